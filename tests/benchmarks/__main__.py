"""`bootstrap.py bench`: runs every benchmark, prints the table, and with --readme puts it into README.md."""

import argparse
import json
import os
import platform
import re
import sys
import tempfile
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from tests.benchmarks.measure import Row

_README = Path(__file__).parents[2] / "README.md"
_PLACE = re.compile(r"(<!-- bench -->\n).*?(\n<!-- /bench -->)", re.S)


def main() -> int:
    """Exit code 1 when a bound does not hold."""
    parser = argparse.ArgumentParser(
        prog="bootstrap.py bench", description="Measure against floors, in one run.",
        epilog="`searching` asks other journals that are on the path or named by JRNL_FOR_TESTS, KEEPASSXC_FOR_TESTS,"
        " REDNOTEBOOK_FOR_TESTS and JOPLIN_FOR_TESTS; it says which are missing.",
    )  # fmt: skip
    parser.add_argument(
        "only", nargs="*", help="names of benchmarks; all without, but `million`, which makes a journal of 1,000,000"
        " entries: a quarter of an hour and 10 GB (--scale 100)",
    )  # fmt: skip
    parser.add_argument("--scale", type=int, default=100, metavar="PERCENT", help="of the full sizes")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here, too")
    parser.add_argument("--readme", action="store_true", help="put the table into README.md")
    parser.add_argument(
        "--curves",
        type=Path,
        metavar="FILE",
        help="draw how searches grow here, as SVG: newest first, and best first in a second file beside it",
    )
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="peerjournal-bench-", dir=os.environ.get("PEERJOURNAL_BENCH_DIR")) as base:
        os.environ["XDG_STATE_HOME"] = base  # the vaults made here are nobody's
        from tests.benchmarks import CHAPTERS, ON_REQUEST, growing
        from tests.benchmarks.curves import drawn

        rows: list[tuple[str, Row]] = []
        asked = ((chapter, benchmark) for chapter, benchmarks in CHAPTERS.items() for benchmark in benchmarks)
        for chapter, benchmark in asked:
            name = benchmark.__name__
            if name not in chosen.only and (chosen.only or name in ON_REQUEST):
                continue
            with tempfile.TemporaryDirectory(dir=base) as folder:
                for row in benchmark(Path(folder), chosen.scale):
                    rows.append((chapter, row))
                    print(_line(row), flush=True)
                    if chosen.json:  # after each: a run of half an hour may still come to nothing
                        chosen.json.write_text(json.dumps([_fields(row) for _, row in rows]))
    if chosen.curves:
        for place, (title, lines) in enumerate(growing.CURVES.items()):
            file = chosen.curves if not place else chosen.curves.with_stem(f"{chosen.curves.stem}-{place + 1}")
            file.write_text(drawn(title, lines, "entries", "ms"), "utf-8")
    if chosen.readme:
        chapters = (_folded(name, [row for _, row in these]) for name, these in groupby(rows, itemgetter(0)))
        told = "\n\n".join([f"On {_machine()}, medians of one run:", *chapters])
        _README.write_text(_PLACE.sub(lambda found: found[1] + told + found[2], _README.read_text("utf-8")), "utf-8")
    return int(any(row.holds is False for _, row in rows))


_HEAD = ("| work | ours | floor | ratio | bound | the floor is |", "|---|---|---|---|---|---|")


def _folded(chapter: str, rows: list[Row]) -> str:
    """How many of a chapter's bounds hold, the rows that miss theirs, and all rows folded up."""
    bound = [row for row in rows if row.holds is not None]
    missed = [row for row in bound if not row.holds]
    return "\n".join([
        f"**{chapter}**: {len(bound) - len(missed)} of {len(bound)} bounds hold.\n",
        *([*_HEAD, *map(_line, missed), ""] if missed else []),
        f"<details><summary>all its rows: {len(rows)}</summary>\n", *_HEAD, *map(_line, rows), "\n</details>",
    ])  # fmt: skip


def _line(row: Row) -> str:
    floor = "" if row.floor is None else f"{row.floor:,.3g} {row.unit}"
    ratio = "" if row.floor is None else f"{row.ratio:.2f}"
    sign = "≥" if row.more_is_better else "≤"
    bound = "" if row.bound is None else f"{sign} {row.bound:g}{'' if row.floor else ' ' + row.unit}"
    missed = " (missed)" if row.holds is False else ""
    return f"| {row.work} | {row.ours:,.3g} {row.unit} | {floor} | {ratio} | {bound}{missed} | {row.against} |"


def _fields(row: Row) -> dict[str, object]:
    names = ("work", "ours", "median", "floor", "bound", "unit", "against", "ratio", "holds")
    return {name: getattr(row, name) for name in names}


def _machine() -> str:
    return f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, Python {platform.python_version()}"


if __name__ == "__main__":
    sys.exit(main())
