"""The form in which entries leave the program: JSON and Markdown, readable without it."""

import json
import re
from typing import Any

from peerjournal.model.attachment import Attachment
from peerjournal.model.entry import Entry
from peerjournal.model.moments import to_iso


def entry_form(entry: Entry, group: str | None = None, meeting: str | None = None) -> dict[str, Any]:
    """An entry as a JSON object, its keys in a fixed order; `group` is the group's name, `meeting` its moment."""
    source = entry.source
    return {
        "id": entry.id,
        "at": to_iso(entry.at),
        "all_day": entry.all_day,
        "title": entry.title,
        "body": entry.body,
        "feelings": [{"name": one.name, "intensity": one.intensity} for one in entry.feelings],
        "scales": entry.scales,
        "tags": list(entry.tags),
        "group": group,
        "meeting": meeting,
        "tips": list(entry.tip_ids),
        "starred": entry.starred,
        "left_out": entry.left_out,
        "attachments": [
            {"name": one.name, "media_type": one.media_type, "size": one.size, "sha256": one.sha256}
            for one in entry.attachments
        ],
        "created_at": to_iso(entry.created_at) if entry.created_at else None,
        "updated_at": to_iso(entry.updated_at) if entry.updated_at else None,
        "source": {"format": source.format, "id": source.id} if source else None,
    }


def entry_markdown(
    entry: Entry, group: str | None = None, meeting: str | None = None, files: str = "", *, endings: bool = False
) -> str:  # fmt: skip
    """An entry as Markdown with YAML front matter; `files` is the relative path to the attachments' folder.

    With `endings` the files there end as they did (`file_place`), which other programs need to show them.
    Values are JSON, which YAML 1.2 contains, so that no text can break out of the front matter. The body follows after
    one empty line, unchanged.
    """
    form = entry_form(entry, group, meeting)
    del form["body"]
    lines = [f"{key}: {encoded(value)}" for key, value in form.items() if value not in ("", None, [], {}, False)]
    links = "".join(f"\n[{_label(one.name)}]({files}/{file_place(one, ending=endings)})" for one in entry.attachments)
    return "\n".join(["---", *lines, "---", "", entry.body]) + ("\n" + links if links else "") + "\n"


def file_place(attachment: Attachment, *, ending: bool = False) -> str:
    """Where a file lies in the folder for them: `ab/<sha256>`, or `ab/<sha256>.png`; never a word of its name."""
    found = _ENDING.search(attachment.name) if ending else None
    return f"{attachment.sha256[:2]}/{attachment.sha256}{found[0].lower() if found else ''}"


def markdown_path(entry: Entry) -> str:
    """`YYYY/MM/YYYY-MM-DD-<id>.md` by the entry's own local date: dates and ids only, no words in file names."""
    day = entry.at.isoformat()[:10]  # four digits also for the years before 1000
    return f"{day[:4]}/{day[5:7]}/{day}-{entry.id}.md"


def _label(name: str) -> str:
    return " ".join(name.replace("[", "(").replace("]", ")").replace("\\", "\\\\").split())


_ENDING = re.compile(r"\.[A-Za-z0-9]{1,5}\Z")
_encode = json.JSONEncoder(ensure_ascii=False).encode
# What JSON takes as it is and YAML does not: it ends a line there, or refuses the whole.
_NOT_IN_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def encoded(value: Any) -> str:
    """A value as JSON that is YAML as well."""
    return in_yaml(_encode(value))


def in_yaml(text: str) -> str:
    """JSON as YAML that says the same."""
    return _NOT_IN_YAML.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def quoted(text: str) -> str:
    """A text as JSON that is YAML as well; quicker where it is ASCII."""
    return encoded(text) if not text.isascii() or "\x7f" in text else _encode(text)
