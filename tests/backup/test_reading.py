"""What is read comes back as it was; an archive that anybody might have forged is refused, whatever it tries."""

import hashlib
import io
import json
import tarfile
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from peerjournal.backup import lines, manifest, reading
from peerjournal.backup.wrong import ArchiveWrong
from peerjournal.model.errors import BackupDamaged, BackupNewer
from peerjournal.model.records import SCHEMA, to_line
from tests.backup.journals import Journal, Taken, block, members, read, sealed, tar_from, tar_of
from tests.samples import ALL, ENTRY, GROUP, NOTE, PERSON, PICTURE, numbered

Files = dict[str, bytes]


@pytest.fixture(scope="module")
def files() -> Files:
    """The files of a good archive."""
    return members(tar_of(Journal()))


def test_what_was_written_comes_back(tmp_path: Path) -> None:
    taken = Taken()
    report = read(sealed(tar_of(Journal()), tmp_path / "a.age"), taken)
    assert (taken.all, taken.files) == (Journal().all, Journal().files)
    assert report.counts == {noun: len(values) for noun, values in ALL.items()} | {"attachment": 2}
    assert (report.path, report.bytes) == (tmp_path / "a.age", (tmp_path / "a.age").stat().st_size)


def test_the_tests_own_archives_are_read_when_they_are_right(tmp_path: Path, files: Files) -> None:
    assert tar_from(files) == tar_of(Journal())
    assert read(sealed(tar_from(files), tmp_path / "a.age")).entries == 3


def attached(files: Files) -> str:
    """The name of a file among the attachments."""
    return next(name for name in files if name.startswith("attachments/") and files[name] == NOTE)


def text(files: Files) -> str:
    """The name of the last Markdown file."""
    return [name for name in files if name.startswith("entries/")][-1]


def with_record(files: Files, noun: str, line: bytes) -> bytes:
    """An archive with one more record of a noun, which its list knows about."""
    name = f"records/{noun}.jsonl"
    return tar_from({**files, name: files[name] + line})


def without(files: Files, *names: str) -> Files:
    """All files but these."""
    return {name: data for name, data in files.items() if name not in names}


def moved(files: Files, name: str, after: str) -> list[tuple[str, bytes]]:
    """The files with one of them in another place."""
    order = [one for one in files if one not in (name, "manifest.json")]
    order.insert(order.index(after) + 1, name)
    return [(one, files[one]) for one in order]


def renamed(files: Files, name: str, to: str) -> Files:
    """The files with one of them under another name."""
    return {to if one == name else one: data for one, data in files.items()}


def broken(files: Files, change: Callable[[bytes], bytes]) -> bytes:
    """An archive whose list of files has been changed."""
    return tar_from({**files, manifest.NAME: change(files[manifest.NAME])}, listed=False)


