"""A schema that does not exist yet, to migrate a vault of the present one to."""

import shutil
from pathlib import Path

from peerjournal.actions import vaults
from peerjournal.vault import keyslots, migrate
from peerjournal.vault.vault import Vault, open_vault
from tests.proofs.texts import PASSPHRASE

# Writes as much as it reads, so that a kill finds it at work.
_NEXT = """-- What a next version might do: a column more, a table that is made of another, an index.
ALTER TABLE entry ADD COLUMN weather TEXT;
CREATE TABLE shelf (id TEXT PRIMARY KEY, body TEXT NOT NULL);
INSERT INTO shelf SELECT id, body FROM entry;
UPDATE entry SET weather = 'rain';
CREATE INDEX entry_weather ON entry (weather);
"""


def next_schema(folder: Path) -> Path:
    """A copy of the schema folder with one version more."""
    shutil.copytree(migrate.SCHEMA, folder)
    (folder / f"{migrate.newest() + 1:04}_next.sql").write_text(_NEXT)
    return folder


def unlock_under(folder: Path, schema: Path) -> Vault:
    """Opens a vault as a program with that schema folder would."""
    return open_vault(
        folder, lambda found: keyslots.open_with_passphrase(found, PASSPHRASE), holder="terminal", schema=schema
    )


def is_migrated(vault: vaults.Vault) -> bool:
    """Whether everything that the next schema does has been done. Fails when only some of it has."""
    run = vault.entries._connection.execute
    done = {
        migrate.version(vault.entries._connection) == migrate.newest() + 1,
        "weather" in {row[1] for row in run("PRAGMA table_info(entry)").fetchall()},
        *(
            bool(run("SELECT 1 FROM sqlite_schema WHERE name = ?", (name,)).fetchone())
            for name in ("shelf", "entry_weather")
        ),
    }
    assert len(done) == 1
    if True in done:
        assert run("SELECT id, body FROM shelf ORDER BY id").fetchall() == (
            run("SELECT id, body FROM entry WHERE weather = 'rain' ORDER BY id").fetchall()
        )
    return done.pop()
