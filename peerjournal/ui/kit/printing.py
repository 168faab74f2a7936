"""Prints the recovery kit on paper."""

from collections.abc import Callable

from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from peerjournal.paper import kit_pdf
from peerjournal.paper.kit import Kit
from peerjournal.ui.dialogs import choosing


def ask_to_print(parent: QWidget, kit: Kit, then: Callable[[], object]) -> bool:
    """Asks where to print and prints; False where this computer has no printer. `then` is called when it is sent."""
    if not QPrinterInfo.availablePrinterNames():
        return False
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName("PeerJournal")
    choosing.note_nothing()  # it can print into a file, and asks where
    dialog = QPrintDialog(printer, parent)
    choosing.prepare(dialog, parent)
    # Not `open`: where the dialog is the system's own, Qt shows it only so.
    if dialog.exec() == QPrintDialog.DialogCode.Accepted:
        paint(printer, kit)
        then()
    return True


def paint(printer: QPrinter, kit: Kit) -> None:
    """One page, edge to edge: its own margins are wider than any printer's."""
    printer.setFullPage(True)
    paper = printer.pageLayout().fullRect(QPageLayout.Unit.Millimeter)
    painter = QPainter(printer)
    try:
        kit_pdf.draw(kit, painter, paper.width(), paper.height())
    finally:
        painter.end()
