"""Entries in their JSON form, with the names of what they hold by id; apart from exports, which load every format."""

from collections.abc import Callable
from typing import Any

from peerjournal.model.entry import Entry
from peerjournal.model.form import entry_form
from peerjournal.model.group import Group, Meeting
from peerjournal.model.moments import to_iso
from peerjournal.vault.tables import load
from peerjournal.vault.vault import Vault

load("groups")


class Names:
    """The names of groups and the moments of meetings, which entries hold by id."""

    def __init__(self, vault: Vault) -> None:
        self.groups = {one.id: one.name for one in vault.groups.all() if isinstance(one, Group)}
        self.meetings = {one.id: to_iso(one.at) for one in vault.meetings.all() if isinstance(one, Meeting)}

    def of(self, entry: Entry) -> tuple[str | None, str | None]:
        """The group's name and the meeting's moment."""
        return self.groups.get(entry.group_id or ""), self.meetings.get(entry.meeting_id or "")


def entry_json(vault: Vault, entry: Entry) -> dict[str, Any]:
    """The JSON form of one entry, with the names of its group and meeting."""
    return entry_form(entry, *Names(vault).of(entry))


def entry_forms(vault: Vault) -> Callable[[Entry], dict[str, Any]]:
    """`entry_json` for many entries: the names are looked up once, now."""
    names = Names(vault)
    return lambda entry: entry_form(entry, *names.of(entry))
