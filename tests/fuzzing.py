"""Hands damaged journals to every importer for a while: nothing but a world's error may come out, and soon.

    python -m tests.fuzzing [--minutes 10] [--seed 1] [--format NAME]

The journals are small ones of our own and, where the shared data is, real ones. A finding prints the seed of its case.
"""

import argparse
import io
import random
import sys
import tempfile
import time
import traceback
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from peerjournal.formats import IMPORTERS
from peerjournal.formats.imported import Remarks, Wishes
from peerjournal.formats.source import Source
from peerjournal.model.errors import WorldError

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
_LARGEST, _SLOWEST = 60_000, 10.0  # bytes of a real file; seconds of one case
_WISHES = Wishes(password="x", columns={"date": "date", "text": "text"})
_OWN = (
    b'{"date":"2024-05-17","text":"one","tags":["a"]}\n{"at":"2024-05-17T10:00:00+02:00","body":"two"}\n',
    b'{"metadata":{"version":"1.0"},"entries":[{"uuid":"A","creationDate":"2024-05-17T10:00:00Z","text":"x"}]}',
    b"full_date,date,weekday,time,mood,activities,note_title,note\n2022-10-30,October 30,Sunday,10:04,rad,a | b,t,n\n",
    b"[2024-05-17 10:04] A title. *\nA text with @tags.\n\n[2024-05-18 10:04] Another\n",
    b"17:\n  text: 'a **bold** word'\n  Cat: {one: null}\n18: {text: b}\n",
    b"---\ntitle: x\ndate: 2024-05-17\ntags: [a, b]\n---\n\n# 2024-05-17\n\n[[link]] ![](a.png)\n",
    b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART:20240517T100000Z\r\nRRULE:FREQ=WEEKLY\r\nEND:VEVENT\r\n",
    b'<?xml version="1.0"?><en-export><note><title>t</title><content><![CDATA[<en-note>x</en-note>]]></content></note>',
    b'[{"slug":"a","name":"b","day":1,"time":"18:00","types":["O"],"timezone":"Europe/Berlin"}]',
    b'{"metadata":{"application":"Mini Diary","version":"1"},"entries":{"2024-05-17":{"title":"t","text":"<p>x</p>"}}}',
    b"date;title;text\n2024-05-17;a;b\n03/04/2020;c;d\n",
)
_TOKENS = (
    b"\x00", b"\xff\xfe", b"\\ud800", b"\\u0000", b"[" * 3000, b"{" * 3000, b'":{"' * 500, b"&a;", b"&lol9;",
    b"9" * 400,
    b"1e999", b"-1", b"NaN", b"null", b"true", b"[]", b"{}", b'""', b"0000-00-00", b"9999-12-31", b"0001-01-01", b"\r",
    b"\xe2\x80\xa8", b"\xf0\x9f\x98\x80", b"../../x", b"!!python/object:os.system x", b"<!DOCTYPE x>", b"***", b"\t",
    b",",
)  # fmt: skip


@dataclass(frozen=True)
class Finding:
    """A case that went wrong: what was made of which journal, and what came of it."""

    journal: str
    importer: str
    seed: int
    what: str


def journals() -> list[tuple[str, bytes]]:
    """What is damaged: our own small journals, and real ones."""
    found = [(f"own {number}", data) for number, data in enumerate(_OWN)]
    if SHARED.exists():
        for path in sorted(SHARED.rglob("*")):
            kinds = ("vectors", "peer-cases")
            if path.is_file() and path.stat().st_size <= _LARGEST and path.relative_to(SHARED).parts[0] not in kinds:
                found.append((path.relative_to(SHARED).as_posix(), path.read_bytes()))
    return found


def damaged(data: bytes, chance: random.Random) -> bytes:
    """A few bytes changed, cut, doubled, moved or put in; in a zip, sometimes within one of its files."""
    if data[:2] == b"PK" and chance.random() < 0.8:
        return _damaged_zip(data, chance)
    made = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at, length = chance.randrange(len(made) + 1), chance.randrange(1, 200)
        kind = chance.randrange(6)
        if kind == 0 and made:
            made[min(at, len(made) - 1)] = chance.randrange(256)
        elif kind == 1:
            del made[at : at + length]
        elif kind == 2:
            made[at:at] = made[at : at + length] * chance.randint(1, 20)
        elif kind == 3:
            made[at:at] = chance.choice(_TOKENS)
        elif kind == 4:
            made[at : at + chance.randrange(12)] = chance.choice(_TOKENS)
        else:
            del made[at:]
    return bytes(made)


def _damaged_zip(data: bytes, chance: random.Random) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        names = [one for one in old.namelist() if not one.endswith("/")]
        hit = chance.choice(names) if names else ""
        for name in names:
            new.writestr(name, damaged(old.read(name), chance) if name == hit else old.read(name))
    return made.getvalue()


def findings(seconds: float, *, seed: int = 1, format: str = "") -> Iterator[Finding]:
    """Everything that goes wrong in so much time."""
    until = time.monotonic() + seconds
    seeds = journals()
    with tempfile.TemporaryDirectory(prefix="peerjournal-fuzzing-") as folder:
        while time.monotonic() < until:
            chance = random.Random(seed)
            name, data = chance.choice(seeds)
            path = Path(folder) / f"x{Path(name).suffix}"
            path.write_bytes(damaged(data, chance))
            for importer in IMPORTERS:
                if format in {"", importer.NAME}:
                    what = _wrong(path, importer)
                    if what:
                        yield Finding(name, importer.NAME, seed, what)
            seed += 1


def _wrong(path: Path, importer: object) -> str:
    begun = time.monotonic()
    try:
        with Source(path) as source:
            if importer.recognises(source) or hash(path.read_bytes()) % 7 == 0:  # type: ignore[attr-defined]
                for _ in islice(importer.read(source, Remarks(), _WISHES), 2000):  # type: ignore[attr-defined]
                    pass
    except WorldError:
        pass
    except Exception:  # noqa: BLE001 - this is what is looked for
        return traceback.format_exc(limit=-4)
    taken = time.monotonic() - begun
    return f"took {taken:.1f} seconds" if taken > _SLOWEST else ""


def main() -> int:
    """Exit code 1 when anything was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzzing", description=__doc__.partition("\n")[0])
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--format", default="")
    chosen = parser.parse_args()
    number = 0
    for number, found in enumerate(findings(60 * chosen.minutes, seed=chosen.seed, format=chosen.format), start=1):  # noqa: B007
        print(f"seed {found.seed}, {found.journal}, {found.importer}:\n{found.what}", flush=True)
    return int(number > 0)


if __name__ == "__main__":
    sys.exit(main())
