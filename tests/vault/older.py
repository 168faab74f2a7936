"""Vaults as earlier versions left them: a database made by the first schema files alone, its rows as they were then."""

import hashlib
import shutil
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from peerjournal.actions import vaults
from peerjournal.crypto.kdf import hkdf
from peerjournal.model.entry import Entry
from peerjournal.vault import migrate
from peerjournal.vault.attachments import Attachments
from peerjournal.vault.connection import Connection
from peerjournal.vault.drafts import Drafts
from peerjournal.vault.entries import Entries
from peerjournal.vault.groups import CheckIns, Groups, Meetings, People
from peerjournal.vault.revisions import Revisions
from peerjournal.vault.rows import Table, Values
from peerjournal.vault.state import State
from peerjournal.vault.tips import Questions, Tips, Tries
from tests.samples import ALL, CONTENTS
from tests.vaults import make

_FIRST = 18  # content columns that an entry had at first


class FirstEntries(Entries):
    """Entries without the columns that came later."""

    columns = Entries.columns[:_FIRST]  # type: ignore[assignment]
    later = 0

    def to_values(self, noun: Entry) -> Values:
        """What the first schema has columns for."""
        return super().to_values(noun)[:_FIRST]


class FirstRevisions(Revisions):
    """Earlier states, with the names of the columns of then."""

    def to_values(self, noun: Any) -> Values:
        """As of now, without what came later."""
        *values, content = super().to_values(noun)
        return (*values, content.replace(',"left_out":0,"sealed":""}', "}"))


def without_details(table: type[Table[Any]]) -> type[Table[Any]]:
    """A table as it was before its column `details`, the last one, came."""

    class First(table):  # type: ignore[valid-type, misc]
        """The same without it."""

        columns = table.columns[:-1]
        later = 0

        def to_values(self, noun: Any) -> Values:
            """What the first schema has columns for."""
            return tuple(super().to_values(noun))[:-1]

    return First


_LATER = {
    "kind_word",
    "follow_up",
    "safeguarding",
    "measure",
    "answers",
    "safety_card",
    "guard_word",
    "batch",
    "arrivals",
}  # nouns that vaults of schema 1 and 2 had not
_FIRST_FIELDS = {"group": 8, "meeting": 9, "person": 8}  # what was there before `details`


def held(number: int) -> dict[str, list[Any]]:
    """What `older_vault` puts into a vault of this schema, by noun: the samples, as far as it has a place for them."""
    nouns = [noun for noun in ALL if noun not in _LATER and (noun != "draft" or number >= 2)]
    found: dict[str, list[Any]] = {noun: list(ALL[noun]) for noun in nouns}
    found["entry"] = [replace(one, left_out=number >= 3 and one.left_out) for one in found["entry"]]
    found["revision"] = [replace(one, entry=replace(one.entry, left_out=False)) for one in found["revision"]]
    for noun, many in _FIRST_FIELDS.items():
        found[noun] = [type(one)(*(getattr(one, field.name) for field in fields(one)[:many])) for one in found[noun]]
    return found


def first_files(folder: Path, number: int) -> Path:
    """A folder with the schema files up to this number."""
    folder.mkdir()
    for at, path in migrate.schema_files():
        if at <= number:
            shutil.copy(path, folder)
    return folder


def older_vault(beside: Path, number: int) -> tuple[Path, bytearray]:
    """A locked vault of schema 1 or 2, and its database's key."""
    vault = make(beside, f"Schema {number}.peerjournal")
    key = bytearray(hkdf(bytes(vault._master), b"peerjournal/v1/database"))
    header, secret, seen = vault.header, vault.state.recovery_key(), vault.state.generation()
    vaults.lock(vault)
    (vault.folder / "vault.db").unlink()
    connection = Connection(vault.folder / "vault.db", key, create=True)
    migrate._apply(connection, 0, first_files(beside / f"schema {number}", number))
    connection.execute("BEGIN IMMEDIATE")
    State(connection).begin(header.vault_id, header.generation, secret)
    connection.execute("UPDATE vault SET generation = ?", (seen + 1,))
    for noun, table in _tables(connection, number).items():
        for value in held(number)[noun]:
            table.write(value)
    for data in CONTENTS.values():
        Attachments(connection).add([data])
    connection.execute("COMMIT")
    connection.checkpoint()
    connection.close()
    (vault.folder / "vault.db").chmod(0o600)
    return vault.folder, key


def _tables(connection: Connection, number: int) -> dict[str, Table[Any]]:
    tables: list[Table[Any]] = [
        *(without_details(table)(connection) for table in (Groups, People, Meetings)), CheckIns(connection),
        Tips(connection), Tries(connection), Questions(connection),
        FirstEntries(connection), FirstRevisions(connection, Entries(connection)),
    ]  # fmt: skip
    if number >= 2:
        tables.append(Drafts(connection))
    return {table.noun: table for table in tables}


def sha256(path: Path) -> str:
    """Of a file's bytes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
