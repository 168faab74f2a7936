"""What is said about an archive that is not one of ours."""

from dataclasses import dataclass


@dataclass(eq=False)
class ArchiveWrong(Exception):
    """The archive is not what this program writes; `why` is a phrase of ours that ends a sentence."""

    why: str


class ArchiveNewer(Exception):
    """The archive says that it was made by a newer version."""
