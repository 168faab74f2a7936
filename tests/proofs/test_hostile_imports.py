"""Files made to do harm: refused or read, in one sentence, within 500 MB and 10 seconds, and nothing half-done."""

import io
import json
import os
import random
import subprocess
import sys
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
MOST_MEGABYTES, MOST_SECONDS = 500, 10
Made = Callable[[Path], Path]

if not Path("/proc/self/status").exists():
    pytest.skip("memory is read from /proc", allow_module_level=True)


def imported(folder: Path, source: Path) -> tuple[str, int]:
    """What a process of its own says, and how many entries came; within the limits."""
    command = [sys.executable, "-m", "tests.proofs.importing_child", str(folder), str(source)]
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY), "XDG_STATE_HOME": str(folder)}
    done = subprocess.run(
        command, cwd=REPOSITORY, env=environment, capture_output=True, text=True, timeout=120, check=False
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    told, number, seconds, megabytes = done.stdout.rstrip("\n").split("\t")
    assert float(megabytes) < MOST_MEGABYTES, megabytes
    assert float(seconds) < MOST_SECONDS, seconds
    assert "\\n" not in told
    return told, int(number)


def zipped(path: Path, *files: tuple[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return path


def bomb(path: Path) -> Path:
    """A zip of 1 MB that unpacks to a gigabyte of what looks like a journal."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("Journal.json", "w") as file:
        file.write(b'{"entries":[')
        for _ in range(1024):
            file.write(bytes(1 << 20))
    return path


def lying_bomb(path: Path) -> Path:
    """The same, with a directory that claims ten bytes."""
    bomb(path)
    data = bytearray(path.read_bytes())
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    path.write_bytes(data)
    return path


def claiming(path: Path) -> Path:
    """A small zip whose directory claims a file of two gigabytes."""
    zipped(path, ("Journal.json", b'{"entries":[]}'))
    data = bytearray(path.read_bytes())
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = (2 << 30).to_bytes(4, "little")
    path.write_bytes(data)
    return path


def huge_directory(path: Path) -> Path:
    """A zip of half a million names."""
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(250_000):
            archive.writestr(f"{number}.md", b"")
    return path


def gzip_bomb(path: Path) -> Path:
    """Two gigabytes of nothing in two megabytes."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    header = tarfile.TarInfo("journal.json")
    header.size = 2 << 30
    with path.open("wb") as file:
        file.write(packer.compress(header.tobuf()))
        for _ in range(2048):
            file.write(packer.compress(bytes(1 << 20)))
        file.write(packer.flush())
    return path


def links(path: Path) -> Path:
    """Links to the whole disk, a loop, a pipe, and a name that leads out."""
    path.mkdir()
    for name, to in (("root", "/"), ("passwd.md", "/etc/passwd"), ("loop", str(path))):
        (path / name).symlink_to(to)
    os.mkfifo(path / "pipe.md")
    return path


def tar_links(path: Path) -> Path:
    """The same in a tar, with devices."""
    with tarfile.open(path, "w") as archive:
        for kind, name, to in (
            (tarfile.SYMTYPE, "a.md", "/etc/passwd"), (tarfile.LNKTYPE, "b.md", "/etc/passwd"),
            (tarfile.CHRTYPE, "c.md", ""), (tarfile.REGTYPE, "../../d.md", ""), (tarfile.REGTYPE, "/e.md", ""),
        ):  # fmt: skip
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, to
            archive.addfile(info, io.BytesIO())
    return path


def million_tags(path: Path) -> Path:
    """One entry with a million tags."""
    tags = json.dumps([f"t{number}" for number in range(1_000_000)])
    path.write_text(f'{{"date":"2024-05-17","text":"x","tags":{tags}}}\n', "utf-8")
    return path


def nested(path: Path) -> Path:
    """A hundred thousand brackets."""
    path.write_text('{"date":"2024-05-17","text":' + "[" * 100_000 + "]" * 100_000 + "}\n", "utf-8")
    return path


def deep_folders(path: Path) -> Path:
    """Folders within folders within folders."""
    return zipped(path, *((f"{'a/' * number}x.md", b"# 2024-05-17\nx") for number in range(1, 300)))


def aliases(path: Path) -> Path:
    """YAML that names itself: a billion laughs."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    path.mkdir()
    (path / "2024-05.txt").write_text("\n".join(lines), "utf-8")
    (path / "2024-05-17.md").write_text("---\n" + "\n".join(lines) + "\n---\nx\n", "utf-8")
    return path


def entities(path: Path) -> Path:
    """XML with entities that explode, and one that reads a file."""
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    path.write_text(
        f'<?xml version="1.0"?><!DOCTYPE en-export [<!ENTITY a0 "ha">{laughs}<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        "<en-export><note><title>&a11;</title><content>&x;</content></note></en-export>",
        "utf-8",
    )
    return path


def endless_line(path: Path) -> Path:
    """Two gigabytes that the disk does not have."""
    with path.open("wb") as file:
        file.write(b'{"date":"2024-05-17","text":"')
        file.truncate(2 << 30)
    return path


def odd_text(path: Path) -> Path:
    """NULs, lone surrogates, bytes of another encoding, dates beyond the calendar."""
    lines = [
        b'{"date":"2024-05-17","text":"a\\u0000b\\ud800c"}', b'{"date":"2024-05-17","text":"\xff\xfe"}',
        b'{"date":"9999-12-31T23:59:59-12:00","text":"x"}', b'{"date":"0001-01-01T00:00:00+14:00","text":"x"}',
        b'{"date":"2024-13-45","text":"x"}', b'{"date":1e400,"text":"x"}',
        b'{"date":"2024-05-17","text":1' + b"0" * 9000 + b"}",
    ]  # fmt: skip
    path.write_bytes(b"\n".join(lines) + b"\n")
    return path


def long_tables(path: Path) -> Path:
    """A table of half a million columns."""
    path.write_text("date,text" + ",x" * 500_000 + "\n" + "2024-05-17,y" + "," * 500_000 + "\n", "utf-8")
    return path


def endless_value(path: Path) -> Path:
    """JSON that begins as Day One's does, with one text of 240 megabytes."""
    with path.open("wb") as file:
        file.write(
            b'{"metadata":{"version":"1.0"},"entries":[{"uuid":"A","creationDate":"2024-05-17T10:00:00Z","text":"'
        )
        for _ in range(240):
            file.write(b"\xe6\x97\xa5x" * (1 << 18))
        file.write(b'"}]}')
    return path


def endless_list(path: Path) -> Path:
    """Six million small things where notes should be."""
    with path.open("wb") as file:
        file.write(b'{"items":[{"uuid":"1","content_type":"Note","content":{"title":"","text":"x"}}')
        for _ in range(600):
            file.write(b',0,[],{},"",null,1,2,3,4,[[]]' * 1000)
        file.write(b"]}")
    return path


def endless_text(path: Path) -> Path:
    """A diary of 200 megabytes in one line."""
    with path.open("wb") as file:
        file.write(b"[2024-05-17 10:00] A title.\n")
        for _ in range(200):
            file.write(b"word " * (1 << 18))
    return path


def endless_lines(path: Path) -> Path:
    """A diary of 250 million empty lines."""
    with path.open("wb") as file:
        file.write(b"[2024-05-17 10:00] A title.\n")
        for _ in range(250):
            file.write(b"\n" * 1_000_000)
    return path


def lying_tags(path: Path) -> Path:
    """A backup whose note refers to a million tags, and a tag to it as often."""
    references = json.dumps([{"uuid": "t", "content_type": "Tag"}] * 500_000)
    tag = references.replace('"t"', '"1"').replace("Tag", "Note")
    path.write_text(
        f'{{"items":[{{"uuid":"1","content_type":"Note","content":{{"title":"","text":"x","references":{references}}}}},'
        f'{{"uuid":"t","content_type":"Tag","content":{{"title":"a","references":{tag}}}}}]}}',
        "utf-8",
    )
    return path


def noise(path: Path) -> Path:
    """Eight megabytes of bytes."""
    path.write_bytes(random.Random(1).randbytes(8 << 20))
    return path


REFUSED: dict[str, Made] = {
    "bomb.zip": bomb, "lying.zip": lying_bomb, "claiming.zip": claiming, "names.zip": huge_directory,
    "bomb.tar.gz": gzip_bomb, "links": links, "links.tar": tar_links, "endless.jsonl": endless_line, "noise": noise,
    "value.json": endless_value, "text.jrnl": endless_text, "list.json": endless_list,
    "lines.jrnl": endless_lines,
}  # fmt: skip
READ: dict[str, Made] = {
    "tags.jsonl": million_tags, "nested.jsonl": nested, "deep.zip": deep_folders, "aliases": aliases,
    "entities.enex": entities, "odd.jsonl": odd_text, "wide.csv": long_tables,
    "references.json": lying_tags,
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_holds_no_journal_or_too_much_is_refused(name: str, tmp_path: Path) -> None:
    told, number = imported(tmp_path, REFUSED[name](tmp_path / name))
    assert told
    assert number == 0


@pytest.mark.parametrize("name", READ)
def test_what_is_odd_is_read_as_far_as_it_can_be(name: str, tmp_path: Path) -> None:
    imported(tmp_path, READ[name](tmp_path / name))
