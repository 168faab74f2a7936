"""Best-first: what counts, where it stops counting, and that a typed beginning finds what FTS5's own would."""

import random
from collections.abc import Iterator
from datetime import timedelta

import pytest

from peerjournal.actions import entries, search, trash
from peerjournal.vault import beginnings, ranking
from peerjournal.vault.query import parse
from peerjournal.vault.recent import Recent
from peerjournal.vault.vault import Vault
from tests.vaults import DAWN, make, undone, written


@pytest.fixture(scope="module")
def common(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    """A vault in which more texts have the words harbour and lantern than are ranked by."""
    made = make(tmp_path_factory.mktemp("common"))
    with made.transaction(bulk=True):
        made.entries.write_new(
            entries.new(at=DAWN, body="a lantern by the harbour", created_at=DAWN, updated_at=DAWN)
            for _ in range(ranking.COMMON + 1)
        )
    yield made
    made.close()


FERRIES = 300  # entries with a phrase that are older than all that is looked at first


@pytest.fixture(scope="module")
def lifetime(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    """A vault with more entries than a phrase is looked for in first; the oldest speak of a ferry, then few do."""
    made = make(tmp_path_factory.mktemp("lifetime"))

    def body(number: int) -> str:
        ferry = number < FERRIES or number % 5_000 == 0
        return f"kettle {number} on the {'ferry' if ferry else 'table by the ferries'}" + " oar" * (number == 7)

    with made.transaction(bulk=True):
        made.entries.write_new(
            entries.new(at=(at := DAWN + timedelta(minutes=number)), body=body(number), created_at=at, updated_at=at)
            for number in range(ranking.NEWEST + FERRIES + 50)
        )
    yield made
    made.close()


@pytest.mark.parametrize("words", ['"on the ferry"', "ferry -harbour", "kettle ferry"])
def test_what_the_newest_entries_have_seldom_is_looked_for_beyond_them(lifetime: Vault, words: str) -> None:
    few = ranking.NEWEST // 5_000
    found = search.find(lifetime, words, limit=FERRIES, sort="best")
    assert found.total == FERRIES + few
    assert found.ranked_within == ranking.ENOUGH
    assert found.hits[0].snippet.startswith("kettle 20000 ")
    pages = [search.find(lifetime, words, limit=90, offset=offset, sort="best").hits for offset in range(0, 400, 90)]
    seen = [hit.id for page in pages for hit in page]
    assert [hit.id for hit in found.hits] == seen[:FERRIES]
    assert len(seen) == len(set(seen)) == FERRIES + few
    assert search.find(lifetime, words, limit=20, sort="best", counted=False).total == ranking.ENOUGH + 1


@pytest.mark.parametrize("words", ['"oar"', '"the ferry oar"', "oar -harbour", "kettle oar"])
def test_all_of_few_matches_are_ranked_however_old_they_are(lifetime: Vault, words: str) -> None:
    with undone(lifetime):
        title = written(lifetime, "kettle, the ferry oar", title="An oar, the ferry oar", days=-1)
        newest = written(lifetime, "kettle, the ferry oar", days=9_000)
        found = search.find(lifetime, words, sort="best")
        assert (found.total, found.ranked_within) == (3, None)
        assert found.hits[0].id == title.id
        assert newest.id in {hit.id for hit in found.hits}


def test_the_newest_entries_are_told_by_a_key_of_theirs(vault: Vault) -> None:
    recent = Recent(vault._connection)
    assert recent.floor(3) is None
    made = [written(vault, "lantern", days=day) for day in range(5)]
    assert recent.floor(3) is None, "it is not asked for every few entries"
    trash.trash(vault, made[4].id)
    fresh = Recent(vault._connection).floor(3)
    keys = [row.key for row in entries.page(vault).rows]
    assert fresh is not None
    assert [key >= fresh for key in keys] == [True, True, True, False]


def test_an_import_while_the_vault_is_open_counts_among_the_newest(vault: Vault) -> None:
    recent = Recent(vault._connection)
    assert recent.floor(1_000) is None
    with vault.transaction(bulk=True):
        vault.entries.write_new(
            entries.new(at=DAWN, body="lantern", tags=("a", "b", "c"), created_at=DAWN, updated_at=DAWN)
            for _ in range(3_000)
        )
    assert recent.floor(1_000) is not None


@pytest.mark.parametrize("words", ["kettle ferry", "table -kettle5 ferries", '"on the table" ferr*', '"on the ferry"'])
def test_the_words_around_matches_are_the_same_in_both_orders(lifetime: Vault, words: str) -> None:
    found = {hit.id: hit for hit in search.find(lifetime, words, limit=FERRIES, sort="best").hits}
    newest = {hit.id: hit for hit in search.find(lifetime, words, limit=FERRIES, sort="newest").hits}
    both = found.keys() & newest.keys()
    assert len(both) > FERRIES / 2
    assert all(found[one] == newest[one] for one in both)
    assert all(len(found[one].matches) >= len(words.split('"')[-1].split()) - words.count(" -") for one in both)


def best(vault: Vault, words: str, limit: int = 5) -> list[str]:
    return [hit.id for hit in search.find(vault, words, limit=limit, sort="best", counted=False).hits]


def test_of_a_common_word_titles_come_first_then_tags_then_the_newest(common: Vault) -> None:
    tagged = written(common, "something else", tags=("lantern",), days=1)
    title = written(common, "something else", title="A lantern", days=2)
    text = written(common, "one more lantern", days=3)
    assert best(common, "lantern", 3) == [title.id, tagged.id, text.id]
    assert best(common, "lant*", 3) == [title.id, tagged.id, text.id]
    found = search.find(common, "lantern", limit=3, sort="best")
    assert found.total == ranking.COMMON + 4
    assert found.ranked_within == 2000


def test_a_rarer_word_decides_where_the_other_is_common(common: Vault) -> None:
    once = written(common, "lantern kettle " + "and much more " * 30, title="Lantern", days=5)
    often = written(common, "lantern kettle kettle kettle", days=4)
    assert best(common, "lantern kettle") == [often.id, once.id]


def test_a_phrase_of_common_words_is_ranked_by_titles(common: Vault) -> None:
    title = written(common, "nothing", title="The lantern by the harbour", days=6)
    newer = written(common, "lantern by the harbour", days=7)
    assert best(common, '"lantern by the harbour"', 2) == [title.id, newer.id]
    assert best(common, '"lantern by the harb"*', 2) == [title.id, newer.id]


@pytest.mark.parametrize("others", [0, 300])
def test_a_pair_of_common_characters_is_ranked_by_titles_and_tags_however_few_have_it(
    vault: Vault, others: int
) -> None:
    bodies = ["灯は港に"] * (ranking.COMMON // 5 + 1) + ["港灯"] * others
    with vault.transaction(bulk=True):
        vault.entries.write_new(
            entries.new(at=DAWN, title="港", body=body, created_at=DAWN, updated_at=DAWN) for body in bodies
        )
    title = written(vault, "港灯", title="古い港灯", days=1)
    tagged = written(vault, "港灯", tags=("港", "灯"), days=2)
    half = written(vault, "港灯", title="港", days=3)
    text = written(vault, "港灯", days=4)
    assert best(vault, "港灯", 4) == [tagged.id, title.id, text.id, half.id]
    assert best(vault, "港灯*", 4) == [tagged.id, title.id, text.id, half.id]


def test_what_is_unwanted_stays_away_from_the_common(common: Vault) -> None:
    written(common, "a lantern and a ferry", title="Lantern", days=8)
    kept = written(common, "a lantern and a boat", title="Lantern", days=8)
    assert best(common, "lantern -ferry", 1) == [kept.id]


@pytest.mark.parametrize("many", [3, beginnings.MOST, beginnings.MOST + 5])
def test_a_beginning_finds_what_begins_so_however_many_words_do(vault: Vault, many: int) -> None:
    choose = random.Random(4)
    words = {f"lant{choose.randrange(10**6)}" for _ in range(many)}
    wanted = {written(vault, f"one {word.upper()} more").id for word in sorted(words)}
    written(vault, "lan tern planted")
    for asked in ("lant*", "LANT*", '"one lant"*'):
        for sort in ("newest", "best"):
            found = search.find(vault, asked, limit=500, sort=sort)
            assert {hit.id for hit in found.hits} == wanted
            assert found.total == many
    accented = written(vault, "Lántérn")
    assert accented.id in best(vault, "lant*", 500)
    assert best(vault, "lánt*", 500) != []
    assert not best(vault, "lanto*")


def test_beginnings_are_spelt_out_in_the_words_of_the_index(vault: Vault) -> None:
    written(vault, "Lantern lanterns LANTERNE planted")
    spelt = beginnings.Beginnings(vault._connection).spelt_out
    assert spelt(parse("lante*"))[0].match == '("lantern" OR "lanterne" OR "lanterns")'
    assert spelt(parse('"the lanterns"*'))[0].match == '("the lanterns")'
    assert spelt(parse("-lanternx* lan*"))[0].match == parse("-lanternx* lan*").match
    assert [spelt(parse(words))[1] for words in ("lante*", "lan*", "länte*", "nothing*")] == [False, False, True, True]
