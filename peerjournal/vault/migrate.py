"""Brings a database to this version's schema: numbered SQL files, one transaction each, a proven copy first."""

import contextlib
from pathlib import Path

from peerjournal.files import named, whole_file
from peerjournal.model.errors import StorageFailed, VaultNewer
from peerjournal.vault.connection import Connection

SCHEMA = Path(__file__).parent / "schema"
_COPY = "vault-before-"


def schema_files(schema: Path = SCHEMA) -> list[tuple[int, Path]]:
    """(version, file) in order, found by their numbers."""
    return sorted((int(path.name[:4]), path) for path in named(schema, "", ".sql") if path.name[:4].isdecimal())


def newest(schema: Path = SCHEMA) -> int:
    """The version this program writes."""
    return schema_files(schema)[-1][0]


def version(connection: Connection) -> int:
    """The version of an open database."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def build(connection: Connection) -> None:
    """Makes the schema in a new, empty database."""
    _apply(connection, 0, SCHEMA)


def migrate(connection: Connection, folder: Path, schema: Path = SCHEMA) -> bool:
    """Applies what is missing; says whether anything was. Raises VaultNewer, DiskFull, VaultDamaged; then nothing
    was changed.

    The file is copied first and the copy compared; it goes once the vault was opened in its new form. Damaged pages
    do not stop this unless they are needed for it: what is whole must stay readable.
    """
    have, wanted = version(connection), newest(schema)
    if have > wanted:
        raise VaultNewer(folder)
    if have == wanted:
        for copy in named(folder, _COPY, ".db"):
            number = copy.stem.removeprefix(_COPY)
            if len(number) == 4 and number.isdecimal():  # or else it is somebody's own copy
                with contextlib.suppress(OSError):
                    copy.unlink()
        return False
    connection.checkpoint()
    _copy(folder, have + 1)
    _apply(connection, have, schema)
    connection.checkpoint()
    return True


def _apply(connection: Connection, have: int, schema: Path) -> None:
    for number, path in schema_files(schema):
        if number <= have:
            continue
        connection.execute("BEGIN IMMEDIATE")
        try:
            connection.script(path.read_text(encoding="utf-8"))
            connection.execute(f"PRAGMA user_version = {number}")
            connection.commit()
        except BaseException:
            connection.roll_back()
            raise


def _copy(folder: Path, number: int) -> None:
    import hashlib  # once in a journal's life, and then for all of its bytes

    original, copy = folder / "vault.db", folder / f"{_COPY}{number:04}.db"
    digest = hashlib.sha256()
    with original.open("rb") as source, whole_file(copy) as sink:
        while piece := source.read(1 << 20):
            digest.update(piece)
            sink.write(piece)
    again = hashlib.sha256()
    with copy.open("rb") as source:
        while piece := source.read(1 << 20):
            again.update(piece)
    if again.digest() != digest.digest():
        copy.unlink()
        raise StorageFailed(folder)
