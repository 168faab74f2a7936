"""Plain choices and the rules they stand for: there and back, over the change of clocks, and what they cannot say."""

import time as clock
from collections.abc import Iterator
from datetime import datetime, time, timedelta

import pytest
from pytestqt.qtbot import QtBot

from peerjournal.actions import groups, recurrence
from peerjournal.model.group import Group
from peerjournal.model.moments import local, now, parse, to_local
from peerjournal.ui.pages.groups import rhythm
from peerjournal.ui.pages.groups.rhythm import MONTH, TWO_WEEKS, WEEK, Rhythm
from peerjournal.ui.pages.groups.schedule import ScheduleField
from peerjournal.ui.theme import Theme

HALF_PAST_SIX = time(18, 30)


def _at(text: str) -> datetime:
    return parse(text)[0]


@pytest.fixture
def in_berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    clock.tzset()
    yield
    monkeypatch.undo()
    clock.tzset()


@pytest.mark.parametrize("every", [WEEK, TWO_WEEKS, MONTH])
@pytest.mark.parametrize("weekday", range(7))
@pytest.mark.parametrize("nth", [1, 2, 3, 4, -1])
def test_every_choice_is_a_rule_and_is_read_back(every: str, weekday: int, nth: int) -> None:
    chosen = Rhythm(every, weekday, nth if every == MONTH else 1)
    group = chosen.group(HALF_PAST_SIX, _at("2026-11-23T12:00"))
    assert rhythm.read(group) == chosen
    assert group.first_at is not None
    assert recurrence.checked(group.rrule, group.first_at) == group.rrule
    first = to_local(group.first_at)
    assert (first.weekday(), first.time()) == (weekday, HALF_PAST_SIX)
    assert _at("2026-11-23T00:00") <= first < _at("2026-11-23T00:00") + timedelta(days=63)


@pytest.mark.usefixtures("in_berlin")
def test_dates_are_right_when_the_clocks_go_back_and_forth() -> None:
    """Berlin, 25 October 2026 and 28 March 2027: half past six stays half past six."""
    weekly = Rhythm(WEEK, 3).group(HALF_PAST_SIX, _at("2026-10-19T12:00"))
    assert [one.isoformat() for one in groups.coming(weekly, _at("2026-10-19T12:00"))] == [
        "2026-10-22T18:30:00+02:00",
        "2026-10-29T18:30:00+01:00",
        "2026-11-05T18:30:00+01:00",
    ]
    monthly = Rhythm(MONTH, 6, -1).group(HALF_PAST_SIX, _at("2027-02-20T12:00"))
    assert [one.isoformat() for one in groups.coming(monthly, _at("2027-02-20T12:00"))] == [
        "2027-02-28T18:30:00+01:00",
        "2027-03-28T18:30:00+02:00",
        "2027-04-25T18:30:00+02:00",
    ]


@pytest.mark.usefixtures("in_berlin")
def test_a_meeting_of_this_evening_counts_although_it_is_over() -> None:
    """Whoever puts a group down on coming home from it means that evening, too."""
    group = Rhythm(WEEK, 3).group(HALF_PAST_SIX, _at("2026-10-22T21:00"))
    assert group.first_at == _at("2026-10-22T18:30")


