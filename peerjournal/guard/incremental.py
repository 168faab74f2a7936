"""The guard beside an editor: after a change only the paragraphs that changed are read again."""

from collections.abc import Iterable

from peerjournal.guard.finder import folded, judged, paragraphs, scan
from peerjournal.guard.finding import Finding


class Guard:
    """Finds details in a text that changes; what was found in unchanged paragraphs is kept."""

    def __init__(self, *, known: Iterable[str] = (), watch: Iterable[str] = ()) -> None:
        self._known, self._watch = folded(known), frozenset(watch)
        self._scanned: dict[str, tuple[Finding, ...]] = {}

    def know(self, *, known: Iterable[str], watch: Iterable[str]) -> None:
        """Takes other aliases, harmless words and words to watch; nothing has to be read again."""
        self._known, self._watch = folded(known), frozenset(watch)

    def find(self, text: str) -> tuple[Finding, ...]:
        """The same as `finder.find` gives; quick where most paragraphs stood in the text before."""
        scanned: dict[str, tuple[Finding, ...]] = {}
        found: list[Finding] = []
        for start, paragraph in paragraphs(text):
            if paragraph not in scanned:
                earlier = self._scanned.get(paragraph)
                scanned[paragraph] = scan(paragraph) if earlier is None else earlier
            found.extend(one.moved(start) for one in judged(paragraph, scanned[paragraph], self._known, self._watch))
        self._scanned = scanned
        return tuple(found)
