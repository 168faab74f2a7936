"""A backup is there when it has been proven, and otherwise there is nothing."""

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from peerjournal.backup import Nobody, make, verify
from peerjournal.crypto import Identity, Passphrase, Recipient
from peerjournal.model.damage import Damaged
from peerjournal.model.entry import Feeling
from peerjournal.model.errors import (
    BackupKeyWrong,
    BackupNotProven,
    DamageFound,
    DiskFull,
    FileExists,
    NotAllowed,
    Stopped,
    WorldError,
)
from peerjournal.model.records import Noun
from peerjournal.model.reports import BackupReport
from tests.backup.journals import IDENTITY, Journal, Taken, read, unwatched
from tests.disks import largest_file
from tests.samples import ENTRY, NOTE, numbered

PART = "PeerJournal-x.part"


def made(
    folder: Path, journal: Journal | None = None, share: Callable[[float], None] = unwatched,
    key: Recipient | Passphrase = IDENTITY.recipient,
) -> BackupReport:  # fmt: skip
    """Makes `a.age` in a folder."""
    return make(folder / "a.age", PART, journal or Journal(), key, share)


def nothing_new(folder: Path, *before: str) -> bool:
    """Whether a folder has nothing but what was there before."""
    return sorted(one.name for one in folder.iterdir()) == sorted(before)


def test_what_was_made_is_what_is_read(tmp_path: Path) -> None:
    report = made(tmp_path)
    assert nothing_new(tmp_path, "a.age")
    assert read(tmp_path / "a.age") == report
    assert (report.path, report.entries, report.bytes) == (tmp_path / "a.age", 3, (tmp_path / "a.age").stat().st_size)
    assert (tmp_path / "a.age").stat().st_mode & 0o777 == 0o600
    taken = Taken()
    read(tmp_path / "a.age", taken)
    assert (taken.all, taken.files) == (Journal().all, Journal().files)


@pytest.mark.parametrize(
    "odd", [{"scales": {"hope": 1000}}, {"created_at": None}, {"id": "1"}, {"feelings": (Feeling("calm", -1000),)}]
)
def test_what_could_not_be_restored_is_no_backup(odd: dict[str, Any], tmp_path: Path) -> None:
    journal = Journal()
    journal.all["entry"].append(replace(ENTRY, **{"id": numbered(99), **odd}))
    with pytest.raises(BackupNotProven):
        made(tmp_path, journal)
    assert nothing_new(tmp_path)


def test_a_backup_for_a_key_that_is_not_there_is_proven_all_the_same(tmp_path: Path) -> None:
    assert made(tmp_path, key=Identity.generate().recipient).entries == 3


