"""The files that an entry's text links to, found in the source and nowhere else, and given names of their own."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cached_property
from pathlib import PurePosixPath
from urllib.parse import unquote

from peerjournal.formats.imported import ImportedFile, Remarks
from peerjournal.formats.source import Source
from peerjournal.model.text import LONGEST_NAME, tidy_file_name

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]+:")
_DRIVE = re.compile(r"/?[a-zA-Z]:[\\/]")
_LONGEST = 4096  # characters of a target; longer is no path
_MOST_ALIKE = 1000  # files of one name that are compared
MEDIA = frozenset({
    "png", "jpg", "jpeg", "gif", "bmp", "svg", "webp", "heic", "heif", "avif", "tif", "tiff", "mp3", "m4a", "wav",
    "ogg", "opus", "flac", "aac", "3gp", "mp4", "mov", "m4v", "webm", "mkv", "avi", "pdf",
})  # fmt: skip


class SourceFiles:
    """The files of a source by path, and by name alone: of several, the nearest."""

    def __init__(self, source: Source) -> None:
        self.source = source

    @cached_property
    def _by_name(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        for name in self.source.names:
            found.setdefault(_composed(PurePosixPath(name).name).casefold(), []).append(name)
        return found

    def _called(self, folder: str, untrusted_target: str) -> str:
        """The file of that name which lies nearest to a folder; '' where none bears it."""
        found = self._by_name.get(_composed(PurePosixPath(untrusted_target).name).casefold(), [])
        return min(found[:_MOST_ALIKE], key=lambda name: _apart(folder, name)) if found else ""

    @cached_property
    def _composed(self) -> Mapping[str, str]:
        """Names as they are typed -> as they are stored: Apple's file systems take letters with accents apart."""
        return {composed: name for name in self.source.names if (composed := _composed(name)) != name}

    def _stored(self, inside: str) -> str:
        """A path as the source has it; '' where it has none."""
        if inside in self.source:
            return inside
        if inside.isascii():
            return ""
        composed = _composed(inside)
        return composed if composed in self.source else self._composed.get(composed, "")

    def find(self, folder: str, untrusted_target: str, by_name: bool = False) -> str | None:
        """The file that a target in a text of `folder` means: its name in the source, '' where the source has none.

        None for what is no path at all (an address, an anchor).
        """
        target = untrusted_target.strip().strip("<>").strip()
        if not target or len(target) > _LONGEST or target.startswith(("#", "?", "//")):
            return None
        if target.lower().startswith("file:") or target.startswith(("/", "~")) or _DRIVE.match(target):
            rooted = target.lstrip("/") if not target.lower().startswith("file:") else ""
            if not by_name or rooted in self.source:
                return rooted if by_name else ""
            return self._called(folder, unquote(target).replace("\\", "/"))
        if _SCHEME.match(target):
            return None
        for written in dict.fromkeys((target, unquote(target), unquote(re.split(r"[#?]", target, maxsplit=1)[0]))):
            for base in dict.fromkeys((folder, "")):
                inside = _joined(base, written.replace("\\", "/"))
                if inside and (stored := self._stored(inside)):
                    return stored
            if by_name and (called := self._called(folder, written)):
                return called
        return ""


class Linked:
    """Gathers the files of one entry, each once; two with the same name are told apart by a number."""

    def __init__(self, files: SourceFiles, folder: str, remarks: Remarks, *, by_name: bool = False) -> None:
        self._all, self._folder, self._remarks, self._by_name = files, folder, remarks, by_name
        self._found: dict[str, ImportedFile] = {}
        self._missing: list[ImportedFile] = []

    @property
    def files(self) -> tuple[ImportedFile, ...]:
        """What was asked for so far; each place that shows a missing file counts."""
        return (*self._found.values(), *self._missing)

    def shown(self, untrusted_target: str) -> str | None:
        """The name of the attachment that a picture in the text becomes, also where its file is missing.

        None for an address elsewhere; that stays as it is.
        """
        inside = self._all.find(self._folder, untrusted_target, self._by_name)
        if inside is None:
            return None
        if inside:
            return self._take(inside)
        name = named(untrusted_target)
        self._remarks.skip(f"file {name}", "is not with the source")
        self._missing.append(ImportedFile(name))
        return name

    def linked(self, untrusted_target: str) -> str | None:
        """The name of the attachment that a link leads to; None where it leads elsewhere, or to another entry."""
        inside = self._all.find(self._folder, untrusted_target, self._by_name)
        if inside is None or inside.lower().endswith((".md", ".markdown", ".org")):
            return None
        if inside and PurePosixPath(inside).suffix:
            return self._take(inside)
        if (
            not inside
            and "." in named(untrusted_target)
            and not untrusted_target.split("#")[0].lower().endswith((".md", ".org"))
        ):
            self._remarks.skip(f"file {named(untrusted_target)}", "is not with the source")
        return None

    def _take(self, inside: str) -> str:
        if inside not in self._found:
            self._found[inside] = ImportedFile(self._free(named(inside)), source=self._all.source, inside=inside)
        return self._found[inside].name

    def _free(self, name: str) -> str:
        taken = {one.name for one in self._found.values()}
        stem, suffix = PurePosixPath(name).stem, PurePosixPath(name).suffix
        number, free = 1, name
        while free in taken:
            number += 1
            free = f"{stem}-{number}{suffix}"
        return free


def named(untrusted_target: str) -> str:
    """The last part of a target, as a file's name and for a report."""
    plain = re.split(r"[#?]", unquote(untrusted_target.strip().strip("<>").strip()), maxsplit=1)[0]
    last = plain.replace("\\", "/").rstrip("/").rpartition("/")[2]
    shown = "".join(one for one in last if one.isprintable())
    return tidy_file_name(shown)[-LONGEST_NAME:] if shown.strip(". ") else "file"


def _apart(folder: str, name: str) -> tuple[int, str]:
    """How many folders lie between a folder and a file."""
    here, there = [part for part in folder.split("/") if part], name.split("/")[:-1]
    shared = 0
    while shared < min(len(here), len(there)) and here[shared] == there[shared]:
        shared += 1
    return len(here) + len(there) - 2 * shared, name


def _composed(name: str) -> str:
    return name if name.isascii() else unicodedata.normalize("NFC", name)


def _joined(folder: str, relative: str) -> str:
    """A path below the source's root, or '' for one that leads out of it."""
    parts = [part for part in folder.split("/") if part]
    for part in relative.split("/"):
        if part == "..":
            if not parts:
                return ""
            parts.pop()
        elif part not in {"", "."}:
            parts.append(part)
    return "/".join(parts)
