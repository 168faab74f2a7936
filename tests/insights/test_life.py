"""What is gathered: the writer's own, each answer once, names as they were written last; and the plain counts."""

from dataclasses import replace
from datetime import date, timedelta

from peerjournal.insights import INSIGHTS, looking_back, weekdays, year
from peerjournal.insights.life import Life, gather, own_words
from peerjournal.insights.moments import of
from peerjournal.model.checkin import CheckIn
from peerjournal.model.counted import counted
from peerjournal.model.entry import Entry, Feeling
from peerjournal.model.group import Group, Meeting
from tests.insights.lives import START, noted

GROUP = Group("g", "Thursday circle")
MEETING = Meeting("m", "g", START, attended=True)


def test_words_of_others_are_never_gathered() -> None:
    body = "Mine first.\n\n::: heard Fern\nTheirs.\n:::\n\n::: confidence\nSecret.\n:::\n\nMine last."
    words = own_words("My title", body)
    assert "Mine first." in words
    assert "Mine last." in words
    assert "My title" in words
    assert not {"Theirs", "Secret", "Fern"} & set(words.replace(".", " ").split())


def test_how_one_left_a_meeting_counts_once_though_entry_and_check_in_say_it() -> None:
    entry = Entry("e", START + timedelta(hours=2), scales={"hope": 7}, group_id="g", meeting_id="m")
    before = CheckIn("b", "m", "before", START, scales={"hope": 4})
    after = CheckIn("a", "m", "after", START, scales={"hope": 7, "tension": 2})
    life = gather([counted(entry)], [before, after], [MEETING], [GROUP])
    assert sorted(one.scales["hope"] for one in life.noted if "hope" in one.scales) == [4, 7]
    assert [one.scales["tension"] for one in life.noted if "tension" in one.scales] == [2]
    (pair,) = life.pairs
    assert (pair.before["hope"], pair.after["hope"]) == (4, 7)
    assert life.attended == {"g": 1}


def test_a_check_in_of_a_meeting_that_is_gone_counts_for_nothing() -> None:
    assert gather([], [CheckIn("b", "gone", "before", START, scales={"hope": 4})], [], []) == Life()


def test_one_feeling_written_in_two_ways_is_one() -> None:
    entries = [Entry(str(at), START + timedelta(days=at), feelings=(Feeling(name),)) for at, name in
               enumerate(("calm", "Calm", "tired"))]  # fmt: skip
    found = weekdays.look(gather(map(counted, entries), [], [], []))
    assert [(one.name, one.n) for one in found.feelings] == [("Calm", 2), ("tired", 1)]


def test_weekdays_count_by_the_clock_where_it_was_and_leave_untimed_ones_aside() -> None:
    timed = noted(0, feelings=("calm",))
    untimed = replace(timed, all_day=True)
    found = weekdays.look(Life(of((timed, timed, untimed))))
    (calm,) = found.feelings
    assert calm.cells[START.weekday()][20] == 2
    assert (calm.n, calm.untimed, sum(map(sum, found.all)), found.n) == (3, 1, 2, 3)


def test_a_day_of_the_year_has_the_mean_of_its_answers() -> None:
    (hope,) = year.look(Life(of((noted(0, {"hope": 3}), noted(0.1, {"hope": 8}), noted(2, {"hope": 5})))))
    assert [(one.day, one.value, one.n) for one in hope.days] == [
        (START.date(), 5.5, 2), (START.date() + timedelta(days=2), 5, 1)
    ]  # fmt: skip
    assert hope.n == 3


def test_looking_back_quotes_exactly_and_leaves_out_what_was_hidden() -> None:
    words = "It  rained —\n\tand *I* stayed."
    entries = (Entry("a", START, "Title", words + "\n\n::: heard\nNot mine.\n:::\n"), Entry("b", START, left_out=True))
    (found,) = looking_back.look(Life(remembered=entries, today=date(2026, 1, 1)))
    assert (found.entry_id, found.years, found.title) == ("a", 2, "Title")
    assert found.words.rstrip("\n") == words


def test_an_empty_life_has_an_empty_answer_to_every_question() -> None:
    for one in INSIGHTS:
        one.look(Life())
    assert len({one.KEY for one in INSIGHTS}) == len(INSIGHTS)
