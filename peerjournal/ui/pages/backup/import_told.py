"""What the review of an import says: figures, dates, what would be left out or changed."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QLocale

from peerjournal.actions import imports
from peerjournal.model.moments import now
from peerjournal.model.reports import LossReport, Remark, Review
from peerjournal.ui import words
from peerjournal.ui.models.spoken import entries_number

_MOST = 12  # kinds of remarks that are shown


def _tr(text: str) -> str:
    return QCoreApplication.translate("ImportTold", text)


def headline(reports: Sequence[LossReport]) -> str:
    """`122 entries would be added, from 1 August 1666 to 30 November 1666.`"""
    text = _tr("{entries} would be added").replace("{entries}", entries_number(sum(one.entries for one in reports)))
    days = [_day(moment) for one in reports for moment in (one.first, one.last) if moment]
    if not days:
        return f"{text}."
    today = now().date()
    first, last = min(days), max(days)
    if first == last:
        return _tr("{text}, of {day}.").replace("{text}", text).replace("{day}", words.day(first, today))
    text = _tr("{text}, from {first} to {last}.").replace("{text}", text)
    return text.replace("{first}", words.day(first, today)).replace("{last}", words.day(last, today))


def figures(review: Review) -> list[str]:
    """A line for each thing there is any of."""
    reports = review.reports
    formats = dict.fromkeys(imports.TITLES.get(one.format, one.format) for one in reports)
    counted = [
        (_tr("Read as: {formats}.").replace("{formats}", ", ".join(formats)), 1),
        (_tr("Attachments: {number}."), sum(one.attachments for one in reports)),
        (_tr("Attachments whose files are missing: {number}."), sum(one.missing for one in reports)),
        (_tr("Tags: {number}."), sum(one.tags for one in reports)),
        (_tr("Starred: {number}."), sum(one.starred for one in reports)),
        (_tr("Without a date, so dated today: {number}."), sum(one.undated for one in reports)),
        (_tr("{number} are in your journal already."), sum(one.duplicates for one in reports)),
    ]
    lines = [text.replace("{number}", QLocale().toString(number)) for text, number in counted if number]
    if review.found:
        told = _tr("Names or details of other people: in {found} of the first {looked} that were looked into.")
        told = told if sum(one.entries for one in reports) > review.looked else _tr(
            "Names or details of other people: in {found} of {looked}."
        )  # fmt: skip
        number = QLocale().toString
        lines.append(told.replace("{found}", number(review.found)).replace("{looked}", number(review.looked)))
    return lines


def losses(reports: Sequence[LossReport]) -> list[str]:
    """What would be left out, and what changed."""
    lines = [_tr("Left out: {what}").replace("{what}", one) for one in _said(one.skipped for one in reports)]
    return lines + [_tr("Changed: {what}").replace("{what}", one) for one in _said(one.changed for one in reports)]


def done(reports: Sequence[LossReport]) -> str:
    """What is said when it is over."""
    added, updated = sum(one.entries for one in reports), sum(one.updated for one in reports)
    text = _tr("Added: {entries}.").replace("{entries}", entries_number(added)) if added or not updated else ""
    if updated:
        text += " " + _tr("Brought up to date: {entries}.").replace("{entries}", entries_number(updated))
    return text.strip()


def _day(moment: str) -> date:
    return datetime.fromisoformat(moment).date()


def _said(remarks: Iterable[tuple[Remark, ...]]) -> list[str]:
    """Each kind of remark once, with how often, the most frequent first."""
    counted = Counter(f"{one.what}: {one.why}" for some in remarks for one in some)
    said = [text if times == 1 else f"{text} ({times})" for text, times in counted.most_common(_MOST)]
    if len(counted) > _MOST:
        said.append(_tr("and {number} more").replace("{number}", QLocale().toString(len(counted) - _MOST)))
    return said
