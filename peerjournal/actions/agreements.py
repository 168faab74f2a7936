"""A group's agreement: kept in dated versions, shown before its notes, and held to where it switches something off.

What somebody wrote before a limit was agreed on stays and may be changed; nothing new is taken that goes against it.
"""

from collections import Counter
from dataclasses import replace
from datetime import datetime

from peerjournal.model.entry import Entry
from peerjournal.model.errors import AgreementForbids
from peerjournal.model.group import Agreement, Group, Limit, Meeting
from peerjournal.model.moments import now
from peerjournal.model.person import Person
from peerjournal.model.provenance import OTHERS, Provenance, fenced, passages, without
from peerjournal.model.tip import Tip
from peerjournal.vault.vault import Vault


def in_versions(group: Group, old: Group | None, at: datetime) -> Group:
    """The group as it is about to be saved: a changed agreement is in force from `at` on, and its old one is kept."""
    limits = tuple(sorted(set(group.limits), key=list(Limit).index))
    if old is None:
        new = group.agreement.strip() or limits
        return replace(group, limits=limits, agreed_at=group.agreed_at or (at if new else None))
    kept = {
        "earlier_agreements": old.earlier_agreements, "agreed_at": old.agreed_at,
        "agreement_seen_at": old.agreement_seen_at,
    }  # fmt: skip
    if (group.agreement, limits) == (old.agreement, old.limits):
        return replace(group, limits=limits, **kept)  # type: ignore[arg-type]
    earlier = old.earlier_agreements
    if old.agreement.strip() or old.limits:
        before = Agreement(old.agreement, old.agreed_at or old.created_at or at, old.limits)
        earlier = (*earlier, before)
    return replace(group, limits=limits, agreed_at=at, agreement_seen_at=None, earlier_agreements=earlier)


def versions(vault: Vault, group_id: str) -> list[Agreement]:
    """Every version, oldest first; the last one is in force."""
    group = vault.groups.get(group_id)
    found = list(group.earlier_agreements)
    if group.agreement.strip() or group.limits:
        found.append(Agreement(group.agreement, group.agreed_at or group.created_at or now(), group.limits))
    return found


def to_show(vault: Vault, group_id: str) -> Agreement | None:
    """The agreement in force if it was not shown since it is; None when there is none or it was seen."""
    group = vault.groups.get(group_id)
    if group.agreement_seen_at is not None or not (group.agreement.strip() or group.limits):
        return None
    return versions(vault, group_id)[-1]


def seen(vault: Vault, group_id: str, at: datetime | None = None) -> Group:
    """Notes that the person has seen the agreement in force."""
    with vault.transaction():
        group = replace(vault.groups.get(group_id), agreement_seen_at=at or now())
        vault.groups.put(group)
    return group


def limits(group: Group) -> frozenset[Limit]:
    """What a group switches off; 'topics only' takes people and passages with it."""
    return frozenset(Limit) if Limit.TOPICS_ONLY in group.limits else frozenset(group.limits)


def check_entry(vault: Vault, entry: Entry, before: Entry | None) -> None:
    """Raises AgreementForbids for new passages of others where there are to be none, and for aliases on them."""
    if ":::" not in entry.body or (group := _group(vault, entry.group_id)) is None:
        return
    same_group = before is not None and before.group_id == entry.group_id
    was = _others(before.body) if before is not None and same_group else Counter()
    new = _others(entry.body) - was
    if new and Limit.NO_PASSAGES in limits(group):
        raise AgreementForbids(_named(group, Limit.NO_PASSAGES), group.name)
    if Limit.NO_PEOPLE in limits(group) and any(alias for alias, _ in new):
        raise AgreementForbids(_named(group, Limit.NO_PEOPLE), group.name)


def within(vault: Vault, entry: Entry) -> Entry:
    """An entry that comes in from elsewhere, without the passages or aliases that its group's agreement keeps out."""
    if ":::" not in entry.body or (group := _group(vault, entry.group_id)) is None:
        return entry
    if Limit.NO_PASSAGES in limits(group):
        return replace(entry, body=without(entry.body, OTHERS))
    parts = [
        entry.body[one.start : one.end]
        if one.kind is Provenance.MINE or not one.alias
        else fenced(entry.body[one.inner_start : one.inner_end], one.kind) + "\n"
        for one in passages(entry.body)
    ]
    return replace(entry, body="".join(parts))


def check_meeting(vault: Vault, meeting: Meeting, before: Meeting | None) -> None:
    """Raises AgreementForbids for new notes where only topics are noted, and for passages where none are to be."""
    group = _group(vault, meeting.group_id)
    if group is None:
        return
    was = before.note if before is not None else ""
    if meeting.note.strip() and meeting.note != was and Limit.TOPICS_ONLY in group.limits:
        raise AgreementForbids(Limit.TOPICS_ONLY, group.name)
    if _others(meeting.note) - _others(was) and Limit.NO_PASSAGES in limits(group):
        raise AgreementForbids(Limit.NO_PASSAGES, group.name)


def check_person(vault: Vault, person: Person, before: Person | None) -> None:
    """Raises AgreementForbids for somebody new from a group without people."""
    if before is None or before.group_id != person.group_id:
        check_people(vault, person.group_id)


def check_people(vault: Vault, group_id: str | None) -> None:
    """Raises AgreementForbids when nothing about people is noted of a group."""
    group = _group(vault, group_id)
    if group is not None and Limit.NO_PEOPLE in limits(group):
        raise AgreementForbids(_named(group, Limit.NO_PEOPLE), group.name)


def check_tip(vault: Vault, tip: Tip, before: Tip | None) -> None:
    """Raises AgreementForbids for a new tip from a group of which only topics are noted."""
    group = _group(vault, tip.group_id)
    if group is not None and Limit.TOPICS_ONLY in group.limits and (before is None or before.group_id != tip.group_id):
        raise AgreementForbids(Limit.TOPICS_ONLY, group.name)


def _group(vault: Vault, group_id: str | None) -> Group | None:
    found = vault.groups.find(group_id) if group_id else None
    return found if isinstance(found, Group) and found.limits else None


def _named(group: Group, limit: Limit) -> Limit:
    return limit if limit in group.limits else Limit.TOPICS_ONLY


def _others(body: str) -> Counter[tuple[str, str]]:
    """(alias, words) of each passage of others."""
    return Counter(
        (one.alias, body[one.inner_start : one.inner_end].strip()) for one in passages(body) if one.kind in OTHERS
    )