HOSTILE: dict[str, Callable[[Files], bytes]] = {
    "nothing": lambda _: b"",
    "no tar": lambda _: b"x" * 5000,
    "only an end": lambda _: bytes(1024),
    "no README": lambda f: tar_from(without(f, "README.txt")),
    "another README": lambda f: tar_from({**f, "README.txt": b"A tar of mine.\n"}),
    "a huge README": lambda f: tar_from({**f, "README.txt": f["README.txt"] + b"x" * 70_000}),
    "no list": lambda f: tar_from(without(f, manifest.NAME), listed=False),
    "a list of another archive": lambda f: broken({**f, text(f): b"changed"}, lambda m: m),
    "a list with a file missing": lambda f: broken(f, lambda m: m.replace(m.splitlines(keepends=True)[1], b"")),
    "a list with a file too many": lambda f: broken(f, lambda m: m.replace(b"[\n", b'[\n{"name":"x"},\n')),
    "a list with a file twice": lambda f: broken(f, lambda m: m.replace(b"[\n", b"[\n" + m.splitlines()[1] + b"\n")),
    "a list in another order": lambda f: broken(f, lambda m: b"\n".join(sorted(m.split(b"\n")))),
    "a list with another name": lambda f: broken(f, lambda m: m.replace(b"records/tip", b"records/tap")),
    "a list that goes on": lambda f: broken(f, lambda m: m + b"x"),
    "a list that goes on in a line": lambda f: broken(f, lambda m: m + b"x\n"),
    "a list that stops": lambda f: broken(f, lambda m: m[:-4]),
    "a list without an end": lambda f: broken(f, lambda m: m.replace(b"\n]}", b"")),
    "a list without commas": lambda f: broken(f, lambda m: m.replace(b"},\n", b"}\n")),
    "a list with a comma too many": lambda f: broken(f, lambda m: m.replace(b"}\n]", b"},\n]")),
    "a list that is no JSON": lambda f: broken(f, lambda m: b"\xff" + m),
    "a list in one endless line": lambda f: broken(f, lambda m: m[:40] + b"x" * 3_000_000 + m[40:]),
    "wrong counts": lambda f: tar_from(f, counts={**counts(f), "entry": 4}),
    "counts of other things": lambda f: tar_from(f, counts={**counts(f), "dog": 0}),
    "counts that are no numbers": lambda f: tar_from(f, counts={**counts(f), "entry": 3.0}),
    "counts that are no object": lambda f: tar_from(f, counts=[3]),
    "a format that is no number": lambda f: tar_from(f, format="1"),
    "a schema that is no number": lambda f: tar_from(f, schema=True),
    "a record file missing": lambda f: tar_from(without(f, "records/try.jsonl")),
    "a record file too many": lambda f: tar_from(renamed(f, text(f), "records/zebra.jsonl")),
    "record files in another order": lambda f: tar_from(moved(f, "records/group.jsonl", "records/tip.jsonl")),
    "a file after the list": lambda f: tar_from(f)[:-1024] + block("x", b"") + bytes(1024),
    "the list twice": lambda f: tar_from(f)[:-1024] + block(manifest.NAME, f[manifest.NAME]) + bytes(1024),
    "something after the end": lambda f: tar_from(f) + b"x",
    "a whole archive after the end": lambda f: tar_from(f) * 2,
    "zeros after the end": lambda f: tar_from(f) + bytes(9216),
    "half an end": lambda f: tar_from(f)[:-512],
    "no end": lambda f: tar_from(f)[:-1024],
    "a text missing": lambda f: tar_from(without(f, text(f))),
    "a text too many": lambda f: tar_from(moved({**f, text(f).replace("2024", "2023"): b"x"}, text(f), "README.txt")),
    "a text twice": lambda f: tar_from([("README.txt", f["README.txt"]), (text(f), b"x"), *list(f.items())[1:]]),
    "a text of another day": lambda f: tar_from(renamed(f, text(f), text(f).replace("-17-", "-18-"))),
    "a text elsewhere": lambda f: tar_from(renamed(f, text(f), text(f).replace("entries/", "entries/x/"))),
    "a program among the texts": lambda f: tar_from(renamed(f, text(f), "entries/2024/05/run.sh")),
    "a name like a text's that goes up": lambda f: tar_from(renamed(f, text(f), "entries/../" + text(f)[8:])),
    "an attachment missing": lambda f: tar_from(without(f, attached(f))),
    "an attachment with other bytes": lambda f: tar_from({**f, attached(f): b"other"}),
    "an attachment in another folder": lambda f: tar_from(renamed(f, attached(f), f"attachments/0/{attached(f)[15:]}")),
    "an attachment of another name": lambda f: tar_from(renamed(f, attached(f), "attachments/00/note.txt")),
    "attachments in another order": lambda f: tar_from(moved(f, attached(f), "records/revision.jsonl")),
    "an attachment twice": lambda f: tar_from([*without(f, manifest.NAME).items(), (attached(f), NOTE)]),
    "a record twice": lambda f: with_record(f, "person", to_line("person", PERSON)),
    "a record of another noun": lambda f: with_record(f, "check_in", to_line("group", GROUP)),
    "a record that is none": lambda f: with_record(f, "tip", b"{}\n"),
    "a record that is no JSON": lambda f: with_record(f, "tip", b"{\n"),
    "an empty line among the records": lambda f: with_record(f, "tip", b"\n"),
    "a record cut short": lambda f: with_record(f, "group", to_line("group", GROUP)[:-1]),
    "a record without a date": lambda f: with_record(f, "group", b'{"id":"%s","name":"x"}\n' % numbered(99).encode()),
    "an entry without its text": lambda f: with_record(f, "entry", revised(id=numbered(99))),
    "a record that names a missing file": lambda f: with_record(f, "entry", revised(sha256="0" * 64)),
    "a record deep as a well": lambda f: with_record(f, "tip", b"[" * 1_000_000 + b"\n"),
}  # fmt: skip


def counts(files: Files) -> dict[str, int]:
    """What the good list counts."""
    found: dict[str, int] = json.loads(files[manifest.NAME])["counts"]
    return found


