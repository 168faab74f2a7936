"""Files that another file carries inside its own text (base64 in XML or JSON), offered as a source offers its files."""

import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from peerjournal.formats.source import Source


class Held(Source):
    """Files held in memory, as long as somebody holds this. `path` is the file they were found in."""

    def __init__(self, path: Path, files: Mapping[str, bytes]) -> None:
        self._begin(path, "folder", _Memory(files))
        self._sizes = {name: len(content) for name, content in files.items()}


class _Memory:
    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files

    def names(self) -> Iterator[tuple[str, int]]:
        return ((name, len(content)) for name, content in self._files.items())

    def open(self, name: str) -> BinaryIO:
        return io.BytesIO(self._files[name])

    def on_disk(self, name: str) -> Path | None:
        del name
        return None

    def close(self) -> None:
        """There is nothing to let go of."""
