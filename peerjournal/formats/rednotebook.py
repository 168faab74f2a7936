"""RedNotebook's journal: `YYYY-MM.txt`, each a YAML mapping from the day to its text and categories.

Read as rednotebook/storage.py (github.com/jendrikseipp/rednotebook) writes it; a folder of months, its `data` folder,
its backup zip, or one month. `journal.cfg` says whether texts are txt2tags or (since 2024) Markdown. Categories
and hashtags are tags; the entries of a category are listed below the text.
"""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from peerjournal.formats.dates import placed
from peerjournal.formats.encodings import decoded
from peerjournal.formats.hashtags import hashtags
from peerjournal.formats.imported import Imported, Remarks, Wishes
from peerjournal.formats.linked import Linked, SourceFiles
from peerjournal.formats.markdown_links import relinked
from peerjournal.formats.markdown_text import target
from peerjournal.formats.source import Source
from peerjournal.formats.txt2tags import to_markdown
from peerjournal.formats.yaml_text import BadYaml, load
from peerjournal.model.errors import BadDate, FileUnreadable

NAME = "rednotebook"
TITLE = "RedNotebook"
_MONTH = re.compile(r"(?:^|/)(\d{4})-(\d{2})\.txt$")
_DAY = re.compile(rb"(?:\A\{?|\n)(?:[1-9]|[12]\d|3[01]):(?:\s*\{|[ \t]*\r?\n[ \t]+\S)")
_HEAD = 4096
_JOURNALS = {".txt", ".md", ".org", ".json", ".jsonl", ".csv", ".xml", ".zip", ".tar", ".enex", ".jex", ".daylio"}


def recognises(source: Source) -> bool:
    """Whether there is a month in it: a file of that name that begins with a day."""
    return any(_DAY.search(source.head(name, _HEAD)) for name in _months(source)[:5])


def read(source: Source, remarks: Remarks, wishes: Wishes) -> Iterator[Imported]:
    """One entry for each day that has anything."""
    files, some = SourceFiles(source), False
    for name in _months(source):
        folder = name.rpartition("/")[0]
        is_markdown = _is_markdown(source, folder)
        found = _MONTH.search(name)
        year, month = (int(found[1]), int(found[2])) if found else (0, 0)
        for day, content in _days(source, name, remarks):
            try:
                at = placed(date(year, month, day), None, wishes.zone)
            except (ValueError, BadDate):
                remarks.skip(f"day {day} of {PurePosixPath(name).name}", "is no day of a calendar")
                continue
            linked = Linked(files, folder, remarks)
            entry = _entry(f"{year:04}-{month:02}-{day:02}", content, linked, remarks, is_markdown)
            if entry is not None:
                some = True
                yield Imported(at=at, all_day=True, files=linked.files, **entry)
    if not some:
        raise FileUnreadable(source.path, "no-entries")


def _months(source: Source) -> list[str]:
    """The month files of one journal: right here, or in `data` where nothing else is a journal."""
    found = [name for name in source.names if _MONTH.search(name)]
    here = [name for name in found if "/" not in name]
    if here or not found:
        return here
    below = [name for name in found if name.startswith("data/") and name.count("/") == 1]
    others = (name for name in source.names if not name.startswith(("data/", "templates/")))
    return below if all(PurePosixPath(name).suffix.lower() not in _JOURNALS for name in others) else []


def _is_markdown(source: Source, folder: str) -> bool:
    name = f"{folder}/journal.cfg".lstrip("/")
    config = source if not source.is_file else source.beside
    return name in config and re.search(rb"(?m)^\s*markup\s*=\s*markdown\b", config.head(name, _HEAD)) is not None


def _days(source: Source, name: str, remarks: Remarks) -> Iterator[tuple[int, dict[str, Any]]]:
    shown = PurePosixPath(name).name
    text = decoded(source.read(name))
    try:
        month = load(text[0]) if text is not None else None
    except BadYaml:
        month = None
    if not isinstance(month, dict):
        if text is None or text[0].strip():
            remarks.skip(f"file {shown}", "can't be read as a month")
        return
    for key, content in sorted(month.items(), key=lambda one: (len(one[0]), one[0])):
        if not re.fullmatch(r"\d{1,2}", key):
            remarks.skip(f"a day of {shown}", "is no day of a calendar")
        elif isinstance(content, dict):
            yield int(key), content
        elif isinstance(content, str) and content.strip():
            yield int(key), {"text": content}


def _entry(
    id: str, content: dict[str, Any], linked: Linked, remarks: Remarks, is_markdown: bool
) -> dict[str, Any] | None:
    untrusted = content.get("text")
    text = untrusted if isinstance(untrusted, str) else ""

    def where(untrusted_target: str, is_picture: bool) -> str | None:
        name = linked.shown(untrusted_target) if is_picture else linked.linked(untrusted_target)
        return target(name) if name is not None else None

    def markdown(words: str) -> str:
        return relinked(words, linked) if is_markdown else to_markdown(words, where)

    if not is_markdown and re.search(r"__(?=\S).+?(?<=\S)__", text):
        remarks.change("underlined text", "becomes emphasis, which Markdown has")
    body, tags = [markdown(text.strip("\n"))], hashtags(text)
    for category, entries in content.items():
        if category == "text":
            continue
        listed = _listed(entries)
        if category.casefold() == "tags":
            tags.extend(listed)  # before hashtags (2010) tags were such entries
            continue
        tags.append(category)
        if listed:
            body.append("\n".join([f"**{markdown(category)}**", "", *(f"- {markdown(one)}" for one in listed)]))
    whole = "\n\n".join(part for part in body if part.strip())
    if not whole and not tags:
        return None
    return {"source_id": id, "body": whole, "tags": tuple(dict.fromkeys(tags))}


def _listed(untrusted: Any) -> list[str]:
    if isinstance(untrusted, dict):
        return [key for key in untrusted if key.strip()]
    if isinstance(untrusted, list):
        return [one for one in untrusted if isinstance(one, str) and one.strip()]
    return [untrusted] if isinstance(untrusted, str) and untrusted.strip() else []
