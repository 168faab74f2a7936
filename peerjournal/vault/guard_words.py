"""The table of the guard's words."""

from peerjournal.model.guard_word import GuardWord
from peerjournal.vault.rows import Table, Values, iso, moment


class GuardWords(Table[GuardWord]):
    """Words to watch and harmless ones, in the order in which they were added."""

    noun = table = "guard_word"
    columns = ("id", "list", "word", "created_at", "updated_at")

    def to_values(self, noun: GuardWord) -> Values:
        """The content columns."""
        return noun.id, noun.list, noun.word, iso(noun.created_at), iso(noun.updated_at)

    def from_values(self, values: Values) -> GuardWord:
        """The inverse of `to_values`."""
        id, which, word, created_at, updated_at = values
        return GuardWord(id, which, word, moment(created_at), moment(updated_at))
