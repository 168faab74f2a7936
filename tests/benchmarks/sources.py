"""Writes a long life's journal in the form of each program that journals are brought in from."""

import binascii
import csv
import json
import plistlib
import sqlite3
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

Records = Iterable[dict[str, Any]]
_FIRST = date(1700, 1, 1)
_TICKS = datetime(1, 1, 1)  # noqa: DTZ001 - wall clock, as .NET counts


def _day(number: int) -> date:
    """A day of its own for each entry, for programs that know one a day."""
    return _FIRST + timedelta(days=number)


def _listed(path: Path, before: str, records: Iterator[Any], after: str) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write(before)
        for number, one in enumerate(records):
            file.write((", " if number else "") + json.dumps(one, ensure_ascii=False))
        file.write(after)


def _packed(path: Path, files: Iterable[tuple[str, str | bytes]]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in files:
            archive.writestr(name, content)


def dayone(path: Path, records: Records) -> None:
    """A zip with one JSON."""
    entries = (
        {"uuid": f"{number:032X}", "creationDate": one["at"][:19] + "Z", "timeZone": "Europe/Berlin",
         "text": f"# {one['title']}\n\n{one['text']}", "tags": one["tags"], "starred": False}
        for number, one in enumerate(records)
    )  # fmt: skip
    plain = path.with_suffix(".json")
    _listed(plain, '{"metadata": {"version": "1.0"}, "entries": [', entries, "]}")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.write(plain, "Journal.json")
    plain.unlink()


def dayone_classic(path: Path, records: Records) -> None:
    """A property list for each entry."""

    def form(number: int, one: dict[str, Any]) -> bytes:
        at = datetime.fromisoformat(one["at"]).replace(tzinfo=None)
        return plistlib.dumps(
            {"Creation Date": at, "Entry Text": f"{one['title']}\n{one['text']}", "UUID": f"{number:032X}"}
        )

    _packed(path, ((f"entries/{number:032X}.doentry", form(number, one)) for number, one in enumerate(records)))


def dayone_text(path: Path, records: Records) -> None:
    """One text."""
    with path.open("w", encoding="utf-8") as file:
        for one in records:
            at = datetime.fromisoformat(one["at"])
            file.write(f"\tDate:\t{at:%d %B %Y} at {at:%H:%M:%S} GMT\n\n# {one['title']}\n\n{one['text']}\n\n\n")


def daylio(path: Path, records: Records) -> None:
    """A table."""
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["full_date", "date", "weekday", "time", "mood", "activities", "note_title", "note"])
        for one in records:
            activities = " | ".join(one["tags"])
            at, title = one["at"], one["title"]
            table.writerow([at[:10], "x", "Monday", at[11:16], "good", activities, title, one["text"]])


def daylio_backup(path: Path, records: Records) -> None:
    """A zip with JSON in base64."""
    entries = (
        {"id": number, "year": int(one["at"][:4]), "month": int(one["at"][5:7]) - 1, "day": int(one["at"][8:10]),
         "hour": int(one["at"][11:13]), "minute": int(one["at"][14:16]), "mood": 1, "note": one["text"],
         "note_title": one["title"], "tags": [7] if one["tags"] else [], "assets": []}
        for number, one in enumerate(records, start=1)
    )  # fmt: skip
    plain = path.with_suffix(".json")
    after = '], "customMoods": [{"id": 1, "mood_group_id": 1}], "tags": [{"id": 7, "name": "sea"}], "assets": []}'
    _listed(plain, '{"version": 15, "isReminderOn": false, "dayEntries": [', entries, after)
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("backup.daylio", "w", force_zip64=True) as into,
        plain.open("rb") as file,
    ):
        while piece := file.read(57 * 1000):
            into.write(binascii.b2a_base64(piece))
    plain.unlink()


def jrnl(path: Path, records: Records) -> None:
    """One text."""
    with path.open("w", encoding="utf-8") as file:
        for one in records:
            file.write(f"[{one['at'][:10]} {one['at'][11:16]}] {one['title']}.\n{one['text']}\n\n")


