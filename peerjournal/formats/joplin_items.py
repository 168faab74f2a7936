"""Joplin's items: a title, a text and a block of `key: value` lines at the end, one item a file.

The form is BaseItem.serialize/unserialize of github.com/laurent22/joplin (packages/lib/models/BaseItem.ts).
"""

import re
from dataclasses import dataclass

NOTE, FOLDER, RESOURCE, TAG, NOTE_TAG = "1", "2", "4", "5", "6"
_PROPERTY = re.compile(r"([a-zA-Z_][a-zA-Z0-9_]*):(?: (.*))?$")
NAME = re.compile(r"(?:^|/)([0-9a-f]{32})\.md$")


@dataclass(frozen=True, slots=True)
class Item:
    """One item; `fields` are its properties as written."""

    title: str
    body: str
    fields: dict[str, str]

    @property
    def kind(self) -> str:
        """What it is: one of the numbers above."""
        return self.fields.get("type_", "")

    @property
    def is_encrypted(self) -> bool:
        """Whether only its cipher text is there."""
        return self.fields.get("encryption_applied", "0") == "1"


def parsed(untrusted: str) -> Item | None:
    """The item in a file's text; None where there is none."""
    lines = untrusted.replace("\r\n", "\n").rstrip().split("\n")
    fields: dict[str, str] = {}
    at = len(lines)
    while at and lines[at - 1].strip():
        found = _PROPERTY.match(lines[at - 1])
        if found is None:
            return None
        fields.setdefault(found[1], found[2] or "")
        at -= 1
    if "type_" not in fields:
        return None
    above = lines[: max(at - 1, 0)]
    title = above[0].strip() if above else ""
    return Item(title, "\n".join(above[2:] if len(above) > 1 and not above[1].strip() else above[1:]), fields)
