"""Ids for entries whose source gives them none: from what they say, and told apart where two say the same."""

import hashlib
import json

from peerjournal.formats.remembered import Remembered


class Identities:
    """Gives each entry of one source an id that the next export of the same entries gives again."""

    def __init__(self) -> None:
        self._seen = Remembered()  # how often, by hash

    def of(self, *parts: object) -> str:
        """An id from what an entry says."""
        made = hashlib.sha256(json.dumps(parts, default=str).encode("utf-8", "surrogatepass")).hexdigest()[:32]
        return self.unique(made)

    def unique(self, untrusted_id: str) -> str:
        """The source's own id; the second entry with the same gets a number behind it."""
        mark = hash(untrusted_id)
        number = (self._seen.get(mark) or 0) + 1
        self._seen[mark] = number
        return untrusted_id if number == 1 else f"{untrusted_id}:{number}"
