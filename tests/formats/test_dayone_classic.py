"""Day One Classic's property lists come in one by one; a damaged or hostile one is named and harms nothing."""

import plistlib
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from peerjournal.formats import dayone_classic
from peerjournal.formats.imported import NO_WISHES, Remarks
from peerjournal.formats.source import Source
from peerjournal.model.errors import FileUnreadable
from tests.formats.importing import read, survives, survives_mutations, write_all

ENTRY: dict[str, Any] = {
    "Creation Date": datetime(2015, 2, 1, 5, 1, 13), "Entry Text": "# Flux\nText", "Starred": True,  # noqa: DTZ001
    "Tags": ["a", "b"], "Time Zone": "Asia/Tokyo", "UUID": "0A0D", "Weather": {"Celsius": "12"},
}  # fmt: skip
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE plist [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]><plist><dict><key>Entry Text</key><string>&j;</string></dict></plist>"
).encode()
FOREIGN = (
    b'<?xml version="1.0"?><!DOCTYPE plist [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
    b"<plist><dict><key>Entry Text</key><string>&a;</string></dict></plist>"
)


def written(fmt: plistlib.PlistFormat = plistlib.FMT_XML, **fields: Any) -> bytes:
    return plistlib.dumps({**ENTRY, **fields}, fmt=fmt)


def test_a_journal_comes_with_photos_and_names_what_is_damaged(tmp_path: Path) -> None:
    folder = write_all(tmp_path / "Journal.dayone", {
        "entries/0A0D.doentry": written(), "entries/0B.doentry": written(plistlib.FMT_BINARY, UUID="0B"),
        "entries/0C.doentry": b"<dict><key>Entry Text</key>", "photos/0A0D.jpg": b"picture",
    })  # fmt: skip
    remarks = Remarks()
    first, second = read(dayone_classic, folder, remarks)
    assert (first.title, first.body, first.tags, first.starred) == ("Flux", "Text", ("a", "b"), True)
    assert first.at == datetime.fromisoformat("2015-02-01T14:01:13+09:00")
    assert [file.inside for file in first.files] == ["photos/0A0D.jpg"]
    assert (second.source_id, second.files) == ("0B", ())
    skipped = {remark.what.partition(" (")[0] for remark in remarks.skipped}
    assert skipped == {"the weather", "file entries/0C.doentry"}


def test_one_entry_alone_is_a_journal(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(written())
    assert len(read(dayone_classic, tmp_path / "x")) == 1


@pytest.mark.parametrize("bad", [BOMB, FOREIGN, b"<dict><key>Entry Text</key>", b"bplist00Entry Text" + bytes(40)])
def test_entities_and_damage_are_refused(tmp_path: Path, bad: bytes) -> None:
    (tmp_path / "x.doentry").write_bytes(bad)
    with pytest.raises(FileUnreadable), Source(tmp_path / "x.doentry") as source:
        list(dayone_classic.read(source, Remarks(), NO_WISHES))


@pytest.mark.parametrize(
    "fields", [{"Creation Date": "x"}, {"Tags": "x"}, {"Entry Text": 7}, {"UUID": 1}, {"Starred": 1}]
)
def test_fields_of_another_kind_are_no_error(tmp_path: Path, fields: dict[str, Any]) -> None:
    (tmp_path / "x").write_bytes(written(**fields))
    survives(dayone_classic, tmp_path / "x")


def test_no_content_is_an_error(tmp_path: Path) -> None:
    for fmt in (plistlib.FMT_XML, plistlib.FMT_BINARY):
        survives_mutations(dayone_classic, tmp_path / "x", written(fmt))
