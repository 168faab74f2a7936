"""What the reader reads from the vault: an entry with what belongs to it, its pictures, and other years' same day."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from peerjournal.actions import agreements, attachments, entries, groups
from peerjournal.model.attachment import Attachment
from peerjournal.model.damage import Damaged
from peerjournal.model.entry import Entry
from peerjournal.model.filters import EntryFilter
from peerjournal.model.group import Agreement
from peerjournal.model.moments import now
from peerjournal.ui.models.card import Card, card_of

WIDEST = 1400  # pixels of a picture that is shown; larger ones are made smaller while they are read
# Only kinds whose readers are Qt's own and that cannot point to other files, as SVG can.
PICTURES = {"image/png": b"png", "image/jpeg": b"jpg", "image/gif": b"gif", "image/webp": b"webp", "image/bmp": b"bmp"}
_PER_YEAR = 3  # entries of one other year's day
MOST_MEMORIES = 10  # entries of other years in all: a row of buttons takes longer to build than the entry itself


@dataclass(frozen=True, slots=True)
class Shown:
    """An entry, and the name of its group; with the group's agreement where that was not read yet."""

    entry: Entry
    group: str = ""
    to_read: Agreement | None = None


def entry(vault: Any, id: str) -> Shown:
    """One entry to read. Raises NotFound, RowDamaged."""
    found = entries.get(vault, id)
    name = groups.names(vault).get(found.group_id, "") if found.group_id else ""
    to_read = agreements.to_show(vault, found.group_id) if found.group_id and name else None
    return Shown(found, name, to_read)


def is_picture(attachment: Attachment) -> bool:
    """Whether it can be shown."""
    return attachment.media_type in PICTURES


def picture(vault: Any, attachment: Attachment) -> QImage:
    """An attachment as a picture of at most WIDEST pixels; a null picture where its bytes are none."""
    return decoded(attachments.read(vault, attachment), PICTURES[attachment.media_type])


def decoded(untrusted_bytes: bytes, kind: bytes) -> QImage:
    """Bytes as a picture, made smaller while it is read if it is large."""
    buffer = QBuffer()
    buffer.setData(QByteArray(untrusted_bytes))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(kind))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > WIDEST:
        reader.setScaledSize(size.scaled(QSize(WIDEST, WIDEST), Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def on_this_day(vault: Any, day: date, except_id: str) -> tuple[Card, ...]:
    """At most MOST_MEMORIES entries of other years on this day, latest year first, without those left out."""
    first = entries.page(vault, limit=1, oldest_first=True).rows
    last = entries.page(vault, limit=1).rows
    if not first or not last:
        return ()
    years = range(_year(last[0].entry, now().year), _year(first[0].entry, 1) - 1, -1)
    names = groups.names(vault)
    found: list[Card] = []
    for year in years:
        if len(found) >= MOST_MEMORIES:
            break
        if (day.month, day.day) == (2, 29) and (year % 4 or (year % 100 == 0 and year % 400)):
            continue
        same = day.replace(year=year)
        rows = entries.page(vault, EntryFilter(first_day=same, last_day=same), limit=_PER_YEAR).rows
        if year != day.year:
            found += [
                card_of(row.key, row.entry, names, same)
                for row in rows
                if not isinstance(row.entry, Damaged) and row.entry.id != except_id and not row.entry.left_out
            ]
    return tuple(found[:MOST_MEMORIES])


def _year(entry: Entry | Damaged, otherwise: int) -> int:
    return otherwise if isinstance(entry, Damaged) else entry.at.year
