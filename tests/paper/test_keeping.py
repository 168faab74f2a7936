"""What is read as one stands on one page, wherever it would have fallen."""

import pytest
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from peerjournal.paper.keeping import keep_together

TALL = 300.0


def laid_out(lines_before: int, rows: int) -> QTextDocument:
    """Some lines, then a heading with a table, then a heading with a text."""
    document = QTextDocument()
    before = "".join(f"<p>line {at}</p>" for at in range(lines_before))
    table = "".join(f"<tr><td>name {at}</td><td>said</td></tr>" for at in range(rows))
    document.setHtml(f"{before}<h2>Table</h2><table>{table}</table><h3>Words</h3><p>{'word ' * 60}</p>")
    document.setPageSize(QSizeF(400, TALL))
    keep_together(document)
    return document


def page_of(rect: QRectF) -> tuple[int, int]:
    """The pages on which something begins and ends."""
    return int(rect.top() // TALL), int((rect.bottom() - 1) // TALL)


@pytest.mark.parametrize("lines_before", range(26))
def test_a_table_is_not_torn_and_no_heading_stands_alone(qapp: QApplication, lines_before: int) -> None:
    document = laid_out(lines_before, 4)
    (table,) = document.rootFrame().childFrames()
    begin, end = page_of(document.documentLayout().frameBoundingRect(table))
    assert begin == end
    block = document.begin()
    while block.isValid():
        if block.blockFormat().headingLevel():
            heading, below = (document.documentLayout().blockBoundingRect(one) for one in (block, block.next()))
            assert int(heading.top() // TALL) == int(below.top() // TALL)
        block = block.next()


def test_a_table_longer_than_a_page_is_torn_where_it_must_be(qapp: QApplication) -> None:
    assert laid_out(3, 60).pageCount() < 8
