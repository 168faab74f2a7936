"""The recovery key opens the vault, can be replaced, and is never half replaced."""

import contextlib
import itertools
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from peerjournal.actions import recovery, vaults
from peerjournal.crypto import Argon2Cost, Identity
from peerjournal.model.errors import (
    BadValue,
    DiskFull,
    FileExists,
    FileMissing,
    NotAllowed,
    StorageFailed,
    WrongRecoveryKey,
)
from peerjournal.vault import header, keyslots
from peerjournal.vault.vault import Vault

CHEAP = Argon2Cost(8192, 1, 1)
REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    made = vaults.create(tmp_path / "Diary.peerjournal", "a passphrase", cost=CHEAP)
    yield made
    vaults.lock(made)


@contextlib.contextmanager
def largest_file(most: int) -> Iterator[None]:
    """No file can grow over this many bytes, which the program must take for a full disk."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def again(vault: Vault, key_or_words: str) -> Vault:
    """Lock the vault and open it with a recovery key."""
    vaults.lock(vault)
    return vaults.unlock_with_recovery(vault.folder, key_or_words)


def needs_a_kit(vault: Vault) -> bool:
    """Lock the vault, open it again and hear whether it asks for a kit."""
    vaults.lock(vault)
    opened = vaults.unlock(vault.folder, "a passphrase")
    kinds = {notice.kind for notice in vaults.notices(opened)}
    vaults.lock(opened)
    return "kit-missing" in kinds


def test_the_key_and_its_words_open_the_vault_they_came_from(vault: Vault) -> None:
    key = recovery.key(vault)
    opened = again(vault, key.text)
    opened = again(opened, " ".join(key.words))
    assert recovery.key(opened) == key
    vaults.lock(opened)


def test_the_key_is_never_shown_by_accident(vault: Vault) -> None:
    key = recovery.key(vault)
    shown = f"{key!r} {key}"
    assert key.text not in shown
    assert not any(word in shown.split() for word in key.words)
    assert key.recipient in shown  # the public half, which may be known


def test_a_new_key_opens_the_vault_and_the_one_before_no_more(vault: Vault) -> None:
    old = recovery.key(vault)
    new = recovery.new_key(vault)
    assert recovery.key(vault) == new
    vaults.lock(vault)
    with pytest.raises(WrongRecoveryKey):
        vaults.unlock_with_recovery(vault.folder, old.text)
    opened = vaults.unlock_with_recovery(vault.folder, new.text)
    assert recovery.key(opened) == new
    vaults.lock(opened)
    vaults.lock(vaults.unlock(vault.folder, "a passphrase"))


def test_a_new_key_asks_for_a_new_kit(vault: Vault, tmp_path: Path) -> None:
    assert needs_a_kit(vault)
    opened = vaults.unlock(vault.folder, "a passphrase")
    recovery.write_kit(opened, tmp_path / "kit.txt")
    assert not needs_a_kit(opened)
    opened = vaults.unlock(vault.folder, "a passphrase")
    recovery.new_key(opened)
    assert needs_a_kit(opened)
    opened = vaults.unlock(vault.folder, "a passphrase")
    recovery.confirm_kit(opened)
    assert not needs_a_kit(opened)


@pytest.mark.parametrize("step", [8, pytest.param(1, marks=pytest.mark.long)])
@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills children that it forked")
def test_killed_at_any_line_the_vault_keeps_the_key_that_opens_it(vault: Vault, tmp_path: Path, step: int) -> None:
    recovery.write_kit(vault, tmp_path / "kit.txt")
    old = recovery.key(vault)
    vaults.lock(vault)
    copies = tmp_path / "copies"
    copies.mkdir()
    command = [sys.executable, "-m", "tests.actions.killed_new_key", str(vault.folder), str(copies), str(step)]
    subprocess.run(command, check=True, cwd=REPOSITORY, env={**os.environ, "PYTHONPATH": str(REPOSITORY)})
    folders = sorted(copies.iterdir())
    assert len(folders) * step > 100
    new = 0
    for folder in folders:
        opened = vaults.unlock(folder, "a passphrase")
        asked = "kit-missing" in {notice.kind for notice in vaults.notices(opened)}
        key = recovery.key(opened)
        assert keyslots.recovery_recipient(opened.header) == Identity.from_text(key.text).recipient.raw
        assert opened.state.next_recovery_key() is None
        assert asked is (key != old), "the kit that was written opens the vault, or a new one is asked for"
        new += key != old
        vaults.lock(opened)
        vaults.lock(vaults.unlock_with_recovery(folder, key.text))
    print(f"{len(folders) - 1} kills: {len(folders) - new} times the old key, {new} times the new one")
    assert 0 < new < len(folders)


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="mounts a small disk")
def test_on_a_full_disk_a_new_key_is_refused_and_the_old_one_stays(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=8m,nr_inodes=40", "tmpfs", str(disk)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no disk can be mounted here")
    try:
        refused = []
        vault = vaults.create(disk / "Diary.peerjournal", "a passphrase", cost=CHEAP)
        for pages, files in [*((pages, 9) for pages in range(6)), *((99, files) for files in range(4))]:
            old = recovery.key(vault)
            with filled(disk, pages * 16384, files):
                try:
                    expected = recovery.new_key(vault)
                except DiskFull:
                    expected = old
                    refused.append((pages, files))
                assert not list(vault.folder.glob("*.part"))
            assert recovery.key(vault) == expected
            vault = again(vault, expected.text)
            assert recovery.key(vault) == expected
        vaults.lock(vault)
        # Too little room for the key to be kept; then no file can be made for the header, or only one of two.
        assert {(0, 9), (99, 0), (99, 1)} <= set(refused)
        assert {(5, 9), (99, 2), (99, 3)}.isdisjoint(refused)
    finally:
        subprocess.run(["umount", "--lazy", str(disk)], check=True)


@contextlib.contextmanager
def filled(disk: Path, room: int, files: int) -> Iterator[None]:
    """Fill a disk but for some bytes of room and so many new files."""
    filling = disk / "filling"
    filling.mkdir()
    with (filling / "bytes").open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while file.write(bytes(4096)):
            pass
    os.truncate(filling / "bytes", max(0, (filling / "bytes").stat().st_size - room))
    with contextlib.suppress(OSError):
        for number in itertools.count():
            (filling / str(number)).touch()
    for spare in range(files):
        (filling / str(spare)).unlink()
    yield
    shutil.rmtree(filling)


def test_a_kit_opens_the_vault_even_when_an_older_header_was_put_back(vault: Vault, tmp_path: Path) -> None:
    older = {name: (vault.folder / name).read_bytes() for name in (header.NAME, header.SPARE)}
    recovery.new_key(vault)
    vaults.lock(vault)
    for name, content in older.items():
        (vault.folder / name).write_bytes(content)
    opened = vaults.unlock(vault.folder, "a passphrase")
    recovery.write_kit(opened, tmp_path / "kit.txt")
    vaults.lock(again(opened, (tmp_path / "kit.txt").read_text("utf-8")))


@pytest.mark.parametrize("name", ["kit.txt", "kit.TXT", "kit.pdf"])
def test_a_kit_is_for_its_owner_only_and_opens_the_vault(
    vault: Vault, tmp_path: Path, name: str, request: pytest.FixtureRequest
) -> None:
    if name.endswith("pdf"):
        request.getfixturevalue("qapp")
    path = tmp_path / name
    before = os.umask(0)
    try:
        recovery.write_kit(vault, path)
    finally:
        os.umask(before)
    assert path.stat().st_mode & 0o777 == 0o600
    assert [found.name for found in tmp_path.glob("*kit*")] == [name]
    if not name.endswith("pdf"):
        text = path.read_text("utf-8")
        assert 'the journal "Diary"' in text
        assert str(tmp_path) not in text
        vaults.lock(again(vault, text))


def test_a_kit_that_cannot_be_written_leaves_everything_as_it_was(vault: Vault, tmp_path: Path) -> None:
    there = tmp_path / "there.txt"
    there.write_text("an older kit", "utf-8")
    with pytest.raises(FileExists):
        recovery.write_kit(vault, there)
    assert there.read_text("utf-8") == "an older kit"
    with pytest.raises(BadValue):
        recovery.write_kit(vault, tmp_path / "kit.docx")
    with pytest.raises(FileMissing):
        recovery.write_kit(vault, tmp_path / "nowhere" / "kit.txt")
    with largest_file(1000), pytest.raises(DiskFull):
        recovery.write_kit(vault, tmp_path / "kit.txt")
    assert sorted(found.name for found in tmp_path.iterdir()) == ["Diary.peerjournal", "there.txt"]
    assert needs_a_kit(vault)


def test_a_kit_that_cannot_be_noted_is_taken_back(vault: Vault, tmp_path: Path) -> None:
    recovery.write_kit(vault, tmp_path / "first.txt")
    recovery.new_key(vault)
    room = (tmp_path / "first.txt").stat().st_size  # for the kit, but not for the note that there is one
    with largest_file(room), pytest.raises((DiskFull, StorageFailed)):
        recovery.write_kit(vault, tmp_path / "kit.txt")
    assert not list(tmp_path.glob("kit*"))
    assert needs_a_kit(vault)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_named(vault: Vault, tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    with pytest.raises(NotAllowed):
        recovery.write_kit(vault, closed / "kit.txt")
