"""Makes what a backup has of entries straight from their rows: the same bytes as by way of the entries, and the same
checksums proven, in a tenth of the time.

SQLite quotes and hands over some hundred rows as one value: so Python looks into no text, has few objects to make, and
other threads run meanwhile. Rows with files, tips or sealed passages are rare and left to the careful way.
So are some hundred at once where one is damaged, or such as `model.records` might not read again: it tells which.
"""

import hashlib
from collections.abc import Generator, Iterator
from datetime import datetime
from itertools import chain

from sqlcipher3 import dbapi2 as sqlcipher

from peerjournal.model.damage import Damaged
from peerjournal.model.entry import Entry
from peerjournal.model.errors import VaultDamaged
from peerjournal.model.form import in_yaml
from peerjournal.model.told import Told
from peerjournal.vault.connection import Connection
from peerjournal.vault.entries import Entries
from peerjournal.vault.fragments import Flags, Lists, Odd, Places
from peerjournal.vault.groups import Groups, Meetings

_BEFORE_ALL = -(1 << 63)
_ROWS = 128  # in a slice: some 1.5 ms
_TOGETHER = 2 << 20  # bytes of text; where rows are long, there are fewer of them in a slice
_MOST = 4 * _TOGETHER  # and one that is much longer than those before is read by itself: so the memory stays flat
_LONGEST_MOMENT = 32
_BETWEEN = b"\xff"  # two values, and two rows: a byte that is nowhere in UTF-8
_TOLD = {
    "flags": "all_day, ',', starred, ',', left_out",
    "id": "id",
    "at": "at",
    "title": "json_quote(title)",
    "body": "json_quote(body)",
    "feelings": "feelings",
    "scales": "scales",
    "tags": "tags",
    "place": "json_array(group_id, meeting_id)",
    "created": "created_at",
    "updated": "updated_at",
    "trashed": "trashed_at",
    "source_format": "json_quote(source_format)",
    "source_id": "json_quote(source_id)",
    "text": "body",
}
_WIDTH = len(_TOLD)
_IN_YAML = [list(_TOLD).index(name) for name in ("title", "source_format", "source_id")]
_APART = ("''", "key", "plain", *["''"] * (_WIDTH - 3))  # of a row left to another way
_PLAIN = """(sealed = '' AND attachments = '[]' AND tip_ids = '[]' AND trashed_at IS NOT ''
        AND (source_format IS NULL) = (source_id IS NULL))"""
_SIZE = "octet_length(body) + octet_length(title) + octet_length(tags) + octet_length(ifnull(source_id, ''))"
# The inner query copies a row out of the table once, so that its text and its quoted text are of the same bytes.
_STATEMENT = f"""
SELECT
    max(key), ifnull(sum(size), 0),
    CAST(group_concat(
        iif(told, concat({", x'ff', ".join(_TOLD.values())}), concat({", x'ff', ".join(_APART)})), x'ff') AS BLOB),
    CAST(group_concat(iif(told, sha256, ''), '') AS BLOB)
FROM (
    SELECT key, sha256, {", ".join(Entries.columns)}, {_PLAIN} AS plain, {_SIZE} AS size,
        {_PLAIN} AND {_SIZE} <= ? AS told
    FROM entry WHERE """
# The sum is there since SQLite prepares a statement anew for each number that stands alone behind LIMIT.
_NEXT = f"{_STATEMENT} key > ? ORDER BY key LIMIT 0 + ?)"
_ALONE = f"{_STATEMENT} key = ? LIMIT 0 + ?)"
# A path with each hexadecimal digit taken for a 0. Whether those of a date are decimal ones, the moments tell.
_DIGITS = bytes.maketrans(b"123456789abcdef", b"0" * 15)
_PATH_SHAPE = b"0000/00/0000-00-00-00000000-0000-0000-0000-000000000000.m0"
_EMPTY, _NULL = b'""', b"null"
_NO_TIPS_NO_FILES = b',"[]","[]",'
_sha256 = hashlib.sha256
# The last two are how SQLite says that a value which should be text is none, and that one is too long.
_FAILED = (Odd, VaultDamaged, sqlcipher.OperationalError, sqlcipher.DataError)


