"""Links from one noun to another, by id."""

from typing import Any

from peerjournal.model.errors import NotFound
from peerjournal.vault.rows import Table


def check(table: Table[Any], id: str | None, before: str | None = None) -> None:
    """Raises NotFound for a new link to what is not there.

    A link that was there before may stay: what it led to was destroyed with the trash, and that must not keep a person
    from saving what they wrote.
    """
    if id is not None and id != before and table.find(id) is None:
        raise NotFound(table.noun, id)


def kept(table: Table[Any], id: str | None) -> str | None:
    """The id, or None when what it leads to is gone for good."""
    return id if id is not None and table.find(id) is not None else None
