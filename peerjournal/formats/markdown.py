"""A folder of Markdown files with front matter, by year and month: opens in any editor, and in Obsidian or Joplin."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import unquote

from peerjournal.files import private_folder, write_new
from peerjournal.formats.leaving import Leaving
from peerjournal.formats.markdown_links import relinked
from peerjournal.model.attachment import Attachment
from peerjournal.model.entry import Entry
from peerjournal.model.form import entry_markdown, file_place, markdown_path

NAME = "markdown"
FILES = "attachments"
_UP = f"../../{FILES}"


def write(folder: Path, one: Leaving) -> None:
    """Writes one entry below the folder, not yet durably."""
    path = folder / markdown_path(one.entry)
    private_folder(path.parent)
    write_new(path, text(one))


def text(one: Leaving) -> bytes:
    """The file of one entry. Its pictures are shown from where they lie, so that other programs show them, too."""
    shown = replace(one.entry, body=pointed(one.entry))
    return entry_markdown(shown, one.group, one.meeting, _UP, endings=True).encode()


def pointed(entry: Entry) -> str:
    """The body with what it says of its files pointing at them; as it is where `pointed_back` could not undo that."""
    if not entry.attachments:
        return entry.body
    there = _Places({name: _address(one) for one in entry.attachments for name in (one.name, f"attachment:{one.id}")})
    made = relinked(entry.body, there)
    return made if pointed_back(made, entry.attachments) == entry.body else entry.body


def pointed_back(untrusted_body: str, attachments: Sequence[Attachment]) -> str:
    """The body as it was."""
    return relinked(untrusted_body, _Places({_address(one): one.name for one in reversed(attachments)}))


def _address(attachment: Attachment) -> str:
    return f"{_UP}/{file_place(attachment, ending=True)}"


@dataclass(frozen=True, slots=True)
class _Places:
    known: Mapping[str, str]

    def shown(self, untrusted_target: str) -> str | None:
        return self.known.get(untrusted_target) or self.known.get(unquote(untrusted_target))

    linked = shown
