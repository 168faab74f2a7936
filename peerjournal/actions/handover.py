"""Handing a group over: a packet without people, listed field by field before it is written, encrypted for the next
facilitator, and opened in their journal."""

import io
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from peerjournal.actions import facilitating, groups, guarding, recovery
from peerjournal.crypto import Identity, Passphrase, Recipient, decrypt_stream, encrypt_stream
from peerjournal.crypto.age.scrypt import WORK_FACTOR
from peerjournal.crypto.errors import CryptoError, KeyTextWrong, NoIdentityMatches
from peerjournal.files import worded, write_whole
from peerjournal.model.errors import (
    BackupDamaged,
    BackupKeyWrong,
    BadValue,
    FileExists,
    FileMissing,
    FileUnreadable,
    NameTaken,
)
from peerjournal.model.exits import Exit, leaving
from peerjournal.model.fields import RecordWrong
from peerjournal.model.follow_up import FollowUp
from peerjournal.model.group import Group, Meeting, Role
from peerjournal.model.handover import Field, Open, Packet, Topic
from peerjournal.model.handover_record import from_bytes, to_bytes
from peerjournal.model.ids import new_id
from peerjournal.model.person import Person
from peerjournal.model.text import folded
from peerjournal.vault import keyslots
from peerjournal.vault.vault import Vault

T = TypeVar("T")
_LARGEST = 5 << 20  # bytes of a packet
_PLAIN = ("name", "purpose", "place", "online", "agreement")


def packet(vault: Vault, group_id: str, *, leave_out: Collection[str] = ()) -> Packet:
    """What would be handed over, without the fields of these keys (see `fields`)."""
    group = vault.groups.get(group_id)
    meetings = [one for one in reversed(vault.meetings.of(group_id)) if isinstance(one, Meeting)]
    came = [one.came for one in meetings if one.came is not None]
    counts = [("meetings", sum(1 for one in meetings if one.attended))]
    if came:
        counts += [("came_least", min(came)), ("came_most", max(came))]
    if any(one.first_time is not None for one in meetings):
        counts.append(("first_time", sum(one.first_time or 0 for one in meetings)))
    topics = [Topic(one.at, _out(one.topic)) for one in meetings if one.topic.strip()]
    follow_ups = [
        Open(_out(one.text), one.due)
        for one in facilitating.follow_ups(vault, group_id, open_only=True) if isinstance(one, FollowUp)
    ]  # fmt: skip
    return _without(Packet(_bare(group), tuple(topics), tuple(follow_ups), tuple(counts)), leave_out)


def fields(vault: Vault, group_id: str, *, leave_out: Collection[str] = ()) -> list[Field]:
    """Everything in the packet, field by field, with whose alias stands in it: to be gone through before it is written.

    A key (such as 'purpose', 'topic 3', 'follow-up 1') given in `leave_out` takes its field out.
    """
    people = [one for one in vault.people.all() if isinstance(one, Person)]
    names = sorted({name for one in people for name in (one.alias, *one.also)})
    found = _listed(packet(vault, group_id, leave_out=leave_out))
    listed = []
    for key, text in found:
        details = tuple(one.text for one in guarding.find_here(vault, text) if _is_somebodys(key, one.kind))
        listed.append(Field(key, text, tuple(name for name in names if _stands_in(name, text)), details))
    return listed


def write(
    vault: Vault, group_id: str, dest: Path, *, passphrase: str | None = None, recipient: str | None = None,
    leave_out: Collection[str] = (), work_factor: int = WORK_FACTOR,
) -> Path:  # fmt: skip
    """Writes the packet as an age file, for a passphrase told by another way or the successor's public key (age1...).

    Raises FileExists, BadValue for a key that is none, EmptyPassphrase, DiskFull, NotAllowed.
    """
    key: Recipient | Passphrase
    if recipient is not None:
        try:
            key = Recipient.from_text(recipient.strip())
        except KeyTextWrong:
            raise BadValue("recipient", "a public key that begins with age1") from None
    else:
        key = Passphrase(keyslots.passphrase_bytes(passphrase or ""), work_factor)
    if dest.exists():
        raise FileExists(dest)
    sink = io.BytesIO()
    with encrypt_stream(sink, [key]) as writer:
        writer.write(to_bytes(packet(vault, group_id, leave_out=leave_out)))
    write_whole(dest, sink.getvalue(), replace=False)
    return dest


