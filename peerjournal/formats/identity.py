"""Ids for entries whose source gives them none: from what they say, and told apart where two say the same."""

import hashlib
import json
from collections import Counter


class Identities:
    """Gives each entry of one source an id that the next export of the same entries gives again."""

    def __init__(self) -> None:
        self._seen: Counter[int] = Counter()  # by hash: of 100,000 ids that is half the memory

    def of(self, *parts: object) -> str:
        """An id from what an entry says."""
        made = hashlib.sha256(json.dumps(parts, default=str).encode("utf-8", "surrogatepass")).hexdigest()[:32]
        return self.unique(made)

    def unique(self, untrusted_id: str) -> str:
        """The source's own id; the second entry with the same gets a number behind it."""
        mark = hash(untrusted_id)
        self._seen[mark] += 1
        number = self._seen[mark]
        return untrusted_id if number == 1 else f"{untrusted_id}:{number}"
