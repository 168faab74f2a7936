"""Our own export to a folder of Markdown files (`model.form.entry_markdown`) on its way back in, entry for entry.

Its front matter is one JSON value a line, which tells it from anybody else's; a file whose front matter another program
has rewritten since is read as YAML. Nothing is lost but what the export itself left out.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from peerjournal.formats import yaml_text
from peerjournal.formats.identity import Identities
from peerjournal.formats.imported import Imported, Remarks, Wishes
from peerjournal.formats.json_text import text
from peerjournal.formats.markdown import pointed_back
from peerjournal.formats.own_form import Empty, entry
from peerjournal.formats.source import Source
from peerjournal.model.attachment import Attachment
from peerjournal.model.errors import BadDate, FileUnreadable, WorldError
from peerjournal.model.ids import is_id

NAME = "peerjournal-markdown"
TITLE = "PeerJournal, a folder of Markdown files"
_FILES = "attachments"
_NAME = re.compile(r"(?:^|/)\d{4}/\d\d/\d{4}-\d\d-\d\d-([0-9a-f-]{36})\.md$")
_LINE = re.compile(r"([a-z_]+): (.*)")
_FILE = re.compile(r"((?:.+/)?attachments/[0-9a-f]{2}/[0-9a-f]{64})(?:\.[A-Za-z0-9]{1,5})?\Z")
_LINKED = re.compile(r"/attachments/([0-9a-f]{2}/[0-9a-f]{64})(?:\.[A-Za-z0-9]{1,5})?\)\Z")
_SAMPLE = 5  # files looked into before a folder is believed to be ours


def recognises(source: Source) -> bool:
    """A folder or archive with files named as ours are, which begin as ours do."""
    ours = [name for name in source.names if _is_ours(name)] if not source.is_file else []
    heads = (source.head(name, 200) for name in ours[:_SAMPLE])
    return bool(ours) and all(head.startswith(b'---\nid: "') for head in heads)


def read(source: Source, remarks: Remarks, wishes: Wishes) -> Iterator[Imported]:
    """The entries of the folder, in the order of their names. Raises FileUnreadable when there are none."""
    del wishes  # our own form leaves nothing open
    good = 0
    seen = Identities()
    files = {file[1]: name for name in source.names if (file := _FILE.match(name))}
    for name in source.names:
        if not name.endswith(".md") or _FILE.match(name):
            continue
        above = name.split("/")[:-3]  # the year and the month lie between

        def place(sha256: str, above: list[str] = above) -> tuple[Source, str]:
            return source, files.get("/".join([*above, _FILES, sha256[:2], sha256]), "")

        try:
            found = entry(_fields(source.read(name).decode("utf-8")), seen, place, remarks)
        except (ValueError, RecursionError, BadDate, WorldError) as error:
            remarks.skip(name, "has no text" if isinstance(error, Empty) else "is not as this program writes it")
            continue
        good += 1
        yield found
    if not good:
        raise FileUnreadable(source.path, "no-entries")


def _is_ours(name: str) -> bool:
    found = _NAME.search(name)
    return found is not None and is_id(found[1])


def _fields(untrusted_text: str) -> dict[str, Any]:
    """The front matter and, as `body`, the text below it without the links to files that the export added."""
    if untrusted_text.startswith("---\r\n"):  # an editor of another system has been over it
        untrusted_text = untrusted_text.replace("\r\n", "\n")
    front, ends, below = untrusted_text.removeprefix("---\n").partition("\n---\n")
    if not ends or not untrusted_text.startswith("---"):
        raise ValueError("no front matter")
    fields = _json_lines(front)
    if fields is None:
        loaded = yaml_text.load(front)
        if not isinstance(loaded, dict):
            raise ValueError("no mapping")
        fields = loaded
    body = below.removeprefix("\n").removesuffix("\n")
    attached = fields.get("attachments")
    described = [_described(one) for one in attached if isinstance(one, dict)] if isinstance(attached, list) else []
    links = 0
    for file in reversed(described):
        start = body.rfind("\n[")
        found = _LINKED.search(body, max(start, 0))
        if start < 0 or found is None or found[1] != f"{file.sha256[:2]}/{file.sha256}":
            break
        body = body[:start]
        links += 1
    body = body.removesuffix("\n") if links else body
    return fields | {"body": pointed_back(body, described)}


def _described(untrusted: dict[str, Any]) -> Attachment:
    return Attachment("", text(untrusted, "name"), "", 0, text(untrusted, "sha256"))


def _json_lines(front: str) -> dict[str, Any] | None:
    fields: dict[str, Any] = {}
    for line in front.split("\n"):
        found = _LINE.fullmatch(line)
        try:
            fields[found[1] if found else ""] = json.loads(found[2] if found else "")
        except ValueError:
            return None
    return fields
