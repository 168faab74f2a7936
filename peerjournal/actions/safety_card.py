"""The safety card: kept in the journal; what the person allows also lies outside of it, for the locked window."""

import os
from dataclasses import replace
from pathlib import Path

from peerjournal.files import fsync_folder, worded, write_whole
from peerjournal.model.damage import Damaged
from peerjournal.model.errors import BadValue
from peerjournal.model.ids import new_id
from peerjournal.model.moments import now
from peerjournal.model.safety_card import Line as Line
from peerjournal.model.safety_card import SafetyCard as SafetyCard
from peerjournal.model.text import storable
from peerjournal.paper.safety import Card
from peerjournal.places import SAFETY_CARD
from peerjournal.vault.vault import Vault

HEADINGS = ("My signs", "What helps", "Who I can call")
LONGEST = 500  # characters of a line
MOST = 40  # lines of a part
_LARGEST = 200_000


def get(vault: Vault) -> SafetyCard:
    """The card; an empty one where none was written yet. Raises RowDamaged."""
    for one in vault.safety_cards.all():
        return vault.safety_cards.whole(one) if isinstance(one, Damaged) else one
    return SafetyCard(new_id())


def save(vault: Vault, card: SafetyCard) -> SafetyCard:
    """Saves the card, and what of it may be seen while the journal is locked: that lies unencrypted beside it.

    Taking leave back removes the file first, so that it is gone whatever happens then. Raises BadValue, DiskFull,
    NotAllowed.
    """
    tidy = replace(
        card, signs=_tidied(card.signs), helps=_tidied(card.helps), people=_tidied(card.people),
        created_at=card.created_at or now(), updated_at=now(),
    )  # fmt: skip
    text, path = outside_text(tidy), vault.folder / SAFETY_CARD
    if not text:
        _remove(path)
    with vault.transaction():
        vault.safety_cards.put(tidy)
    if text:
        write_whole(path, text.encode())
    return tidy


def outside_text(card: SafetyCard) -> str:
    """What lies outside: only the lines that the person marked for it, '' for none."""
    parts = []
    for heading, lines in zip(HEADINGS, (card.signs, card.helps, card.people), strict=True):
        shown = [one.text for one in lines if one.outside]
        if shown:
            parts.append("\n".join([heading, *(f"- {one}" for one in shown)]))
    return "\n\n".join(parts) + "\n" if parts else ""


def outside(folder: Path) -> str:
    """What the locked window may show; '' where there is nothing. Needs no key: it is not encrypted."""
    try:
        with (folder / SAFETY_CARD).open("rb") as file:
            return file.read(_LARGEST).decode("utf-8", "replace")
    except OSError:
        return ""


def write_pdf(vault: Vault, path: Path) -> Path:
    """Writes the whole card as one page to print; never over a file that is there. Raises FileExists, NoFonts."""
    from peerjournal.paper.safety_pdf import pdf_bytes  # Qt

    write_whole(path, pdf_bytes(printed(get(vault))), replace=False)
    return path


def printed(card: SafetyCard) -> Card:
    """The whole card, for paper."""
    parts = zip(HEADINGS, (card.signs, card.helps, card.people), strict=True)
    return Card(tuple((heading, tuple(one.text for one in lines)) for heading, lines in parts if lines))


def _tidied(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    tidy = [replace(one, text=storable(" ".join(one.text.split()))) for one in lines]
    tidy = [one for one in tidy if one.text]
    if len(tidy) > MOST or any(len(one.text) > LONGEST for one in tidy):
        raise BadValue("safety card", f"at most {MOST} lines of {LONGEST} characters in each part")
    return tuple(tidy)


def _remove(path: Path) -> None:
    if os.path.lexists(path):
        with worded(path):
            path.unlink()
        fsync_folder(path.parent)
