"""A vault with something of everything in it, for the tests of backups and restoring."""

from pathlib import Path

from peerjournal.actions import vaults
from peerjournal.crypto import Argon2Cost
from peerjournal.vault.vault import Vault
from tests.samples import ALL, CONTENTS

CHEAP = Argon2Cost(8192, 1, 1)
PASSPHRASE = "a passphrase"


def filled(folder: Path, passphrase: str = PASSPHRASE) -> Vault:
    """A new, open vault with all the samples."""
    vault = vaults.create(folder, passphrase, cost=CHEAP)
    fill(vault)
    return vault


def fill(vault: Vault) -> None:
    """Puts all the samples into a vault."""
    with vault.transaction():
        for table in vault.nouns():
            for value in ALL[table.noun]:
                table.write(value)
        for data in CONTENTS.values():
            vault.attachments.add([data])


def held(vault: Vault) -> dict[str, list[object]]:
    """Everything a vault holds, by noun; attachments by their hash and bytes."""
    found: dict[str, list[object]] = {table.noun: list(table.all()) for table in vault.nouns()}
    names = [sha256 for sha256, _ in vault.attachments.all()]
    return {**found, "attachment": [(sha256, b"".join(vault.attachments.read(sha256))) for sha256 in names]}


def held_in(folder: Path, passphrase: str = PASSPHRASE) -> dict[str, list[object]]:
    """Everything a locked vault holds, after it was checked over and found whole."""
    vault = vaults.unlock(folder, passphrase)
    try:
        report = vaults.check(vault, full=True)
        assert report.ok, report.problems
        return held(vault)
    finally:
        vaults.lock(vault)
