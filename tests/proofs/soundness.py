"""Makes vaults whose every text can be told right from wrong, and proves that they are whole."""

import hashlib
import json
from dataclasses import replace
from pathlib import Path

from peerjournal.actions import entries, vaults
from peerjournal.crypto import Argon2Cost
from peerjournal.model.damage import Damaged
from tests.proofs.texts import PASSPHRASE, text_of

CHEAP = Argon2Cost(8 * 1024, 1, 1)


def made(folder: Path, passphrase: str = PASSPHRASE, *, holding: int = 0) -> Path:
    """A locked vault with so many entries."""
    vault = vaults.create(folder, passphrase, cost=CHEAP)
    with vaults.together(vault):
        for _ in range(holding):
            save_one(vault)
    vaults.lock(vault)
    return folder


def save_one(vault: vaults.Vault) -> str:
    """Saves an entry whose title is its version and whose body follows from its id; gives the id."""
    entry = entries.new(title="0")
    return entries.save(vault, replace(entry, body=text_of(entry.id, 0))).id


def prove_sound(vault: vaults.Vault) -> None:
    """Fails unless a vault is whole: rows, pages, search index, attachments; and was not taken for an older one."""
    report = vaults.check(vault, full=True)
    assert report.ok, report.problems
    assert "rolled-back" not in {notice.kind for notice in vaults.notices(vault)}


def whole_saves(vault: vaults.Vault) -> dict[str, int]:
    """Each entry's newest version, once it and all before it have been compared with what was written."""
    versions: dict[str, int] = {}
    for entry in (row.entry for row in entries.page(vault, limit=1_000_000).rows):
        assert not isinstance(entry, Damaged)
        versions[entry.id] = int(entry.title)
        states = [one.entry for one in entries.history(vault, entry.id) if not isinstance(one, Damaged)]
        states.append(entry)
        assert [int(state.title) for state in states] == list(range(versions[entry.id] + 1))
        assert [state.body for state in states] == [text_of(entry.id, number) for number in range(len(states))]
    return versions


def in_the_middle(folder: Path) -> bool:
    """Whether something is left for the next opening to tidy up: a process died at a moment that matters."""
    names = {path.name: path.stat().st_size for path in folder.glob("*")} if folder.is_dir() else {}
    copies = [(folder / name).read_bytes() for name in ("vault.header", "vault.header.bak") if name in names]
    return (
        any(name.endswith(".part") for name in names)
        or max(names.get("vault.db-wal", 0), names.get("vault.db-journal", 0)) > 0
        or len(copies) == 1
        or (len(copies) == 2 and copies[0] != copies[1])
    )


def importable(folder: Path, number: int, files: int) -> Path:
    """A file to import: so many entries of one group, and so many attachments on the first of them."""
    source = folder / "source.jsonl"
    forms: list[dict[str, object]] = []
    for place in range(number):
        entry = entries.new()
        form: dict[str, object] = {
            "id": entry.id,
            "at": "2026-01-31T10:00:00+01:00",
            "title": "0",
            "body": text_of(entry.id, 0),
        }
        if place < files:
            data = text_of(entry.id, 1).encode()
            sha256 = hashlib.sha256(data).hexdigest()
            beside = folder / "source-files" / sha256[:2] / sha256
            beside.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(data)
            form |= {"attachments": [{"name": "a picture", "sha256": sha256}]}
        forms.append({**form, "group": "Tuesday", "tags": ["walk"]})
    source.write_text("\n".join(json.dumps(form) for form in forms))
    return source
