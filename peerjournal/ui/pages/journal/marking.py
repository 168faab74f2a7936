"""Marks whose words a passage is, while one writes: the lines of the selection, or the paragraph the cursor is in."""

from PySide6.QtGui import QTextCursor, QTextDocument

from peerjournal.model.provenance import Passage, Provenance, passages


def kind_at(document: QTextDocument, position: int) -> Provenance:
    """Whose words stand at a position."""
    found = _passage(document.toPlainText(), position)
    return found.kind if found is not None else Provenance.MINE


def mark(cursor: QTextCursor, kind: Provenance) -> None:
    """Puts fences around the lines, changes the kind of the passage they are in, or takes its fences away.

    One step for undo. The same kind once more takes the mark away.
    """
    text = cursor.document().toPlainText()
    here = _passage(text, cursor.selectionStart())
    cursor.beginEditBlock()
    if here is not None and here.kind is not Provenance.MINE:
        _change(cursor, text, here, Provenance.MINE if here.kind is kind else kind)
    elif kind is not Provenance.MINE:
        _fence(cursor, text, kind)
    cursor.endEditBlock()


def _passage(text: str, position: int) -> Passage | None:
    return next((one for one in passages(text) if one.start <= position < one.end or (one.end == len(text)
                 and position == len(text) and one.start <= position)), None)  # fmt: skip


def _fence(cursor: QTextCursor, text: str, kind: Provenance) -> None:
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    if not cursor.hasSelection():  # the paragraph
        start = text.rfind("\n\n", 0, start) + 2 if "\n\n" in text[:start] else 0
        after = text.find("\n\n", end)
        end = after if after >= 0 else len(text)
    start = text.rfind("\n", 0, start) + 1
    after = text.find("\n", max(end - 1, start))
    end = after if after >= 0 else len(text)
    # A passage that begins within the selection is another one's, and fences do not nest.
    others = [one for one in passages(text) if one.kind is not Provenance.MINE and start < one.start < end]
    end = others[0].start - 1 if others else end
    at = QTextCursor(cursor.document())
    at.setPosition(max(end, start))
    at.insertText("\n:::")
    at.setPosition(start)
    at.insertText(f"::: {kind.value}\n")
    if start == end:
        cursor.setPosition(start + len(f"::: {kind.value}\n"))


def _change(cursor: QTextCursor, text: str, here: Passage, kind: Provenance) -> None:
    closing = text[here.inner_end : here.end]
    at = QTextCursor(cursor.document())
    if kind is Provenance.MINE:
        if closing:
            first = here.inner_end - 1 if here.inner_end > here.inner_start else here.inner_end
            _replace(at, first, here.inner_end + len(closing.rstrip("\n")), "")
        _replace(at, here.start, here.inner_start, "")
    else:
        opening = text[here.start : here.inner_start]
        _replace(at, here.start, here.inner_start, opening.replace(here.kind.value, kind.value, 1))


def _replace(at: QTextCursor, start: int, end: int, text: str) -> None:
    at.setPosition(start)
    at.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    at.insertText(text)
