"""What is damaged: a small journal of our own for every importer and, where the shared data is, real ones."""

import base64
import io
import json
import plistlib
import zipfile
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
_LARGEST, _MOST_FILES = 60_000, 40  # of a real journal
_NO_JOURNALS = {"vectors", "peer-cases", "i18n-text"}
NAMES = {"rednotebook": "2024-05.txt", "dayone-classic": "A.doentry", "markdown": "note.md"}


def name_for(importer: str, data: bytes) -> str:
    """The name under which an importer would meet these bytes."""
    return "x.zip" if data.startswith(b"PK") else NAMES.get(importer, "journal.txt")


def own() -> dict[str, list[bytes]]:
    """An importer's name -> small journals of its form."""
    return {
        "ics": [_ICS], "meeting-csv": [_MEETING_CSV], "meeting-guide": [_MEETING_GUIDE],
        "daylio": [_DAYLIO], "daylio-backup": [_json(_DAYLIO_BACKUP), zipped(
            {"backup.daylio": base64.b64encode(_json(_DAYLIO_BACKUP)), "assets/photos/2023/1/c0ffee": b"p"})],
        "dayone": [_json(_DAYONE), zipped({"Journal.json": _json(_DAYONE), "photos/abc.jpeg": b"p"})],
        "dayone-classic": [plistlib.dumps(_CLASSIC), zipped(
            {"entries/A.doentry": plistlib.dumps(_CLASSIC, fmt=plistlib.FMT_BINARY), "photos/A.jpg": b"p"})],
        "dayone-text": [_DAYONE_TEXT.encode()],
        "jrnl": [b"[2024-05-17 10:04] A title. *\nA text with @tags.\n\n[2024-05-18 10:04] Another\n",
                 b"2013-06-09 15:39 My first entry.\nbody\n\n2013-06-10 15:40 Life is good.\n", _json(_JRNL),
                 _JRNL_XML,
                 zipped({"a.md": b"title: T\ndate: 2024-05-17 10:04\nstared: True\ntags: a, b\nbody: |\n    x\n"})],
        "journey": [zipped({"a.json": _json(_JOURNEY), "a-x.jpg": b"p"})],
        "minidiary": [_json({"metadata": {"application": "Mini Diary", "version": "1"},
                             "entries": {"2024-05-17": {"title": "t", "text": "<p>x <b>y</b></p>"}}})],
        "diarium": [_json([_DIARIUM]), zipped({"d.json": _json([_DIARIUM]), "media/2024-03-05_120428123/a.jpg": b"p"})],
        "rednotebook": [_MONTH, zipped({"2024-05.txt": _MONTH, "2024-06.txt": b"1: {text: a}\n"})],
        "joplin": [zipped(_JOPLIN)], "enex": [_ENEX], "standard-notes": [_json(_STANDARD_NOTES)],
        "peerjournal-csv": [_OWN_TABLE],
        "peerjournal-markdown": [zipped({f"2024/05/2024-05-17-{_ID}.md": _OWN_MARKDOWN})],
        "jsonl": [_OWN_LINE + b'\n{"date":"2024-05-17","text":"one","tags":["a"]}\n'],
        "markdown": [_NOTE, zipped({"2024-05-17.md": _NOTE, "a.png": b"p", "Daily/May 18, 2024.md": b"- [ ] x\n",
                                    "j.org": b"* 2024\n** 2024-05-17 Friday\n*** [2024-05-17 Fri 10:00] T :a:\nx\n"})],
        "csv": [b"date;title;text\n2024-05-17;a;b\n03/04/2020;c;d\n", b'date,mood,text\n"May 1, 2024",ok,"a\nb"\n'],
        "json": [_json([{"date": "2024-05-17", "text": "x", "tags": ["a"], "mood": {"name": "ok"}}]),
                 _json({"2024-05-17": ["a", {"text": "b"}], "2024-05-18": "c"})],
        "text": [b"2024-05-17\nOne line.\n\nMay 18, 2024\nAnother.\n", "2024年5月19日\n日記\n".encode()],
    }  # fmt: skip


def real() -> Iterator[tuple[str, bytes]]:
    """Names and bytes of the shared data's small files, and of its folders as archives; nothing where it is absent."""
    for path in sorted(SHARED.rglob("*")) if SHARED.exists() else ():
        if path.relative_to(SHARED).parts[0] in _NO_JOURNALS:
            continue
        if path.is_file() and path.stat().st_size <= _LARGEST:
            yield path.relative_to(SHARED).as_posix(), path.read_bytes()
        elif path.is_dir():
            files = [one for one in sorted(path.rglob("*")) if one.is_file()][:_MOST_FILES]
            if len(files) > 1 and sum(one.stat().st_size for one in files) <= _LARGEST:
                archive = zipped({one.relative_to(path).as_posix(): one.read_bytes() for one in files})
                yield f"{path.relative_to(SHARED).as_posix()}.zip", archive


