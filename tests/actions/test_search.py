"""Search finds what was asked for in everything a person wrote, shows where, and pages through all of it."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from peerjournal.actions import entries, groups, questions, search, tips, trash
from peerjournal.model.entry import Feeling
from peerjournal.model.errors import BadDate, BadValue
from peerjournal.model.found import Hit
from peerjournal.model.moments import now
from peerjournal.vault.search import RANKED
from peerjournal.vault.vault import Vault
from tests.vaults import DAWN, make, written


def found(vault: Vault, words: str, sort: str = "newest") -> list[str]:
    return [hit.id for hit in search.find(vault, words, limit=1000, sort=sort).hits]


def matched(hit: Hit) -> list[str]:
    return [hit.snippet[start:end] for start, end in hit.matches]


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    """A vault that the tests which only look share."""
    made = make(tmp_path_factory.mktemp("searched"))
    yield made
    made.close()


@pytest.fixture(scope="module")
def three(journal: Vault) -> list[str]:
    """The ids of its three entries, oldest first."""
    group = groups.add(journal, "Thursday group")
    return [
        written(journal, "A cold morning. The kettle sang.", title="Kettle", tags=("Night", "home")).id,
        written(journal, "Cold water helped, the morning after.", days=1, feelings=(Feeling("hopeful", 7),)).id,
        written(journal, "We sang in the morning cold.", days=40, group_id=group.id, tags=("walk home",)).id,
    ]


@pytest.mark.parametrize(
    ("words", "which"),
    [
        ("cold", [2, 1, 0]),
        ("COLD morning", [2, 1, 0]),
        ("cold sang", [2, 0]),
        ('"cold morning"', [0]),
        ('"morning cold"', [2]),
        ('"cold', [2, 1, 0]),
        ("kett*", [0]),
        ('"cold mor"*', [0]),
        ("kett", []),
        ("cold -sang", [1]),
        ("cold -kett*", [2, 1]),
        ('cold -"morning cold"', [1, 0]),
        ("-sang", [1]),
        ("-sang -helped", []),
        ("tag:night", [0]),
        ("tag:#NIGHT", [0]),
        ('tag:"walk home"', [2]),
        ("TAG:home", [0]),
        ("-tag:night", [2, 1]),
        ("cold -tag:night", [2, 1]),
        ("feeling:Hopeful", [1]),
        ("-feeling:hopeful sang", [2, 0]),
        ('group:"thursday  GROUP"', [2]),
        ('-group:"thursday group" cold', [1, 0]),
        ("group:nobody", []),
        ("tag:never", []),
        ("from:2024-06", [2]),
        ("to:2024-05-17", [0]),
        ("from:2024-05-18 to:2024-05-18 cold", [1]),
        ("from:2024 to:2024", [2, 1, 0]),
        ("to:2023", []),
        ("tag:night sang from:2024-05-17 to:2024-05-17 -water", [0]),
        ("water: cold", [1]),
        ("kettle", [0]),
        ("", []),
        ("   ", []),
    ],
)
def test_the_language_of_searches(journal: Vault, three: list[str], words: str, which: list[int]) -> None:
    for sort in ("newest", "best"):
        result = search.find(journal, words, sort=sort)
        assert result.total == len(which)
        assert {hit.id for hit in result.hits} == {three[number] for number in which}
    assert found(journal, words) == [three[number] for number in which]


NONSENSE = [
    '"', '""', '"""', "*", "-", "--", "-*", "- -", "tag:", "-tag:", 'tag:"', 'tag:""', "AND", "OR", "NOT", "NEAR", "(",
    ")", "^", ":", "AND OR NOT NEAR ( ) ^ :", "a AND", "NEAR(a b)", "{a b}:c", "body:a", "title : a", "a OR b", "a^2",
    "+a", "a + b", "'", "';--", "\x00", "a\x00b", "\ud800", "\udcff tag:\udcff", "𝔘𝔫𝔦", "😀", "\u200b", "\ue0ff", "%",
    "\ufdd0a\ufdd1", "_", "?", "?1", "\\", "rowid:1", "rank", "search", "-" * 500, '"' * 501, "( " * 500, "a " * 500,
    "a*" * 500, "日" * 5000, "x" * 100_000, "*a", "a**", '"*"', '-"', "from", "to", "from :2024", "group:", 'feeling:"',
    "tag:a:b:c", "-tag:-a", "tag:*", "1/0",
]  # fmt: skip


@pytest.mark.parametrize("words", NONSENSE, ids=range(len(NONSENSE)))
def test_nonsense_is_words_and_never_an_error(journal: Vault, three: list[str], words: str) -> None:
    for sort in ("newest", "best"):
        result = search.find(journal, words, sort=sort)
        assert len(result.hits) == result.total <= 3


