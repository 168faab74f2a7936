"""Best-first: what counts, where it stops counting, and that a typed beginning finds what FTS5's own would."""

import random
from collections.abc import Iterator

import pytest

from peerjournal.actions import entries, search
from peerjournal.vault import beginnings, ranking
from peerjournal.vault.query import parse
from peerjournal.vault.vault import Vault
from tests.vaults import DAWN, make, written


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
