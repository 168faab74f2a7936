"""A handover packet holds the group and nobody in it, is gone through field by field, and opens for the successor."""

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from peerjournal.actions import facilitating, groups, handover, meetings, people, recovery
from peerjournal.crypto import Passphrase, decrypt_stream, encrypt_stream
from peerjournal.model.errors import (
    BackupDamaged,
    BackupKeyWrong,
    BadValue,
    EmptyPassphrase,
    FileExists,
    FileMissing,
    FileUnreadable,
)
from peerjournal.model.follow_up import FollowUp
from peerjournal.model.group import Group, Limit, Meeting, Role
from peerjournal.vault.vault import Vault
from tests.vaults import DAWN, whole

WORK = 10  # scrypt's log2 N, cheap


@pytest.fixture
def group(vault: Vault) -> Group:
    """A group with a past."""
    made = groups.add(
        vault, "Circle", rrule="FREQ=WEEKLY", first_at=DAWN, agreement="Be kind.", zone="Europe/Berlin", minutes=90,
        purpose="to talk", limits=(Limit.NO_PASSAGES,), agenda=("Round (30)",), retention_weeks=8, remind_before=30,
    )  # fmt: skip
    people.add(vault, "R.")
    for number, topic in enumerate(("letting go", "R. and the drains", "")):
        met = groups.add_meeting(vault, made.id, DAWN + timedelta(weeks=number), topic=topic, attended=True)
        meetings.after(vault, met.id, came=7 + number, first_time=number, reflection="secretreflection")
    facilitating.add_follow_up(vault, made.id, "the key of the room", due=date(2024, 7, 1))
    done = facilitating.add_follow_up(vault, made.id, "donecanary")
    facilitating.follow_up_done(vault, done.id)
    return made


def test_every_field_is_listed_first_and_aliases_in_it_are_pointed_out(vault: Vault, group: Group) -> None:
    told = {one.key: one for one in handover.fields(vault, group.id)}
    assert list(told) == [
        "name", "purpose", "agreement", "schedule", "limits", "agenda 1", "topic 1", "topic 2", "follow-up 1",
        "meetings", "came_least", "came_most", "first_time",
    ]  # fmt: skip
    assert [key for key, one in told.items() if one.aliases] == ["topic 2"]
    assert told["topic 2"].aliases == ("R.",)
    assert (told["meetings"].text, told["came_most"].text, told["first_time"].text) == ("3", "9", "3")
    facilitating.add_follow_up(vault, group.id, "write to mary.smith@example.org")
    details = {one.key: one.details for one in handover.fields(vault, group.id) if one.details}
    assert details == {"follow-up 2": ("mary.smith@example.org",)}
    everything = repr(handover.packet(vault, group.id))
    assert "secretreflection" not in everything
    assert "donecanary" not in everything
    assert all(one.key != "topic 2" or one.text != "R. and the drains" for one in
               handover.fields(vault, group.id, leave_out=["topic 2"]))  # fmt: skip
    with pytest.raises(BadValue):
        handover.packet(vault, group.id, leave_out=["topic 9"])


def test_the_successors_journal_opens_it(vault: Vault, other_vault: Vault, group: Group, tmp_path: Path) -> None:
    recipient = recovery.key(other_vault).recipient
    path = handover.write(vault, group.id, tmp_path / "group.age", recipient=recipient, leave_out=["topic 2"])
    assert b"Circle" not in path.read_bytes()
    with pytest.raises(BackupKeyWrong):
        handover.read(path, vault=vault)
    taken = handover.take_over(other_vault, handover.read(path, vault=other_vault))
    assert (taken.name, taken.rrule, taken.zone, taken.minutes) == ("Circle", "FREQ=WEEKLY", "Europe/Berlin", 90)
    assert (taken.role, taken.agreement, taken.limits, taken.agenda) == (
        Role.FACILITATOR, "Be kind.", (Limit.NO_PASSAGES,), ("Round (30)",),
    )  # fmt: skip
    assert (taken.retention_weeks, taken.remind_before) == (None, None), "those were the other person's choices"
    after = DAWN + timedelta(days=400)
    assert groups.next_at(other_vault, taken, after) == groups.next_at(vault, group, after)
    held = [one for one in groups.meetings(other_vault, taken.id) if isinstance(one, Meeting)]
    assert [(one.topic, one.attended) for one in held] == [("letting go", None)]
    (open_one,) = facilitating.follow_ups(other_vault, taken.id)
    assert isinstance(open_one, FollowUp)
    assert (open_one.text, open_one.due) == ("the key of the room", date(2024, 7, 1))
    again = handover.take_over(other_vault, handover.read(path, vault=other_vault))
    assert again.name == "Circle (2)"


