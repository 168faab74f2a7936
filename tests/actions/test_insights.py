"""Insights over a real vault: the period, damage that is said, and nothing read twice while nothing was saved."""

from datetime import UTC, date, datetime, timedelta

import pytest

from peerjournal.actions import entries, groups, insights, tips, trash
from peerjournal.model.entry import Feeling
from peerjournal.model.errors import Stopped
from peerjournal.vault.vault import Vault

DAY = datetime(2024, 3, 1, 20, tzinfo=UTC)


def written(vault: Vault, days: int) -> None:
    """So many days with an answer, a feeling and some words."""
    for at in range(days):
        entries.save(vault, entries.new(at=DAY + timedelta(days=at), body="the river was calm today", tags=("walk",),
                                        scales={"hope": at % 11}, feelings=(Feeling("calm"),)))  # fmt: skip


def test_every_question_has_an_answer_in_an_empty_journal(vault: Vault) -> None:
    found = insights.document(vault)
    assert (found["moments"], found["damaged"]) == (0, 0)
    assert set(insights.KEYS) <= set(found)


def test_only_the_period_that_was_asked_for_counts(vault: Vault) -> None:
    written(vault, 12)
    found = insights.document(vault, date(2024, 3, 3), date(2024, 3, 5))
    (hope,) = found["over_time"]
    assert (found["from"], found["to"], hope["n"], hope["lowest"], hope["highest"]) == (
        "2024-03-03", "2024-03-05", 3, 2, 4
    )  # fmt: skip
    assert hope["answers"] == [
        {"at": f"2024-03-0{day}T20:00:00+00:00", "value": day - 1} for day in (3, 4, 5)
    ]  # fmt: skip
    assert found["year"][0]["days"][0] == {"day": "2024-03-03", "value": 2.0, "n": 1}


def test_what_is_saved_counts_at_once_and_what_is_in_the_trash_no_more(vault: Vault) -> None:
    written(vault, 2)
    assert insights.gather(vault) is insights.gather(vault)
    (calm,) = insights.look(vault, "weekdays").feelings
    made = entries.save(vault, entries.new(at=DAY, feelings=(Feeling("calm"),)))
    assert insights.look(vault, "weekdays").feelings[0].n == calm.n + 1
    trash.trash(vault, made.id)
    assert insights.look(vault, "weekdays").feelings[0].n == calm.n


def test_pairs_around_meetings_and_tries_of_tips_are_counted(vault: Vault) -> None:
    group = groups.add(vault, "Thursday circle")
    for at in range(6):
        groups.add_meeting(vault, group.id, DAY + timedelta(days=7 * at), attended=True, before={"hope": 3},
                           after={"hope": 5 + at % 2})  # fmt: skip
    tip = tips.add(vault, "Count backwards")
    tips.tried(vault, tip.id, before=7, after=4, at=DAY)
    found = insights.document(vault)
    whole = found["before_after"][0]
    assert (whole["key"], whole["group_id"], whole["n"], whole["median"]) == ("hope", None, 6, 2.5)
    assert found["groups"][0]["attended"] == 6
    assert found["tips"]["tips"][0]["eased"] == 3
    assert insights.document(vault, DAY.date() + timedelta(days=1))["tips"]["n"] == 0


def test_a_damaged_entry_is_counted_as_damaged_and_as_nothing_else(vault: Vault) -> None:
    written(vault, 3)
    with vault.transaction():
        vault._connection.execute("UPDATE entry SET scales = '{\"hope\":9}' WHERE key = (SELECT min(key) FROM entry)")
        vault._connection.changed.add("entry")
    found = insights.document(vault)
    assert (found["damaged"], found["over_time"][0]["n"]) == (1, 2)


def test_counting_goes_on_in_small_steps_and_can_be_stopped(vault: Vault) -> None:
    written(vault, 60)
    told = [0]

    def progress(_done: int, _total: int) -> None:
        told[0] += 1

    for key in insights.KEYS:
        assert insights.look(vault, key, progress=progress) == insights.look(vault, key)
    assert told[0] > 100
    insights.forget(vault)

    def stop(_done: int, _total: int) -> None:
        raise Stopped

    for key in ("over_time", "words", "looking_back"):
        with pytest.raises(Stopped):
            insights.look(vault, key, progress=stop)


def test_this_day_of_other_years_comes_back_unless_it_was_hidden(vault: Vault) -> None:
    entries.save(vault, entries.new(at=DAY, title="Then", body="What I wrote."))
    entries.save(vault, entries.new(at=DAY.replace(year=2020), title="Hidden", left_out=True))
    found = insights.look(vault, "looking_back", today=date(2026, 3, 1))
    assert [(one.title, one.years, one.words) for one in found] == [("Then", 2, "What I wrote.")]
    assert insights.look(vault, "looking_back", today=date(2028, 2, 29)) == ()


def test_the_29th_of_february_comes_back_on_the_28th_where_there_is_none(vault: Vault) -> None:
    entries.save(vault, entries.new(at=datetime(2024, 2, 29, 9, tzinfo=UTC), title="Leap"))

    def titles(today: date) -> list[str]:
        return [one.title for one in insights.look(vault, "looking_back", today=today)]

    assert titles(date(2028, 2, 29)) == titles(date(2026, 2, 28)) == ["Leap"]
    assert titles(date(2028, 2, 28)) == titles(date(2026, 3, 1)) == []