def test_which_of_two_weeks_is_chosen() -> None:
    monday = _at("2026-11-23T12:00")
    this, that = (Rhythm(TWO_WEEKS, 3).group(HALF_PAST_SIX, monday, skip=skip) for skip in (0, 1))
    assert (this.first_at, that.first_at) == (_at("2026-11-26T18:30"), _at("2026-12-03T18:30"))
    assert groups.coming(that, monday, 2) == [_at("2026-12-03T18:30"), _at("2026-12-17T18:30")]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("FREQ=WEEKLY", Rhythm(WEEK, 3)),
        ("FREQ=WEEKLY;INTERVAL=1;BYDAY=MO;WKST=SU", Rhythm(WEEK, 0)),
        ("FREQ=MONTHLY;BYDAY=+2TU", Rhythm(MONTH, 1, 2)),
        ("FREQ=WEEKLY;BYDAY=MO,TH", None),
        ("FREQ=WEEKLY;INTERVAL=3;BYDAY=MO", None),
        ("FREQ=WEEKLY;BYDAY=TH;COUNT=8", None),
        ("FREQ=MONTHLY;BYMONTHDAY=15", None),
        ("FREQ=MONTHLY;BYDAY=5FR", None),
        ("FREQ=DAILY", None),
        ("", None),
    ],
)
def test_what_the_choices_cannot_say_is_not_read_as_something_else(rule: str, expected: Rhythm | None) -> None:
    assert rhythm.read(Group("", "", rule, _at("2026-11-26T18:30"))) == expected


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("FREQ=WEEKLY;BYDAY=TH", "Every week on Thursday, "),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TH", "Every two weeks on Thursday, "),
        ("FREQ=MONTHLY;BYDAY=-1TU", "Every last Tuesday of the month, "),
        ("FREQ=DAILY", "In a rhythm of its own"),
        ("", ""),
    ],
)
def test_a_rule_is_said_in_words(rule: str, words: str) -> None:
    assert rhythm.spoken(Group("", "", rule, _at("2026-11-26T18:30"))).startswith(words)


def _field(qtbot: QtBot, group: Group) -> ScheduleField:
    made = ScheduleField()
    qtbot.addWidget(made)
    made.show_group(group)
    made.show()
    return made


@pytest.mark.parametrize(
    "rule",
    ["", "FREQ=DAILY;COUNT=90", "FREQ=WEEKLY;BYDAY=TH", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH", "FREQ=MONTHLY;BYDAY=2TU"],
)
def test_what_is_not_changed_stays_to_the_second(theme: Theme, qtbot: QtBot, rule: str) -> None:
    """Also a rule from elsewhere that the choices cannot say: opening the form must not change when a group meets."""
    first = _at("2024-02-01T18:30:07") if rule else None
    field = _field(qtbot, Group("x", "Thursday", rule, first))
    assert field.schedule() == (rule, first)
    before = field.fields()
    field._every.choose("week")
    field._chosen()
    assert field.schedule() != (rule, first) or rule == "FREQ=WEEKLY;BYDAY=TH"
    field.set_fields(before)
    assert field.schedule() == (rule, first)


def test_only_what_belongs_to_a_choice_is_shown(theme: Theme, qtbot: QtBot) -> None:
    field = _field(qtbot, Group("x", "Thursday"))
    for every, shown in (
        ("", [False, False, False, False]),
        (WEEK, [False, True, True, False]),
        (TWO_WEEKS, [False, True, True, True]),
        (MONTH, [True, True, True, False]),
    ):
        field._every.choose(every)
        field._chosen()
        parts = (field._nth, field._day, field._clock, field._begins)
        assert [one.isVisible() for one in parts] == shown
        assert field._next.isVisible() == bool(every)
    assert field._next.text().count(",") == 2


def test_the_week_that_was_chosen_comes_back(theme: Theme, qtbot: QtBot) -> None:
    """Of a fortnight that begins next week, the second stays chosen."""
    field = _field(qtbot, Group("x", "Thursday"))
    field._every.choose(TWO_WEEKS)
    field._day.choose("3")
    field._chosen()
    field._begins.choose("1")
    field._chosen()
    rule, first = field.schedule()
    assert first is not None
    today = local(now().date(), time(0))
    assert timedelta(days=7) <= first - today < timedelta(days=14, hours=20)
    again = _field(qtbot, Group("x", "Thursday", rule, first))
    assert again.fields()["begins"] == "1"
    assert again.schedule() == (rule, first)
    again._clock.set_clock(time(19, 0))
    changed = again.schedule()[1]
    assert changed is not None
    assert to_local(changed).date() == to_local(first).date()
