"""Groups and meetings on their way in: found by their names, made where they are not here yet."""

from dataclasses import replace
from datetime import datetime
from functools import cached_property

from peerjournal.actions import groups, recurrence
from peerjournal.actions.import_batches import Ledger
from peerjournal.actions.import_counts import Counts
from peerjournal.formats.imported import ImportedGroup, ImportedMeeting, Remarks
from peerjournal.model.errors import BadValue
from peerjournal.model.group import Group, Meeting
from peerjournal.model.moments import now
from peerjournal.model.text import LONGEST_NAME, folded, storable
from peerjournal.vault.vault import Vault

_NO_RULE = "its recurrence can't be read; it comes without one"


class GroupsComing:
    """Knows the groups by name, and keeps in the ledger what was made. A dry run makes nothing."""

    def __init__(self, vault: Vault, ledger: Ledger, counts: Counts, remarks: Remarks, *, dry_run: bool) -> None:
        self._vault, self._ledger, self._counts, self._remarks = vault, ledger, counts, remarks
        self._dry_run = dry_run
        self._made: set[str] = set()
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
        name = short(found.name, self._remarks)
        there = self._known.get(folded(name))
        if not name or (there is not None and there not in self._made):
            self._counts.duplicates += 1
            return
        self._counts.group(found.kinds)
        if found.first_at is not None:
            self._counts.when(found.first_at)
        if there is not None:
            self._remarks.change("a group", "has the name of another; both are one here")
        elif self._dry_run:
            self._look_at(found)
            self._note(name, f"would be {name}")
        else:
            self._note(name, self._added(found, name).id)

    def _look_at(self, found: ImportedGroup) -> None:
        """Says in a review what adding it would say."""
        try:
            zone = recurrence.checked_zone(found.details.get("zone", ""))
            recurrence.checked(found.rrule, found.first_at or now(), zone)
        except BadValue:
            self._remarks.change("a group", _NO_RULE)

    def _added(self, found: ImportedGroup, name: str) -> Group:
        try:
            return groups.add(
                self._vault, name, rrule=found.rrule, first_at=found.first_at, agreement=found.agreement,
                **found.details,
            )  # fmt: skip
        except BadValue:
            self._remarks.change("a group", _NO_RULE)
            said = {key: found.details[key] for key in ("place", "online", "purpose") if key in found.details}
            return groups.add(self._vault, name, agreement=found.agreement, **said)

    def take_meeting(self, found: ImportedMeeting) -> None:
        """A meeting as a source has it; one at this moment that was here before stays as it is."""
        name = short(found.group, self._remarks)
        if not name:
            self._remarks.skip("a meeting", "belongs to no group")
            return
        group_id = self._known.get(folded(name))
        there = self._there(group_id, found.at) if group_id is not None else None
        if there is not None and there.id not in self._made:
            self._counts.duplicates += 1
            return
        self._counts.meetings += 1
        self._counts.when(found.at)
        again = there is not None or (folded(name), found.at) in self._would_be
        self._would_be.add((folded(name), found.at))
        if again:
            self._remarks.change("a meeting", "is at the moment of another; both are one here")
        if self._dry_run:
            return
        meeting = there or self._vault.meetings.get(self._meeting(self._group(name), found.at))
        note = "\n\n".join(one for one in (meeting.note, found.topic if again else "", found.note) if one)
        topic = meeting.topic if again else found.topic
        groups.save_meeting(self._vault, replace(meeting, topic=topic, note=note, attended=found.attended))

    def _there(self, group_id: str, at: datetime) -> Meeting | None:
        found = self._vault.meetings.at(group_id, at)
        return next((one for one in found if isinstance(one, Meeting)), None)

    def _meeting(self, group_id: str, at: datetime) -> str:
        there = self._there(group_id, at)
        if there is not None:
            return there.id
        made = groups.meeting_at(self._vault, group_id, at)
        self._made.add(made.id)
        self._ledger.meeting_ids.append(made.id)
        return made.id

    def _group(self, name: str) -> str:
        if folded(name) not in self._known:
            self._note(name, groups.add(self._vault, name).id)
        return self._known[folded(name)]

    def _note(self, name: str, id: str) -> None:
        self._known[folded(name)] = id
        self._made.add(id)
        self._ledger.group_ids.append(id)

    @cached_property
    def _known(self) -> dict[str, str]:
        """Every group's folded name and id: a list of groups near somebody has hundreds."""
        shown = (one for one in groups.all(self._vault) if isinstance(one, Group))
        return {folded(one.name): one.id for one in shown}


def short(untrusted_name: str, remarks: Remarks) -> str:
    """A name as it can be kept, cut if need be; '' for one of spaces."""
    name = " ".join(storable(untrusted_name).split())
    if len(name) > LONGEST_NAME:
        remarks.change("a name", f"is cut to {LONGEST_NAME} characters")
    return name[:LONGEST_NAME].rstrip()
