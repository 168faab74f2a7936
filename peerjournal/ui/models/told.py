"""Passages of others as they are read: set apart, with a line that says whose words they are."""

from PySide6.QtCore import QCoreApplication

from peerjournal.model.provenance import Passage, Provenance, passages


def kind_words(kind: Provenance) -> str:
    """What a kind is called."""
    said = {
        Provenance.MINE: _tr("My own words"),
        Provenance.HEARD: _tr("Heard in the group"),
        Provenance.CONFIDENCE: _tr("Told in confidence"),
    }
    return said[kind]


def quoted(body: str) -> str:
    """The Markdown with passages of others as quotations under a line that says what they are."""
    found = passages(body)
    if all(one.kind is Provenance.MINE for one in found):
        return body
    return "\n\n".join(part for one in found if (part := _shown(body, one)).strip())


def _shown(body: str, one: Passage) -> str:
    words = body[one.inner_start : one.inner_end].strip("\n")
    if one.kind is Provenance.MINE:
        return words
    said = " · ".join(part for part in (kind_words(one.kind), _escaped(one.alias)) if part)
    return "\n".join(f"> {line}".rstrip() for line in (f"**{said}**", "", *words.split("\n")))


def _escaped(alias: str) -> str:
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>#" else sign for sign in alias)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Told", text)
