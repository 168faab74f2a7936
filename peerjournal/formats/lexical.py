"""Lexical's editor state, as Standard Notes' Super notes hold it, as Markdown (lexical.dev, EditorState JSON)."""

from collections.abc import Iterator
from typing import Any

from peerjournal.formats.json_text import BadJson, load, number, objects, text
from peerjournal.formats.markdown_text import code_span, escaped, fenced, link

_DEEPEST = 40
_LEVELS = {f"h{level}": "#" * level for level in range(1, 7)}
_BOLD, _ITALIC, _STRIKE, _CODE = 1, 2, 4, 16


def to_markdown(untrusted: str) -> str | None:
    """The text of a state; None where it is none."""
    try:
        state = load(untrusted)
    except BadJson:
        return None
    root = state.get("root") if isinstance(state, dict) else None
    if not isinstance(root, dict) or not isinstance(root.get("children"), list):
        return None
    return "\n\n".join(part for part in _blocks(root, 0) if part.strip())


def _blocks(node: dict[str, Any], depth: int) -> Iterator[str]:
    if depth > _DEEPEST:
        return
    for one in objects(node, "children"):
        kind = text(one, "type")
        if kind == "heading":
            yield f"{_LEVELS.get(text(one, 'tag'), '#')} {_words(one, depth)}"
        elif kind == "list":
            yield "\n".join(_items(one, "", depth))
        elif kind == "quote":
            yield "\n".join(f"> {line}" for line in _words(one, depth).split("\n"))
        elif kind == "code":
            yield fenced(_plain(one, depth), text(one, "language"))
        elif kind == "horizontalrule":
            yield "---"
        elif kind == "table":
            yield "\n".join(_rows(one, depth))
        elif kind in {"collapsible-container", "collapsible-content", "root"}:
            yield from _blocks(one, depth + 1)
        else:
            yield _words(one, depth)


def _items(node: dict[str, Any], indent: str, depth: int) -> Iterator[str]:
    if depth > _DEEPEST:
        return
    kind = text(node, "listType")
    for place, one in enumerate(objects(node, "children"), start=number(node, "start") or 1):
        nested = [child for child in objects(one, "children") if text(child, "type") == "list"]
        words = _words({"children": [child for child in objects(one, "children") if child not in nested]}, depth)
        sign = f"{place}." if kind == "number" else "-"
        box = ("[x] " if one.get("checked") is True else "[ ] ") if kind == "check" else ""
        if words.strip() or not nested:
            yield f"{indent}{sign} {box}{words}"
        for child in nested:
            yield from _items(child, f"{indent}    " if words.strip() or indent else indent, depth + 1)


def _rows(node: dict[str, Any], depth: int) -> Iterator[str]:
    for place, row in enumerate(objects(node, "children")):
        cells = [
            " ".join(_blocks(cell, depth + 1)).replace("\n", " ").replace("|", "\\|")
            for cell in objects(row, "children")
        ]
        yield "| " + " | ".join(cells) + " |"
        if place == 0:
            yield "|" + " --- |" * len(cells)


def _words(node: dict[str, Any], depth: int) -> str:
    if depth > _DEEPEST:
        return ""
    pieces = []
    for one in objects(node, "children"):
        kind = text(one, "type")
        if kind == "linebreak":
            pieces.append("\n")
        elif kind in {"link", "autolink"}:
            pieces.append(link(_words(one, depth + 1), text(one, "url")))
        elif isinstance(one.get("children"), list):
            pieces.append(_words(one, depth + 1))
        else:
            pieces.append(_marked(text(one, "text"), number(one, "format") or 0))
    return "".join(pieces)


def _marked(words: str, format: int) -> str:
    if not words.strip():
        return words
    if format & _CODE:
        return code_span(words)
    inner = escaped(words.strip())
    for bit, mark in ((_STRIKE, "~~"), (_ITALIC, "*"), (_BOLD, "**")):
        if format & bit:
            inner = f"{mark}{inner}{mark}"
    start = len(words) - len(words.lstrip())
    return f"{words[:start]}{inner}{words[len(words.rstrip()) :]}"


def _plain(node: dict[str, Any], depth: int) -> str:
    if depth > _DEEPEST:
        return ""
    return "".join(
        "\n" if text(one, "type") == "linebreak" else text(one, "text") or _plain(one, depth + 1)
        for one in objects(node, "children")
    )
