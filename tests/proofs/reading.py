"""Reads everything there is in a vault the way the faces do, and compares it with what the whole vault answered."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import Any

from peerjournal.actions import (
    attachments,
    drafts,
    entries,
    groups,
    kind_words,
    people,
    questions,
    recovery,
    search,
    tips,
    trash,
    vaults,
)
from peerjournal.actions.tips import RankedTip
from peerjournal.model.damage import Damaged
from peerjournal.model.entry import Entry
from peerjournal.model.errors import RowDamaged, VaultDamaged
from peerjournal.model.filters import EntryFilter
from peerjournal.model.found import Found, Hit
from peerjournal.model.records import to_line
from peerjournal.model.tip import Tip
from peerjournal.model.told import Told
from tests.proofs.sample import SEARCHES

Questions = dict[str, Callable[[vaults.Vault], Any]]
Answers = dict[str, Any]
# Made of many rows: those that are damaged cannot count, and are named where they are listed.
_DERIVED = {"situations", "stats"}
_LISTS: Questions = {
    "timeline": lambda vault: list(_paged(vault)), "days": lambda vault: entries.days(vault, date.min, date.max),
    "tags": entries.tags, "feelings": entries.feelings, "trash": trash.trashed, "groups": groups.all,
    "people": people.all, "tips ranked": tips.ranked, "situations": tips.situations, "questions": questions.all,
    "drafts": drafts.all, "place": drafts.place, "recovery key": lambda vault: recovery.key(vault).text,
    "kind words": kind_words.all, "tips": lambda vault: _tips(vault), "stats": lambda vault: _counted(vault),
    "for a backup": lambda vault: list(_told(vault)),
}  # fmt: skip
_FILTERS = (
    EntryFilter(), EntryFilter(tag="WALK"), EntryFilter(feeling="tired"), EntryFilter(starred=True),
    EntryFilter(has_attachment=True), EntryFilter(first_day=date(2025, 11, 10), last_day=date(2025, 11, 20)),
)  # fmt: skip


def everything(vault: vaults.Vault) -> Questions:
    """All that can be asked of this vault, which must be whole: lists, filters, searches, and each thing by its id."""
    asked = dict(_LISTS)
    found = groups.all(vault)
    filters = [*_FILTERS, *(EntryFilter(group_id=one.id) for one in found)]
    for number, where in enumerate(filters):
        asked[f"page {number}"] = partial(_page, where=where)
        asked[f"count {number}"] = partial(entries.count, where=where)
    for words in SEARCHES:
        asked[f"best {words}"] = partial(search.find, untrusted_words=words, limit=10)
        asked[f"newest {words}"] = partial(search.find, untrusted_words=words, limit=5, offset=2, sort="newest")
    for entry in _page(vault, EntryFilter()):
        assert isinstance(entry, Entry)
        asked[f"entry {entry.id}"] = partial(entries.get, id=entry.id)
        asked[f"history {entry.id}"] = partial(entries.history, id=entry.id)
        for one in entry.attachments:
            asked[f"file {one.id}"] = partial(attachments.read, attachment=one)
    for group in found:
        asked[f"meetings {group.id}"] = partial(groups.meetings, group_id=group.id)
        for meeting in groups.meetings(vault, group.id):
            asked[f"check-ins {meeting.id}"] = partial(groups.check_ins, meeting_id=meeting.id)
    for ranked in tips.ranked(vault):
        asked[f"tries {ranked.tip.id}"] = partial(tips.tries, tip_id=ranked.tip.id)
    return asked


def answers(vault: vaults.Vault, asked: Questions) -> Answers:
    """What each question is answered with: a value, or the error that names damage. Any other error is raised."""
    given: Answers = {}
    for name, question in asked.items():
        try:
            given[name] = question(vault)
        except (VaultDamaged, RowDamaged) as error:
            given[name] = error
    return given


def wrong(right: Answers, given: Answers) -> list[str]:
    """The questions that got a wrong answer without a word: not that of the whole vault, and no damage named."""
    named = damage(given) > 0
    return [
        name for name, answer in given.items() if not _agrees(right[name], answer) and not (named and name in _DERIVED)
    ]


def damage(given: Answers) -> int:
    """How many questions were answered with damage that was named."""
    return sum(
        isinstance(one, VaultDamaged | RowDamaged) or (isinstance(one, list) and any(map(_damaged, one)))
        for one in given.values()
    )


def _agrees(right: Any, given: Any) -> bool:
    if isinstance(given, VaultDamaged | RowDamaged):
        return True
    if isinstance(right, Found) and isinstance(given, Found):
        return right.total == given.total and _agrees(list(right.hits), list(given.hits))
    if isinstance(right, list) and isinstance(given, list) and len(right) == len(given):
        if any(isinstance(one, RankedTip) and _damaged(one) for one in given):
            return True  # their order depends on all of them
        rest = iter(right)  # in their order, but the damaged ones may stand anywhere
        return all(any(one == other for other in rest) for one in given if not _damaged(one))
    return bool(right == given)


def _damaged(one: Any) -> bool:
    if isinstance(one, RankedTip):
        return one.damaged > 0 or isinstance(one.tip, Damaged)
    return isinstance(one, Damaged) or (isinstance(one, Hit) and one.damaged)


def _told(vault: vaults.Vault) -> Iterator[bytes | Damaged]:
    for one in vault.telling.in_order():
        if isinstance(one, Told):
            yield from one.lines
        else:
            yield one if isinstance(one, Damaged) else to_line("entry", one)


def _page(vault: vaults.Vault, where: EntryFilter) -> list[Entry | Damaged]:
    return [row.entry for row in entries.page(vault, where, limit=1000).rows]


def _paged(vault: vaults.Vault) -> Iterator[Entry | Damaged]:
    before = None
    while True:
        page = entries.page(vault, limit=7, before=before)
        for row in page.rows:
            yield row.entry
        if not page.more:
            return
        before = page.rows[-1].key


def _tips(vault: vaults.Vault) -> list[Tip | Damaged]:
    return sorted((one.tip for one in tips.ranked(vault)), key=lambda tip: tip.id)


def _counted(vault: vaults.Vault) -> tuple[dict[str, int], int, int]:
    stats = vaults.stats(vault)
    return stats.counts, stats.words, stats.attachment_bytes