def zipped(files: Mapping[str, bytes]) -> bytes:
    """An archive with files, not packed: what is changed in it is what a reader sees."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return made.getvalue()


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


_ID = "01890000-0000-7000-8000-000000000001"
_ICS = (
    b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VTIMEZONE\r\nTZID:Z\r\nBEGIN:STANDARD\r\nDTSTART:19961027T030000\r\n"
    b"TZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\nEND:STANDARD\r\n"
    b"END:VTIMEZONE\r\nBEGIN:VEVENT\r\nUID:a\r\nSUMMARY:Group\r\nDTSTART;TZID=Z:20240517T100000\r\nDURATION:PT1H\r\n"
    b"RRULE:FREQ=WEEKLY;BYDAY=FR;COUNT=9\r\nEXDATE;TZID=Z:20240524T100000\r\nRDATE:20240601T080000Z\r\n"
    b"END:VEVENT\r\nBEGIN:VEVENT\r\nUID:a\r\nRECURRENCE-ID;TZID=Z:20240531T100000\r\n"
    b"DTSTART;VALUE=DATE:20240601\r\nSTATUS:CANCELLED\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)
_MEETING_CSV = b"Time,End Time,Day,Name,Location,Address,Types,Slug\n6:00 PM,7 PM,Monday,A,Hall,1 Elm St,Open,a\n"
_MEETING_GUIDE = (
    b'[{"slug":"a","name":"b","day":[1,"2"],"time":"18:00","end_time":"19:30","types":["O"],'
    b'"timezone":"Europe/Berlin","location":"l","conference_url":"https://example.org/x"}]'
)
_DAYLIO = (
    b"full_date,date,weekday,time,mood,activities,note_title,note\n"
    b"2022-10-30,October 30,Sunday,10:04,rad,a | b (2),t,<b>n</b>\n2022-10-29,October 29,Saturday,9:04 PM,x,,,\n"
)
_DAYLIO_BACKUP = {
    "version": 15, "customMoods": [{"id": 1, "custom_name": "x", "mood_group_id": 1, "predefined_name_id": 1}],
    "tags": [{"id": 14, "name": "choir"}], "goals": [{"id": 1}], "isReminderOn": True,
    "dayEntries": [{"id": 2, "minute": 36, "hour": 11, "day": 24, "month": 0, "year": 2023, "datetime": 1674556607764,
                    "timeZoneOffset": 3600000, "mood": 1, "note": "Hey<br>you", "note_title": "T", "tags": [14],
                    "assets": [5]}],
    "assets": [{"id": 5, "checksum": "c0ffee", "type": 1, "android_metadata": '{"Name": "IMG 1.jpg"}'}],
}  # fmt: skip
_DAYONE = {
    "metadata": {"version": "1.0"},
    "entries": [{
        "uuid": "A", "creationDate": "2024-05-17T10:00:00Z", "timeZone": "Europe\\/Berlin", "starred": True,
        "text": "# x\n\n![](dayone-moment://P)", "tags": ["a"], "isAllDay": False,
        "photos": [{"identifier": "P", "md5": "abc", "type": "jpeg", "filename": "x.jpg", "orderInEntry": 0}],
    }, {"uuid": "B", "creationDate": 1700000000, "richText": json.dumps({"contents": [
        {"text": "h\n", "attributes": {"line": {"header": 1}}}, {"embeddedObjects": [{"type": "photo"}]},
        {"text": "b", "attributes": {"bold": True, "line": {"listStyle": "bulleted", "indentLevel": 1}}}]})}],
}  # fmt: skip
_CLASSIC = {"Creation Date": datetime(2015, 2, 1, 5), "Entry Text": "# Flux\nx", "Tags": ["a"],  # noqa: DTZ001 - as plists have it
            "Starred": True, "Time Zone": "Asia/Tokyo", "UUID": "A"}  # fmt: skip
_DAYONE_TEXT = (
    "\tDate:\t01 January 2019 at 09:30:00 GMT\n\tWeather:\t3°C Clear\n\n# One\n\nSome text\n\n\n"
    "\tDate:\tFebruary 2, 2019 at 10:05:00 PM GMT+1\n\tPhoto:\tabc.jpeg\n\nTwo ![](photos/abc.jpeg)\n"
)
_JRNL = {"tags": {"@a": 1}, "entries": [{"title": "t", "body": "b @a", "date": "2024-05-17", "time": "10:00",
                                         "tags": ["@a"], "starred": True}]}  # fmt: skip
_JRNL_XML = b'<?xml version="1.0"?><journal><entries><entry date="2024-05-17T10:04:00" starred=""/></entries></journal>'
_JOURNEY = {"id": "a", "date_journal": 1719873000000, "timezone": "Europe/Vienna", "type": "html", "mood": 4,
            "text": "<p>Up <b>early</b><img src='a-x.jpg'></p>", "photos": ["a-x.jpg"], "tags": ["w"]}  # fmt: skip
_DIARIUM = {"date": "2024-03-05T12:04:28.1234567", "heading": "S", "html": "<p>Up <i>late</i></p>", "tags": ["w"],
            "rating": 3, "people": ["x"]}  # fmt: skip
_MONTH = b'17:\n  text: "a **b** [\\"\\"file:///x.png\\"\\"] #tag"\n  Cat: {one: null}\n18: {text: \'== h ==\n- l\'}\n'
_NOTE32, _TAG32, _RES32 = ("a" * 32, "b" * 32, "c" * 32)
_JOPLIN = {
    f"{_NOTE32}.md": f"T\n\n![x](:/{_RES32})\n\nid: {_NOTE32}\ncreated_time: 2020-01-01T00:00:00.000Z\n"
                     f"user_created_time: 2020-09-01T21:00:00.000Z\nmarkup_language: 2\ntype_: 1".encode(),
    f"{_TAG32}.md": f"sea\n\nid: {_TAG32}\ntype_: 5".encode(),
    f"{_RES32}.md": f"p.jpg\n\nid: {_RES32}\nmime: image/jpeg\nfile_extension: jpg\ntype_: 4".encode(),
    f"{'d' * 32}.md": f"id: {'d' * 32}\nnote_id: {_NOTE32}\ntag_id: {_TAG32}\ntype_: 6".encode(),
    f"resources/{_RES32}.jpg": b"p",
}  # fmt: skip
_ENEX = (
    b'<?xml version="1.0"?><en-export><note><title>t</title><content><![CDATA[<en-note><div>x<br/><en-media hash="'
    b'83878c91171338902e0fe0fb97a8c47a" type="image/png"/><table><tr><td>a</td></tr></table></div></en-note>]]>'
    b"</content><created>20240517T100000Z</created><tag>a</tag><task><title>d</title><taskStatus>open</taskStatus></task>"
    b"<resource><data encoding='base64'>cA==</data><mime>image/png</mime></resource></note></en-export>"
)
_SUPER = {"root": {"type": "root", "children": [
    {"type": "heading", "tag": "h2", "children": [{"type": "text", "text": "a", "format": 1}]},
    {"type": "list", "listType": "check", "children": [{"type": "listitem", "checked": True, "children": []}]},
    {"type": "table", "children": [{"type": "tablerow", "children": [{"type": "tablecell", "children": []}]}]},
]}}  # fmt: skip
_STANDARD_NOTES = {"version": "004", "items": [
    {"uuid": "1", "content_type": "Note", "created_at": "2021-03-15T10:00:00.000Z",
     "content": {"title": "T", "text": json.dumps(_SUPER), "noteType": "super", "references": []}},
    {"uuid": "2", "content_type": "Note", "created_at": "2021-03-15T10:00:00.000Z",
     "content": {"title": "U", "text": "<p>A <b>b</b></p>", "appData": {"org.standardnotes.sn": {"pinned": True}}}},
    {"uuid": "t", "content_type": "Tag",
     "content": {"title": "sea", "references": [{"uuid": "1", "content_type": "Note"}]}}]}  # fmt: skip
_OWN_MARKDOWN = (
    f"---\nid: {_ID}\ndate: 2024-05-17T10:00:00+02:00\ntitle: T\nfeelings: [calm 3]\nscales: {{hope: 5}}\ntags: [a]\n"
    "starred: true\n---\n\nx\n"
).encode()
_OWN_TABLE = (
    "id,at,date,time,title,text,feelings,scales,tags,group,meeting,starred,attachments,created_at,updated_at\r\n"
    f"{_ID},2024-05-17T10:00:00+02:00,2024-05-17,10:00,T,'=x,calm=3; b,hope=5,a; b,G,,yes,a.png (ab/{'ab' * 32}),,\r\n"
).encode()
_OWN_LINE = (
    f'{{"id":"{_ID}","at":"2024-05-17T10:00:00+02:00","all_day":false,"title":"T","body":"x","feelings":'
    '[{"name":"calm","intensity":3}],"scales":{"hope":5},"tags":["a"],"starred":true,"attachments":[]}'
).encode()
_NOTE = (
    b"---\ntitle: x\ndate: 2024-05-17\ntags: [a, b]\ncreated: 2024-05-17 10:00\n---\n\n# 2024-05-17\n\n"
    b"[[link|l]] ![](a.png) ![[a.png]] #tag\n- [x] d\n"
)
