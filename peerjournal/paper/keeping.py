"""Keeps on one page what is read as one: a heading with what follows, a picture with its words, a table."""

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextFormat, QTextTable

_FIRST_LINES = 30.0  # of a text after its heading, in the document's own unit


def keep_together(document: QTextDocument) -> None:
    """Begins a new page before each heading whose part would be torn, where the part fits on a page at all."""
    tall = document.pageSize().height()
    block = document.begin()
    before: QTextBlock | None = None  # a heading right above this one goes with it
    while block.isValid():
        if block.blockFormat().headingLevel():
            start = before or block
            top, end = _top(document, start), _end(document, block)
            if top // tall != (end - 1) // tall and end - top < tall and top % tall > 1:
                wanted = start.blockFormat()
                wanted.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
                QTextCursor(start).setBlockFormat(wanted)
            before = start
        else:
            before = None
        block = block.next()


def _end(document: QTextDocument, heading: QTextBlock) -> float:
    """Where that ends which has to stand below a heading on the same page."""
    follows = heading.next()
    if not follows.isValid():
        return _bottom(document, heading)
    table: QTextTable | None = QTextCursor(follows).currentTable()
    if table is not None:
        return document.documentLayout().frameBoundingRect(table).bottom()
    part = follows
    while part.isValid() and not part.blockFormat().headingLevel():
        if "\ufffc" in part.text():  # a picture
            return _bottom(document, part)
        part = part.next()
    return min(_bottom(document, follows), _top(document, follows) + _FIRST_LINES)


def _top(document: QTextDocument, block: QTextBlock) -> float:
    return document.documentLayout().blockBoundingRect(block).top()


def _bottom(document: QTextDocument, block: QTextBlock) -> float:
    return document.documentLayout().blockBoundingRect(block).bottom()
