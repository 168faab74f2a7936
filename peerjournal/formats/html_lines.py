"""Blocks of Markdown in lists and quotes: each line gets the prefix of everything it stands in."""

import re
from collections.abc import Mapping

from peerjournal.formats.markdown_text import escaped_lines

_DEEPEST = 12  # lists and quotes in one another; what is deeper is shown at this depth
_BOX = {"true": "[x] ", "checked": "[x] ", "false": "[ ] ", "unchecked": "[ ] "}


class _Container:
    """A quote, a list, or an item of one, until it ends."""

    def __init__(self, tag: str) -> None:
        self.tag = tag
        self.number = 1
        self.box = ""
        self.marker = "> " if tag == "blockquote" else ""
        self.used = tag == "blockquote"

    def prefix(self) -> str:
        """What a line in it begins with: an item's first line with the marker, all others beneath it."""
        if self.used:
            return self.marker if self.tag == "blockquote" else " " * len(self.marker.removesuffix(self.box))
        self.used = True
        return self.marker


class Lines:
    """Takes blocks one after the other, and has the whole text at the end."""

    def __init__(self) -> None:
        self._text: list[str] = []
        self._within: list[_Container] = []
        self._too_deep = 0
        self._before: list[_Container] = []  # what the last block stood in
        self._is_line = False  # the last block was a line that the next may follow directly

    def text(self) -> str:
        """All blocks so far."""
        return "".join(self._text)

    def open_quote(self) -> None:
        """What follows is quoted."""
        self._push(_Container("blockquote"))

    def open_list(self, tag: str, given: Mapping[str, str]) -> None:
        """What follows are items; `start` numbers the first."""
        container = _Container(tag)
        start = given.get("start", "")
        container.number = int(start) if start.isascii() and start.isdigit() and len(start) < 9 else 1
        container.box = _BOX.get(given.get("data-checked", ""), "")
        self._push(container)

    def open_item(self, given: Mapping[str, str], indent: int) -> None:
        """An item; one that was not closed ends here. `indent` is for editors whose lists are flat (Quill)."""
        at = next(
            (at for at in range(len(self._within) - 1, -1, -1) if self._within[at].tag in {"ul", "ol", "menu"}), -1
        )
        if at < 0:
            at = len(self._within)
            self._push(_Container("ul"))
        if at >= len(self._within):
            return
        del self._within[at + 1 :]
        list_ = self._within[at]
        kind = given.get("data-list", "")
        numbered = (list_.tag == "ol" and not kind) or kind == "ordered"
        item = _Container("li")
        item.box = _BOX.get(given.get("data-checked", ""), "") or _BOX.get(kind, "") or list_.box
        item.marker = "    " * indent + (f"{list_.number}. " if numbered else "- ") + item.box
        list_.number += 1
        self._within.append(item)

    def tick(self, checked: bool) -> bool:
        """A check box of the item that begins here. False where no item does, or where it has one already."""
        item = self._within[-1] if self._within and self._within[-1].tag == "li" else None
        if item is None or item.used:
            return False
        if not item.box:
            item.box = "[x] " if checked else "[ ] "
            item.marker += item.box
        return True

    def close(self, tag: str) -> None:
        """The innermost container of this kind ends, and all in it."""
        if self._too_deep and tag != "li":
            self._too_deep -= 1
            return
        at = self._innermost(tag)
        if at >= 0:
            del self._within[at:]

    def blank(self) -> None:
        """An empty line: the next line begins a paragraph."""
        self._is_line = False

    def paragraph(self, text: str, is_line: bool) -> None:
        """Text, escaped inside its lines; `is_line` where it is one line among others of a paragraph."""
        self.add(escaped_lines(text).replace("\n", "  \n"), is_line)

    def add(self, block: str, is_line: bool = False) -> None:
        """A finished block of one or more lines."""
        same = len(self._before) == len(self._within) and all(
            a is b for a, b in zip(self._before, self._within, strict=True)
        )
        if self._text:
            if same and is_line and self._is_line:
                self._text.append("  \n")
            elif any(not one.used and one.marker for one in self._within) and any(
                one.tag == "li" for one in self._before
            ):
                self._text.append("\n")
            else:
                self._text.append(f"\n{self._shared().rstrip()}\n")
        first, *others = block.split("\n")
        self._text.append("".join(one.prefix() for one in self._within) + first)
        beneath = "".join(one.prefix() for one in self._within) if others else ""
        self._text.extend(f"\n{beneath}{line}" if line else f"\n{beneath.rstrip()}" for line in others)
        self._before, self._is_line = list(self._within), is_line

    def _shared(self) -> str:
        """The prefix of what the last block and the next both stand in."""
        shared = []
        for before, now in zip(self._before, self._within, strict=False):
            if before is not now:
                break
            shared.append(now.prefix())
        return re.sub(r"[^> ]", " ", "".join(shared))

    def _innermost(self, *tags: str) -> int:
        return next((at for at in range(len(self._within) - 1, -1, -1) if self._within[at].tag in tags), -1)

    def _push(self, container: _Container) -> None:
        if len(self._within) >= _DEEPEST:
            self._too_deep += 1
        else:
            self._within.append(container)
