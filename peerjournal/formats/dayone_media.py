"""Day One's media: described in each entry, stored beside the JSON under the MD5 of their content."""

import re
from collections import Counter
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any

from peerjournal.formats.dayone_text import MOMENT, addressed
from peerjournal.formats.imported import ImportedFile, Remarks
from peerjournal.formats.json_text import number, objects, text
from peerjournal.formats.linked import named
from peerjournal.formats.markdown_text import file_link
from peerjournal.formats.source import Source
from peerjournal.model.errors import FileUnreadable

# The list in an entry, the folder of its files, and the ending where nothing says one.
_KINDS = (
    ("photos", "photos", "jpeg"), ("videos", "videos", "mov"), ("audios", "audios", "m4a"),
    ("pdfAttachments", "pdfs", "pdf"), ("pdfs", "pdfs", "pdf"), ("files", "files", "bin"),
)  # fmt: skip
_ID = re.compile(r"[0-9A-Za-z-]{1,80}")


class MediaFiles:
    """The media files of a source by folder and MD5; looked for only when an entry has some."""

    def __init__(self, source: Source) -> None:
        self._source = source

    @cached_property
    def _found(self) -> tuple[Source | None, dict[tuple[str, str], str]]:
        try:
            beside = self._source.beside
        except (FileUnreadable, OSError):
            return None, {}
        found: dict[tuple[str, str], str] = {}
        for name in beside.names:
            path = PurePosixPath(name)
            if path.parent.name.lower() in {"photos", "videos", "audios", "pdfs", "files"} and len(path.parts) <= 3:
                found.setdefault((path.parent.as_posix().lower(), path.stem.lower()), name)
        return beside, found

    def find(self, folder: str, kind: str, md5: str) -> tuple[Source | None, str]:
        """Where a medium lies: its source and its name in it, or None and ''."""
        beside, found = self._found
        inside = found.get((f"{folder}/{kind}".lstrip("/").lower(), md5.lower()), "")
        return (beside, inside) if inside else (None, "")


class Media:
    """The media of one entry, and where its text shows them."""

    def __init__(self, files: MediaFiles, folder: str, remarks: Remarks) -> None:
        self._all, self._folder, self._remarks = files, folder, remarks
        self._found: list[ImportedFile] = []
        self._names: dict[str, str] = {}
        self._taken: Counter[str] = Counter()

    @property
    def files(self) -> tuple[ImportedFile, ...]:
        """All media of the entry, in its order."""
        return tuple(self._found)

    def take(self, untrusted_entry: dict[str, Any]) -> None:
        """Looks for every medium that the entry describes; each that is missing is named."""
        described = [
            (number(one, "orderInEntry") or 0, kind, ending, one)
            for key, kind, ending in _KINDS
            for one in objects(untrusted_entry, key)
        ]
        for _, kind, ending, one in sorted(described, key=lambda each: each[0]):
            self._add(kind, ending, one)

    def _add(self, kind: str, ending: str, one: dict[str, Any]) -> None:
        md5, id = text(one, "md5", "fileMD5"), text(one, "identifier")
        type_ = re.sub(r"[^a-z0-9]", "", text(one, "type", "format").lower())[:8] or ending
        source, inside = next(
            (found for stem in (md5, id) if stem and (found := self._all.find(self._folder, kind, stem))[1]), (None, "")
        )
        stored = inside or f"{kind}/{named(md5 or id or 'file')}.{type_}"
        if not inside:
            self._remarks.skip(f"file {stored}", "is not with the source")
        own = text(one, "filename", "pdfName", "title")
        name = self._free(named(own) if "." in own else PurePosixPath(stored).name)
        self._found.append(ImportedFile(name, source=source, inside=inside))
        for shown in (id, md5):
            if _ID.fullmatch(shown):
                self._names.setdefault(shown.upper(), name)

    def _free(self, name: str) -> str:
        """The name, with a number where it is taken."""
        stem, suffix, free = PurePosixPath(name).stem, PurePosixPath(name).suffix, name
        while free in self._taken:
            self._taken[name] += 1
            free = f"{stem}-{self._taken[name]}{suffix}"
        self._taken[free] += 1
        return free

    def placed(self, markdown: str) -> str:
        """The text with links to the entry's attachments where it showed media."""
        markdown = addressed(markdown)
        return MOMENT.sub(self._link, markdown) if "dayone-moment" in markdown else markdown

    def _link(self, found: re.Match[str]) -> str:
        name = self._names.get(found[1].upper())
        if name is None:
            self._remarks.skip("a medium that the text shows", "is not described in its entry")
            return ""
        return file_link(name)
