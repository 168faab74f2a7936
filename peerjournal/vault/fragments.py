"""What short values of an entry's row become in a backup: made once for each, since they come again and again.

Each of these dictionaries makes what it has not got yet, and raises Odd for what `model.records` might not read again.
"""

from abc import abstractmethod
from typing import Generic, TypeVar

from peerjournal.model.fields import Fields
from peerjournal.model.form import encoded
from peerjournal.model.group import Group, Meeting
from peerjournal.model.ids import is_id
from peerjournal.model.moments import to_iso
from peerjournal.vault.groups import Groups, Meetings
from peerjournal.vault.rows import compact, from_json

T = TypeVar("T")

_MOST = 10_000  # values that are remembered
_LONGEST = 64 << 10  # bytes of one


class Odd(Exception):
    """Something is to be looked at more carefully."""


class Made(dict[bytes, T], Generic[T]):
    """Values with what was made of them, which is right for the value even where that is not what was once stored."""

    def __missing__(self, value: bytes) -> T:
        """Makes it, and remembers it while there is room. Raises Odd."""
        if len(value) > _LONGEST:
            raise Odd
        try:
            made = self.make(value.decode())
        except (ValueError, TypeError, RecursionError):  # RecordWrong is the first, and so is what is no JSON
            raise Odd from None
        if len(self) < _MOST:
            self[value] = made
        return made

    @abstractmethod
    def make(self, text: str) -> T:
        """What is made of it. May raise Odd, ValueError, TypeError."""


class Lists(Made[tuple[bytes, bytes, bytes]]):
    """Feelings, scales or tags as they are stored: in what the checksum is over, in the record and in the front matter.

    The last two have no empty ones.
    """

    def __init__(self, key: str) -> None:
        super().__init__()
        self._key = key

    def make(self, text: str) -> tuple[bytes, bytes, bytes]:
        """The same as by way of the entry."""
        proof = compact(text).encode()
        key, value = self._key, from_json(text)
        if type(value) is not (dict if key == "scales" else list):
            raise Odd
        if not value:
            return proof, b"", b""
        if key == "feelings":
            value = [{"name": name, "intensity": intensity} for name, intensity in value]
        fields = Fields("entry", {key: value})
        bool(fields.feelings() if key == "feelings" else fields.scales() if key == "scales" else fields.texts(key))
        return proof, f',"{key}":{compact(value)}'.encode(), f"{key}: {encoded(value)}\n".encode()


class Flags(Made[tuple[bytes, ...]]):
    """`all_day,starred,left_out`, each 0 or 1.

    What follows the moment in what the checksum is over, and the end of that (`left_out` came later, and counts only
    where it is 1); what follows the moment in the record, its star and its end; what follows the moment in the front
    matter, and what stands there of the other two.
    """

    def make(self, text: str) -> tuple[bytes, ...]:
        """The same as by way of the entry."""
        all_day, starred, left_out = ("01".index(one) for one in text.split(","))
        return (
            b'",%d,%d,' % (all_day, starred),
            b",1]" if left_out else b"]",
            b'","all_day":true' if all_day else b'"',
            b',"starred":true' if starred else b"",
            b'","left_out":true}\n' if left_out else b'"}\n',
            b'"\nall_day: true\n' if all_day else b'"\n',
            (b"starred: true\n" if starred else b"") + (b"left_out: true\n" if left_out else b""),
        )


class Places(Made[tuple[bytes, bytes]]):
    """`[group_id,meeting_id]`, each an id or null: in the record, and the names of the two in the front matter.

    What the checksum is over has what is between the brackets.
    """

    def __init__(self, groups: Groups, meetings: Meetings) -> None:
        super().__init__()
        self._groups, self._meetings = groups, meetings

    def make(self, text: str) -> tuple[bytes, bytes]:
        """The same as by way of the entry, a group's name and a meeting's moment."""
        group_id, meeting_id = from_json(text)
        if not all(id is None or is_id(id) for id in (group_id, meeting_id)):
            raise Odd
        group = self._groups.find(group_id) if group_id else None
        meeting = self._meetings.find(meeting_id) if meeting_id else None
        named = (
            ("group", group.name if isinstance(group, Group) else None),
            ("meeting", to_iso(meeting.at) if isinstance(meeting, Meeting) else None),
        )
        ids = (("group_id", group_id), ("meeting_id", meeting_id))
        return (
            "".join(f',"{key}":"{id}"' for key, id in ids if id).encode(),
            "".join(f"{key}: {encoded(name)}\n" for key, name in named if name).encode(),
        )
