"""The text of a calendar, whatever program and year it is from: its encoding, line ends and own time zone."""

import quopri
import re
from datetime import tzinfo

from peerjournal.formats import encodings
from peerjournal.formats.imported import Remarks
from peerjournal.formats.zones import zone_named

_FOLD = re.compile(rb"\r?\n[ \t]")
_ZONE = re.compile(r"^X-WR-TIMEZONE(?:;[^:\n]*)?:[ \t]*([^\s]+)[ \t]*$", re.IGNORECASE | re.MULTILINE)
# vCalendar 1.0: a value whose bytes are written out, with an equals sign where it goes on in the next line.
_QUOTED = re.compile(
    r"^([^:\n]{1,200});ENCODING=QUOTED-PRINTABLE((?:;[^:\n]{0,200})?):((?:[^\n]*=\n)*[^\n]*)$",
    re.IGNORECASE | re.MULTILINE,
)


def decoded(untrusted: bytes, remarks: Remarks) -> str:
    """Its text with plain line ends. What is wrong with it is named."""
    text = _decoded(untrusted, remarks).replace("\x00", "").removeprefix("\ufeff").replace("\r\n", "\n")
    if "\n" not in text:
        text = text.replace("\r", "\n")
    return _QUOTED.sub(_plain, text) if "QUOTED-PRINTABLE" in text.upper() else text


def _decoded(untrusted: bytes, remarks: Remarks) -> str:
    # Some programs fold lines in the midst of a character.
    for one in (untrusted, _FOLD.sub(b"", untrusted)):
        try:
            return one.decode("utf-8-sig")
        except UnicodeDecodeError:
            continue
    found = encodings.decoded(_FOLD.sub(b"", untrusted))
    if found is None:
        remarks.change("letters of the calendar", "can't be read in any encoding; they are shown as \ufffd")
        return untrusted.decode("utf-8-sig", "replace")
    remarks.change("the calendar", f"was read as {found[1]}")
    return found[0]


def _plain(found: re.Match[str]) -> str:
    value = quopri.decodestring(found[3].encode("utf-8", "replace"))
    text = value.decode("utf-8", "replace").replace("\r\n", "\n")
    return f"{found[1]}:" + text.replace("\\", "\\\\").replace("\n", "\\n").replace(";", "\\;").replace(",", "\\,")


def zone(untrusted_text: str) -> tzinfo | None:
    """The zone that the calendar says it is kept in, for times that say none; None where it says none, or several."""
    found = {one.strip('"') for one in _ZONE.findall(untrusted_text)}
    return zone_named(found.pop()) if len(found) == 1 else None
