"""What can be wrong with an archive, or with what is to become one."""

from dataclasses import dataclass


@dataclass(eq=False)
class ArchiveWrong(Exception):
    """The archive is not what this program writes; `why` is a phrase of ours that ends a sentence."""

    why: str


class SourceChanged(Exception):
    """What is backed up was changed while it was read, so that the parts would not belong together."""


class ArchiveNewer(Exception):
    """The archive says that it was made by a newer version."""
