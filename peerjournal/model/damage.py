"""What stands in a list where a row could not be read."""

from typing import NamedTuple


class Damaged(NamedTuple):
    """A row whose content disagrees with its checksum: named and shown as damaged, never as if it were whole."""

    noun: str
    id: str