def jrnl_json(path: Path, records: Records) -> None:
    """jrnl's own export."""
    entries = (
        {"title": one["title"], "body": one["text"], "date": one["at"][:10], "time": one["at"][11:16], "tags": [],
         "starred": False} for one in records
    )  # fmt: skip
    _listed(path, '{"tags": {}, "entries": [', entries, "]}")


def jrnl_xml(path: Path, records: Records) -> None:
    """jrnl's own export."""
    with path.open("w", encoding="utf-8") as file:
        file.write('<?xml version="1.0" ?><journal><entries>')
        for one in records:
            file.write(f'<entry date="{one["at"][:19]}" starred="">{one["title"]}.\n{one["text"]}</entry>\n')
        file.write("</entries><tags></tags></journal>")


def journey(path: Path, records: Records) -> None:
    """A JSON for each entry."""
    _packed(path, (
        (f"{number}-a.json", json.dumps({"id": f"{number}-a", "date_journal": 10**12 + number * 10**7, "type": "html",
         "text": f"<p>{one['text']}</p>", "photos": [], "tags": one["tags"], "timezone": "Europe/Vienna"}))
        for number, one in enumerate(records)))  # fmt: skip


def minidiary(path: Path, records: Records) -> None:
    """JSON by days."""
    with path.open("w", encoding="utf-8") as file:
        file.write('{"metadata": {"application": "Mini Diary", "version": "3"}, "entries": {')
        for number, one in enumerate(records):
            form = json.dumps({"dateUpdated": one["at"], "title": one["title"], "text": f"<p>{one['text']}</p>"})
            file.write(f'{"," if number else ""}"{_day(number)}": {form}')
        file.write("}}")


def diarium(path: Path, records: Records) -> None:
    """JSON."""
    entries = (
        {"date": one["at"][:19], "heading": one["title"], "html": f"<p>{one['text']}</p>", "tags": one["tags"],
         "rating": 3} for one in records
    )  # fmt: skip
    _listed(path, "[", entries, "]")


def diarium_database(path: Path, records: Records) -> None:
    """SQLite."""
    with closing(sqlite3.connect(path)) as made:
        made.executescript(
            "CREATE TABLE Entries (DiaryEntryId INTEGER PRIMARY KEY, Heading TEXT, Text TEXT, Rating INTEGER);"
            "CREATE TABLE Tags (DiaryTagId INTEGER PRIMARY KEY, Type INTEGER, Value TEXT);"
            "CREATE TABLE EntryTags (DiaryEntryId INTEGER, DiaryTagId INTEGER, PRIMARY KEY (DiaryEntryId, DiaryTagId));"
            "INSERT INTO Tags VALUES (1, 0, 'sea');"
        )
        for one in records:
            at = datetime.fromisoformat(one["at"]).replace(tzinfo=None)
            ticks = (at - _TICKS) // timedelta(microseconds=1) * 10
            made.execute("INSERT INTO Entries VALUES (?, ?, ?, 3)", (ticks, one["title"], f"<p>{one['text']}</p>"))
            made.execute("INSERT INTO EntryTags VALUES (?, 1)", (ticks,))
        made.commit()


def rednotebook(path: Path, records: Records) -> None:
    """A month a file."""
    months: dict[str, list[str]] = {}
    for number, one in enumerate(records):
        day = _day(number)
        months.setdefault(f"{day:%Y-%m}.txt", []).append(f"{day.day}:\n  text: {json.dumps(one['text'])}\n")
    _packed(path, ((name, "".join(days)) for name, days in months.items()))


def joplin(path: Path, records: Records) -> None:
    """A file for each note."""

    def form(number: int, one: dict[str, Any]) -> str:
        at = f"{one['at'][:19]}.000Z"
        more = f"id: {number:032x}\ncreated_time: {at}\nuser_created_time: {at}\nmarkup_language: 1\ntype_: 1"
        return f"{one['title']}\n\n{one['text']}\n\n{more}"

    _packed(path, ((f"{number:032x}.md", form(number, one)) for number, one in enumerate(records)))


