"""Once the window is locked, nothing that was written is anywhere: not in memory, files, titles, clipboard, picture."""

import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from peerjournal.actions import vaults
from tests.proofs import memory
from tests.proofs.canaries import CANARIES, files, seen
from tests.proofs.soundness import made
from tests.proofs.window_session import PASSPHRASE, evening, lock, unlock
from tests.wired.program import HOMES, Program

TYPED = (
    "passphrase", "wrong-passphrase", "new-passphrase", "title", "body", "tag", "feeling", "group", "note", "tip",
    "how", "question", "try", "earlier", "situation", "promise", "alias", "searched", "draft",
)  # fmt: skip


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Everything a program may leave behind lands below."""
    return tmp_path / "home"


@pytest.fixture
def program(tmp_path: Path, home: Path) -> Iterator[Program]:
    """The real program, its journal unlocked."""
    with Program(home, "--vault", made(tmp_path / "One.peerjournal", PASSPHRASE)) as started:
        unlock(started)
        yield started


def _open_files(pid: int) -> bytes:
    """The bytes of every file a process holds open, also of those that have no name any more."""
    links = Path(f"/proc/{pid}/fd")
    if not links.is_dir():
        return b""
    return b"\n".join(one.read_bytes() for one in links.iterdir() if one.is_file())


def _keys(folder: Path, beside: Path) -> list[bytes]:
    """The journal's keys as bytes and as SQLCipher is told them; from a copy, since the window has the journal."""
    copy = shutil.copytree(folder, beside / "Copy.peerjournal", ignore=lambda _, names: {"lock"} & set(names))
    vault = vaults.unlock(copy, CANARIES["new-passphrase"])
    keys = [bytes(vault._master), bytes(vault._connection._key)]
    vaults.lock(vault)
    return [*keys, *(key.hex().encode() for key in keys)]


def test_a_session_leaves_nothing_outside_of_the_vault(program: Program, home: Path, tmp_path: Path) -> None:
    titles = evening(program)
    shown = seen("\n".join(program.ask("texts")).encode())
    assert {place for place, _ in shown} >= {"draft"}  # the search would see what is there to be seen
    assert ("body", "UTF-8") in seen(program.ask("look")["clipboard"].encode())
    assert seen(_open_files(program.pid)) == set()
    assert seen(files(tmp_path)) == set()
    lock(program)
    titles += program.ask("look")["titles"]
    assert set(titles) <= {"PeerJournal", ""}
    assert program.ask("look")["clipboard"] == ""
    program.kill()
    assert seen(files(tmp_path)) == set()  # standard error is one of them
    left = sorted(one.name for name in HOMES for one in (home / name.lower()).rglob("*") if one.is_file())
    assert left == ["vaults-seen.json"]
    print(f"0 of {len(TYPED)} sentences in {len(files(tmp_path)):,} bytes of files, titles, clipboard, standard error")


def test_a_careless_program_would_be_found_out(tmp_path: Path) -> None:
    for place in TYPED:
        (tmp_path / "settings.toml").write_text(f"recent = '{CANARIES[place]}'")
        assert (place, "UTF-8") in seen(files(tmp_path))
        assert (place, "UTF-16") in seen(CANARIES[place].encode("utf-16-le"))


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_a_passphrase_that_is_being_typed_would_be_found_in_memory(tmp_path: Path, home: Path) -> None:
    with Program(home, "--vault", made(tmp_path / "One.peerjournal")) as program:
        if not memory.may_read(program.pid):
            pytest.skip("this system lets nobody look into another process")
        program.ask("type_text", CANARIES["passphrase"])
        forms = [CANARIES["passphrase"].encode(form) for form in ("utf-8", "utf-16-le")]
        assert sum(memory.copies(program.pid, forms).values())


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_the_process_that_waits_to_be_unlocked_remembers_nothing(program: Program, tmp_path: Path) -> None:
    if not memory.may_read(program.pid):
        pytest.skip("this system lets nobody look into another process")
    evening(program)
    keys = _keys(tmp_path / "One.peerjournal", tmp_path)
    words = [CANARIES[place].encode(form) for place in TYPED for form in ("utf-8", "utf-16-le")]
    before = memory.copies(program.pid, [*keys, *words])
    lock(program)
    after = memory.copies(program.pid, [*keys, *words])
    assert before[keys[1]]
    for place in ("body", "title", "draft"):
        assert before[CANARIES[place].encode()] + before[CANARIES[place].encode("utf-16-le")], place
    assert after == dict.fromkeys(after, 0)
    print(f"{sum(before.values())} copies of {len(before)} secrets while unlocked, {sum(after.values())} once locked")


def test_the_locked_window_says_and_shows_the_same_whatever_lies_behind(program: Program, tmp_path: Path) -> None:
    evening(program)
    program.send("press", "Ctrl+L")
    program.ready()
    pictures, texts = _states(program, tmp_path), program.ask("texts")
    assert seen("\n".join(texts).encode()) == set()
    made(tmp_path / "Other.peerjournal")
    with Program(tmp_path / "elsewhere", "--vault", tmp_path / "Other.peerjournal") as other:
        assert other.ask("texts") == texts
        assert _states(other, tmp_path) & pictures
        other.ask("type_text", "x")
        assert not _states(other, tmp_path) & pictures  # a single letter would be seen


def _states(program: Program, folder: Path) -> set[bytes]:
    """The pictures of the window while its cursor blinks."""
    found = set()
    for _ in range(8):
        program.ask("picture", str(folder / "window.png"))
        found.add((folder / "window.png").read_bytes())
        time.sleep(0.15)
    (folder / "window.png").unlink()
    return found
