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
_LISTS = ("meeting-guide", "meeting-csv")


def _tr(text: str) -> str:
    return QCoreApplication.translate("ImportTold", text)


def headline(reports: Sequence[LossReport]) -> str:
    """`122 entries and 2 groups would be added, from 1 August 1666 to 30 November 1666.`"""
    text = _tr("{entries} would be added").replace("{entries}", _kinds(reports))
    # A list of meetings does not say when they began.
    days = [_day(moment) for one in reports if one.format not in _LISTS for moment in (one.first, one.last) if moment]
    if not days:
        return f"{text}."
    today = now().date()
    first, last = min(days), max(days)
    if first == last:
        return _tr("{text}, of {day}.").replace("{text}", text).replace("{day}", words.day(first, today))
    text = _tr("{text}, from {first} to {last}.").replace("{text}", text)
    return text.replace("{first}", words.day(first, today)).replace("{last}", words.day(last, today))


def _kinds(reports: Sequence[LossReport]) -> str:
    """`122 entries, 2 groups and 1 meeting`: what there is any of, or no entries."""
    groups, meetings = sum(one.groups for one in reports), sum(one.meetings for one in reports)
    entries = sum(one.entries for one in reports) - groups - meetings
    said = [entries_number(entries)] if entries or not groups + meetings else []
    if groups:
        said.append(_tr("1 group") if groups == 1 else _tr("{number} groups").replace("{number}", _number(groups)))
    if meetings:
        one = meetings == 1
        said.append(_tr("1 meeting") if one else _tr("{number} meetings").replace("{number}", _number(meetings)))
    listed = ", ".join(said[:-1])
    return _tr("{these} and {those}").replace("{these}", listed).replace("{those}", said[-1]) if listed else said[-1]


def _number(number: int) -> str:
    return QLocale().toString(number)


def figures(review: Review) -> list[str]:
    """A line for each thing there is any of."""
    reports = review.reports
    formats = dict.fromkeys(imports.TITLES.get(one.format, one.format) for one in reports)
    counted = [
        (_tr("Read as: {formats}.").replace("{formats}", ", ".join(formats)), 1),
        (_tr("Attachments: {number}."), sum(one.attachments for one in reports)),
        (_tr("Attachments whose files are missing: {number}."), sum(one.missing for one in reports)),
        (_tr("Tags: {number}."), sum(one.tags for one in reports if one.format not in _LISTS)),
        (_tr("Kinds of meetings: {number}."), sum(one.tags for one in reports if one.format in _LISTS)),
        (_tr("Starred: {number}."), sum(one.starred for one in reports)),
        (_tr("Without a date, so dated today: {number}."), sum(one.undated for one in reports)),
        (_tr("{number} are in your journal already."), sum(one.duplicates for one in reports)),
    ]
    lines = [text.replace("{number}", _number(number)) for text, number in counted if number]
    if review.found:
        told = _tr("Names or details of other people: in {found} of the first {looked} that were looked into.")
        told = told if sum(one.entries for one in reports) > review.looked else _tr(
            "Names or details of other people: in {found} of {looked}."
        )  # fmt: skip
        lines.append(told.replace("{found}", _number(review.found)).replace("{looked}", _number(review.looked)))
    return lines


def losses(reports: Sequence[LossReport], *, whole: bool = False) -> list[str]:
    """What would be left out, and what changed; `whole`: also what is told the least often."""
    left, changed = (_said(some, whole) for some in _remarks(reports))
    lines = [_tr("Left out: {what}").replace("{what}", one) for one in left]
    return lines + [_tr("Changed: {what}").replace("{what}", one) for one in changed]


def is_short(reports: Sequence[LossReport]) -> bool:
    """Whether there are more kinds of remarks than `losses` tells."""
    return any(len(_counted(some)) > _MOST for some in _remarks(reports))


def _remarks(reports: Sequence[LossReport]) -> tuple[list[tuple[Remark, ...]], list[tuple[Remark, ...]]]:
    return [one.skipped for one in reports], [one.changed for one in reports]


def done(reports: Sequence[LossReport]) -> str:
    """What is said when it is over."""
    added, updated = sum(one.entries for one in reports), sum(one.updated for one in reports)
    text = _tr("Added: {entries}.").replace("{entries}", _kinds(reports)) if added or not updated else ""
    if updated:
        text += " " + _tr("Brought up to date: {entries}.").replace("{entries}", entries_number(updated))
    return text.strip()


def _day(moment: str) -> date:
    return datetime.fromisoformat(moment).date()


def _counted(remarks: Iterable[tuple[Remark, ...]]) -> Counter[str]:
    return Counter(f"{one.what}: {one.why}" for some in remarks for one in some)


def _said(remarks: Iterable[tuple[Remark, ...]], whole: bool) -> list[str]:
    """Each kind of remark once, with how often, the most frequent first."""
    counted = _counted(remarks)
    some = counted.most_common(None if whole else _MOST)
    said = [text if times == 1 else f"{text} ({times})" for text, times in some]
    if len(counted) > len(some):
        said.append(_tr("and {number} more").replace("{number}", _number(len(counted) - len(some))))
    return said