def enex(path: Path, records: Records) -> None:
    """One XML."""
    with path.open("w", encoding="utf-8") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?><en-export>')
        for one in records:
            at = datetime.fromisoformat(one["at"])
            file.write(f"<note><title>{one['title']}</title><content><![CDATA[<en-note><div>{one['text']}</div>"
                       f"</en-note>]]></content><created>{at:%Y%m%dT%H%M%S}Z</created></note>\n")  # fmt: skip
        file.write("</en-export>")


def standard_notes(path: Path, records: Records) -> None:
    """JSON, the tags behind the notes."""

    def items() -> Iterator[dict[str, Any]]:
        tagged = []
        for number, one in enumerate(records):
            at, id = f"{one['at'][:19]}.000Z", f"{number:08x}-0000-4000-8000-000000000000"
            if one["tags"]:
                tagged.append({"uuid": id, "content_type": "Note"})
            yield {"uuid": id, "content_type": "Note", "created_at": at, "updated_at": at,
                   "content": {"title": one["title"], "text": one["text"], "references": []}}  # fmt: skip
        yield {"uuid": "t", "content_type": "Tag", "content": {"title": "sea", "references": tagged}}

    _listed(path, '{"version": "004", "items": [', items(), "]}")


def markdown(path: Path, records: Records) -> None:
    """A file for each note."""
    _packed(path, ((f"{one['at'][:10]} {number}.md", f"---\ntags: {json.dumps(one['tags'])}\n---\n\n{one['text']}\n")
                   for number, one in enumerate(records)))  # fmt: skip


def table(path: Path, records: Records) -> None:
    """A table of anybody's."""
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["Date", "Title", "Text", "Tags"])
        rows.writerows([one["at"], one["title"], one["text"], ",".join(one["tags"])] for one in records)


def json_list(path: Path, records: Records) -> None:
    """JSON of anybody's."""
    _listed(path, "[", ({"date": one["at"], "title": one["title"], "text": one["text"]} for one in records), "]")


def json_days(path: Path, records: Records) -> None:
    """JSON by days."""
    with path.open("w", encoding="utf-8") as file:
        for number, one in enumerate(records):
            file.write(f'{"," if number else "{"}"{_day(number)}": {json.dumps([one["text"]])}')
        file.write("}")


def text(path: Path, records: Records) -> None:
    """A diary in one text."""
    with path.open("w", encoding="utf-8") as file:
        for number, one in enumerate(records):
            file.write(f"{_day(number)}\n{one['text']}\n\n")


def jsonl(path: Path, records: Records) -> None:
    """One object a line."""
    with path.open("w", encoding="utf-8") as file:
        for one in records:
            file.write(json.dumps(one) + "\n")


SOURCES: dict[str, tuple[str, Callable[[Path, Records], None]]] = {
    "jsonl": ("a.jsonl", jsonl), "dayone": ("dayone.zip", dayone), "dayone-classic": ("classic.zip", dayone_classic),
    "dayone-text": ("dayone.txt", dayone_text), "daylio": ("daylio.csv", daylio),
    "daylio-backup": ("a.daylio", daylio_backup), "jrnl": ("a.jrnl", jrnl), "jrnl JSON": ("jrnl.json", jrnl_json),
    "jrnl XML": ("jrnl.xml", jrnl_xml), "journey": ("journey.zip", journey), "minidiary": ("mini.json", minidiary),
    "diarium": ("diarium.json", diarium), "diarium database": ("diarium.db", diarium_database),
    "rednotebook": ("rednotebook.zip", rednotebook), "joplin": ("joplin.zip", joplin), "enex": ("a.enex", enex),
    "standard-notes": ("notes.json", standard_notes), "markdown": ("notes.zip", markdown), "csv": ("a.csv", table),
    "json": ("list.json", json_list), "json days": ("days.json", json_days), "text": ("diary.txt", text),
}  # fmt: skip