def test_progress_goes_from_nothing_to_all(tmp_path: Path) -> None:
    shares: list[float] = []
    made(tmp_path, share=shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert len(shares) > 3


def test_stopping_at_any_point_leaves_nothing(tmp_path: Path) -> None:
    points: list[float] = []
    made(tmp_path, share=points.append)
    (tmp_path / "a.age").unlink()
    for stop_at in range(len(points)):
        seen = iter(range(stop_at))

        def share(_done: float, seen: Iterator[int] = seen) -> None:
            if next(seen, None) is None:
                raise Stopped

        with pytest.raises(Stopped):
            made(tmp_path, share=share)
        assert nothing_new(tmp_path)


@pytest.mark.parametrize("place", [0.0, 0.01, 0.5, 0.99, 1.0])
def test_a_disk_that_gives_back_other_bytes_than_it_was_given_is_found_out(place: float, tmp_path: Path) -> None:
    (tmp_path / "older.age").touch()
    part = tmp_path / PART
    journal = Journal()
    journal.all["entry"].append(replace(ENTRY, id=numbered(98), body="long " * 500_000))
    flipped: list[float] = []

    def flip_when_written(done: float) -> None:
        if done >= 0.7 and not flipped:
            flipped.append(done)
            with part.open("r+b") as file:
                file.seek(int(place * (part.stat().st_size - 1)))
                byte = file.read(1)
                file.seek(-1, os.SEEK_CUR)
                file.write(bytes([byte[0] ^ 1]))

    with pytest.raises(BackupNotProven) as refused:
        made(tmp_path, journal, flip_when_written)
    assert flipped == [0.7]
    assert refused.value.path == tmp_path / "a.age"
    assert nothing_new(tmp_path, "older.age")


def test_more_words_than_are_kept_in_memory_or_compared_at_once_come_back_whole(tmp_path: Path) -> None:
    journal = Journal()
    journal.all["entry"] += [replace(ENTRY, id=numbered(90 + n), body=f"{n} é\n" * (2 << 20)) for n in range(3)]
    report = made(tmp_path, journal)
    taken = Taken()
    assert read(tmp_path / "a.age", taken) == report
    assert taken.all == journal.all


def test_another_backup_in_its_place_is_not_believed_for_it(tmp_path: Path) -> None:
    other = made(tmp_path, Journal({"group": list(Journal().all["group"])}, {})).path.rename(tmp_path / "other.age")

    def put_there(done: float) -> None:
        if done == 0.7:
            (tmp_path / PART).write_bytes(other.read_bytes())

    with pytest.raises(BackupNotProven):
        made(tmp_path, share=put_there)
    assert nothing_new(tmp_path, "other.age")


def test_a_backup_of_the_same_name_that_came_meanwhile_is_not_covered(tmp_path: Path) -> None:
    def somebody_elses(done: float) -> None:
        if done == 1.0:
            (tmp_path / "a.age").write_bytes(b"precious")

    with pytest.raises(FileExists):
        made(tmp_path, share=somebody_elses)
    assert (tmp_path / "a.age").read_bytes() == b"precious"
    assert nothing_new(tmp_path, "a.age")


def test_damage_stops_it_and_leaves_nothing(tmp_path: Path) -> None:
    journal = Journal()
    journal.all["entry"].append(Damaged("entry", numbered(5)))
    with pytest.raises(DamageFound):
        made(tmp_path, journal)
    assert nothing_new(tmp_path)


def test_a_full_disk_at_any_point_leaves_nothing(tmp_path: Path) -> None:
    whole = made(tmp_path).bytes
    (tmp_path / "a.age").rename(tmp_path / "older.age")
    for most in (0, 1, 199, 200, 1000, 4096, whole // 2, whole - 65536, whole - 1):
        with largest_file(most), pytest.raises(DiskFull):
            made(tmp_path)
        assert nothing_new(tmp_path, "older.age"), most
    with largest_file(whole):
        made(tmp_path)
    assert nothing_new(tmp_path, "a.age", "older.age")


def test_what_cannot_fit_is_not_even_begun(tmp_path: Path) -> None:
    class Vast(Journal):
        def contents(self) -> list[tuple[str, int]]:
            return [("0" * 64, 1 << 60)]

        def nouns(self, noun: str) -> Iterator[Noun | Damaged]:
            raise AssertionError("it was begun")

    with pytest.raises(DiskFull) as full:
        made(tmp_path, Vast())
    assert full.value.folder == tmp_path
    assert nothing_new(tmp_path)


def test_what_a_backup_that_was_cut_short_left_behind_is_cleared_away(tmp_path: Path) -> None:
    (tmp_path / PART).write_bytes(b"half a backup")
    made(tmp_path)
    assert nothing_new(tmp_path, "a.age")
    (tmp_path / "a.age").unlink()
    (tmp_path / "elsewhere").write_bytes(b"precious")
    (tmp_path / PART).symlink_to(tmp_path / "elsewhere")
    made(tmp_path)
    assert (tmp_path / "elsewhere").read_bytes() == b"precious"


def test_a_folder_that_may_not_be_written_is_said_so(tmp_path: Path) -> None:
    if os.name == "nt" or os.geteuid() == 0:
        pytest.skip("nothing is forbidden to this user")
    tmp_path.chmod(0o500)
    with pytest.raises(NotAllowed):
        made(tmp_path)
    tmp_path.chmod(0o700)
    assert nothing_new(tmp_path)


def test_no_readable_word_lies_in_the_folder_while_it_is_made(tmp_path: Path) -> None:
    seen = 0

    def look(_done: float) -> None:
        nonlocal seen
        for path in tmp_path.iterdir():
            assert NOTE not in path.read_bytes()
            seen += 1

    made(tmp_path, share=look)
    assert seen > 3


def test_with_a_passphrase_it_opens_with_that_alone(tmp_path: Path) -> None:
    made(tmp_path, key=Passphrase("ein Geheimnis für zwei".encode(), 4))
    with pytest.raises(WorldError) as refused:
        read(tmp_path / "a.age")
    assert type(refused.value) is BackupKeyWrong
    right, wrong = Passphrase("ein Geheimnis für zwei".encode()), Passphrase(b"another")
    assert verify(tmp_path / "a.age", [right], Nobody(), unwatched).entries == 3
    with pytest.raises(BackupKeyWrong):
        verify(tmp_path / "a.age", [wrong], Nobody(), unwatched)
