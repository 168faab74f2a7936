"""The guard at work: other people's details in a text, by what this journal knows of aliases and words to watch."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from peerjournal.guard.finding import Finding as Finding
from peerjournal.guard.finding import Kind as Kind
from peerjournal.guard.lexicon import fold as fold
from peerjournal.guard.replacing import ROLES as ROLES
from peerjournal.guard.replacing import consistent, proposals
from peerjournal.model.damage import Damaged
from peerjournal.model.entry import Entry
from peerjournal.model.errors import BadValue
from peerjournal.model.group import Group
from peerjournal.model.guard_word import HARMLESS as HARMLESS
from peerjournal.model.guard_word import LISTS, GuardWord
from peerjournal.model.guard_word import WATCH as WATCH
from peerjournal.model.ids import new_id
from peerjournal.model.moments import now
from peerjournal.model.person import Person
from peerjournal.model.text import folded, storable
from peerjournal.vault.vault import Vault

if TYPE_CHECKING:  # its patterns take a tenth of a second to make: only where, and when, a text is read
    from peerjournal.guard.incremental import Guard


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One finding in one of many texts, with what one click would put in its place."""

    entry_id: str
    field: str  # "title" or "body"
    finding: Finding
    suggestion: str
    around: str  # the words before and after it, on one line


def find(text: str, *, known: Iterable[str] = (), watch: Iterable[str] = ()) -> tuple[Finding, ...]:
    """Other people's details in a text, in order and without overlaps; places are counted in code points.

    `known` are aliases and words called harmless, `watch` words that are always found.
    """
    from peerjournal.guard import finder

    return finder.find(text, known=known, watch=watch)


def words(vault: Vault, which: str) -> list[str]:
    """The words of one list, WATCH or HARMLESS, in the order in which they were added."""
    return [one.word for one in vault.guard_words.all() if isinstance(one, GuardWord) and one.list == which]


def keep_word(vault: Vault, which: str, word: str) -> None:
    """Adds a word to a list; one that is there already changes nothing. Raises BadValue for an empty one."""
    word = " ".join(storable(word).split())
    if not word or which not in LISTS:
        raise BadValue("word", "a word, or several")
    with vault.transaction():
        if folded(word) not in {folded(one) for one in words(vault, which)}:
            made = now()
            vault.guard_words.put(GuardWord(new_id(), which, word, made, made))


def drop_word(vault: Vault, which: str, word: str) -> None:
    """Takes a word off a list."""
    with vault.transaction():
        for one in list(vault.guard_words.all()):
            if isinstance(one, GuardWord) and one.list == which and folded(one.word) == folded(word):
                vault.guard_words.remove(one.id)


def set_words(vault: Vault, which: str, wanted: Sequence[str]) -> None:
    """Makes a list hold exactly these words."""
    with vault.transaction():
        kept = {folded(" ".join(word.split())) for word in wanted}
        for word in words(vault, which):
            if folded(word) not in kept:
                drop_word(vault, which, word)
        for word in wanted:
            keep_word(vault, which, word)


def known_words(vault: Vault) -> list[str]:
    """What is never called a name here: aliases, names of groups, words called harmless."""
    aliases = [one.alias for one in vault.people.all() if isinstance(one, Person)]
    groups = [one.name for one in vault.groups.all() if isinstance(one, Group)]
    return [*aliases, *groups, *words(vault, HARMLESS)]


def find_here(vault: Vault, text: str) -> tuple[Finding, ...]:
    """Like `find`, by what this journal knows."""
    return find(text, known=known_words(vault), watch=words(vault, WATCH))


class Watching:
    """The guard beside one editor, for the vault's thread: quick where most of the text stood there before."""

    def __init__(self) -> None:
        self._knows: tuple[frozenset[str], frozenset[str]] | None = None
        self._guard: Guard | None = None

    def look(self, vault: Vault, text: str) -> tuple[tuple[Finding, ...], dict[str, str]]:
        """The details of the text, and a suggestion for each by its folded text."""
        knows = frozenset(known_words(vault)), frozenset(words(vault, WATCH))
        if self._guard is None or knows != self._knows:
            self._knows, self._guard = knows, _guard(*knows)
        found = self._guard.find(text)
        return found, consistent(found, sorted(knows[0]))


def look(vault: Vault, watching: Watching, text: str) -> tuple[tuple[Finding, ...], dict[str, str]]:
    """`watching.look`, as an action."""
    return watching.look(vault, text)


def review(vault: Vault, entries: Iterable[Entry | Damaged]) -> list[Reviewed]:
    """What is to be gone through before these entries leave the vault; the same name has one suggestion in all."""
    known = known_words(vault)
    guard = _guard(known, words(vault, WATCH))
    found: list[tuple[str, str, str, Finding]] = []
    for entry in entries:
        if isinstance(entry, Entry):
            for field, text in (("title", entry.title), ("body", entry.body)):
                found.extend((entry.id, field, text, one) for one in guard.find(text))
    suggested = consistent([one for *_, one in found], known)
    return [
        Reviewed(entry_id, field, one, suggested[fold(one.text)], _around(text, one))
        for entry_id, field, text, one in found
    ]


def replaced(text: str, choices: Iterable[tuple[Finding, str]]) -> str:
    """The text with other words in place of findings; "" leaves one out. Findings of this text, in any order."""
    for finding, instead in sorted(choices, key=lambda one: -one[0].start):
        if text[finding.start : finding.end] == finding.text:
            text = text[: finding.start] + instead + text[finding.end :]
    return text


def aliases_for(vault: Vault, name: str = "") -> list[str]:
    """Aliases to propose for somebody new; a name, if one is given, is used for its first letter and kept nowhere."""
    return proposals(name, [one.alias for one in vault.people.all() if isinstance(one, Person)])


def _around(text: str, finding: Finding, letters: int = 32) -> str:
    before = text[max(0, finding.start - letters) : finding.start]
    after = text[finding.end : finding.end + letters]
    return " ".join(f"{before}{finding.text}{after}".split())


def _guard(known: Iterable[str], watch: Iterable[str]) -> "Guard":
    from peerjournal.guard.incremental import Guard

    return Guard(known=known, watch=watch)
