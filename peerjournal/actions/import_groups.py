"""Groups and meetings on their way in: found by their names, made where they are not here yet."""

from dataclasses import replace
from datetime import datetime

from peerjournal.actions import groups
from peerjournal.actions.import_batches import Ledger
from peerjournal.actions.import_counts import Counts
from peerjournal.formats.imported import ImportedGroup, ImportedMeeting, Remarks
from peerjournal.model.errors import BadValue
from peerjournal.model.group import Group
from peerjournal.model.text import LONGEST_NAME, folded, storable
from peerjournal.vault.vault import Vault


class GroupsComing:
    """Knows the groups by name, and keeps in the ledger what was made. A dry run makes nothing."""

    def __init__(self, vault: Vault, ledger: Ledger, counts: Counts, remarks: Remarks, *, dry_run: bool) -> None:
        self._vault, self._ledger, self._counts, self._remarks = vault, ledger, counts, remarks
        self._dry_run = dry_run
        self._known: dict[str, str] | None = None
        self._would_be: set[tuple[str, datetime]] = set()

    def of_entry(self, untrusted_name: str, meeting: datetime | None) -> tuple[str | None, str | None]:
        """The ids of the group and the meeting that an entry names."""
        name = short(untrusted_name, self._remarks)
        if not name:
            if meeting is not None:
                self._remarks.skip("a meeting", "belongs to no group")
            return None, None
        if self._dry_run:
            return None, None
        group_id = self._group(name)
        return group_id, None if meeting is None else self._meeting(group_id, meeting)

    def take_group(self, found: ImportedGroup) -> None:
        """A group as a source has it; one of this name that is here stays as it is."""
        self._counts.groups += 1
        if found.first_at is not None:
            self._counts.when(found.first_at)
        name = short(found.name, self._remarks)
        if not name or self._find(name) is not None:
            self._counts.duplicates += 1
            return
        if self._dry_run:
            self._known[folded(name)] = ""
            return
        try:
            made = groups.add(
                self._vault, name, rrule=found.rrule, first_at=found.first_at, agreement=found.agreement,
                **found.details,
            )  # fmt: skip
        except BadValue:
            self._remarks.change("a group", "its recurrence can't be read; it comes without one")
            made = groups.add(self._vault, name, agreement=found.agreement)
        self._known[folded(name)] = made.id
        self._ledger.group_ids.append(made.id)

    def take_meeting(self, found: ImportedMeeting) -> None:
        """A meeting as a source has it; one at this moment that is here stays as it is."""
        name = short(found.group, self._remarks)
        if not name:
            self._remarks.skip("a meeting", "belongs to no group")
            return
        self._counts.meetings += 1
        self._counts.when(found.at)
        if self._dry_run:
            self._counts.duplicates += self._would_be_twice(name, found.at)
            return
        before = len(self._ledger.meeting_ids)
        meeting = self._vault.meetings.get(self._meeting(self._group(name), found.at))
        if len(self._ledger.meeting_ids) == before:
            self._counts.duplicates += 1
            return
        told = replace(meeting, topic=found.topic, note=found.note, attended=found.attended)
        groups.save_meeting(self._vault, told)

    def _would_be_twice(self, name: str, at: datetime) -> bool:
        group_id = self._find(name)
        twice = (name, at) in self._would_be or bool(group_id and next(iter(self._vault.meetings.at(group_id, at)), 0))
        self._would_be.add((name, at))
        return twice

    def _meeting(self, group_id: str, at: datetime) -> str:
        number = self._vault.meetings.count()
        meeting = groups.meeting_at(self._vault, group_id, at)
        if self._vault.meetings.count() > number:
            self._ledger.meeting_ids.append(meeting.id)
        return meeting.id

    def _group(self, name: str) -> str:
        found = self._find(name)
        if found is None:
            found = groups.add(self._vault, name).id
            self._ledger.group_ids.append(found)
        return found

    def _find(self, name: str) -> str | None:
        if self._known is None:  # a list of groups near somebody has hundreds
            shown = (one for one in groups.all(self._vault) if isinstance(one, Group))
            self._known = {folded(one.name): one.id for one in shown}
        return self._known.get(folded(name))


def short(untrusted_name: str, remarks: Remarks) -> str:
    """A name as it can be kept, cut if need be; '' for one of spaces."""
    name = " ".join(storable(untrusted_name).split())
    if len(name) > LONGEST_NAME:
        remarks.change("a name", f"is cut to {LONGEST_NAME} characters")
    return name[:LONGEST_NAME].rstrip()
