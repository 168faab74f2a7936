"""A zip that Day One imports (its JSON export): `Journal.json`, and media in `photos/`, `videos/`, `audios/`, `pdfs/`.

Day One names media files by the MD5 of their content and shows them where the text says `dayone-moment://<id>`. What it
has no field for (feelings, scales, group, our ids) stands in `peerjournal`, a key that it leaves alone and that our own
importer reads. The form follows Day One's help ("Importing data", JSON) and files it wrote.
"""

import hashlib
import json
import re
import zipfile
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, BinaryIO
from urllib.parse import quote

from peerjournal.formats.imported import Remarks
from peerjournal.formats.leaving import Files, Leaving
from peerjournal.model.attachment import Attachment
from peerjournal.model.entry import Entry
from peerjournal.model.form import entry_form

NAME = "dayone"
TITLE = "Day One"
SUFFIX = ".zip"
FILES_INSIDE = True

_WHEN = (1980, 1, 1, 0, 0, 0)  # of the files in the zip: one moment for all
_FOLDERS = {"image": ("photos", "photos"), "video": ("videos", "videos"), "audio": ("audios", "audios")}
_PDF = ("pdfs", "pdfAttachments")


def write(sink: BinaryIO, leaving: Iterable[Leaving], files: Files, remarks: Remarks) -> None:
    """Writes the zip in one go: it need not be seekable, so it can be encrypted on its way."""
    going: dict[str, str] = {}  # paths in the zip, and whose bytes go there
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as made:
        with made.open(_info("Journal.json", zipfile.ZIP_DEFLATED), "w", force_zip64=True) as text:
            text.write(b'{"metadata":{"version":"1.0"},"entries":[')
            for number, one in enumerate(leaving):
                media = [_Media(attachment, files) for attachment in one.entry.attachments]
                for medium in media:
                    going[medium.path] = medium.attachment.sha256
                    if medium.key == "files":
                        remarks.change("a file of a kind that Day One does not know", "lies in the zip's folder files")
                form = json.dumps(_form(one, media), ensure_ascii=False, separators=(",", ":"))
                text.write((",\n" if number else "\n").encode() + form.encode())
            text.write(b"\n]}\n")
        for path, sha256 in going.items():
            with made.open(_info(path, zipfile.ZIP_STORED), "w", force_zip64=True) as file:
                for piece in files.read(sha256):
                    file.write(piece)


def _info(name: str, compression: int) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _WHEN)
    info.compress_type = compression
    info.external_attr = 0o600 << 16
    return info


class _Media:
    """A file as Day One keeps it: `path` in the zip, `key` the list it stands in, `id` what the text calls it."""

    def __init__(self, attachment: Attachment, files: Files) -> None:
        self.attachment = attachment
        digest = hashlib.md5(usedforsecurity=False)
        for piece in files.read(attachment.sha256):
            digest.update(piece)
        self.md5 = digest.hexdigest()
        self.id = attachment.id.replace("-", "").upper()
        kind = attachment.media_type.partition("/")[0]
        is_pdf = attachment.media_type == "application/pdf"
        folder, self.key = _PDF if is_pdf else _FOLDERS.get(kind, ("files", "files"))
        ending = re.sub(r"[^a-z0-9]", "", attachment.name.rpartition(".")[2].lower())[:8] or "bin"
        self.type = ending
        self.path = f"{folder}/{self.md5}.{ending}"
        self.moment = "" if kind == "image" else f"/{folder.removesuffix('s')}" + ("Attachment" if is_pdf else "")


def _form(one: Leaving, media: list[_Media]) -> dict[str, Any]:
    entry = one.entry
    form: dict[str, Any] = {
        "uuid": entry.id.replace("-", "").upper(),
        "creationDate": _moment(entry.at),
        "modifiedDate": _moment(entry.updated_at or entry.at),
        "timeZone": _zone(entry.at),
        "isAllDay": entry.all_day,
        "starred": entry.starred,
        "isPinned": False,
        "text": _text(entry, media),
    }
    if entry.tags:
        form["tags"] = list(entry.tags)
    for order, medium in enumerate(media):
        described = {
            "identifier": medium.id, "md5": medium.md5, "type": medium.type, "orderInEntry": order,
            "filename": medium.attachment.name, "fileSize": medium.attachment.size,
        }  # fmt: skip
        form.setdefault(medium.key, []).append(described)
    form["peerjournal"] = entry_form(entry, one.group, one.meeting)
    return form


def _text(entry: Entry, media: list[_Media]) -> str:
    """The title as a heading, the body with its pictures where they are, and the others at the end."""
    body = entry.body
    for medium in media:
        if medium.key == "files":
            continue
        target = f"![](dayone-moment:{medium.moment}/{'' if medium.moment else '/'}{medium.id})"
        name = "|".join(re.escape(one) for one in (medium.attachment.name, quote(medium.attachment.name)))
        body, times = re.subn(rf"!\[[^\]\n]*\]\((?:{name})\)", target, body)  # no backslash can be in it
        if not times:
            body = f"{body}\n\n{target}".lstrip("\n")
    return f"# {entry.title}\n\n{body}" if entry.title else body


def _moment(at: datetime) -> str:
    """In UTC, as Day One writes it; the first and last day of all years can have no other offset than their own."""
    if not 1 < at.year < 9999:
        return at.replace(microsecond=0).isoformat()
    return at.astimezone(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")


def _zone(at: datetime) -> str:
    """The offset as Apple's systems name it: `GMT+0530`."""
    offset = at.utcoffset()
    minutes = round(offset.total_seconds() / 60) if offset else 0
    return f"GMT{'+' if minutes >= 0 else '-'}{abs(minutes) // 60:02d}{abs(minutes) % 60:02d}" if minutes else "GMT"
