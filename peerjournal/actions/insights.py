"""How it has been: gathers what the insights look at, and gives their numbers."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from peerjournal.files import write_whole
from peerjournal.insights import INSIGHTS
from peerjournal.insights import life as lives
from peerjournal.insights.life import Life
from peerjournal.model.checkin import CheckIn
from peerjournal.model.damage import Damaged
from peerjournal.model.entry import Entry
from peerjournal.model.filters import EntryFilter
from peerjournal.model.group import Group, Meeting
from peerjournal.model.moments import now, to_iso
from peerjournal.model.tip import Tip, Try
from peerjournal.vault.vault import Vault

KEYS = tuple(str(one.KEY) for one in INSIGHTS)
_YEARS_BACK = 100
N = TypeVar("N")
# What was gathered last, so that a page's pictures share one reading. It goes with the vault, which locking drops.
_gathered: WeakKeyDictionary[Vault, tuple[object, Life]] = WeakKeyDictionary()


def gather(
    vault: Vault, first: date | None = None, last: date | None = None, *, with_words: bool = False,
    today: date | None = None,
) -> Life:  # fmt: skip
    """Everything of a period (both days included) that insights count; read once for as long as nothing is saved."""
    today = today or now().date()
    if with_words:  # asked for seldom, and the words of a life need not stay in memory
        return _gather(vault, first, last, today, with_words=True)
    asked = (vault.saves, first, last, today)
    found = _gathered.get(vault)
    if found is None or found[0] != asked:
        found = _gathered[vault] = (asked, _gather(vault, first, last, today, with_words=False))
    return found[1]


def look(
    vault: Vault, key: str, first: date | None = None, last: date | None = None, *, today: date | None = None
) -> Any:
    """One insight's result, by its key; see the module of that name in `peerjournal.insights`."""
    (insight,) = (one for one in INSIGHTS if key == one.KEY)
    return insight.look(gather(vault, first, last, with_words=key == "words", today=today))


def document(vault: Vault, first: date | None = None, last: date | None = None) -> dict[str, Any]:
    """All insights as JSON values: `from`, `to`, `moments`, `damaged`, and each insight under its key.

    Keys are the fields of the results, moments ISO 8601 with offset, days ISO 8601. They never change their meaning.
    """
    life = gather(vault, first, last, with_words=True)
    found: dict[str, Any] = {
        "from": first.isoformat() if first else None,
        "to": last.isoformat() if last else None,
        "moments": len(life.noted),
        "damaged": life.damaged,
    }
    return found | {one.KEY: plain(one.look(life)) for one in INSIGHTS}


def plain(value: Any) -> Any:
    """A result as JSON values; numbers to four places."""
    if is_dataclass(value):
        return {one.name: plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    if isinstance(value, datetime):
        return to_iso(value)
    if isinstance(value, date):
        return value.isoformat()
    return round(value, 4) if isinstance(value, float) else value


def _gather(vault: Vault, first: date | None, last: date | None, today: date, *, with_words: bool) -> Life:
    damaged = [0]
    where = EntryFilter(first_day=first, last_day=last)
    entries = _whole((one for _, one in vault.entries.in_order(where)), Entry, damaged)
    meetings = [one for one in _whole(vault.meetings.shown(), Meeting, damaged) if _within(one.at, first, last)]
    life = lives.gather(
        entries, _whole(vault.check_ins.all(), CheckIn, damaged), meetings,
        _whole(vault.groups.shown(), Group, damaged), with_words=with_words,
    )  # fmt: skip
    return replace(
        life, tips=tuple(_whole(vault.tips.shown(), Tip, damaged)),
        tries=tuple(one for one in _whole(vault.tries.all(), Try, damaged) if _within(one.at, first, last)),
        remembered=tuple(_whole(_of_this_day(vault, today), Entry, [0])), today=today, damaged=damaged[0],
    )  # fmt: skip


def _whole(nouns: "Iterator[N | Damaged] | list[N | Damaged]", kind: type[N], damaged: list[int]) -> Iterator[N]:
    for one in nouns:
        if isinstance(one, kind):
            yield one
        else:
            damaged[0] += 1


def _within(at: datetime, first: date | None, last: date | None) -> bool:
    return (first is None or first <= at.date()) and (last is None or at.date() <= last)


def _of_this_day(vault: Vault, today: date) -> Iterator[Entry | Damaged]:
    for back in range(1, min(_YEARS_BACK, today.year - 1) + 1):
        try:
            day = today.replace(year=today.year - back)
        except ValueError:  # 29 February has no like in most years
            continue
        for row in vault.entries.rows(EntryFilter(first_day=day, last_day=day), limit=20).rows:
            yield row.entry


def write_picture(vault: Vault, path: Path, data: bytes) -> Path:
    """Writes a picture as a new file; nothing is ever written over. Raises FileExists, DiskFull, NotAllowed."""
    del vault  # the picture was drawn from it; the file is for the vault's thread to wait for
    write_whole(path, data, replace=False)
    return path
