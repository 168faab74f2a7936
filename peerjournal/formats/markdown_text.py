"""Text put into Markdown so that it stays what it is: escapes, code, links."""

import re
from urllib.parse import unquote

# Only what CommonMark 0.31 would read as something else is escaped: the text stays readable as text.
_INLINE = re.compile(
    r"[\\`*]|(?<!\w)_|_(?!\w)|~(?=~)|(?<=~)~|(?<=\])\(|(?<=\])\[|<(?=[A-Za-z/!?])|&(?=#?\w{1,31};)|!(?=\[)"
)
_SIGNS = re.compile(r"[\\`*_~\]<&!]")
_AT_START = re.compile(r"(?m)^([ \t]*)(#{1,6}(?=\s|$)|[-+](?=\s|$)|>|:{3,}|={2,}$|-{2,}$)")
_NUMBERED = re.compile(r"(?m)^([ \t]*\d{1,9})([.)])(?=\s|$)")
_TICKS = re.compile(r"`+")
_NOT_IN_TARGET = re.compile(r"[\s<>()\\\x00-\x1f]")
_SAFE_TARGET = re.compile(r"(?i)(?!(javascript|vbscript|data):)")


def escaped(text: str) -> str:
    """Inline Markdown that shows exactly this text."""
    # Most texts have none of the signs, and to look for one is much quicker than to try the pattern everywhere.
    return _INLINE.sub(lambda found: "\\" + found[0], text) if _SIGNS.search(text) else text


def escaped_lines(text: str) -> str:
    """Lines of Markdown that begin no heading, list, quote or fence. For text that is escaped already."""
    return _NUMBERED.sub(r"\1\\\2", _AT_START.sub(r"\1\\\2", text))


def code_span(text: str) -> str:
    """A code span with as many backticks as its text needs."""
    ticks = "`" * (max((len(run) for run in _TICKS.findall(text)), default=0) + 1)
    space = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{ticks}{space}{text}{space}{ticks}".replace("\n", " ")


def fenced(code: str, language: str = "") -> str:
    """A fenced code block."""
    fence = "`" * max(3, max((len(run) for run in _TICKS.findall(code)), default=0) + 1)
    return f"{fence}{language}\n{code}\n{fence}"


def target(untrusted: str) -> str:
    """A link's target as it may stand in Markdown."""
    return _NOT_IN_TARGET.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), untrusted.strip())


def link(label: str, untrusted_target: str, even_empty: bool = False) -> str:
    """`[label](target)`; the label alone where there is nothing to link to, or where the target would run code."""
    if not untrusted_target or not _SAFE_TARGET.match(untrusted_target.strip()):
        return label
    where = target(untrusted_target)
    if not even_empty and label.replace("\\", "") in {untrusted_target.strip(), unquote(where)} and ":" in where:
        return f"<{where}>"
    return f"[{label}]({where})"


def file_link(untrusted_name: str, label: str = "") -> str:
    """Shows an attachment of the entry where the source showed it."""
    return f"![{label}]({target(untrusted_name)})"
