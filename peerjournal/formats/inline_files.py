"""Pictures that HTML carries inside itself (`data:` addresses) become files of the entry; others are looked up."""

import base64
import binascii
import re
from collections.abc import Callable, Mapping
from pathlib import Path

from peerjournal.formats.held import Held
from peerjournal.formats.imported import ImportedFile, Remarks
from peerjournal.formats.markdown_text import file_link

_DATA = re.compile(
    r"data:(image|audio|video|application)/([a-zA-Z0-9.+-]{1,30})(?:;[a-zA-Z0-9=.-]{1,40})*;base64,", re.I
)
_ENDINGS = {"jpeg": "jpg", "svg+xml": "svg", "mpeg": "mp3", "quicktime": "mov", "x-wav": "wav"}
_MOST = 200  # files inside one text


class InlineFiles:
    """The hook for `html.to_markdown`. `known` gives the name of an attachment for an address that is no data."""

    def __init__(self, path: Path, remarks: Remarks, known: Callable[[str], str | None] | None = None) -> None:
        self._path, self._remarks, self._known = path, remarks, known
        self._held: dict[str, bytes] = {}

    def __call__(self, tag: str, given: Mapping[str, str]) -> str | None:
        """What stands for one medium."""
        source = given.get("src", "").strip()
        found = _DATA.match(source)
        if found is None:
            name = self._known(source) if self._known and source else None
            return file_link(name) if name is not None else None
        try:
            content = base64.b64decode(source[found.end() :], validate=False)
        except (binascii.Error, ValueError):
            content = b""
        if not content or len(self._held) >= _MOST:
            self._remarks.skip("a picture inside the text", "is damaged, or one of very many")
            return ""
        kind = found[2].lower()
        name = f"inside-{len(self._held) + 1}.{_ENDINGS.get(kind, re.sub('[^a-z0-9]', '', kind)[:8] or 'bin')}"
        self._held[name] = content
        return file_link(name)

    @property
    def files(self) -> tuple[ImportedFile, ...]:
        """The files that were inside."""
        source = Held(self._path, self._held) if self._held else None
        return tuple(ImportedFile(name, source=source, inside=name) for name in self._held)