def revised(id: str = numbered(98), sha256: str = "") -> bytes:
    """A record of an entry that is otherwise good."""
    record = json.loads(to_line("entry", ENTRY)) | {"id": id}
    if sha256:
        record["attachments"][0]["sha256"] = sha256
        record["trashed_at"] = record["created_at"]
    return json.dumps(record).encode() + b"\n"


@pytest.mark.parametrize("what", HOSTILE)
def test_a_forged_archive_is_refused(what: str, tmp_path: Path, files: Files) -> None:
    path = sealed(HOSTILE[what](files), tmp_path / "a.age")
    with pytest.raises(BackupDamaged) as refused:
        read(path)
    assert refused.value.path == path
    assert refused.value.why


@pytest.mark.parametrize(
    "forged",
    [
        lambda f: tar_from({**f, "README.txt": f["README.txt"].replace(b"format 1", b"format 2", 1)}),
        lambda f: tar_from(
            {**f, "README.txt": f["README.txt"].replace(b"schema %d" % SCHEMA, b"schema 1%d" % SCHEMA, 1)}
        ),
        lambda _: tar_from({"README.txt": b"PeerJournal backup, format 3, schema 1\nwho knows what follows"}),
        lambda f: tar_from(f, format=2),
        lambda f: tar_from(f, schema=SCHEMA + 1),
    ],
)
def test_a_backup_by_a_newer_version_is_told_apart_from_a_damaged_one(
    forged: Callable[[Files], bytes], tmp_path: Path, files: Files
) -> None:
    with pytest.raises(BackupNewer):
        read(sealed(forged(files), tmp_path / "a.age"))


@pytest.mark.parametrize("part", [b"[],", b'"",', b"{},", b"0,", b'"ab":[],'])
def test_a_record_that_would_fill_the_memory_is_refused_before_it_does(
    part: bytes, tmp_path: Path, files: Files
) -> None:
    bomb = b'{"id":"' + numbered(99).encode() + b'","x":[' + part * (20_000_000 // len(part)) + b"0]}\n"
    path = sealed(with_record(files, "tip", bomb), tmp_path / "a.age")
    tracemalloc.start()
    with pytest.raises(BackupDamaged, match="BackupDamaged") as refused:
        read(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert refused.value.why == "a record in it is longer than any could be"
    assert peak < 3 * len(bomb)


def test_a_long_text_is_no_bomb(tmp_path: Path, files: Files) -> None:
    record = json.loads(revised()) | {"body": '"[,]\\' * 700_000, "trashed_at": "2024-05-17T10:00Z"}
    long = json.dumps(record).encode() + b"\n"
    assert read(sealed(with_record(files, "entry", long), tmp_path / "a.age")).entries == 4


def test_a_line_that_never_ends_is_given_up() -> None:
    taken = 0

    def endless() -> Iterator[bytes]:
        nonlocal taken
        while True:
            taken += 1
            yield PICTURE.replace(b"\n", b"")

    with pytest.raises(ArchiveWrong):
        next(reading._lines(endless()))
    assert taken * len(PICTURE) < 2 * lines.LONGEST_LINE


@pytest.mark.parametrize("kept", ["all", "every other", "none"])
def test_what_is_read_back_is_compared_byte_for_byte_however_much_of_it_was_kept(files: Files, kept: str) -> None:
    archive = tar_from(files)
    with tarfile.open(fileobj=io.BytesIO(archive)) as opened:
        end = next(one.offset for one in opened if one.name.startswith("attachments/"))
    pieces = [archive[start : min(start + 700, end)] for start in range(0, end, 700)]
    words = [
        piece if kept == "all" or (kept == "every other" and at % 2) else _hashed(piece)
        for at, piece in enumerate(pieces)
    ]
    assert len(reading.read_again(io.BytesIO(archive), words)) == 32
    for at in range(0, end, 97):
        altered = archive[:at] + bytes([archive[at] ^ 1]) + archive[at + 1 :]
        with pytest.raises(ArchiveWrong, match="not what was written"):
            reading.read_again(io.BytesIO(altered), words)
    for size in range(0, end, 333):
        with pytest.raises(ArchiveWrong, match="not what was written"):
            reading.read_again(io.BytesIO(archive[:size]), words)


def _hashed(piece: bytes) -> reading.Block:
    return reading.Block(len(piece), hashlib.sha256(piece).digest())
