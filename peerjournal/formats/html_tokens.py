"""Takes HTML apart into tags and text, in time that grows with its length whatever is in it.

html.parser looks at an unclosed comment or tag again for every '<' in it (minutes for a megabyte); and what is not
closed would be lost with all that follows it. Here it is text.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]{0,40})((?:[^>\"']|\"[^\"]*\"|'[^']*')*+)>")
_NAME = re.compile(r"<(/?)([a-zA-Z][^\s/>]{0,40})")
_ATTRIBUTE = re.compile(r"([^\s=/\"'>]+)(?:\s*+=\s*+(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+)))?")
_CODE_TOO_LONG = re.compile(r"&#(?=[0-9]{8}|[xX][0-9a-fA-F]{8})")
# These hold no words of the person.
_ENDS = {name: re.compile(rf"</{name}\s*+>", re.IGNORECASE) for name in ("script", "style", "title", "template", "svg")}


@dataclass(frozen=True, slots=True)
class Start:
    """`<name key="value">`; names are in lower case."""

    name: str
    given: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class End:
    """`</name>`."""

    name: str


Token = Start | End | str


def tokens(untrusted_html: str) -> Iterator[Token]:
    """Tags, and the text between them with its character references resolved."""
    text = untrusted_html
    patience = 4 * len(text) + 100_000  # characters looked at in vain before quotes are no longer respected
    never: set[str] = set()  # what does not come any more
    at = 0
    while (found := text.find("<", at)) >= 0:
        if found > at:
            yield _resolved(text[at:found])
        at = found
        if text.startswith(("<!", "<?"), at):
            end = "-->" if text.startswith("<!--", at) else ">"
            close = -1 if end in never else text.find(end, at + 2)
            if close < 0:
                never.add(end)
                yield "<"
            at = found + 1 if close < 0 else close + len(end)
            continue
        match = _TAG.match(text, at) if patience > 0 and ">" not in never else None
        if match is not None:
            at = match.end()
            token = _tag(match[1], match[2], match[3])
        else:
            name = _NAME.match(text, at)
            close = -1 if name is None or ">" in never else text.find(">", at)
            if name is None or close < 0:
                if name is not None:
                    never.add(">")
                yield "<"
                at += 1
                continue
            patience -= len(text) - at
            at = close + 1
            token = _tag(name[1], name[2], "")
        if isinstance(token, Start) and token.name in _ENDS and token.name not in never:
            ending = _ENDS[token.name].search(text, at)
            if ending is None:
                never.add(token.name)
            else:
                at = ending.end()
            continue
        yield token
    if at < len(text):
        yield _resolved(text[at:])


def _tag(slash: str, untrusted_name: str, untrusted_attributes: str) -> Token:
    name = untrusted_name.lower()
    if slash:
        return End(name)
    given: dict[str, str] = {}
    for found in _ATTRIBUTE.finditer(untrusted_attributes):
        key, double, single, bare = found.groups()
        given.setdefault(key.lower(), _resolved(double or single or bare or ""))
    return Start(name, given)


def _resolved(text: str) -> str:
    # A number of thousands of digits is an error in html.unescape, and no character.
    return html.unescape(_CODE_TOO_LONG.sub("&amp;#", text)) if "&" in text else text
