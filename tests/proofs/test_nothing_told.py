"""Nothing that is written in a journal is seen in any file, any output, any temporary file, or on any network."""

import shlex
import stat
import sys
from pathlib import Path

import pytest

from tests.proofs.canaries import CALLS, CANARIES, files, forms, prepare, seen, written
from tests.proofs.recorder import Call, record
from tests.proofs.soundness import made

HOMES = ("HOME", "TMPDIR", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME")


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """One in which everything that a program may leave behind lands below one folder."""
    folders = {name: tmp_path / "home" / name.lower() for name in HOMES}
    for folder in folders.values():
        folder.mkdir(parents=True)
    return {**{name: str(folder) for name, folder in folders.items()}, "PYTHONDONTWRITEBYTECODE": "1"}


def networked(calls: list[Call]) -> list[str]:
    """The sockets of any network that were so much as asked for, and memory that is written through to a file."""
    sockets = [call for call in calls if call.name == "socket" and "AF_INET" in call.written]
    shared = [call for call in calls if call.name == "mmap" and "MAP_SHARED" in call.written and call.number(4) >= 0]
    return [call.written for call in (*sockets, *(call for call in shared if "PROT_WRITE" in call.written))]


def wide_open(*roots: Path) -> list[str]:
    """Files and folders that anybody else may read, write or enter."""
    paths = [path for root in roots for path in (root, *root.rglob("*"))]
    return [f"{path} {stat.filemode(path.stat().st_mode)}" for path in paths if path.stat().st_mode & 0o077]


def left_behind(tmp_path: Path) -> list[str]:
    """Every file outside of the vault: no log, no cache, no list of recent things."""
    return sorted(path.name for path in (tmp_path / "home").rglob("*") if path.is_file())


@pytest.mark.parametrize("imported", [100, pytest.param(1500, marks=pytest.mark.long)])
def test_a_traced_session_tells_nothing(tmp_path: Path, environment: dict[str, str], imported: int) -> None:
    sources, backup, folder = tmp_path / "sources", tmp_path / "backup", tmp_path / "documents" / "One.peerjournal"
    prepare(sources, imported)
    backup.mkdir(mode=0o700)
    command = [sys.executable, "-m", "tests.proofs.canaries", "session", str(folder), str(sources), str(backup)]
    calls, done = record(command, tmp_path / "calls", CALLS, environment=environment, umask=0o022)
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout + done.stderr == b""
    told = written(calls)
    assert seen(told) == set()
    assert seen(files(folder.parent, backup, tmp_path / "home")) == set()
    assert networked(calls) == []
    assert left_behind(tmp_path) == ["vaults-seen.json"]
    assert wide_open(folder.parent, backup, tmp_path / "home" / "xdg_state_home" / "PeerJournal") == []
    print(f"{len(told):,} bytes in {len(calls):,} calls: 0 of {len(CANARIES)} canaries in 4 forms, 0 network sockets")


def test_the_search_for_canaries_would_find_them(tmp_path: Path, environment: dict[str, str]) -> None:
    folder = tmp_path / "control"
    folder.mkdir()
    command = [sys.executable, "-m", "tests.proofs.canaries", "control", str(folder)]
    calls, done = record(command, tmp_path / "calls", CALLS, environment=environment)
    assert done.returncode == 0, done.stderr.decode()
    everything = {(place, kind) for place, text in CANARIES.items() for kind in forms(text)}
    assert seen(written(calls)) == everything
    assert seen(files(folder)) == everything
    # What SQLCipher does by default with a table that outgrows its memory; the file is gone when the session ends.
    assert b"spilt canary body" in written(calls)
    assert b"spilt canary body" not in files(folder, tmp_path / "home")
    assert wide_open(folder) != []


def test_the_terminal_tells_nothing_but_what_was_asked_for(tmp_path: Path, environment: dict[str, str]) -> None:
    said = CANARIES
    folder = made(tmp_path / "documents" / "One.peerjournal", said["passphrase"])
    prepare(tmp_path / "sources", 100)
    (tmp_path / "sources" / "passphrase").write_text(said["passphrase"] + "\n")
    (tmp_path / "sources" / "wrong").write_text(said["wrong-passphrase"] + "\n")
    (tmp_path / "sources" / "body").write_text(said["body"] * 300)
    commands = [
        ["group", "add", said["group"]],
        ["log", "-", "--title", said["title"], "--tag", said["tag"], "--feeling", f"{said['feeling']}=4",
         "--group", said["group"], "--attach", str(tmp_path / "sources" / said["file-name"])],
        ["tip", "add", said["tip"], "--for", said["situation"]],
        ["import", str(tmp_path / "sources" / "source.jsonl")],
        ["check", "--full"],
        ["stats"],
    ]  # fmt: skip
    python = [sys.executable, "-m", "peerjournal", "--vault", str(folder), "--passphrase-file"]
    lines = [[*python, str(tmp_path / "sources" / "passphrase"), *command] for command in commands]
    script = " && ".join(f"{shlex.join(line)} < {tmp_path / 'sources' / 'body'}" for line in lines)
    refused = shlex.join([*python, str(tmp_path / "sources" / "wrong"), "show", "0123"])
    log = tmp_path / "calls"
    calls, done = record(["sh", "-c", f"{script} && ! {refused}"], log, CALLS, environment=environment, umask=0o022)
    assert done.returncode == 0, done.stderr.decode()
    assert seen(done.stdout + done.stderr + written(calls)) == set()
    assert seen(files(folder.parent, tmp_path / "home")) == set()
    assert networked(calls) == []
    assert left_behind(tmp_path) == ["vaults-seen.json"]
    assert wide_open(folder, tmp_path / "home" / "xdg_state_home" / "PeerJournal") == []
    print(f"{len(commands)} commands in {len(calls):,} calls: 0 canaries, 0 network sockets")
