"""Groups, meetings and what belongs to them as JSON documents, one form for every command that shows them."""

from datetime import date, datetime
from typing import Any

from peerjournal.actions import groups
from peerjournal.actions.vaults import Vault
from peerjournal.model import moments
from peerjournal.model.damage import Damaged
from peerjournal.model.follow_up import FollowUp
from peerjournal.model.group import Agreement, Group, Meeting
from peerjournal.model.moments import to_iso
from peerjournal.model.question import Question


def iso(moment: datetime | None) -> str | None:
    """A moment as ISO 8601, or None."""
    return None if moment is None else to_iso(moment)


def day(one: date | None) -> str | None:
    """A day as ISO 8601, or None."""
    return None if one is None else one.isoformat()


def group(vault: Vault, one: Group) -> dict[str, Any]:
    """A group, and when it meets next."""
    return {
        "id": one.id, "name": one.name, "rrule": one.rrule, "first_at": iso(one.first_at),
        "next_at": iso(groups.next_at(vault, one, moments.now())), "agreement": one.agreement,
        "limits": [limit.value for limit in one.limits], "purpose": one.purpose, "place": one.place,
        "online": one.online, "role": one.role.value, "zone": one.zone, "minutes": one.minutes,
        "skipped": [day(each) for each in one.skipped], "extra_at": [to_iso(each) for each in one.extra_at],
        "pauses": [{"first": day(each.first), "last": day(each.last)} for each in one.pauses],
        "left_at": iso(one.left_at), "retention_weeks": one.retention_weeks,
        "destroy_on_leaving": one.destroy_on_leaving, "agenda": list(one.agenda),
        "remind_before": one.remind_before, "remind_after": one.remind_after,
        "created_at": iso(one.created_at), "updated_at": iso(one.updated_at),
    }  # fmt: skip


def agreement(one: Agreement) -> dict[str, Any]:
    """One version of an agreement."""
    return {"text": one.text, "since": to_iso(one.since), "limits": [limit.value for limit in one.limits]}


def meeting(vault: Vault, group_name: str, one: Meeting) -> dict[str, Any]:
    """A meeting with how one came in and left."""
    check_ins = {
        each.occasion: each.scales for each in groups.check_ins(vault, one.id) if not isinstance(each, Damaged)
    }
    return {
        "id": one.id, "group": group_name, "at": to_iso(one.at), "topic": one.topic, "note": one.note,
        "attended": one.attended, "before": check_ins.get("before", {}), "after": check_ins.get("after", {}),
        "to_say": one.to_say, "not_to_say": one.not_to_say, "question_ids": list(one.question_ids),
        "reflection": one.reflection, "next_step": one.next_step, "next_step_done_at": iso(one.next_step_done_at),
        "came": one.came, "first_time": one.first_time, "left_early": one.left_early, "safe": one.safe,
        "heard": one.heard, "at_home": one.at_home, "impression": one.impression,
        "agenda": [{"text": each.text, "minutes": each.minutes, "done": each.done} for each in one.agenda],
        "agreement_read_at": iso(one.agreement_read_at), "debrief": one.debrief, "drained": one.drained,
        "created_at": iso(one.created_at), "updated_at": iso(one.updated_at),
    }  # fmt: skip


def question(vault: Vault, one: Question) -> dict[str, Any]:
    """A question with its answers."""
    answers = [
        {"text": each.text, "at": to_iso(each.at), "who": each.who, "meeting_id": each.meeting_id}
        for each in one.answers
    ]
    return {
        "id": one.id, "text": one.text, "group": groups.names(vault).get(one.group_id or ""), "answers": answers,
        "created_at": iso(one.created_at), "updated_at": iso(one.updated_at),
    }  # fmt: skip


def follow_up(vault: Vault, one: FollowUp) -> dict[str, Any]:
    """Something to see to."""
    return {
        "id": one.id, "group": groups.names(vault).get(one.group_id), "text": one.text, "due": day(one.due),
        "done_at": iso(one.done_at),
    }  # fmt: skip
