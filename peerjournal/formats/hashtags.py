"""Hashtags in the text of an entry."""

import re

_WORD = r"(\w*[^\W\d]\w*)"
# Behind a letter, another #, an ampersand (entity) or a quote (a colour in HTML) it is none; C's #include is none.
_TAG = re.compile(rf"(?<![\w#&\"'=])#(?!include\s)(?![0-9a-fA-F]{{6}}\b){_WORD}")
_NOTE_TAG = re.compile(r"(?:(?<=\s)|(?<=^)|(?<=[(,;]))#(?=[\w/-]*[^\W\d])([\w/-]+)", re.MULTILINE)
_LINKED_TAG = re.compile(r"(?<!\S)#\[\[([^\[\]\n]{1,100})\]\]")
_CODE = re.compile(r"^([`~]{3,}).*?^\1[`~]*[ \t]*$|`[^`\n]+`|^\$\$.*?^\$\$", re.MULTILINE | re.DOTALL)


def hashtags(untrusted_text: str) -> list[str]:
    """RedNotebook's: a # before a word with a letter in it, each once, in order."""
    if "#" not in untrusted_text:
        return []
    return list(dict.fromkeys(found[1] for found in _TAG.finditer(untrusted_text) if found[1] != "_"))


def note_tags(untrusted_text: str) -> list[str]:
    """Obsidian's and Logseq's: after white space, may hold / and -; `#[[two words]]`; never in code."""
    if "#" not in untrusted_text:
        return []
    text = _CODE.sub(" ", untrusted_text) if "`" in untrusted_text or "~~~" in untrusted_text else untrusted_text
    found = [(one.start(), one[1]) for pattern in (_NOTE_TAG, _LINKED_TAG) for one in pattern.finditer(text)]
    return list(dict.fromkeys(tag.strip("/-") for _, tag in sorted(found) if tag.strip("/-")))
