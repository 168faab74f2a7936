"""A process that imports one path, and says how that went and what it took: seconds of its own work, megabytes."""

import re
import sys
import time
from pathlib import Path

from peerjournal.actions import entries, imports, vaults, wording
from peerjournal.crypto import Argon2Cost
from peerjournal.model.errors import WorldError


def main() -> None:
    """Arguments: a folder for the vault, then what to import. Prints the sentence, entries, seconds, megabytes."""
    folder, source = Path(sys.argv[1]), Path(sys.argv[2])
    vault = vaults.create(folder / "hostile.peerjournal", "x", cost=Argon2Cost(8 << 10, 1, 1))
    entries.save(vault, entries.new(title="mine"))
    begun = time.process_time()
    told = ""
    try:
        imports.run(vault, [source])
    except WorldError as error:
        told = wording.sentence(error)
        assert entries.count(vault) == 1
    taken = time.process_time() - begun
    assert vaults.check(vault).ok
    # Not getrusage: what that calls the peak of this process may be the peak of the one that started it.
    peak = int(re.findall(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text("utf-8"))[0]) / 1024
    print(told.replace("\n", "\\n"), entries.count(vault) - 1, f"{taken:.2f}", f"{peak:.0f}", sep="\t")
    vaults.lock(vault)


if __name__ == "__main__":
    main()
