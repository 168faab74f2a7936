"""One JSON document: an array of entries in our own form (model/form.py). Attachments lie in a folder beside."""

import json
from collections.abc import Iterable
from typing import BinaryIO

from peerjournal.formats.imported import Remarks
from peerjournal.formats.leaving import Files, Leaving
from peerjournal.model.form import entry_form

NAME = "json"
TITLE = "JSON"
SUFFIX = ".json"
FILES_INSIDE = False


def write(sink: BinaryIO, leaving: Iterable[Leaving], files: Files, remarks: Remarks) -> None:
    """Writes the array, an entry a line, so that it can be read by people and by line-wise tools too."""
    del files, remarks
    before = b"[\n"
    for one in leaving:
        form = entry_form(one.entry, one.group, one.meeting)
        sink.write(before + json.dumps(form, ensure_ascii=False).encode())
        before = b",\n"
    sink.write(b"[]\n" if before == b"[\n" else b"\n]\n")