class Telling:
    """The entries as a backup reads them."""

    def __init__(self, connection: Connection, entries: Entries, groups: Groups, meetings: Meetings) -> None:
        self._connection, self._entries = connection, entries
        self._feelings, self._scales, self._tags = (Lists(key) for key in ("feelings", "scales", "tags"))
        self._flags, self._places = Flags(), Places(groups, meetings)

    def in_order(self) -> Iterator[Told | Entry | Damaged]:
        """All entries, those in the trash as well, by their keys, so that those of one moment keep their order.

        What is given was proven. No statement is open between two slices, unless something in one of them was odd.
        """
        last: int | None = _BEFORE_ALL
        rows = _ROWS
        try:
            while last is not None:
                try:
                    after, parts, size = self._slice(_NEXT, last, rows, _MOST // rows)
                except _FAILED:
                    last = yield from self._carefully("key > ? ORDER BY key LIMIT ?", last, rows)
                    continue
                last, rows = after, max(1, min(_ROWS, rows * _TOGETHER // (size + 1)))
                for part in parts:
                    if isinstance(part, Told):
                        yield part
                    else:
                        yield from self._apart(*part)
        finally:
            for known in (self._flags, self._feelings, self._scales, self._tags, self._places):
                known.clear()

    def _apart(self, key: int, plain: bool) -> Iterator[Told | Entry | Damaged]:
        """One row, told if it is no more than long."""
        if plain:
            try:
                parts = self._slice(_ALONE, key, 1, 1 << 62)[1]
            except _FAILED:
                pass
            else:
                yield from (part for part in parts if isinstance(part, Told))
                return
        yield from self._carefully("key = ? LIMIT ?", key, 1)

    def _carefully(self, which: str, key: int, rows: int) -> Generator[Entry | Damaged, None, int | None]:
        """Rows one by one; in the end the last one's key, or None if there are no more."""
        given, last = 0, -1
        keys = f"SELECT key FROM entry WHERE {which}"
        for last, entry in self._entries.keyed(f"WHERE {which}", (key, rows), keys):  # noqa: B007 - `last` is returned
            given += 1
            yield entry
        return last if given == rows else None

    def _slice(
        self, statement: str, key: int, rows: int, long: int
    ) -> tuple[int | None, list[Told | tuple[int, bool]], int]:
        """Rows told, or by their keys those to be read apart; the last one's key, or None for no more; bytes of text.

        Raises Odd unless all that are told were proven, and are such as can be read again.
        """
        last, size, untrusted, sums = self._connection.execute(statement, (long, key, rows)).fetchone()
        if last is None:
            return None, [], 0
        fields = untrusted.split(_BETWEEN)
        plain = _plain(b"".join(chain(*(fields[place::_WIDTH] for place in _IN_YAML))))
        flags_known, feelings_known, scales_known, tags_known = self._flags, self._feelings, self._scales, self._tags
        places = self._places
        told = Told()
        parts: list[Told | tuple[int, bool]] = [told]
        proofs: list[bytes] = []
        paths: list[bytes] = []
        moments: list[bytes] = []
        # As few steps for each as can be: here is where a backup of words spends its time.
        for (
            flags, id, at, title, body, feelings, scales, tags, place, created, updated, trashed, source_format,
            source_id, text,
        ) in zip(*(iter(fields),) * _WIDTH, strict=False):  # fmt: skip
            if not flags:
                told = Told()
                parts += ((int(id), at == b"1"), told)
                continue
            proof_flags, proof_end, line_day, line_starred, line_end, front_day, front_flags = flags_known[flags]
            proof_feelings, line_feelings, front_feelings = feelings_known[feelings]
            proof_scales, line_scales, front_scales = scales_known[scales]
            proof_tags, line_tags, front_tags = tags_known[tags]
            line_place, front_place = places[place]
            line_title = b',"title":' + title if title != _EMPTY else b""
            line_body = b',"body":' + body if body != _EMPTY else b""
            line_source = front_source = b""
            if source_id != _NULL:
                line_source = b',"source":{"format":%b,"id":%b}' % (source_format, source_id)
                front_source = b'source: {"format": %b, "id": %b}\n' % (source_format, source_id)
            line_trashed = b'","trashed_at":"' + trashed if trashed else b""
            proof = b"".join((
                b'["', id, b'","', at, proof_flags, title, b",", body, b",", proof_feelings, b",", proof_scales, b",",
                proof_tags, b",", place[1:-1], _NO_TIPS_NO_FILES, source_format, b",", source_id, b',"', created,
                b'","', updated, b'","%b"' % trashed if trashed else b'",null', proof_end,
            ))  # fmt: skip
            proofs.append(_sha256(proof).digest())
            paths.append(b"".join((at[:4], b"/", at[5:7], b"/", at[:10], b"-", id, b".md")))
            told.lines.append(
                b"".join((
                    b'{"id":"', id, b'","at":"', at, line_day, line_title, line_body, line_feelings, line_scales,
                    line_tags, line_place, line_starred, line_source, b',"created_at":"', created, b'","updated_at":"',
                    updated, line_trashed, line_end,
                ))
            )  # fmt: skip
            moments += (at, created, updated)
            if trashed:
                moments.append(trashed)
                continue
            front_title = b"title: %b\n" % title if title != _EMPTY else b""
            if not plain:
                front_title, front_source = _in_yaml(front_title), _in_yaml(front_source)
            told.paths.append(paths[-1])
            told.texts.append(
                b"".join((
                    b'---\nid: "', id, b'"\nat: "', at, front_day, front_title, front_feelings, front_scales,
                    front_tags, front_place, front_flags, b'created_at: "', created, b'"\nupdated_at: "', updated,
                    b'"\n', front_source, b"---\n\n", text, b"\n",
                ))
            )  # fmt: skip
        if b"".join(proofs) != sums or len(fields) % _WIDTH:
            raise Odd
        _refuse_odd(paths, moments)
        more = len(fields) == rows * _WIDTH
        return last if more else None, [one for one in parts if not isinstance(one, Told) or one.lines], size


def _refuse_odd(paths: list[bytes], moments: list[bytes]) -> None:
    """Raises Odd unless ids and moments are such as a record may have."""
    if b"".join(paths).translate(_DIGITS) != _PATH_SHAPE * len(paths):
        raise Odd
    try:
        for text in b" ".join(set(moments)).decode().split(" ") if moments else ():
            moment = datetime.fromisoformat(text)
            if not 1 < moment.year < 9999 or moment.tzinfo is None or len(text) > _LONGEST_MOMENT:
                raise Odd
    except ValueError:
        raise Odd from None


def _plain(text: bytes) -> bool:
    return text.isascii() and b"\x7f" not in text


def _in_yaml(front: bytes) -> bytes:
    return front if _plain(front) else in_yaml(front.decode()).encode()
