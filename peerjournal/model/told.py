"""Entries in the two forms that a backup has of them, made ready without the entries themselves and many at a time."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Told:
    """Entries that follow each other.

    `lines` has a record for each (`model.records.to_line`), `texts` the Markdown of those that are not in the trash,
    `paths` where it lies.
    """

    lines: list[bytes] = field(default_factory=list)
    paths: list[bytes] = field(default_factory=list)
    texts: list[bytes] = field(default_factory=list)
