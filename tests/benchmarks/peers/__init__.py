"""Other journals: a whole command that searches, against theirs on the same entries; only what is installed is asked.

Each is found on the path or named by a variable: jrnl from PyPI (JRNL_FOR_TESTS), keepassxc-cli of Debian's keepassxc
(KEEPASSXC_FOR_TESTS), Debian's rednotebook (REDNOTEBOOK_FOR_TESTS), npm's joplin (JOPLIN_FOR_TESTS).
What each takes to make a key of the passphrase is left out, ours as theirs, and stated beside. Ours makes it while the
rest of it is being loaded: left out is what the key takes alone, and not that it gets in the way of the rest.
Ours is run as theirs: by the script that pip makes, in an environment of its own (`installed`), its modules compiled.
"""

import sys
from pathlib import Path

from peerjournal.crypto.kdf import LEAST_WRITTEN, argon2id
from tests.acts import PASSPHRASE
from tests.benchmarks.installed import installed
from tests.benchmarks.large import large
from tests.benchmarks.measure import Row
from tests.benchmarks.peers import joplin, jrnl, keepassxc, rednotebook
from tests.benchmarks.peers.commands import beyond
from tests.benchmarks.window import full
from tests.corpus import Corpus

_BOUNDS = {10_000: 20.0, 100_000: 100.0}  # times faster than jrnl's encrypted journal
_PEERS = (
    ("jrnl's encrypted journal", jrnl.encrypted),
    ("jrnl's plain journal", jrnl.plain),
    ("keepassxc-cli's database", keepassxc.searching),
    ("RedNotebook's storage and search without its window", rednotebook.searching),
    ("Joplin's terminal", joplin.searching),
)


def searching(folder: Path, scale: int) -> list[Row]:
    """`search` for one word, with us and with others."""
    rows = []
    word = Corpus().words[100]
    for count in [size for size in _BOUNDS if size <= full(scale)] or [full(scale)]:
        journal, key = large(folder, count), folder / "passphrase"
        key.write_text(PASSPHRASE)
        ours = [str(installed(folder) / "peerjournal"), "--vault", str(journal), "--passphrase-file", str(key)]
        mine, argon = beyond(
            lambda: argon2id(PASSPHRASE.encode(), bytes(16), LEAST_WRITTEN), [*ours, "search", word], folder
        )
        for name, peer in _PEERS:
            try:
                theirs = peer(folder, count, word)
            except RuntimeError as why:
                print(f"No row for {name}, {count:,} entries: {why}", file=sys.stderr)
                continue
            bound = _BOUNDS.get(count) if peer is jrnl.encrypted else None
            rows.append(
                Row(f"`search` as a whole command, {count:,} entries: how many times {name}", theirs.taken / mine, None,
                    bound, "times", f"{mine * 1000:,.0f} ms against {theirs.taken * 1000:,.0f}; "
                    + theirs.beside(argon), True)
            )  # fmt: skip
    return rows