def read(path: Path, *, vault: Vault | None = None, passphrase: str | None = None) -> Packet:
    """A packet that somebody handed over, by its passphrase or by the recovery key of this journal.

    Raises FileMissing, BackupKeyWrong, BackupDamaged, FileUnreadable.
    """
    keys: list[Identity | Passphrase] = []
    if passphrase is not None:
        keys.append(Passphrase(keyslots.passphrase_bytes(passphrase)))
    if vault is not None:
        keys.append(Identity.from_text(recovery.key(vault).text))
    if not path.is_file():
        raise FileMissing(path)
    try:
        with worded(path), path.open("rb") as file:
            untrusted = decrypt_stream(file, keys).read(_LARGEST + 1)
    except NoIdentityMatches:
        raise BackupKeyWrong(path) from None
    except CryptoError:
        raise BackupDamaged(path) from None
    try:
        if len(untrusted) > _LARGEST:
            raise RecordWrong("handover")
        return from_bytes(untrusted)
    except RecordWrong:
        raise FileUnreadable(path, "it holds no handed-over group") from None


def listed(handed: Packet) -> list[Field]:
    """What an opened packet holds, field by field, to be looked at before it is taken over."""
    return [Field(key, text) for key, text in _listed(handed)]


def take_over(vault: Vault, handed: Packet) -> Group:
    """Makes the group of a packet one of this journal, run by oneself, with its topics and what is to be seen to."""
    with vault.transaction():
        group = replace(handed.group, id=new_id(), role=Role.FACILITATOR, agreement_seen_at=None, left_at=None)
        group = _saved(vault, group)
        for topic in handed.topics:
            groups.add_meeting(vault, group.id, topic.at, topic=topic.text)
        for one in handed.follow_ups:
            facilitating.add_follow_up(vault, group.id, one.text, due=one.due)
    return group


def _saved(vault: Vault, group: Group) -> Group:
    name = group.name.strip() or "A group"
    for number in range(1, 100):
        try:
            return groups.save(vault, replace(group, name=name if number == 1 else f"{name} ({number})"))
        except NameTaken:
            continue
    raise NameTaken("group", name)


def _bare(group: Group) -> Group:
    """What of a group is the group's, not the person's: nothing of their reminders, retention, or when they left."""
    texts: dict[str, Any] = {name: _out(getattr(group, name)) for name in _PLAIN}
    return Group(
        id=group.id, rrule=group.rrule, first_at=group.first_at, zone=group.zone, minutes=group.minutes,
        skipped=group.skipped, extra_at=group.extra_at, pauses=group.pauses, limits=group.limits,
        agreed_at=group.agreed_at, agenda=tuple(_out(one) for one in group.agenda), **texts,
    )  # fmt: skip


def _out(text: str) -> str:
    return leaving(text, Exit.SHARE).strip()


def _listed(packet: Packet) -> Iterator[tuple[str, str]]:
    group = packet.group
    yield from ((name, getattr(group, name)) for name in _PLAIN if getattr(group, name))
    if group.rrule:
        yield "schedule", " ".join(filter(None, (group.rrule, group.zone)))
    if group.limits:
        yield "limits", ", ".join(group.limits)
    for what, texts in (
        ("agenda", group.agenda), ("topic", [one.text for one in packet.topics]),
        ("follow-up", [one.text for one in packet.follow_ups]),
    ):  # fmt: skip
        yield from ((f"{what} {number}", text) for number, text in enumerate(texts, start=1))
    yield from ((name, str(number)) for name, number in packet.counts)


def _without(packet: Packet, keys: Collection[str]) -> Packet:
    """The packet less some fields; a group needs its name, so that is replaced."""
    if unknown := set(keys) - {key for key, _ in _listed(packet)}:
        raise BadValue("field", f"one of those listed, not {sorted(unknown)[0]}")
    texts: dict[str, Any] = {name: "A group" if name == "name" else "" for name in _PLAIN if name in keys}
    group = replace(packet.group, **texts)
    if "schedule" in keys:
        group = replace(group, rrule="", first_at=None, skipped=(), extra_at=(), pauses=())
    if "limits" in keys:
        group = replace(group, limits=())
    return Packet(
        replace(group, agenda=_left("agenda", group.agenda, keys)), _left("topic", packet.topics, keys),
        _left("follow-up", packet.follow_ups, keys), tuple(one for one in packet.counts if one[0] not in keys),
    )  # fmt: skip


def _left(what: str, several: Iterable[T], keys: Collection[str]) -> tuple[T, ...]:
    return tuple(one for number, one in enumerate(several, start=1) if f"{what} {number}" not in keys)


def _is_somebodys(key: str, kind: str) -> bool:
    """Where a group meets is its own address, and a schedule is a rule; elsewhere such things are somebody's."""
    return key != "schedule" and not (key in {"place", "online"} and kind in {"address", "link"})


def _stands_in(alias: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(folded(alias))}(?!\w)", folded(text)) is not None
