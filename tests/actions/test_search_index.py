"""Whatever is done to a journal, in whatever order, its index says what its texts say."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from peerjournal.actions import entries, search, tips, trash, vaults
from peerjournal.model.entry import Entry
from peerjournal.model.errors import NotFound
from peerjournal.model.tip import Tip
from peerjournal.vault.vault import Vault
from tests.vaults import DAWN, undone, written

WORDS = ("lantern", "harbour", "kettle", "日記", "Ärger", "温泉")
sentences = st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join)
steps = st.lists(
    st.tuples(
        st.sampled_from(["entry", "entry", "tip", "edit", "edit", "move", "trash", "untrash", "restore", "empty"]),
        sentences,
        sentences,
        st.integers(0, 9),
    ),
    max_size=14,
)


class Model:
    """What a journal should hold, kept beside it in plain lists."""

    def __init__(self, vault: Vault) -> None:
        self.vault = vault
        self.ids: list[str] = []

    def do(self, what: str, body: str, title: str, number: int) -> None:
        """One step, on the thing with this number where it is done to one."""
        tags = tuple(title.split())
        if what == "entry":
            self.ids.append(written(self.vault, body, title=title, tags=tags, days=number).id)
        elif what == "tip":
            self.ids.append(tips.add(self.vault, title or "a tip", how=body, situations=tags).id)
        elif what == "empty":
            trash.empty_trash(self.vault)
        elif self.ids:
            self._change(what, body, number, self.ids[number % len(self.ids)])

    def _change(self, what: str, body: str, number: int, id: str) -> None:
        noun = self.noun(id)
        if noun is None:
            return
        if what == "trash":
            trash.trash(self.vault, id)
        elif what == "untrash":
            trash.untrash(self.vault, id)
        elif isinstance(noun, Tip):
            tips.save(self.vault, replace(noun, how=body))
        elif what == "edit":
            entries.save(self.vault, replace(noun, body=body))
        elif what == "move":
            entries.save(self.vault, replace(noun, at=DAWN + timedelta(days=number)))
        elif entries.history(self.vault, id):
            entries.restore_revision(self.vault, id, 1)

    def noun(self, id: str) -> Entry | Tip | None:
        """The thing itself, unless it is destroyed."""
        looks: tuple[Callable[[Vault, str], Any], ...] = (entries.get, tips.get)
        for look in looks:
            try:
                found: Entry | Tip = look(self.vault, id)
            except NotFound:
                continue
            return found
        return None

    def having(self, word: str) -> set[str]:
        """The ids of what is not in the trash and has this word."""
        found = set()
        for id in self.ids:
            noun = self.noun(id)
            if noun is None or noun.trashed_at is not None:
                continue
            text = noun.how if isinstance(noun, Tip) else noun.body
            more = noun.situations if isinstance(noun, Tip) else noun.tags
            if word in [*text.split(), *noun.title.split(), *more]:
                found.add(id)
        return found


def test_the_index_agrees_after_any_sequence_of_changes(vault: Vault) -> None:
    @settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow])
    @given(steps, st.booleans())
    def agrees(sequence: list[tuple[str, str, str, int]], all_at_once: bool) -> None:
        model = Model(vault)
        with undone(vault):
            if all_at_once:
                vault.entries.deferral.begin()
            for step in sequence:
                model.do(*step)
            if all_at_once:
                vault.entries.deferral.end()
            for word in WORDS:
                for sort in ("best", "newest"):
                    found = search.find(vault, word, limit=100, sort=sort)
                    assert {hit.id for hit in found.hits} == model.having(word)
                    assert found.total == len(found.hits)
            assert vaults.check(vault, full=True).ok

    agrees()
    assert vaults.check(vault, full=True).ok


queries = st.fixed_dictionaries(
    {
        "wanted": st.lists(
            st.sampled_from(["lantern", "harbour", "lan*", "kett*", "日記", "Ärger", "arger"]), max_size=2
        ),
        "phrase": st.none() | st.lists(st.sampled_from(["lantern", "harbour", "kettle"]), min_size=1, max_size=2),
        "unwanted": st.lists(st.sampled_from(["kettle", "harb*", "温泉"]), max_size=2),
        "tag": st.none() | st.sampled_from(["lantern", "日記"]),
    }
)


def fits(query: dict[str, Any], entry: Entry) -> bool:
    """A query in the plainest words there are: a phrase stands in one place, words stand anywhere."""
    places = [plain(text) for text in (entry.body, entry.title, " ; ".join(entry.tags))]
    words = [word for place in places for word in place.split()]

    def has(wanted: str) -> bool:
        return any(word.startswith(wanted[:-1]) if wanted.endswith("*") else word == wanted for word in words)

    phrase = " ".join(query["phrase"] or [])
    return (
        all(has(plain(wanted)) for wanted in query["wanted"])
        and not any(has(plain(unwanted)) for unwanted in query["unwanted"])
        and (not phrase or any(f" {phrase} " in f" {place} " for place in places))
        and (query["tag"] is None or query["tag"] in entry.tags)
    )


def plain(text: str) -> str:
    return text.replace("Ä", "A").lower()


def test_any_search_finds_what_plain_python_finds(vault: Vault) -> None:
    tags = st.sampled_from([(), ("lantern",), ("日記", "kettle")])

    @settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
    @given(st.lists(st.tuples(sentences, sentences, tags), max_size=8), queries)
    def finds(journal: list[tuple[str, str, tuple[str, ...]]], query: dict[str, Any]) -> None:
        pieces = [*query["wanted"], *(f"-{word}" for word in query["unwanted"])]
        pieces += [f'"{" ".join(query["phrase"])}"'] if query["phrase"] else []
        pieces += [f"tag:{query['tag']}"] if query["tag"] else []
        with undone(vault):
            saved = [written(vault, body, title=title, tags=some) for body, title, some in journal]
            found = search.find(vault, " ".join(pieces), limit=100)
            assert {hit.id for hit in found.hits} == {entry.id for entry in saved if pieces and fits(query, entry)}
            assert found.total == len(found.hits)

    finds()
