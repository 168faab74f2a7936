"""The words around what was found, in long texts: cut by ourselves, since FTS5 would weigh each match against each."""

import time

import pytest

from peerjournal.actions import search
from peerjournal.model.found import Hit
from peerjournal.vault.snippets import TOKENIZE
from peerjournal.vault.vault import Vault
from tests.vaults import sql, undone, written

FILLING = "we sat by the stove and said little " * 700  # more than is looked at as a whole
BOTH = ("newest", "best")


def found(hit: Hit) -> list[str]:
    return [hit.snippet[start:end] for start, end in hit.matches]


@pytest.mark.parametrize("sort", BOTH)
def test_of_a_long_text_the_part_is_shown_where_most_of_the_words_are(vault: Vault, sort: str) -> None:
    with undone(vault):
        written(vault, f"A lantern. {FILLING} the Lantern hung over the harbour. {FILLING}")
        (hit,) = search.find(vault, "lantern harbour", sort=sort).hits
    assert found(hit) == ["Lantern", "harbour"]
    assert hit.snippet.startswith("…")
    assert hit.snippet.endswith("…")
    assert set(hit.snippet.strip("…").split()) <= {*FILLING.split(), "the", "Lantern", "hung", "over", "harbour."}


@pytest.mark.parametrize("sort", BOTH)
@pytest.mark.parametrize(
    ("body", "start", "end"),
    [("harbour first. {}", "harbour first. we", "…"), ("{} last the harbour", "…", "said little last the harbour")],
)
def test_a_match_at_either_end_of_a_long_text_has_no_dots_beyond_it(
    vault: Vault, sort: str, body: str, start: str, end: str
) -> None:
    with undone(vault):
        written(vault, body.format(FILLING.strip()))
        (hit,) = search.find(vault, "harbour", sort=sort).hits
    assert found(hit) == ["harbour"]
    assert hit.snippet.startswith(start)
    assert hit.snippet.endswith(end)


@pytest.mark.parametrize("sort", BOTH)
def test_a_long_text_whose_title_alone_has_the_word_is_shown_by_its_title(vault: Vault, sort: str) -> None:
    with undone(vault):
        written(vault, FILLING, title="At the harbour")
        (hit,) = search.find(vault, "harbour", sort=sort).hits
    assert found(hit) == ["harbour"]
    assert hit.snippet == "At the harbour"


@pytest.mark.parametrize("sort", BOTH)
def test_no_match_is_broken_where_a_long_text_has_no_blanks(vault: Vault, sort: str) -> None:
    with undone(vault):
        written(vault, "今日は少し話せた温泉" * 2_000)
        (hit,) = search.find(vault, "温泉", sort=sort).hits
    assert set(found(hit)) == {"温泉"}
    assert len(found(hit)) > 3


@pytest.mark.parametrize("sort", BOTH)
def test_many_matches_close_together_are_whole_words(vault: Vault, sort: str) -> None:
    with undone(vault):
        written(vault, "hush " * 9_000)
        (hit,) = search.find(vault, "hu*", sort=sort).hits
    assert set(found(hit)) == {"hush"}
    assert hit.snippet == " ".join(["hush"] * len(found(hit))) + "…"


def test_pieces_of_a_long_text_have_the_words_that_the_index_has(vault: Vault) -> None:
    ((schema,),) = sql(vault, "SELECT sql FROM sqlite_schema WHERE name = 'search'")
    assert TOKENIZE in schema


def test_a_word_that_comes_very_often_in_one_text_takes_no_more_than_its_length(vault: Vault) -> None:
    """With each match weighed against each, eight times the text took sixty times as long."""

    def shortest() -> float:
        took = []
        for _ in range(3):
            begun = time.process_time()
            assert search.find(vault, "hush").hits
            took.append(time.process_time() - begun)
        return min(took)

    with undone(vault):
        written(vault, "hush " * 10_000)
        short = shortest()
    with undone(vault):
        written(vault, "hush " * 80_000)
        assert shortest() < 24 * short
