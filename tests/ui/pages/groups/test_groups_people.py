"""People by alias: proposed, warned about when they tell too much, merged, and what was promised them."""

from typing import Any

import pytest

from peerjournal.actions import drafts, groups, kind_words, people
from peerjournal.model.draft import Draft
from peerjournal.model.group import Limit
from peerjournal.model.person import Person
from peerjournal.ui.page import Link
from peerjournal.ui.pages.groups.proposing import tells
from peerjournal.ui.window import Window
from tests.ui.conftest import Opened
from tests.ui.pages.keyboard import button, dialog, go, said, tab_to, type_words


def _people(opened: Opened) -> dict[str, Person]:
    return {one.alias: one for one in opened.do(people.all) if isinstance(one, Person)}


@pytest.fixture
def page(window: Window, opened: Opened) -> Any:
    group = opened.do(groups.add, "Thursday")
    return go(window, opened, "groups", Link("group", group.id))


@pytest.mark.parametrize("typed", ["Sarah Miller", "María García", "Иван Петров", "sarah@example.org"])
def test_a_whole_name_or_an_address_tells_who_somebody_is(typed: str) -> None:
    assert tells(typed)


@pytest.mark.parametrize("typed", ["", "R.", "Sarah", "Anna K.", "the gardener", "Blue scarf", "Sarah from the bus"])
def test_an_alias_does_not(typed: str) -> None:
    assert not tells(typed)


def test_a_name_is_warned_about_and_an_alias_taken_with_one_key(page: Any, opened: Opened) -> None:
    button(page, "Add somebody").click()
    opened.settle()
    sheet: Any = dialog()
    assert button(sheet, "the gardener").isVisible()
    type_words("Sarah Miller")
    sheet._look()
    opened.settle()
    assert sheet._telling.isVisible()
    tab_to("Take the alias: S.").click()  # type: ignore[attr-defined]
    opened.settle()
    assert not sheet._telling.isVisible()
    button(sheet, "Save").click()
    opened.settle()
    assert list(_people(opened)) == ["S."]


def test_a_promise_is_kept_and_stands_in_the_sheet(window: Window, page: Any, opened: Opened) -> None:
    opened.do(people.add, "R.", group_id=page._at[1], promise="The recipe")
    opened.settle()
    button(page, "It is done").click()
    opened.settle()
    assert said(window) == "Kept."
    one = _people(opened)["R."]
    assert (one.promise, [kept.text for kept in one.kept]) == ("", ["The recipe"])
    page.whole.people.editing.emit(one)
    opened.settle()
    assert any("The recipe" in label.text() for label in dialog().findChildren(type(page.whole._about)))
    dialog().reject()


def test_two_aliases_become_one_person(page: Any, opened: Opened) -> None:
    one = opened.do(people.add, "G.", group_id=page._at[1])
    other = opened.do(people.add, "the gardener", group_id=page._at[1])
    kind = opened.do(kind_words.add, "You are doing well", person_id=one.id)
    opened.settle()
    page.whole.people.editing.emit(_people(opened)["G."])
    sheet: Any = dialog()
    button(sheet, "The same as somebody else\u2026").click()
    sheet._others.choose(other.id)
    button(sheet, "Make them one").click()
    opened.settle()
    left = _people(opened)
    assert list(left) == ["the gardener"]
    assert left["the gardener"].also == ("G.",)
    assert opened.do(kind_words.get, kind.id).person_id == other.id
    assert any("Also called: G." in one.text() for one in page.findChildren(type(page.whole._about)))


def test_what_is_typed_about_somebody_is_kept_as_a_draft(page: Any, opened: Opened) -> None:
    page.whole.people.adding.emit()
    sheet: Any = dialog()
    sheet._connection.set_text("Tea")
    page.settle()
    opened.settle()
    (draft,) = opened.do(drafts.all)
    assert isinstance(draft, Draft)
    sheet._drafting._kept = False  # as if the program had ended here
    sheet.close()
    page._go("list", "")
    opened.settle()
    page.visit(Link("draft", draft.id))
    opened.settle()
    again: Any = dialog()
    assert again._connection.text() == "Tea"
    again.reject()
    opened.settle()
    assert opened.do(drafts.all) == []


def test_where_people_are_switched_off_nobody_can_be_added(page: Any, opened: Opened) -> None:
    opened.do(groups.agree, page._at[1], "Nobody is noted.", (Limit.NO_PEOPLE,))
    opened.settle()
    dialog().accept()  # the agreement, which is new
    assert page.whole.people._add.isHidden()
    assert "agreed" in page.whole.people._hint.text()
