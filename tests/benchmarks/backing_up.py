"""Encrypting and backing up, against the `age` program and a bare reading of the same bytes."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from peerjournal.actions import attachments, backups, entries, recovery, vaults
from peerjournal.crypto import Identity, Recipient, decrypt_stream, encrypt_stream
from tests.acts import times
from tests.benchmarks.measure import Row
from tests.benchmarks.saving import CHEAP
from tests.corpus import build

_TURNS = 3
_PIECE = 1 << 20


def encryption(folder: Path, scale: int) -> list[Row]:
    """Our age module and the age program, each from a file to a file that is fsynced."""
    age = shutil.which("age")
    if age is None:
        return []
    recipient = Identity.generate().recipient
    plain = folder / "plain"
    with plain.open("wb") as file:
        for _ in range(max(8, int(400 * scale / 100))):
            file.write(os.urandom(_PIECE))

    def ours() -> None:
        with plain.open("rb") as source, (folder / "ours.age").open("wb", buffering=0) as sink:
            with encrypt_stream(sink, [recipient]) as writer:
                while piece := source.read(_PIECE):
                    writer.write(piece)
            os.fsync(sink.fileno())

    mine, least = _seconds(ours), _seconds(lambda: _age(age, recipient, plain, folder / "theirs.age"))
    size = plain.stat().st_size / 1e6
    return [Row("age encryption, a file", size / mine, size / least, 0.7, "MB/s", "age on the same bytes", True)]


def with_pictures(folder: Path, scale: int) -> list[Row]:
    """A vault as a phone's pictures make it: 2,000 entries, 400 MB of attachments."""
    return _backup(folder, "2,000 entries, 400 MB of files", 2_000, int(400 * scale / 100))


def words_only(folder: Path, scale: int) -> list[Row]:
    """A vault of words alone: each entry becomes a record and a readable file, so there is more to do than encrypt."""
    count = max(1_000, int(20_000 * scale / 100))
    return _backup(folder, f"{count:,} entries, no files", count, 0)


def _backup(folder: Path, what: str, count: int, megabytes: int) -> list[Row]:
    age = shutil.which("age")
    if age is None:
        return []
    vault = vaults.create(folder / "backup.peerjournal", "a passphrase", cost=CHEAP)
    build(vault, count)
    for number in range(0, megabytes, 8):
        entry = entries.save(vault, entries.new(body=f"picture {number}"))
        attachments.attach_bytes(vault, entry, "picture.jpg", os.urandom(8 << 20))
    key = recovery.key(vault)
    names = iter(range(100))
    made = _seconds(lambda: backups.make(vault, folder / f"{next(names)}.age"))
    plain = folder / "plain.tar"
    with (folder / "0.age").open("rb") as source, plain.open("wb") as sink:
        shutil.copyfileobj(decrypt_stream(source, [Identity.from_text(key.text)]), sink, _PIECE)
    encrypted = folder / "theirs.age"
    least = _seconds(lambda: _age(age, Recipient.from_text(key.recipient), plain, encrypted))
    kept = folder / "key.txt"
    kept.write_text(key.text)
    back = _seconds(lambda: subprocess.run([age, "-d", "-i", kept, "-o", os.devnull, encrypted], check=True))
    reading = _seconds(lambda: _read_all(vault))
    vaults.lock(vault)
    size = plain.stat().st_size / 1e6
    return [
        Row(f"backup, {what}", size / made, size / (reading + least + back), None, "MB/s",
            "SQLCipher reads the rows, age encrypts, age decrypts", True),
        Row(f"backup, {what}", size / made, size / least, 0.7, "MB/s", "age encrypts a file of the same bytes", True),
        Row(f"backup, read back and proven, {what}", made, least + back, 2.0, "s", "age encrypts and decrypts them"),
    ]  # fmt: skip


def _read_all(vault: Any) -> None:
    for statement in ("SELECT * FROM entry", "SELECT * FROM chunk"):
        for _ in vault._connection.execute(statement):
            pass


def _age(age: str, recipient: Recipient, plain: Path, encrypted: Path) -> None:
    subprocess.run([age, "-r", recipient.text(), "-o", encrypted, plain], check=True)
    with encrypted.open("rb") as file:
        os.fsync(file.fileno())


def _seconds(work: Callable[[], object]) -> float:
    taken = []
    for _ in range(times(_TURNS)):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return median(taken)
