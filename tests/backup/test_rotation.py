"""Rotation keeps 7 days, 4 weeks and 12 months of backups, and nobody comes home to fewer."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerjournal.backup import kept, made_on

LAST = date(2026, 11, 23)


def daily(days: int) -> list[tuple[date, int, str]]:
    """One backup on each of so many days, up to the last one."""
    return [(day, 1, day.isoformat()) for day in (LAST - timedelta(days=ago) for ago in range(days))]


def test_of_two_years_of_days_seven_days_four_weeks_and_twelve_months_are_kept() -> None:
    assert kept(daily(730)) == [
        *(f"2026-11-{day}" for day in (23, 22, 21, 20, 19, 18, 17)),  # days; the 22nd also ends a week
        *("2026-11-15", "2026-11-08"),  # weeks
        *("2026-10-31", "2026-09-30", "2026-08-31", "2026-07-31", "2026-06-30", "2026-05-31"),
        *("2026-04-30", "2026-03-31", "2026-02-28", "2026-01-31", "2025-12-31"),
    ]


def test_of_one_day_the_last_one_is_kept() -> None:
    assert kept([(LAST, 2, "second"), (LAST, 10, "tenth"), (LAST, 1, "first")]) == ["tenth"]


def test_years_without_the_program_remove_nothing() -> None:
    before = [(date(2019, 3, day), 1, f"{day}") for day in range(1, 8)]
    assert set(kept([*before, (LAST, 1, "new")])) == {"new", *(f"{day}" for day in range(2, 8))}


@given(st.lists(st.tuples(st.dates(), st.integers(1, 3)), unique=True, max_size=60))
def test_the_latest_is_always_kept_and_what_was_kept_once_stays_kept(made: list[tuple[date, int]]) -> None:
    backups = [(day, number, (day, number)) for day, number in made]
    first = kept(backups)
    assert first[:1] == sorted(made, reverse=True)[:1]
    assert kept([(day, number, (day, number)) for day, number in first]) == first
    assert len(first) <= 7 + 4 + 12


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("PeerJournal-2026-11-23-Anna-ich.age", (LAST, 1)),
        ("PeerJournal-2026-11-23-Anna-ich-12.age", (LAST, 12)),
        ("PeerJournal-2026-11-23-Anna.age", None),
        ("PeerJournal-2026-11-23-Anna-ich-und.age", None),
        ("PeerJournal-2026-11-23-Anna-ich-0.age", None),
        ("PeerJournal-2026-02-30-Anna-ich.age", None),
        ("PeerJournal-2026-11-23-Anna-ich.age.part", None),
        ("My PeerJournal-2026-11-23-Anna-ich.age", None),
        ("PeerJournal-2026-11-23-Anna-ich.age\n", None),
    ],
)
def test_a_backup_is_known_by_its_name(name: str, made: tuple[date, int] | None) -> None:
    assert made_on(name, "Anna & ich.peerjournal") == made
