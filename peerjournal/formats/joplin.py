"""Joplin's own exports: JEX (a tar), RAW (a folder), and the folder it synchronises with; its Markdown is `markdown`.

See joplin_items for the form. The time is `user_created_time`. Left out and named: notebooks, places, due dates, notes
in the trash, and whatever is encrypted.
"""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from peerjournal.formats.dates import read_date
from peerjournal.formats.encodings import decoded
from peerjournal.formats.html import to_markdown
from peerjournal.formats.imported import Imported, ImportedFile, Remarks, Wishes
from peerjournal.formats.joplin_items import FOLDER, NOTE, NOTE_TAG, RESOURCE, TAG, Item, parsed
from peerjournal.formats.joplin_items import NAME as ITEM
from peerjournal.formats.markdown_text import target
from peerjournal.formats.source import Source
from peerjournal.model.errors import BadDate, FileUnreadable
from peerjournal.model.text import tidy_file_name

NAME = "joplin"
TITLE = "Joplin (JEX, RAW)"
_RESOURCE = re.compile(r"(?:^|/)(?:\.?resources?)/([0-9a-f]{32})(?:\.[\w]{1,20})?$")
_LINK = re.compile(r":/([0-9a-f]{32})\b")
_IMG = re.compile(r"<img\b[^<>]*?\bsrc=[\"']?(:/[0-9a-f]{32})[\"']?[^<>]*>", re.IGNORECASE)
_ZERO = {"", "0", "0.00000000", "0.0000"}
_OTHERS = {  # type_ of what is no note: a name for the report
    "3": "a setting", "7": "a search", "8": "an alarm", "9": "an encryption key", "12": "a command",
    "13": "an older version of a note", "14": "an older version of a note",
}  # fmt: skip


def recognises(source: Source) -> bool:
    """Whether there are items in its outermost folder."""
    if source.is_file:
        return ITEM.search(source.name) is not None and _item(source, source.name) is not None
    names = [name for name in source.names if "/" not in name and ITEM.search(name)]
    return any(_item(source, name) is not None for name in names[:5])


def read(source: Source, remarks: Remarks, wishes: Wishes) -> Iterator[Imported]:
    """The notes, in the order of their ids."""
    export = _Export(source, remarks, wishes)
    some = False
    for name in export.notes:
        entry = export.entry(name)
        if entry is not None:
            some = True
            yield entry
    export.tell()
    if not some:
        raise FileUnreadable(source.path, "encrypted" if export.encrypted else "no-entries")


def _item(source: Source, name: str) -> Item | None:
    found = decoded(source.read(name))
    return parsed(found[0]) if found is not None else None


class _Export:
    """What notes refer to by id."""

    def __init__(self, source: Source, remarks: Remarks, wishes: Wishes) -> None:
        self._source, self._remarks, self._wishes = source, remarks, wishes
        self.notes: list[str] = []
        self.encrypted = 0
        self._tags: dict[str, str] = {}
        self._of_note: dict[str, list[str]] = {}
        self._resources: dict[str, Item] = {}
        self._files = {found[1]: name for name in source.names if (found := _RESOURCE.search(name))}
        self._shown: set[str] = set()
        for name in source.names:
            if ITEM.search(name) and (source.is_file or "/" not in name):
                self._sort(name)

    def _sort(self, name: str) -> None:
        item = _item(self._source, name)
        if item is None:
            self._remarks.skip(f"file {PurePosixPath(name).name}", "is no item of Joplin")
            return
        id = item.fields.get("id", "")
        if item.is_encrypted:
            what = {NOTE: "an encrypted note", RESOURCE: "an encrypted file"}.get(item.kind, "an encrypted item")
            self._remarks.skip(what, "can't be read; export it from Joplin while it is unlocked")
            self.encrypted += item.kind == NOTE
        elif item.kind == NOTE:
            self.notes.append(name)
        elif item.kind == TAG:
            self._tags[id] = item.title
        elif item.kind == NOTE_TAG:
            self._of_note.setdefault(item.fields.get("note_id", ""), []).append(item.fields.get("tag_id", ""))
        elif item.kind == RESOURCE:
            self._resources[id] = item
        elif item.kind == FOLDER:
            self._remarks.skip("a notebook", "has no place in the journal; its notes come along")
        else:
            self._remarks.skip(_OTHERS.get(item.kind, "an item of an unknown kind"), "is no note")

    def tell(self) -> None:
        """Names what no note took along."""
        for _ in self._resources.keys() - self._shown:
            self._remarks.skip("a file", "no note that came along shows it")

    def entry(self, name: str) -> Imported | None:
        """One note."""
        item = _item(self._source, name)
        if item is None:
            return None
        fields = item.fields
        if fields.get("deleted_time", "0") not in _ZERO:
            self._remarks.skip("a note in the trash", "stays there")
            return None
        self._tell_about(fields)
        body = to_markdown(item.body) if fields.get("markup_language") == "2" else item.body
        files: dict[str, ImportedFile] = {}
        body = _IMG.sub(r"![](\1)", body)
        body = _LINK.sub(lambda found: self._linked(found, files), body)
        id = fields.get("id") or PurePosixPath(name).stem
        tags = (self._tags.get(tag, "") for tag in self._of_note.get(id, ()))
        moments = []
        for keys in (("user_created_time", "created_time"), ("user_updated_time", "updated_time")):
            text = next((fields[key] for key in keys if fields.get(key, "0") not in _ZERO), "")
            try:
                moments.append(read_date(text, self._wishes.zone)[0] if text else None)
            except BadDate:
                self._remarks.skip("a date", "can't be read")
                moments.append(None)
        return Imported(
            source_id=id,
            at=moments[0],
            title=item.title,
            body=body.strip("\n"),
            tags=tuple(dict.fromkeys(sorted(tag for tag in tags if tag))),
            files=tuple(files.values()),
            created_at=moments[0],
            updated_at=moments[1],
        )

    def _tell_about(self, fields: dict[str, str]) -> None:
        if fields.get("is_todo") == "1":
            self._remarks.change("a to-do", "becomes an entry; whether it is done is not kept")
            if fields.get("todo_due", "0") not in _ZERO:
                self._remarks.skip("when a to-do is due", "has no place in the journal")
        if fields.get("is_conflict") == "1":
            self._remarks.change("a copy made at a conflict", "becomes an entry of its own")
        if fields.get("latitude", "") not in _ZERO or fields.get("longitude", "") not in _ZERO:
            self._remarks.skip("a place", "has no place in the journal")
        if fields.get("source_url"):
            self._remarks.skip("where a page was clipped", "has no place in the journal")

    def _linked(self, found: re.Match[str], files: dict[str, ImportedFile]) -> str:
        id = found[1]
        resource = self._resources.get(id)
        inside = self._files.get(id, "")
        if resource is None and not inside:
            return found[0]  # another note
        self._shown.add(id)
        if id not in files:
            fields = resource.fields if resource is not None else {}
            extension = fields.get("file_extension", "")
            ending = PurePosixPath(inside).suffix or (f".{extension}" if extension else "")
            name = tidy_file_name(resource.title if resource is not None and resource.title else f"{id}{ending}")
            if ending and "." not in name:
                name += ending
            if any(one.name == name for one in files.values()):
                name = f"{PurePosixPath(name).stem}-{id[:8]}{PurePosixPath(name).suffix}"
            kept = self._source if inside else None
            files[id] = ImportedFile(name, media_type=fields.get("mime", ""), source=kept, inside=inside)
        return target(files[id].name)
