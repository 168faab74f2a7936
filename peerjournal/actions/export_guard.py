"""The guard at the exit: counts other people's details in what leaves, and puts what was decided in their place.

Only what is written changes; the journal stays as it is.
"""

import time
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from peerjournal.vault.vault import Vault

if TYPE_CHECKING:
    from peerjournal.guard.finding import Finding
    from peerjournal.guard.incremental import Guard

KEEP, REPLACE, REFUSE = "keep", "replace", "refuse"
WAYS = (KEEP, REPLACE, REFUSE)
SECONDS = 2.0  # for a count nobody waits for; all entries of a life would take minutes

Decided = Mapping[tuple[str, str], str | None]
"""What is put in place of a detail, by its kind and folded text: "" leaves it out, None keeps it."""


class GuardAtExit:
    """Looks at texts on their way out. With decisions at all of them, else for as long as there is time."""

    def __init__(self, vault: Vault, decided: Decided, *, counts: bool) -> None:
        self._decided = decided
        self._left = float("inf") if decided else SECONDS if counts else 0.0
        self._vault = vault
        self.begin()

    def begin(self) -> None:
        """Counts from nothing."""
        self.looked = self.found = self.replaced = 0

    def text(self, text: str) -> str:
        """The text as it leaves."""
        if self._left <= 0 or not text:
            return text
        from peerjournal.actions import guarding

        begun = time.monotonic()
        findings = self._guard.find(text)
        self.found += len(findings)
        choices: list[tuple[Finding, str]] = []
        for one in findings:
            instead = self._decided.get((one.kind, guarding.fold(one.text)))
            if instead is not None:
                choices.append((one, instead))
        self._left -= time.monotonic() - begun
        self.replaced += len(choices)
        return guarding.replaced(text, choices)

    @cached_property
    def _guard(self) -> "Guard":
        from peerjournal.actions import guarding  # its word lists are read when they are first needed
        from peerjournal.guard.incremental import Guard

        known, watch = guarding.known_words(self._vault), guarding.words(self._vault, guarding.WATCH)
        return Guard(known=known, watch=watch)

    def pair(self, title: str, body: str) -> tuple[str, str]:
        """An entry's title and body as they leave."""
        self.looked += self._left > 0
        return self.text(title), self.text(body)
