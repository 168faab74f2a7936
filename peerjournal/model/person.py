"""People, by alias only: there is no field for a real name."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class KeptPromise:
    """What I promised somebody, and when it was done."""

    text: str
    done_at: datetime


@dataclass(frozen=True, slots=True)
class Person:
    """Someone from a group under an alias; `connection` is what connects us, `promise` what I still owe.

    `also` are aliases of people who turned out to be the same one; what was written under them stays found.
    """

    id: str
    alias: str
    group_id: str | None = None
    connection: str = ""
    promise: str = ""
    created_at: datetime | None = None
    updated_at: datetime | None = None
    trashed_at: datetime | None = None
    kept: tuple[KeptPromise, ...] = ()
    also: tuple[str, ...] = ()
