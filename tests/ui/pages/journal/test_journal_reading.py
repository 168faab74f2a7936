"""What the timeline reads, against everything there is: across time zones, crowded days and damaged rows."""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from peerjournal.actions import entries, vaults
from peerjournal.crypto import Argon2Cost
from peerjournal.model.entry import Entry, Feeling
from peerjournal.model.filters import EntryFilter
from peerjournal.model.ids import new_id
from peerjournal.ui.models.card import Card
from peerjournal.ui.models.outline import PIECE
from peerjournal.ui.models.timeline import TimelineModel
from peerjournal.ui.pages.journal import reading
from peerjournal.vault.vault import Vault

CROWDED = datetime(2024, 2, 29, 12, tzinfo=UTC)


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    """Four months of travelling, with one day on which a great many entries lie."""
    made = vaults.create(tmp_path / "Mine", "correct horse", cost=Argon2Cost(8192, 1, 1))
    chance = random.Random(7)
    moments = [
        datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=chance.randrange(120 * 24 * 60)) for _ in range(250)
    ] + [CROWDED + timedelta(seconds=second) for second in range(330)]
    with made.transaction(bulk=True):
        made.entries.write_new(
            Entry(
                id=new_id(), at=moment.astimezone(timezone(timedelta(hours=chance.choice((-11, 0, 2, 14))))),
                title=f"Entry {number}", feelings=(Feeling("calm"),) if number % 3 else (),
                created_at=moment, updated_at=moment,
            )
            for number, moment in enumerate(sorted(moments))
        )  # fmt: skip
    yield made
    vaults.lock(made)


def _expected(vault: Vault, where: EntryFilter) -> list[str]:
    """All ids by day, and within a day by key; latest first."""
    keys = dict(vault.entries._connection.execute("SELECT id, key FROM entry").fetchall())
    days = dict(vault.entries._connection.execute("SELECT id, day FROM entry").fetchall())
    ids = [row.entry.id for row in entries.page(vault, where, limit=10_000).rows]
    return sorted(ids, key=lambda id: (days[id], keys[id]), reverse=True)


def _shown(vault: Vault, where: EntryFilter, model: TimelineModel) -> list[str]:
    cards = [model.shown(row) for row in range(model.rowCount())]
    return [card.id for card in cards if isinstance(card, Card)]


@pytest.mark.parametrize(
    "where", [EntryFilter(), EntryFilter(feeling="calm"), EntryFilter(first_day=date(2024, 2, 20))]
)
def test_every_row_is_read_where_it_belongs_in_whatever_order_one_scrolls(vault: Vault, where: EntryFilter) -> None:
    model = TimelineModel()
    model.show_outline(reading.outline(vault, where), {})
    rows = list(range(0, model.rowCount(), 37))
    random.Random(3).shuffle(rows)
    for row in rows:
        model.put(reading.cards(vault, where, model.wanted(row, row + 45)))
    assert model.wanted(0, model.rowCount()) == []
    assert _shown(vault, where, model) == _expected(vault, where)


def test_the_first_rows_are_those_of_the_whole_timeline(vault: Vault) -> None:
    first, whole = TimelineModel(), TimelineModel()
    stretch = reading.first_rows(vault, EntryFilter())
    first.show_outline(stretch.outline, stretch.cards)
    whole.show_outline(reading.outline(vault, EntryFilter()), {})
    whole.put(reading.cards(vault, EntryFilter(), whole.wanted(0, whole.rowCount())))
    count = len(_shown(vault, EntryFilter(), first))
    assert count == reading.FIRST
    assert not stretch.outline.complete
    # Where time zones cross at the edge of what was read, a row or two may still change places.
    assert _shown(vault, EntryFilter(), first)[: count - 6] == _shown(vault, EntryFilter(), whole)[: count - 6]


def test_damaged_rows_keep_their_places_and_take_nobody_elses(vault: Vault) -> None:
    everything = _expected(vault, EntryFilter())
    broken = {everything[3], everything[4], everything[200], everything[-1], everything[350]}
    for id in broken:
        vault.entries._connection.execute("UPDATE entry SET title = 'other' WHERE id = ?", (id,))
    model = TimelineModel()
    model.show_outline(reading.outline(vault, EntryFilter()), {})
    model.put(reading.cards(vault, EntryFilter(), model.wanted(0, model.rowCount())))
    cards = [card for row in range(model.rowCount()) if isinstance(card := model.shown(row), Card)]
    assert len(cards) == len(everything)
    assert {card.id for card in cards if card.damaged} == broken
    for row in range(model.rowCount()):
        card, at = model.shown(row), model.outline.at(row)
        if isinstance(card, Card) and not card.damaged:
            assert card.day == getattr(at, "day", None)


def test_what_is_read_again_covers_what_was_in_sight_and_what_is_new(vault: Vault) -> None:
    days = [date(2024, 3, 10), date(2024, 3, 12)]
    stretch = reading.around(vault, EntryFilter(), days)
    model = TimelineModel()
    model.show_outline(stretch.outline, stretch.cards)
    first, last = model.outline.row_of(days[1]), model.outline.row_of(days[0])
    assert model.wanted(first - reading.MARGIN, last + reading.MARGIN) == []
    assert sum(len(cards) for cards in stretch.cards.values()) < 4 * PIECE
    assert reading.around(vault, EntryFilter(tag="none"), days).outline.rows == 0