def test_a_passphrase_told_by_another_way_opens_it_too(vault: Vault, group: Group, tmp_path: Path) -> None:
    path = tmp_path / "group.age"
    with pytest.raises(EmptyPassphrase):
        handover.write(vault, group.id, path)
    with pytest.raises(BadValue):
        handover.write(vault, group.id, path, recipient="age1nonsense")
    assert not path.exists()
    handover.write(vault, group.id, path, passphrase="told at the table", work_factor=WORK)
    with pytest.raises(FileExists):
        handover.write(vault, group.id, path, passphrase="x", work_factor=WORK)
    assert handover.read(path, passphrase="told at the table").group.name == "Circle"
    with pytest.raises(BackupKeyWrong):
        handover.read(path, passphrase="another")


def sealed(path: Path, data: bytes) -> Path:
    with path.open("wb") as file, encrypt_stream(file, [Passphrase(b"x", WORK)]) as writer:
        writer.write(data)
    return path


@pytest.mark.parametrize(
    "change",
    [
        {"format": "something"}, {"version": 2}, {"group": []}, {"group": {"name": 7}}, {"topics": {}},
        {"topics": [{"at": "now"}]}, {"follow_ups": [{"text": "x", "due": "some day"}]}, {"counts": {"a b": 1}},
        {"counts": {"meetings": -1}}, {"group": {"name": "x", "role": "king"}},
    ],
)  # fmt: skip
def test_a_packet_of_strangers_is_believed_nothing(
    vault: Vault, group: Group, tmp_path: Path, change: dict[str, Any]
) -> None:
    handover.write(vault, group.id, tmp_path / "a.age", passphrase="x", work_factor=WORK)
    with (tmp_path / "a.age").open("rb") as file:
        record = json.loads(decrypt_stream(file, [Passphrase(b"x")]).read())
    assert handover.read(sealed(tmp_path / "b.age", json.dumps(record).encode()), passphrase="x").group.name == "Circle"
    with pytest.raises(FileUnreadable):
        handover.read(sealed(tmp_path / "c.age", json.dumps({**record, **change}).encode()), passphrase="x")


def test_what_is_no_packet_is_refused_and_leaves_nothing(vault: Vault, tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        handover.read(tmp_path / "none.age", passphrase="x")
    (tmp_path / "a.age").write_bytes(b"age-encryption.org/v1\nnonsense")
    with pytest.raises(BackupDamaged):
        handover.read(tmp_path / "a.age", passphrase="x")
    for data in (b"[]", b"{", b"\xff", b"[" * 100_000):
        with pytest.raises(FileUnreadable):
            handover.read(sealed(tmp_path / "b.age", data), passphrase="x")
    assert groups.all(vault) == []


def test_a_schedule_that_never_comes_true_is_not_taken_over(vault: Vault, group: Group) -> None:
    odd = replace(handover.packet(vault, group.id), group=replace(whole(groups.get(vault, group.id)), rrule="FREQ=X"))
    with pytest.raises(BadValue):
        handover.take_over(vault, odd)
    assert groups.all(vault) == [groups.get(vault, group.id)]
