"""The table of kind words."""

from datetime import datetime

from peerjournal.model.kind_word import KindWord
from peerjournal.model.moments import from_iso
from peerjournal.vault.rows import Values, iso, moment
from peerjournal.vault.tips import Keyed


class KindWords(Keyed[KindWord]):
    """Kind words, in the order in which they were said."""

    noun = table = "kind_word"
    columns = ("id", "text", "received", "person_id", "group_id", "at", "created_at", "updated_at", "trashed_at")
    order = "key"

    def to_values(self, noun: KindWord) -> Values:
        """The content columns."""
        return (noun.id, noun.text, int(noun.received), noun.person_id, noun.group_id, iso(noun.at),
                iso(noun.created_at), iso(noun.updated_at), iso(noun.trashed_at))  # fmt: skip

    def from_values(self, values: Values) -> KindWord:
        """The inverse of `to_values`."""
        id, text, received, person_id, group_id, at, created_at, updated_at, trashed_at = values
        return KindWord(id, text, bool(received), person_id, group_id, from_iso(at),
                        moment(created_at), moment(updated_at), moment(trashed_at))  # fmt: skip

    def made_at(self, noun: KindWord) -> datetime:
        """When it was said."""
        return noun.at

    def texts(self, noun: KindWord) -> tuple[str, str, str]:
        """The words; they have no title, and who said them may get another alias."""
        return "", noun.text, ""
