"""Keeps what is being typed, and where the person was, until it is saved or thrown away."""

import json
from dataclasses import replace
from typing import Any

from peerjournal.model.damage import Damaged
from peerjournal.model.draft import Draft
from peerjournal.model.moments import now
from peerjournal.model.text import storable
from peerjournal.vault.vault import Vault


def keep(vault: Vault, draft: Draft) -> Draft:
    """Keeps a draft in place of its earlier state; durable on return. Typing is never refused: odd texts are made
    storable, so that a backup can hold them, too.
    """
    kept = replace(draft, fields=_storable(draft.fields), cursor=max(0, draft.cursor), updated_at=now())
    with vault.transaction():
        vault.drafts.write(kept)
    return kept


def all(vault: Vault) -> list[Draft | Damaged]:
    """All drafts, oldest first."""
    return list(vault.drafts.all())


def find(vault: Vault, kind: str, about: str | None = None) -> Draft | None:
    """The latest draft of a kind about something (None: about something new), if there is one."""
    drafts = [one for one in vault.drafts.all() if isinstance(one, Draft) and (one.kind, one.about) == (kind, about)]
    return drafts[-1] if drafts else None


def discard(vault: Vault, id: str) -> None:
    """Throws a draft away; it being gone already is as well."""
    with vault.transaction():
        vault.drafts.remove(id)


def place(vault: Vault) -> dict[str, Any]:
    """Where in the window the person was when it was locked; whatever `keep_place` was given last."""
    try:
        kept = json.loads(vault.drafts.place())
    except ValueError:
        return {}
    return kept if isinstance(kept, dict) else {}


def keep_place(vault: Vault, place: dict[str, Any]) -> None:
    """Keeps where the person is: names of pages, ids, positions. It lies within the encrypted vault."""
    with vault.transaction():
        vault.drafts.set_place(json.dumps(place))


def _storable(value: Any) -> Any:
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, dict):
        return {storable(key): _storable(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_storable(one) for one in value]
    return value
