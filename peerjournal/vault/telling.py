"""Makes what a backup has of an entry straight from its row: the same bytes as by way of the entry, in a tenth of the
time. Rows with files, tips or sealed passages are rare, and left to the careful way; so is what `model.records` might
not read again, of which the backup then finds out.
"""

from collections.abc import Iterator
from datetime import datetime

from peerjournal.model.damage import Damaged
from peerjournal.model.entry import Entry
from peerjournal.model.fields import Fields, RecordWrong
from peerjournal.model.form import encoded, quoted
from peerjournal.model.ids import is_id
from peerjournal.model.told import Told
from peerjournal.vault.connection import Connection
from peerjournal.vault.entries import Entries
from peerjournal.vault.rows import Table, Values, compact, from_json

_MOST = 10_000  # lists that are remembered
_LONGEST, _LONGEST_MOMENT = 64 << 10, 32  # characters of all lists, and of a moment


class Telling(Table[Entry | Told]):
    """The entries' table as a backup reads it; what lists of tags, feelings and scales become comes again and again."""

    noun = table = "entry"
    columns, later = Entries.columns, Entries.later

    def __init__(self, connection: Connection, entries: Entries) -> None:
        super().__init__(connection)
        self._entries = entries
        self._lists: dict[tuple[str, str], tuple[str, str]] = {}

    def in_order(self) -> Iterator[Entry | Told | Damaged]:
        """All entries, those in the trash as well, by their keys, so that those of one moment keep their order."""
        try:
            for _, told in self.keyed("ORDER BY key", (), "SELECT key FROM entry ORDER BY key"):
                yield told
        finally:
            self._lists.clear()

    def from_values(self, values: Values) -> Entry | Told:
        """A row whose checksum holds, told if it can be."""
        return self.told(values) or self._entries.from_values(values)

    def told(self, values: Values) -> Told | None:
        """The content columns of a row whose checksum holds, told; or None for those of the careful way."""
        (id, at, all_day, starred, title, body, feelings, scales, tags, group_id, meeting_id, tip_ids, attachments,
         source_format, source_id, created_at, updated_at, trashed_at, left_out, sealed) = values  # fmt: skip
        if sealed or attachments != "[]" or tip_ids != "[]" or not _readable(values):
            return None
        line, before, after = [f'{{"id":"{id}","at":"{at}"'], [f'---\nid: "{id}"\nat: "{at}"\n'], []
        if all_day:
            line.append(',"all_day":true')
            before.append("all_day: true\n")
        if title:
            line.append(f',"title":{compact(title)}')
            before.append(f"title: {quoted(title)}\n")
        if body:
            line.append(f',"body":{compact(body)}')
        for key, text in (("feelings", feelings), ("scales", scales), ("tags", tags)):
            if text not in ("[]", "{}"):
                in_line, in_front = self._list(key, text)
                if not in_line:
                    return None
                line.append(in_line)
                before.append(in_front)
        if group_id is not None:
            line.append(f',"group_id":"{group_id}"')
        if meeting_id is not None:
            line.append(f',"meeting_id":"{meeting_id}"')
        if starred:
            line.append(',"starred":true')
            after.append("starred: true\n")
        if left_out:
            after.append("left_out: true\n")
        if source_format is not None:
            line.append(f',"source":{{"format":{compact(source_format)},"id":{compact(source_id)}}}')
        for key, moment in (("created_at", created_at), ("updated_at", updated_at)):
            if moment is not None:
                line.append(f',"{key}":"{moment}"')
                after.append(f'{key}: "{moment}"\n')
        if source_format is not None:
            after.append(f'source: {{"format": {quoted(source_format)}, "id": {quoted(source_id)}}}\n')
        if trashed_at is not None:
            line.append(f',"trashed_at":"{trashed_at}"')
        if left_out:
            line.append(',"left_out":true')
        line.append("}\n")
        after.append(f"---\n\n{body}\n")
        path = "" if trashed_at is not None else f"{at[:4]}/{at[5:7]}/{at[:10]}-{id}.md"
        return Told(id, "".join(line), path, "".join(before), "".join(after), group_id, meeting_id)

    def _list(self, key: str, text: str) -> tuple[str, str]:
        """A list's or object's part of the record, and its line of the front matter; '' for what could not be read."""
        known = self._lists.get((key, text))
        if known is None:
            value = from_json(text)
            if key == "feelings":
                value = [{"name": name, "intensity": intensity} for name, intensity in value]
            if not _readable_list(key, value):
                return "", ""
            known = f',"{key}":{compact(value)}', f"{key}: {encoded(value)}\n"
            if len(self._lists) < _MOST:
                self._lists[key, text] = known
        return known


def _readable(values: Values) -> bool:
    """Whether ids and moments are such as a record may have; lists are proven one by one."""
    id, at, group_id, meeting_id = values[0], values[1], values[9], values[10]
    created_at, updated_at, trashed_at = values[15:18]
    try:
        return (
            is_id(id) and (group_id is None or is_id(group_id)) and (meeting_id is None or is_id(meeting_id))
            and _is_moment(at) and _is_moment(created_at) and (created_at == updated_at or _is_moment(updated_at))
            and (trashed_at is None or _is_moment(trashed_at)) and sum(map(len, (*values[6:9],))) < _LONGEST
        )  # fmt: skip
    except (TypeError, ValueError):
        return False


def _is_moment(text: str) -> bool:
    moment = datetime.fromisoformat(text)
    return 1 < moment.year < 9999 and moment.tzinfo is not None and len(text) <= _LONGEST_MOMENT


def _readable_list(key: str, value: object) -> bool:
    fields = Fields("entry", {key: value})
    try:
        bool(fields.feelings() if key == "feelings" else fields.scales() if key == "scales" else fields.texts(key))
    except RecordWrong:
        return False
    return True
