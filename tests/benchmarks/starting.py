"""Starting the program, and the memory it takes for its largest works."""

import os
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.installed import alone, installed
from tests.benchmarks.measure import Row, in_turn
from tests.corpus import write_jsonl

_CHILD = """
import re, sys
from pathlib import Path
from peerjournal.actions import backups, imports, vaults
from peerjournal.crypto import Argon2Cost
folder, work = Path(sys.argv[1]), sys.argv[2]
vault_folder = folder / "memory.peerjournal"
if work == "import":
    vault = vaults.create(vault_folder, "a passphrase", cost=Argon2Cost(8 << 10, 1, 1))
    imports.run(vault, [folder / "memory.jsonl"])
else:
    vault = vaults.unlock(vault_folder, "a passphrase")
    backups.make(vault, folder)
vaults.lock(vault)
# Not getrusage: what that calls the peak of this process may be the peak of the one that started it.
print(int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) / 1024)
"""


def version(folder: Path, scale: int) -> list[Row]:
    """`peerjournal --version` as installed, against that Python doing nothing, as whole processes."""
    del scale
    programs = installed(folder)

    def run(name: str, *arguments: str) -> None:
        subprocess.run([str(programs / name), *arguments], check=True, stdout=subprocess.DEVNULL, env=alone())

    mine, least = in_turn(lambda: run("peerjournal", "--version"), lambda: run("python", "-c", "pass"), 25)
    return [Row("`peerjournal --version`", mine, least, 2.0, "ms", "`python -c pass`")]


def memory(folder: Path, scale: int) -> list[Row]:
    """Peak memory of a process that imports, and of one that backs up, so many entries."""
    if not Path("/proc/self/status").exists():
        return []
    count = max(1_000, int(100_000 * scale / 100))
    write_jsonl(folder / "memory.jsonl", count)
    rows = []
    for work in ("import", "backup"):
        command = [sys.executable, "-c", _CHILD, str(folder), work]
        environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
        done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
        peak = float(done.stdout.split()[-1])
        rows.append(Row(f"peak memory, {work} of {count:,} entries", peak, None, 150, "MB", "the bound itself"))
    return rows
