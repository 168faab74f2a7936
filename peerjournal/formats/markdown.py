"""A folder of Markdown files with front matter, by year and month: opens in any editor, and in Obsidian or Joplin."""

from pathlib import Path

from peerjournal.files import private_folder, write_new
from peerjournal.model.entry import Entry
from peerjournal.model.form import entry_markdown, markdown_path

NAME = "markdown"
FILES = "attachments"


def write(folder: Path, entry: Entry, group: str | None, meeting: str | None) -> None:
    """Writes one entry below the folder, not yet durably."""
    path = folder / markdown_path(entry)
    private_folder(path.parent)
    write_new(path, entry_markdown(entry, group, meeting, f"../../{FILES}").encode())
