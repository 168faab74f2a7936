"""Damages journals for every importer and says what goes wrong.

    python -m tests.fuzzing [--minutes 10] [--format NAME] [--folder DIR] [--blind] [--seed 1]

Guided by coverage where atheris is installed (Linux), each importer for so many minutes; otherwise, and with --blind,
by a seeded chance, so many minutes in all. DIR keeps what was learnt and the inputs that went wrong.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from peerjournal.actions.import_sources import FORMATS
from tests.fuzzing import blind
from tests.fuzzing.guiding import available, guided


def main() -> int:
    """Exit code 1 when anything was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzzing", description=__doc__.partition("\n")[0])
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--format", choices=FORMATS, default="")
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--blind", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    seconds, number = 60 * chosen.minutes, 0
    if chosen.blind or not available():
        for found in blind.findings(seconds, seed=chosen.seed, format=chosen.format):
            print(f"seed {found.seed}, {found.journal}, {found.importer}:\n{found.what}", flush=True)
            number += 1
        return int(number > 0)
    with tempfile.TemporaryDirectory(prefix="peerjournal-fuzzing-") as temporary:
        for importer in (chosen.format,) if chosen.format else FORMATS:
            done = guided(importer, seconds, (chosen.folder or Path(temporary)) / importer)
            print(f"{importer}: {done.runs:,} journals in {done.seconds:.0f} s, {len(done.faults)} faults", flush=True)
            for fault in done.faults:
                print(fault, flush=True)
            number += len(done.faults)
    return int(number > 0)


if __name__ == "__main__":
    sys.exit(main())
