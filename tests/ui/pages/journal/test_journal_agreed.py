"""A group's agreement stands before the first of its entries that is read in the journal, and only there."""

from peerjournal.actions import agreements, entries, groups
from peerjournal.ui.page import Link
from peerjournal.ui.window import Window
from tests.ui.conftest import Opened
from tests.ui.pages.keyboard import button, go


def test_the_agreement_is_read_before_the_first_entry_of_its_group(window: Window, opened: Opened) -> None:
    group = opened.do(groups.add, "Thursday", agreement="What is said here stays here.")
    ones = [opened.do(entries.save, entries.new(body=f"Words {number}.", group_id=group.id)) for number in range(2)]
    mine = opened.do(entries.save, entries.new(body="Of my own."))
    page = go(window, opened, "journal", Link("entry", mine.id))
    opened.settle()
    assert page.reader._notes.isVisible()
    assert not page.reader._agreed.isVisible()
    page.visit(Link("entry", ones[0].id))
    opened.settle()
    assert page.reader._agreed._text.text() == "What is said here stays here."
    assert not page.reader._notes.isVisible()
    button(page.reader._agreed, "I have read it").click()
    opened.settle()
    assert page.reader._notes.isVisible()
    assert opened.do(agreements.to_show, group.id) is None
    page.visit(Link("entry", ones[1].id))
    opened.settle()
    assert page.reader._notes.isVisible()
    assert not page.reader._agreed.isVisible()
