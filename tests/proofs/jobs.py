"""What a child process does to a vault while somebody kills it or writes down its system calls.

`python -m tests.proofs.jobs serve` forks one child for each line of JSON on standard input and kills it when told to;
`python -m tests.proofs.jobs once '{...}'` does one job in this very process. Either way standard output has a line for
everything that was acknowledged, written when the action had returned and not before.
"""

import contextlib
import functools
import json
import os
import select
import signal
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from peerjournal.actions import entries, imports, recovery, vaults
from peerjournal.vault import keyslots
from peerjournal.vault.header import Header
from peerjournal.vault.vault import open_vault
from tests.proofs.soundness import CHEAP, save_one
from tests.proofs.texts import text_of

Start = Callable[[], None]


def tell(*words: object) -> None:
    """Acknowledges something, in one write."""
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def save(start: Start, folder: str, passphrase: str, before: int) -> None:
    """Saves new entries and changes of them without end; the clock starts when so many are saved."""
    vault = vaults.unlock(Path(folder), passphrase)
    done = 0
    while True:
        entry = entries.new()
        for version in range(3):
            if done == before:
                start()
            entry = replace(entry, title=str(version), body=text_of(entry.id, version), tags=("walk", f"v{version}"))
            entries.save(vault, entry)
            tell("saved", entry.id, version)
            done += 1
            if int(entry.id[-1], 16) % 2:  # every other entry is never changed
                break


def tend(start: Start, folder: str, passphrase: str) -> None:
    """Saves a few entries and tends the vault, again and again; the clock starts with the first step."""
    vault = vaults.unlock(Path(folder), passphrase)
    while True:
        for _ in range(9):
            tell("saved", save_one(vault), 0)
        start()
        while vault.tend():
            tell("tended")


def session(start: Start, folder: str, saves: int) -> None:
    """Somebody's first days: makes a vault, writes, changes the passphrase, writes, comes back and writes."""
    start()
    place, passphrase = Path(folder), "lantern 0"
    vault = vaults.create(place, passphrase, cost=CHEAP)
    tell("created")
    for number in range(saves):
        if number == saves // 2:
            vaults.change_passphrase(vault, "lantern 1")
            tell("changed", 1)
            tell("keyed", recovery.new_key(vault).text)
        if number == saves * 3 // 4:
            vaults.lock(vault)
            vault = vaults.unlock(place, "lantern 1")
        tell("saved", save_one(vault), 0)
    vaults.lock(vault)


def passphrase(start: Start, folder: str, number: int) -> None:
    """Changes passphrase `number` to the next one, again and again."""
    vault = vaults.unlock(Path(folder), f"lantern {number}")
    start()
    while True:
        number += 1
        vaults.change_passphrase(vault, f"lantern {number}")
        tell("changed", number)


def recovery_key(start: Start, folder: str, passphrase: str) -> None:
    """Makes a new recovery key, again and again."""
    vault = vaults.unlock(Path(folder), passphrase)
    start()
    while True:
        tell("keyed", recovery.new_key(vault).text)


def import_file(start: Start, folder: str, passphrase: str, source: str, logged: bool = True) -> None:
    """Imports one file; not `logged` as a large one is."""
    vault = vaults.unlock(Path(folder), passphrase)
    start()
    with vault.transaction(bulk=True, logged=logged):
        (report,) = imports.run(vault, [Path(source)])
    tell("imported", report.entries)


def migrate(start: Start, folder: str, passphrase: str, schema: str) -> None:
    """Opens a vault with another folder of schema files; the clock starts once the passphrase has been tried."""

    def open_slot(header: Header) -> bytearray:
        master = keyslots.open_with_passphrase(header, passphrase)
        start()
        return master

    vault = open_vault(Path(folder), open_slot, holder="terminal", schema=Path(schema))
    tell("migrated")
    vaults.lock(vault)


def create(start: Start, folder: str, passphrase: str) -> None:
    """Makes a vault."""
    start()
    vaults.create(Path(folder), passphrase, cost=CHEAP)
    tell("created")


JOBS: dict[str, Callable[..., None]] = {
    job.__name__: job for job in (save, tend, session, passphrase, recovery_key, import_file, migrate, create)
}


def _serve() -> None:
    """An order may name a file: then the clock starts when something is in that file, to die within a short work."""
    for line in sys.stdin:
        order = json.loads(line)
        after, watched = order.pop("kill_after"), order.pop("once_written")
        started, starting = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(started)
            _be_the_child(order, functools.partial(os.write, starting, b"!"))
        os.close(starting)
        select.select([started], [], [], 60)
        while watched is not None and not _has_something(watched):
            if os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT):
                break
        if after is not None:
            time.sleep(after)
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        os.close(started)
        tell("ended", os.waitstatus_to_exitcode(status))


def _has_something(path: str) -> bool:
    try:
        return os.stat(path).st_size > 0  # noqa: PTH116 - asked over and over, as fast as can be
    except FileNotFoundError:
        return False


def _be_the_child(order: dict[str, Any], start: Callable[[], object]) -> None:
    code = 1
    with contextlib.suppress(BrokenPipeError):
        try:
            JOBS[order.pop("job")](start, **order)
            code = 0
        except Exception:  # noqa: BLE001 - the test that gave the order has to hear of it
            traceback.print_exc()
            sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    if sys.argv[1] == "serve":
        _serve()
    else:
        given = json.loads(sys.argv[2])
        JOBS[given.pop("job")](lambda: None, **given)
