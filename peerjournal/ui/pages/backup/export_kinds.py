"""The kinds of files an export can be, in a person's words."""

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from peerjournal.actions import exports


class Kind(NamedTuple):
    """`name` is the format's; `suffix` ends the file's name, '' for a folder."""

    name: str
    title: str
    about: str
    suffix: str


def kinds() -> list[Kind]:
    """All of them, what people want most first."""
    tr = QCoreApplication.translate
    said = (
        ("markdown", tr("ExportKinds", "Markdown"),
         tr("ExportKinds", "A folder of text files by year and month, with the attachments: for Obsidian or Joplin.")),
        ("html", tr("ExportKinds", "Web page"),
         tr("ExportKinds", "One file for any browser, pictures included. It loads nothing from the network.")),
        ("pdf", tr("ExportKinds", "PDF"), tr("ExportKinds", "Set for reading and printing, pictures included.")),
        ("csv", tr("ExportKinds", "Table (CSV)"), tr("ExportKinds", "One row an entry, for a spreadsheet.")),
        ("json", tr("ExportKinds", "JSON"), tr("ExportKinds", "One document with every field, for other programs.")),
        ("jsonl", tr("ExportKinds", "JSON lines"),
         tr("ExportKinds", "One entry a line, with every field; comes back into PeerJournal as it was.")),
        ("dayone", tr("ExportKinds", "Day One"), tr("ExportKinds", "A zip that Day One imports, with its media.")),
        ("jrnl", tr("ExportKinds", "jrnl"), tr("ExportKinds", "A text file for jrnl. Feelings and files stay here.")),
    )  # fmt: skip
    return [Kind(name, title, about, exports.suffix(name)) for name, title, about in said]
