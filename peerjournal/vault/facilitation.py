"""The tables of what only a facilitator has: follow-ups, and the sealed rows of the safeguarding log."""

from datetime import date

from peerjournal.model.damage import Damaged
from peerjournal.model.follow_up import FollowUp
from peerjournal.model.moments import from_iso
from peerjournal.model.safeguarding import SafeguardingRow
from peerjournal.vault.rows import Table, Values, iso, moment


class FollowUps(Table[FollowUp]):
    """Follow-ups; those with the nearest day first, those without one last."""

    noun = table = "follow_up"
    columns = ("id", "group_id", "meeting_id", "text", "due", "done_at", "created_at", "updated_at")
    order = "due IS NULL, due, id"

    def to_values(self, noun: FollowUp) -> Values:
        """The content columns."""
        due = None if noun.due is None else noun.due.isoformat()
        return (noun.id, noun.group_id, noun.meeting_id, noun.text, due, iso(noun.done_at),
                iso(noun.created_at), iso(noun.updated_at))  # fmt: skip

    def from_values(self, values: Values) -> FollowUp:
        """The inverse of `to_values`."""
        id, group_id, meeting_id, text, due, done_at, created_at, updated_at = values
        return FollowUp(id, group_id, text, None if due is None else date.fromisoformat(due), meeting_id,
                        moment(done_at), moment(created_at), moment(updated_at))  # fmt: skip

    def of(self, group_id: str | None, *, open_only: bool = False) -> list[FollowUp | Damaged]:
        """A group's, or everybody's."""
        clause = f"WHERE (? IS NULL OR group_id = ?) AND (? OR done_at IS NULL) ORDER BY {self.order}"
        return list(self.where(clause, group_id, group_id, int(not open_only)))

    def forget(self, group_id: str) -> None:
        """Removes a group's."""
        self._connection.execute("DELETE FROM follow_up WHERE group_id = ?", (group_id,))


class Safeguarding(Table[SafeguardingRow]):
    """Rows that are sealed before they come here."""

    noun = table = "safeguarding"
    columns = ("id", "kind", "sealed", "created_at")

    def to_values(self, noun: SafeguardingRow) -> Values:
        """The content columns."""
        return noun.id, noun.kind, noun.sealed, iso(noun.created_at)

    def from_values(self, values: Values) -> SafeguardingRow:
        """The inverse of `to_values`."""
        id, kind, sealed, created_at = values
        return SafeguardingRow(id, kind, sealed, from_iso(created_at))

    def of_kind(self, kind: str) -> list[SafeguardingRow | Damaged]:
        """Rows of a kind, oldest first."""
        return list(self.where("WHERE kind = ? ORDER BY id", kind))
