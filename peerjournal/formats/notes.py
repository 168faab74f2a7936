"""Folders and files of Markdown or Org notes: Obsidian, Logseq, Joplin's Markdown, plain ones; one note an entry.

The day is in the front matter, in the file's name or path in any of its forms, or in the first heading; a file without
a day whose headings are days is a diary in one piece. Pictures and files that notes show come along.
Wikilinks stay text.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import PurePosixPath

from peerjournal.formats import note_fields, org
from peerjournal.formats.date_headings import dated_line, is_date_only, parts
from peerjournal.formats.dates import find_day, is_day_first, placed
from peerjournal.formats.encodings import decoded, is_binary
from peerjournal.formats.hashtags import note_tags
from peerjournal.formats.identity import Identities
from peerjournal.formats.imported import Imported, Remarks, Wishes
from peerjournal.formats.linked import Linked, SourceFiles
from peerjournal.formats.markdown_links import relinked
from peerjournal.formats.source import Source
from peerjournal.formats.yaml_text import front_matter
from peerjournal.model.errors import BadDate, FileUnreadable

NAME = "markdown"
TITLE = "Markdown or Org notes (Obsidian, Logseq, Joplin, ...)"
_NOTES = (".md", ".markdown", ".mdown", ".mkd", ".org")
_ORG_JOURNAL = re.compile(r"(?:^|/)[12]\d{3}[01]\d[0-3]\d$")  # org-journal's own names: a day, and no ending
# One of these among the notes: it is more than one journal. Few of the others: somebody's notes, and what lay there.
_OTHER_JOURNALS = (
    ".jsonl", ".enex", ".jex", ".daylio", ".ics", ".doentry", ".journal", ".jrnl", ".dayone", ".diary", ".zip", ".tar",
)  # fmt: skip
_MAYBE_JOURNALS = (".json", ".csv", ".tsv", ".xml", ".txt", ".yaml", ".yml", ".db", ".sqlite")
_SETTINGS = re.compile(
    r"(?:^|/)(?:\.(?!resource/)[^/]+/|logseq/(?:bak|\.recycle)/|logseq/[^/]+\.(?:edn|css|js|json)$|\.[^/]*$)"
)
_TIME = re.compile(r"(?:T|[ _-]+)(\d{2})(?:[-:.h](\d{2})(?:[-:.](\d{2}))?|(\d{2})(\d{2})?(?=$|[^\d]))(?!\d)")
_DAY_PATH = re.compile(r"(?:^|/)(\d{4})/(?:\d{4}[-_])?(\d{1,2})(?!\d)[^/]*/(\d{1,2})(?!\d)[^/]*$")
_UNCERTAIN = re.compile(r"(?<!\d)(0?[1-9]|1[0-2])([-/])(0?[1-9]|1[0-2])\2\d{4}(?!\d)")


def recognises(source: Source) -> bool:
    """A note by itself, or a folder or archive that holds notes and hardly anything else that could be a journal."""
    if source.is_file:
        if _ORG_JOURNAL.search(source.name):
            return source.head(most=2) in {b"* ", b"#+", b"**"}
        return source.name.lower().endswith(_NOTES) and not is_binary(source.head())
    names = [name.lower() for name in source.names if not _SETTINGS.search(name)]
    notes = sum(map(_is_note, names))
    maybe = sum(name.endswith(_MAYBE_JOURNALS) for name in names)
    return notes >= max(1, 10 * maybe) and not any(name.endswith(_OTHER_JOURNALS) for name in names)


def _is_note(name: str) -> bool:
    return name.endswith(_NOTES) or _ORG_JOURNAL.search(name) is not None


def read(source: Source, remarks: Remarks, wishes: Wishes) -> Iterator[Imported]:
    """One entry a note, in the order of their names."""
    names = [name for name in source.names if not _SETTINGS.search(name)]
    notes = [name for name in names if _is_note(name.lower()) or source.is_file]
    reader = _Reader(source, notes, remarks, wishes)
    some = False
    for name in notes:
        for entry in reader.entries(name):
            some = True
            yield entry
    for name in names:
        if name not in reader.taken and name not in notes:
            remarks.skip(f"file {PurePosixPath(name).name}", "is no note, and no note that came along shows it")
    if not some:
        raise FileUnreadable(source.path, "no-entries")


class _Reader:
    def __init__(self, source: Source, notes: list[str], remarks: Remarks, wishes: Wishes) -> None:
        self._source, self._remarks, self._wishes = source, remarks, wishes
        self._files = SourceFiles(source if not source.is_file else source.beside)
        self._ids = Identities()
        self._day_first = wishes.day_first
        if self._day_first is None:
            self._day_first = is_day_first(PurePosixPath(name).stem for name in notes)
        self._unsaid = wishes.day_first is None and self._day_first is None
        self.taken: set[str] = set()

    def entries(self, name: str) -> Iterator[Imported]:
        """What one file holds."""
        found = decoded(self._source.read(name))
        if found is None:
            self._remarks.skip(f"file {PurePosixPath(name).name}", "is no text")
            return
        text = found[0].replace("\r\n", "\n")
        if name.lower().endswith(".org") or _ORG_JOURNAL.search(name):
            read = org.read(text)
            untrusted_fields = {
                key: value for key, value in read.keywords.items() if key in {"title", "date", "created"}
            }
            body, more = read.text, read.tags
            for what in read.left_out:
                self._remarks.skip(f"Org's {what} lines", "have no place in the journal")
        else:
            untrusted_fields, body = front_matter(text)
            more = []
        if not body.strip() and not untrusted_fields and self._day_of(name)[0] is None:
            self._remarks.skip(f"file {PurePosixPath(name).name}", "is empty")
            return
        fields = note_fields.read(untrusted_fields, self._remarks, self._wishes, self._day_first)
        linked = Linked(self._files, name.rpartition("/")[0], self._remarks, by_name=not self._source.is_file)
        body = relinked(body.strip("\n"), linked)
        self.taken.update(one.inside for one in linked.files)
        fields.tags.extend([*more, *_properties(body), *note_tags(body)])
        is_dated = fields.at is not None or fields.created is not None or self._day_of(name)[0] is not None
        pieces = None if is_dated else parts(lambda: body.split("\n"), self._day_first, headings_only=True)
        if pieces:
            whole = self._entry(name, "", fields)
            for piece in pieces:
                yield self._piece(whole, piece.day, piece.at, piece.text, linked)
            return
        yield replace(self._entry(name, body, fields), files=linked.files)

    def _piece(self, whole: Imported, day: date | None, at: time | None, text: str, linked: Linked) -> Imported:
        moment = self._placed(day, at) if day is not None else None
        files = tuple(one for one in linked.files if f"]({one.name})" in text or one.name in text)
        id = self._ids.of(str(moment), whole.title if day is None else "", text)
        title = whole.title if day is None else ""
        tags = tuple(dict.fromkeys([*whole.tags[:0], *note_tags(text)]))
        return replace(
            whole, source_id=id, at=moment, all_day=day is not None and at is None, title=title, body=text, tags=tags,
            files=files,
        )  # fmt: skip

    def _entry(self, name: str, body: str, fields: note_fields.Fields) -> Imported:
        stem = PurePosixPath(name).stem
        at, has_time = self._when(name, body, fields)
        title = fields.title or ("" if at is not None and is_date_only(stem, self._day_first) else stem)
        if not fields.title and re.fullmatch(r"[\d\W_]*", stem) and at is not None:
            title = ""
        return Imported(
            source_id=self._ids.of(str(at), title, body),
            at=at,
            all_day=at is not None and not has_time,
            title=title,
            body=body,
            feelings=tuple(fields.feelings),
            scales=fields.scales,
            tags=tuple(dict.fromkeys(fields.tags)),
            group=fields.group or None,
            starred=fields.starred,
            created_at=fields.created,
            updated_at=fields.updated,
        )

    def _when(self, name: str, body: str, fields: note_fields.Fields) -> tuple[datetime | None, bool]:
        """The note's date by what says most: its own field, its name, when it was made, its title, its first line."""
        if fields.at is not None:
            return fields.at, fields.has_time
        day, clock = self._day_of(name)
        created = fields.created
        if day is not None:
            # The moment it was made gives the time, where that was on the day of its name.
            if clock is None and created is not None and fields.created_has_time and day in _days(created):
                return created, True
            moment = self._placed(day, clock)
            if moment is not None:
                return moment, clock is not None
        if created is not None:
            return created, fields.created_has_time
        first = next((line for line in body.split("\n", 20)[:20] if line.strip()), "")
        for line in (fields.title, first):
            dated = dated_line(line, self._day_first)
            if dated is not None:
                return self._placed(*dated), dated[1] is not None
        if fields.updated is not None:
            self._remarks.change("an entry", "has no date but that of its last change, which is taken")
            return fields.updated, True
        return None, False

    def _day_of(self, name: str) -> tuple[date | None, time | None]:
        path = PurePosixPath(name)
        stem = path.stem
        found = find_day(stem.replace("_", "-") if re.search(r"\d_\d", stem) else stem, self._day_first)
        if found is not None:
            if self._unsaid and _UNCERTAIN.search(stem):
                self._remarks.change("a date like 03-04-2020 in a name", "is read with the day first")
            return found[0], _clock(stem[found[2] :])
        by_path = _DAY_PATH.search(path.with_suffix("").as_posix())
        if by_path is not None:
            try:
                return date(int(by_path[1]), int(by_path[2]), int(by_path[3])), None
            except ValueError:
                return None, None
        return None, None

    def _placed(self, day: date, at: time | None) -> datetime | None:
        try:
            return placed(day, at, self._wishes.zone)
        except BadDate:
            self._remarks.skip("a date", "is out of range")
            return None


def _days(moment: datetime) -> set[date]:
    try:
        return {moment.date(), moment.astimezone(UTC).date()}
    except OverflowError:
        return {moment.date()}


def _clock(behind: str) -> time | None:
    found = _TIME.match(behind)
    if found is None:
        return None
    try:
        return time(int(found[1]), int(found[2] or found[4]), int(found[3] or found[5] or 0))
    except ValueError:
        return None


def _properties(body: str) -> Iterator[str]:
    """Logseq's and Dataview's `tags:: a, b` at the beginning of the text."""
    for line in body.split("\n", 12)[:12]:
        found = re.match(r"[-*\s]*tags::\s*(.+)", line, re.IGNORECASE)
        if found:
            yield from note_fields.tags(found[1])
