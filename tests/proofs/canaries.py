"""Sentences that must never be seen outside of the vault, a session that writes them all, and a search for them."""

import base64
import json
import os
import sys
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from peerjournal.actions import (
    attachments,
    backups,
    drafts,
    entries,
    groups,
    imports,
    people,
    questions,
    search,
    tips,
    trash,
    vaults,
)  # fmt: skip
from peerjournal.model.draft import Draft
from peerjournal.model.entry import Feeling
from peerjournal.model.errors import WrongPassphrase
from peerjournal.model.ids import new_id
from tests.proofs.recorder import Call
from tests.proofs.soundness import CHEAP

_PLACES = (
    "passphrase", "new-passphrase", "wrong-passphrase", "title", "body", "tag", "feeling", "scale", "group",
    "agreement", "topic", "note", "tip", "how", "situation", "try", "question", "answer", "alias", "connection",
    "promise", "file-name", "file-bytes", "draft", "imported", "earlier", "trashed", "searched",
)  # fmt: skip
CANARIES = {place: f"canary {place} am zwetschgenbaum 4711" for place in _PLACES}
WRITING = {"write", "pwrite64", "writev", "pwritev", "pwritev2", "sendto", "sendmsg", "sendmmsg", "vmsplice"}
NAMING = {"rename", "renameat", "renameat2", "mkdir", "mkdirat", "link", "linkat", "symlink", "symlinkat"}
# Everything through which bytes can leave a process, or a file or a connection come to be.
CALLS = ",".join(sorted(WRITING | NAMING | {"open", "openat", "creat", "mmap", "socket", "connect", "memfd_create"}))


def forms(text: str) -> dict[str, list[bytes]]:
    """A text as it might lie about: plain, in UTF-16, in hex, in Base64 from any of its three beginnings."""
    data = text.encode()
    shifted = (base64.b64encode(b"\0" * shift + data)[4 if shift else 0 :] for shift in range(3))
    return {
        "UTF-8": [data],
        "UTF-16": [text.encode("utf-16-le"), text.encode("utf-16-be")],
        "hex": [data.hex().encode(), data.hex().upper().encode()],
        "Base64": [one.rstrip(b"=")[:-2] for one in shifted],
    }


def seen(haystack: bytes) -> set[tuple[str, str]]:
    """Which canaries are in some bytes, in which form."""
    return {
        (place, kind)
        for place, text in CANARIES.items()
        for kind, needles in forms(text).items()
        if any(needle in haystack for needle in needles)
    }


def written(calls: Iterable[Call]) -> bytes:
    """All bytes that were written or sent, and all names of files that were made."""
    told = bytearray()
    for call in calls:
        if call.name in WRITING or call.name in NAMING or "O_CREAT" in call.written:
            told += b"\n".join(call.texts)
    return bytes(told)


def files(*folders: Path) -> bytes:
    """All names and bytes of files within folders."""
    found = (path for folder in folders for path in sorted(folder.rglob("*")))
    return b"\n".join(bytes(path) + (path.read_bytes() if path.is_file() else b"") for path in found)


def prepare(sources: Path, number: int) -> None:
    """Puts down the files that a session takes in, one with so many entries: those lie in plain, as they did before."""
    sources.mkdir()
    (sources / CANARIES["file-name"]).write_bytes(f"{CANARIES['file-bytes']} ".encode() * 40_000)
    text = f"{CANARIES['imported']} " * 60
    lines = (json.dumps({"date": "2020-05-17", "text": f"{line} {text}"}) for line in range(number))
    (sources / "source.jsonl").write_text("\n".join(lines))


def session(folder: Path, sources: Path, backup: Path) -> None:
    """Writes every canary into a vault, and does everything with it that a person does in a month."""
    said = CANARIES
    vault = vaults.create(folder, said["passphrase"], cost=CHEAP)
    group = groups.add(vault, said["group"], rrule="FREQ=WEEKLY", agreement=said["agreement"])
    entry = entries.new(
        title=said["title"], body=f"{said['earlier']}\n" * 400, tags=(said["tag"],), scales={said["scale"]: 3},
        feelings=(Feeling(said["feeling"], 4),), group_id=group.id,
    )  # fmt: skip
    groups.add_meeting(vault, group.id, entry.at - timedelta(days=1), topic=said["topic"], note=said["note"])
    entry = entries.save(vault, replace(entries.save(vault, entry), body=f"{said['body']} " * 900))
    attachments.attach(vault, entry, sources / said["file-name"])
    tip = tips.add(vault, said["tip"], how=said["how"], situations=(said["situation"],))
    tips.tried(vault, tip.id, before=8, after=3, note=said["try"])
    questions.answer(vault, questions.add(vault, said["question"]).id, said["answer"])
    people.add(vault, said["alias"], connection=said["connection"], promise=said["promise"])
    drafts.keep(vault, Draft(new_id(), "entry", None, {"body": said["draft"]}))
    trash.trash(vault, entries.save(vault, entries.new(body=said["trashed"])).id)
    imports.run(vault, [sources / "source.jsonl"])
    for words in (f'"{said["body"]}"', "zwetschgen*", said["searched"]):
        search.find(vault, words, limit=50)
    entries.page(vault, limit=2000)
    vaults.check(vault, full=True)
    vaults.change_passphrase(vault, said["new-passphrase"])
    backups.make(vault, backup)
    trash.empty_trash(vault)
    vaults.lock(vault)
    try:
        vaults.unlock(folder, said["wrong-passphrase"])
    except WrongPassphrase:
        vaults.lock(vaults.unlock(folder, said["new-passphrase"]))


def control(folder: Path) -> None:
    """What a program would do that tells everything: in plain files, in a temporary table, in the name of a file."""
    for place, text in CANARIES.items():
        for kind, needles in forms(text).items():
            (folder / f"{place} {kind}").write_bytes(needles[-1])
    database = sqlcipher.connect(str(folder / "encrypted.db"))
    database.set_key(bytearray(b"x'" + b"0" * 64 + b"'"))
    database.execute("PRAGMA temp_store = FILE")
    database.execute("CREATE TEMP TABLE spilt (text TEXT)")
    database.executemany("INSERT INTO spilt VALUES (?)", [(f"spilt {CANARIES['body']}" * 50,) for _ in range(5000)])
    database.close()


if __name__ == "__main__":
    os.umask(0o022)  # the careless one; the program is not to depend on it
    if sys.argv[1] == "control":
        control(Path(sys.argv[2]))
    else:
        session(*map(Path, sys.argv[2:]))
