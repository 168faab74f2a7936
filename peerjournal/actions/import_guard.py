"""Looks, for the review of an import, how many of its entries hold other people's details."""

import time

SECONDS = 2.0  # for one review; a life's diary would take minutes


class Look:
    """Looks into entries for as long as there is time; `found` of `looked` hold something."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._left = seconds
        self.looked = self.found = 0

    def at(self, text: str) -> None:
        """One entry's text."""
        if self._left <= 0:
            return
        from peerjournal.actions import guarding  # its word lists are read when they are first needed

        begun = time.monotonic()
        self.looked += 1
        self.found += bool(guarding.find(text[:20_000]))
        self._left -= time.monotonic() - begun