@pytest.mark.parametrize("words", ["from:yesterday", "to:2024-13", "from:2024-02-30", 'from:"', "to:*", "cold from:-"])
def test_a_day_that_is_none_is_the_only_thing_refused(vault: Vault, words: str) -> None:
    with pytest.raises(BadDate):
        search.find(vault, words)
    with pytest.raises(BadValue):
        search.find(vault, "cold", sort="worst")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("cold", ["cold"]),
        ("the sang", ["sang", "the"]),
        ('"morning cold"', ["morning cold"]),
        ("mor*", ["morning"]),
        ("MORNING", ["morning"]),
    ],
)
def test_the_matched_words_are_marked_in_the_snippet(
    journal: Vault, three: list[str], words: str, expected: list[str]
) -> None:
    (hit,) = (hit for hit in search.find(journal, words).hits if hit.id == three[2])
    assert sorted(matched(hit)) == expected
    assert hit.snippet == "We sang in the morning cold."


def test_a_snippet_of_a_long_text_is_around_the_match(vault: Vault) -> None:
    written(vault, "before " * 500 + "lantern " + "after " * 500)
    (hit,) = search.find(vault, "lantern").hits
    assert matched(hit) == ["lantern"]
    assert len(hit.snippet) < 300
    assert hit.snippet.startswith("…before")
    assert hit.snippet.endswith("after…")


def test_marks_within_a_text_mislead_nobody(vault: Vault) -> None:
    written(vault, "\ufdd0one\ufdd1 lantern \ufdd1two\ufdd0")
    (hit,) = search.find(vault, "lantern").hits
    assert matched(hit) == ["lantern"]


def test_without_words_a_hit_shows_how_the_text_begins(journal: Vault, three: list[str]) -> None:
    (hit,) = search.find(journal, "tag:night").hits
    assert (hit.title, hit.snippet, hit.matches) == ("Kettle", "A cold morning. The kettle sang.", ())


def test_titles_and_tags_are_searched_too_and_titles_count_more(vault: Vault) -> None:
    tagged = written(vault, "nothing else", tags=("lantern festival",), days=3)
    body = written(vault, "one lantern among many other words in a long text about something else", days=2)
    title = written(vault, "nothing else", title="The lantern", days=1)
    assert found(vault, "lantern") == [tagged.id, body.id, title.id]
    assert found(vault, "lantern", "best")[0] == title.id
    assert found(vault, "lantern", "best")[-1] == body.id
    (hit,) = (hit for hit in search.find(vault, "lantern").hits if hit.id == title.id)
    assert matched(hit) == ["lantern"]


def test_tips_and_questions_are_found_beside_entries(vault: Vault) -> None:
    group = groups.add(vault, "Thursday")
    entry = written(vault, "cold water", group_id=group.id)
    tip = tips.add(vault, "Cold water", how="on the wrists", situations=("cravings at night",), group_id=group.id)
    question = questions.add(vault, "Is cold water safe?")
    assert {(hit.noun, hit.id) for hit in search.find(vault, "cold").hits} == {
        ("entry", entry.id), ("tip", tip.id), ("question", question.id),
    }  # fmt: skip
    assert found(vault, "cravings") == [tip.id]
    assert set(found(vault, "water group:thursday")) == {tip.id, entry.id}
    assert set(found(vault, f"cold from:{now():%Y}")) == {tip.id, question.id}
    trash.trash(vault, tip.id)
    assert set(found(vault, "cold")) == {entry.id, question.id}


def test_of_two_groups_with_one_name_the_living_one_is_meant(vault: Vault) -> None:
    old = groups.add(vault, "Thursday")
    in_old = written(vault, "old", group_id=old.id)
    trash.trash(vault, old.id)
    assert found(vault, "group:thursday") == [in_old.id]
    new = groups.add(vault, "Thursday")
    in_new = written(vault, "new", group_id=new.id)
    assert found(vault, "group:thursday") == [in_new.id]


def test_a_changed_entry_is_found_by_its_new_words_only(vault: Vault) -> None:
    entry = written(vault, "a lantern")
    entries.save(vault, replace(entry, body="a harbour"))
    assert not found(vault, "lantern")
    assert found(vault, "harbour") == [entry.id]


def test_pages_add_up_to_everything_also_past_what_is_ranked(vault: Vault) -> None:
    number = RANKED + 30
    with vault.transaction(bulk=True):
        vault.entries.write_new(
            entries.new(at=DAWN, body=f"lantern {n}", created_at=DAWN, updated_at=DAWN) for n in range(number)
        )
    for sort in ("best", "newest"):
        first = search.find(vault, "lantern", sort=sort)
        assert first.total == number
        assert first.ranked_within == (RANKED if sort == "best" else None)
        seen = [
            hit.id
            for offset in range(0, number + 1, 700)
            for hit in search.find(vault, "lantern", sort=sort, limit=700, offset=offset).hits
        ]
        assert len(seen) == len(set(seen)) == number
    assert len(search.find(vault, "lantern", limit=10_000).hits) == number
    assert not search.find(vault, "lantern", offset=number).hits
