"""A filter that very many entries fit is asked otherwise than a rare one, and lets the same through."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from peerjournal.actions import entries, groups, search
from peerjournal.model.entry import Entry, Feeling
from peerjournal.model.filters import EntryFilter
from peerjournal.vault.selection import MANY
from peerjournal.vault.vault import Vault
from tests.vaults import DAWN, make

EVERY = 50  # one in so many has not what the others have


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    """More calm entries of one group than are listed, and now and then another."""
    made = make(tmp_path_factory.mktemp("marked"))
    group = groups.add(made, "Circle")
    with made.transaction(bulk=True):
        for number in range(MANY + MANY // EVERY * 2):
            at, usual = DAWN + timedelta(hours=number), number % EVERY > 0
            made.entries.write_new(
                [
                    entries.new(
                        at=at, body=f"lantern {number}", created_at=at, updated_at=at, tags=("light",) * usual,
                        feelings=(Feeling("calm" if usual else "tired"),), group_id=group.id if usual else None,
                    )
                ]
            )  # fmt: skip
    yield made
    made.close()


def numbers(vault: Vault, words: str, limit: int = 120, sort: str = "newest") -> list[int]:
    """The numbers of what is found, as it is listed."""
    found = search.find(vault, words, limit=limit, sort=sort, counted=False)
    return [int(entries.get(vault, hit.id).body.split()[1]) for hit in found.hits]


@pytest.mark.parametrize(
    "where", [EntryFilter(feeling="Calm"), EntryFilter(tag="light"), EntryFilter(tag="#Light", feeling="calm")]
)
def test_pages_of_the_timeline_add_up(journal: Vault, where: EntryFilter) -> None:
    seen: list[str] = []
    before = None
    while True:
        page = entries.page(journal, where, limit=300, before=before)
        seen += [row.entry.body for row in page.rows if isinstance(row.entry, Entry)]
        if not page.more:
            break
        before = page.rows[-1].key
    most = MANY + MANY // EVERY * 2
    assert seen == [f"lantern {number}" for number in reversed(range(most)) if number % EVERY]
    assert entries.count(journal, where) == len(seen)
    first, last = DAWN.date(), DAWN.date() + timedelta(days=30)
    month, year = (entries.days(journal, first, first + timedelta(days=days), where) for days in (30, 400))
    assert month == {day: number for day, number in year.items() if day <= last}
    assert sum(year.values()) == len(seen) > sum(month.values()) > 700


def test_searches_with_such_a_filter_and_against_it(journal: Vault) -> None:
    most = MANY + MANY // EVERY * 2
    usual = [number for number in reversed(range(most)) if number % EVERY]
    other = [number for number in reversed(range(most)) if not number % EVERY]
    for words in ("lantern feeling:calm", "lantern tag:light", "lantern group:circle", "feeling:calm", "group:circle"):
        assert numbers(journal, words) == usual[:120], words
        assert search.find(journal, words, limit=1).total == len(usual)
    for words in ("lantern -feeling:calm", "lantern -group:circle", "lantern feeling:tired", "-tag:light"):
        assert numbers(journal, words) == other, words
        assert search.find(journal, words, limit=1).total == len(other)
    assert set(numbers(journal, "lantern feeling:calm", 3000, "best")) == set(usual)
