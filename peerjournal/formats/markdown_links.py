"""Points the links and pictures of a Markdown text at the attachments that their files become."""

import re
from typing import Protocol

from peerjournal.formats.linked import MEDIA
from peerjournal.formats.markdown_text import target

# [label](target "title"), with one level of brackets in the label and of parentheses in the target; and in <>. Every
# character of a label can be read in one way only: in two, forty backslashes would take longer than anybody lives.
_LINK = re.compile(
    r"(?P<code>(?<!`)(?P<ticks>`{1,9})(?!`).{1,500}?(?<!`)(?P=ticks)(?!`))"
    r"|(?P<sign>!?)\[(?P<label>(?:[^\[\]\n\\!]|\\.|!(?!\[)|(?>!?\[[^\[\]\n]{0,300}\](?:\([^()\n]{0,300}\))?)){0,500}?)\]"
    r"\([ \t]*(?:<(?P<angled>[^<>\n]{1,4000})>|(?P<plain>(?:[^\s()<>]|\((?:[^\s()]{0,500})\)){1,4000}))"
    r"(?P<title>[ \t]+(?:\"[^\"\n]{0,500}\"|'[^'\n]{0,500}'|\([^()\n]{0,500}\)))?[ \t]*\)"
    r"(?:\{[^{}\n]{0,100}\})?"
    r"|(?P<wiki>!\[\[(?P<wikiname>[^\[\]|#\n]{1,1000})(?:#[^\[\]|\n]{0,300})?(?:\|(?P<alias>[^\[\]\n]{0,300}))?\]\])"
)
_LONGEST_LINE = 50_000  # characters; patterns take their time, and such a line is nobody's writing
_FENCE = re.compile(r"[ \t]{0,3}(`{3,}|~{3,})")


class Places(Protocol):
    """Says where what a text points at lies; None leaves it as it is."""

    def shown(self, untrusted_target: str) -> str | None:
        """Of a picture."""

    def linked(self, untrusted_target: str) -> str | None:
        """Of a link."""


def relinked(untrusted_text: str, linked: Places) -> str:
    """The text with its pictures, and its links to files, pointing where `linked` says; code stays as it is."""
    if "](" not in untrusted_text and "![[" not in untrusted_text:
        return untrusted_text
    lines, fence = [], ""
    for line in untrusted_text.split("\n"):
        mark = _FENCE.match(line)
        if fence:
            fence = "" if mark and mark[1].startswith(fence) and not line.strip("`~ \t\r") else fence
        elif mark:
            fence = mark[1]
        elif len(line) <= _LONGEST_LINE and ("](" in line or "![[" in line):
            line = _LINK.sub(lambda found: _one(found, linked), line)
        lines.append(line)
    return "\n".join(lines)


def _one(found: re.Match[str], linked: Places) -> str:
    if found["code"] is not None:
        return found[0]
    if found["wiki"] is not None:
        return _embedded(found, linked)
    untrusted_target = found["angled"] or found["plain"] or ""
    label = found["label"]
    if "](" in label:  # a picture that is a link
        label = _LINK.sub(lambda inner: _one(inner, linked), label)
    name = linked.shown(untrusted_target) if found["sign"] else linked.linked(untrusted_target)
    if name is None:
        return found[0] if label == found["label"] else found[0].replace(found["label"], label, 1)
    return f"{found['sign']}[{label}]({target(name)})"


def _embedded(found: re.Match[str], linked: Places) -> str:
    """Obsidian's `![[picture.png|300]]`; a note that is shown within another stays a link in words."""
    suffix = found["wikiname"].strip().rpartition(".")[2].lower()
    if suffix not in MEDIA:
        return found[0]
    name = linked.shown(found["wikiname"])
    if name is None:
        return found[0]
    alias = found["alias"] or ""
    label = "" if re.fullmatch(r"\d+(x\d+)?", alias.strip()) else alias
    return f"![{label}]({target(name)})"
