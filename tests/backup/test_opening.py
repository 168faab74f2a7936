"""No byte of a backup can be changed or cut off unnoticed, and a wrong key is not taken for damage."""

import random
import time
from pathlib import Path

import pytest

from peerjournal.backup import Nobody, make
from peerjournal.backup.opening import verify
from peerjournal.crypto import Identity, Passphrase, encrypt_stream
from peerjournal.model.errors import BackupDamaged, BackupKeyWrong, FileMissing
from tests.backup.journals import IDENTITY, Journal, read, tar_of, unwatched


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a good backup: more than one MiB, and shorter than the time it takes to try a thousand."""
    path = tmp_path_factory.mktemp("good") / "a.age"
    make(path, "part", Journal(), IDENTITY.recipient, unwatched)
    return path.read_bytes()


def refused(path: Path, data: bytes) -> bool:
    """Whether a backup of these bytes is refused, as the errors for it say."""
    path.write_bytes(data)
    try:
        read(path)
    except (BackupDamaged, BackupKeyWrong):
        return True
    return False


def check_flips(good: bytes, path: Path, number: int) -> None:
    """Flips one bit of the file, anywhere but half of the times in its header."""
    chance = random.Random(20260207)
    assert not refused(path, good)
    for trial in range(number):
        wrong = bytearray(good)
        place = chance.randrange(len(good) if trial % 2 else 300)
        wrong[place] ^= 1 << chance.randrange(8)
        assert refused(path, bytes(wrong)), f"accepted with byte {place} flipped"


def check_cuts(good: bytes, path: Path, number: int) -> None:
    """Cuts the file short anywhere, half of the times at the edge of a chunk."""
    chance = random.Random(20260208)
    for trial in range(number):
        cut = chance.randrange(len(good)) if trial % 2 else 200 + 65552 * chance.randrange(1, len(good) // 65552)
        assert refused(path, good[:cut]), f"accepted when cut at {cut}"


def test_flipped_bits_are_noticed(good: bytes, tmp_path: Path) -> None:
    check_flips(good, tmp_path / "a.age", 60)


def test_truncation_is_noticed(good: bytes, tmp_path: Path) -> None:
    check_cuts(good, tmp_path / "a.age", 40)


@pytest.mark.long
def test_a_thousand_flipped_bits_are_noticed(good: bytes, tmp_path: Path) -> None:
    check_flips(good, tmp_path / "a.age", 1000)


@pytest.mark.long
def test_five_hundred_truncations_are_noticed(good: bytes, tmp_path: Path) -> None:
    check_cuts(good, tmp_path / "a.age", 500)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "it does not begin as an age file does"),
        (b"PK\x03\x04 a zip file", "it does not begin as an age file does"),
        (b"age-encryption.org/v1\n", "its beginning was altered or cut short"),
        (b"age-encryption.org/v1\n-> X25519 x\n", "its beginning was altered or cut short"),
        (b"-----BEGIN AGE ENCRYPTED FILE-----\nx", "its beginning was altered or cut short"),
    ],
)
def test_what_is_no_backup_is_said_to_be_none(data: bytes, why: str, tmp_path: Path) -> None:
    (tmp_path / "a.age").write_bytes(data)
    with pytest.raises(BackupDamaged) as damaged:
        read(tmp_path / "a.age")
    assert damaged.value.why == why


def test_what_follows_a_backup_is_noticed(good: bytes, tmp_path: Path) -> None:
    assert refused(tmp_path / "a.age", good + b"\0")
    assert refused(tmp_path / "a.age", good + good)


def test_a_wrong_key_is_a_wrong_key(good: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.age").write_bytes(good)
    for key in (Identity.generate(), Passphrase(b"x")):
        with pytest.raises(BackupKeyWrong):
            verify(tmp_path / "a.age", [key], Nobody(), unwatched)
    assert verify(tmp_path / "a.age", [Identity.generate(), IDENTITY], Nobody(), unwatched).entries == 3


def test_a_passphrase_that_would_cost_minutes_is_refused_at_once(tmp_path: Path) -> None:
    with (tmp_path / "a.age").open("wb") as file, encrypt_stream(file, [Passphrase(b"x", 4)]) as writer:
        writer.write(tar_of(Journal()))
    costly = (tmp_path / "a.age").read_bytes().replace(b" 4\n", b" 30\n", 1)
    (tmp_path / "a.age").write_bytes(costly)
    began = time.monotonic()
    with pytest.raises(BackupDamaged, match="BackupDamaged") as damaged:
        verify(tmp_path / "a.age", [Passphrase(b"x")], Nobody(), unwatched)
    assert time.monotonic() - began < 0.05
    assert damaged.value.why == "opening it would cost more than any backup should"


def test_an_armored_backup_is_read_as_well(tmp_path: Path) -> None:
    with (tmp_path / "a.age").open("wb") as file, encrypt_stream(file, [IDENTITY.recipient], armor=True) as writer:
        writer.write(tar_of(Journal()))
    assert read(tmp_path / "a.age").entries == 3


def test_a_file_that_is_missing_or_no_file_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        read(tmp_path / "a.age")
    with pytest.raises(BackupDamaged):
        read(tmp_path)
