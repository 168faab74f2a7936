"""The entries' table: content with its checksum, and what is derived from it for filters and search."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from peerjournal.model.damage import Damaged
from peerjournal.model.entry import Entry, Feeling, Source
from peerjournal.model.moments import from_iso
from peerjournal.vault.connection import Connection
from peerjournal.vault.deferral import Deferral
from peerjournal.vault.entry_rows import EntryRows
from peerjournal.vault.keys import KeyMaker, base_key, fits
from peerjournal.vault.marks import Marks
from peerjournal.vault.rows import Values, compact, digest, from_json, iso, moment
from peerjournal.vault.script import index_text, index_text_or_none
from peerjournal.vault.sealing import Sealing
from peerjournal.vault.selection import LISTED, MANY, PROBED, WALKED, condition

if TYPE_CHECKING:
    from peerjournal.model.attachment import Attachment
    from peerjournal.model.filters import EntryFilter, EntryPage

_AT_ONCE = 4_000  # new entries written together
_NOTHING_LATER = (0, "")


def feelings_text(feelings: tuple[Feeling, ...]) -> str:
    """Feelings as they are stored: `[["calm",7],["tired",null]]`."""
    return compact([[one.name, one.intensity] for one in feelings])


def feelings_from(text: str) -> tuple[Feeling, ...]:
    """The inverse of `feelings_text`."""
    return tuple(Feeling(name, intensity) for name, intensity in from_json(text))


def _everything() -> "EntryFilter":
    from peerjournal.model.filters import EntryFilter

    return EntryFilter()


def _attachments_from(text: str) -> "tuple[Attachment, ...]":
    from peerjournal.model.attachment import Attachment

    return tuple(Attachment(*one) for one in from_json(text))


class Entries(EntryRows[Entry]):
    """Entries, the trash included."""

    derived = ("key", "day", "title_index", "body_index", "tags_index")

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self._keys = KeyMaker(connection, "entry")
        self._marks = Marks(connection)
        self.deferral = Deferral(connection)
        self.sealing = Sealing(connection)

    def to_values(self, noun: Entry) -> Values:
        """The content columns; passages that are kept for a while only are sealed."""
        source = noun.source
        body, sealed = self.sealing.seal(noun)
        made = iso(noun.created_at)
        files = [[one.id, one.name, one.media_type, one.size, one.sha256] for one in noun.attachments]
        return (
            noun.id, iso(noun.at), int(noun.all_day), int(noun.starred), noun.title, body,
            feelings_text(noun.feelings) if noun.feelings else "[]", compact(noun.scales) if noun.scales else "{}",
            compact(noun.tags) if noun.tags else "[]", noun.group_id, noun.meeting_id,
            compact(noun.tip_ids) if noun.tip_ids else "[]", compact(files) if files else "[]",
            source and source.format, source and source.id,
            made, made if noun.updated_at is noun.created_at else iso(noun.updated_at), iso(noun.trashed_at),
            int(noun.left_out), sealed,
        )  # fmt: skip

    def from_values(self, values: Values) -> Entry:
        """The inverse of `to_values`."""
        (id, at, all_day, starred, title, body, feelings, scales, tags, group_id, meeting_id, tip_ids, attachments,
         source_format, source_id, created_at, updated_at, trashed_at, left_out, sealed) = _all(values)  # fmt: skip
        return Entry(
            id=id, at=from_iso(at), all_day=bool(all_day), starred=bool(starred), title=title,
            body=self.sealing.open(body, sealed) if sealed else body,
            feelings=() if feelings == "[]" else feelings_from(feelings),
            scales={} if scales == "{}" else from_json(scales),
            tags=() if tags == "[]" else tuple(from_json(tags)),
            group_id=group_id, meeting_id=meeting_id,
            tip_ids=() if tip_ids == "[]" else tuple(from_json(tip_ids)),
            attachments=() if attachments == "[]" else _attachments_from(attachments),
            source=Source(source_format, source_id) if source_format is not None else None,
            created_at=moment(created_at), updated_at=moment(updated_at), trashed_at=moment(trashed_at),
            left_out=bool(left_out),
        )  # fmt: skip

    def put(self, noun: Entry) -> None:
        """Writes an entry, keeping its key while its moment stays. Raises RowDamaged."""
        row = self._connection.execute(f"{self._with_key} WHERE id = ?", (noun.id,)).fetchone()
        if row is None:
            self.write(noun)
            return
        self.whole(self.read(row[1:]))
        key: int = row[0]
        self._drop(key)
        self._insert_row(noun, key if fits(key, noun.at) else self._keys.next(noun.at))

    def write(self, noun: Entry) -> None:
        """Writes a new entry, or a whole one over a damaged row."""
        row = self._connection.execute("SELECT key FROM entry WHERE id = ?", (noun.id,)).fetchone()
        if row is not None:
            self._drop(row[0])
        self._insert_row(noun, self._keys.next(noun.at))

    def write_new(self, nouns: Iterable[Entry]) -> None:
        """Writes entries whose ids are new: an import's way, many at a time and without looking each one up."""
        coming = iter(nouns)
        self.deferral.start()  # what was written before is indexed while these are made ready
        while some := list(islice(coming, _AT_ONCE)):
            rows = [self._content(noun) for noun in some]
            keys = self._keys.next_of([noun.at for noun in some])
            if keys is not None:
                self._insert_rows(keys, some, rows)
            else:  # more of one moment than its second holds
                for noun, row in zip(some, rows, strict=True):
                    self._insert_rows([self._keys.next(noun.at)], [noun], [row])

    def remove(self, id: str) -> None:
        """Removes an entry for good."""
        row = self._connection.execute("SELECT key FROM entry WHERE id = ?", (id,)).fetchone()
        if row is not None:
            self._drop(row[0])
            self._connection.changed.add("entry")

    def remove_all(self, ids: Sequence[str]) -> None:
        """Removes some hundred entries at once: FTS5 writes out at the end of every statement."""
        marks = ", ".join("?" * len(ids))
        found = self._connection.execute(f"SELECT key FROM entry WHERE id IN ({marks})", tuple(ids)).fetchall()
        self.deferral.flush()
        for (key,) in found:
            self._marks.drop(key)
        keys = tuple(key for (key,) in found)
        self._connection.execute(f"DELETE FROM entry WHERE key IN ({', '.join('?' * len(keys))})", keys)
        self._connection.changed.add("entry")

    def forget(self) -> None:
        """Called when a transaction was rolled back."""
        self._keys.forget()
        self.deferral.forget()

    def rows(
        self, where: "EntryFilter", *, limit: int, before: int | None = None, after: int | None = None,
        offset: int = 0, oldest_first: bool = False,
    ) -> "EntryPage":  # fmt: skip
        """A page of entries that are not in the trash, newest first unless said otherwise."""
        from peerjournal.model.filters import EntryPage, Row

        clause, parameters = condition(where, marks=PROBED if self._marks.many(where, MANY) else LISTED)
        if before is not None:
            clause, parameters = f"{clause} AND entry.key < ?", [*parameters, before]
        if after is not None:
            clause, parameters = f"{clause} AND entry.key > ?", [*parameters, after]
        direction = "ASC" if oldest_first else "DESC"
        keys = f"SELECT entry.key FROM entry WHERE {clause} ORDER BY entry.key {direction} LIMIT ? OFFSET ?"
        parameters = [*parameters, limit + 1, offset]
        found = list(self.keyed(f"WHERE key IN ({keys}) ORDER BY key {direction}", parameters, keys))
        return EntryPage(tuple(Row(key, entry) for key, entry in found[:limit]), len(found) > limit)

    def in_order(
        self, where: "EntryFilter | None" = None, *, trash: bool = False
    ) -> Iterator[tuple[int, Entry | Damaged]]:
        """All entries a filter lets through, oldest first, one at a time; with `trash` those in it as well."""
        clause, parameters = ("1", []) if trash else condition(where or _everything())
        ordered = f"WHERE {clause} ORDER BY key"
        yield from self.keyed(ordered, parameters, f"SELECT key FROM entry {ordered}")

    def count_where(self, where: "EntryFilter") -> int:
        """How many entries a filter lets through."""
        if self._marks.are_all_of(where):
            return self._marks.entries_with(where)
        clause, parameters = condition(where, marks=WALKED)
        found = self._connection.execute(f"SELECT count(*) FROM entry WHERE {clause}", parameters)
        return int(found.fetchone()[0])

    def attached(self) -> set[str]:
        """The SHA-256 of every attachment, those in the trash included. Raises RowDamaged."""
        entries = self.where("WHERE attachments != '[]'")
        return {one.sha256 for entry in entries for one in self.whole(entry).attachments}

    def here(self, ids: Sequence[str], sources: Sequence[Source]) -> set[str | Source]:
        """Those of some thousand ids that are there, and of some thousand sources that brought one (also trashed)."""
        by_id = f"SELECT id FROM entry WHERE id IN ({', '.join('?' * len(ids))})"
        found: set[str | Source] = {id for (id,) in self._connection.execute(by_id, ids).fetchall()}
        marks = ", ".join("?" * len(sources))
        by_source = f"SELECT source_format, source_id FROM entry WHERE source_id IN ({marks})"
        brought = self._connection.execute(by_source, [one.id for one in sources]).fetchall()
        return found | {Source(format, id) for format, id in brought}

    def wrongly_marked(self) -> Iterator[str | None]:
        """For each entry its id if key, day, marks or indexed texts are not what its content makes them, else None."""
        statement = self._with_key.replace("SELECT rowid,", "SELECT key, day, title_index, body_index, tags_index,", 1)
        for key, day, title, body, tags, *row in self._connection.execute(f"{statement} ORDER BY key"):
            entry = self.read(tuple(row))
            if isinstance(entry, Damaged):
                continue
            marks = self._marks.of(entry) if entry.trashed_at is None else set()
            placed = key >= base_key(entry.at) and day == entry.at.toordinal()  # a full second spills forward
            right = placed and (title, body, tags) == _indexed(entry, bool(row[-2])) and self._marks.at(key) == marks
            yield None if right else entry.id

    def _drop(self, key: int) -> None:
        self.deferral.flush()
        self._marks.drop(key)
        self._connection.execute("DELETE FROM entry WHERE key = ?", (key,))

    def _insert_row(self, noun: Entry, key: int) -> None:
        self._insert_rows([key], [noun], [self._content(noun)])

    def _content(self, noun: Entry) -> Values:
        """A row but for its key: content columns, day, texts for the index, checksum."""
        values = self.to_values(noun)
        sealed = ":::" in noun.body and self.sealing.seal(noun)[1] != ""
        return (*values, None, noun.at.toordinal(), *_indexed(noun, sealed), digest(self._covered(values)))

    def _insert_rows(self, keys: Sequence[int], nouns: Sequence[Entry], contents: Sequence[Values]) -> None:
        place = len(self.columns)
        rows = ((*row[:place], key, *row[place + 1 :]) for key, row in zip(keys, contents, strict=True))
        self._connection.many(self._insert, rows)
        self._connection.changed.add(self.noun)
        shown = [(key, noun) for key, noun in zip(keys, nouns, strict=True) if noun.trashed_at is None]
        for key, _ in shown:
            self.deferral.note(key)
        self._marks.add(shown)


def _all(values: Values) -> Values:
    """A row's content with the columns that came later, which are not given where they say nothing."""
    missing = len(EntryRows.columns) - len(values)
    return (*values, *_NOTHING_LATER[-missing:]) if missing else values


def _indexed(entry: Entry, sealed: bool) -> tuple[str | None, str | None, str | None]:
    """The three texts for the index; the body column of a sealed entry is not its body, so that is always given."""
    tags = index_text(" ; ".join(entry.tags)) if entry.tags else None
    body = index_text(entry.body) if sealed else index_text_or_none(entry.body)
    return index_text_or_none(entry.title), body, tags
