"""The short lists of dialogs."""

from PySide6.QtTest import QAbstractItemModelTester

from peerjournal.ui.models.lines import ITEM, Item, LinesModel


def test_qt_finds_no_fault_with_it() -> None:
    model = LinesModel()
    _tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.show_items([Item("one", "first"), Item("two", "")])
    model.show_items([])
    model.show_items([Item("three", "")])


def test_a_row_gives_its_item_and_says_it_in_words() -> None:
    model = LinesModel()
    items = (Item("An evening", "deleted 3 May", 7, "journal"), Item("No more", ""))
    model.show_items(items)
    assert model.index(0, 0).data(ITEM) == items[0]
    assert [model.index(row, 0).data() for row in range(2)] == ["An evening. deleted 3 May", "No more"]
