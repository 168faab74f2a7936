"""How it has been: gathers what the insights look at, and gives their numbers."""

from calendar import isleap
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from peerjournal.files import write_whole
from peerjournal.insights import INSIGHTS
from peerjournal.insights import life as lives
from peerjournal.insights.life import Life, Written
from peerjournal.insights.moments import no_pause
from peerjournal.model.checkin import CheckIn
from peerjournal.model.counted import Counted
from peerjournal.model.damage import Damaged
from peerjournal.model.entry import Entry
from peerjournal.model.filters import EntryFilter
from peerjournal.model.group import Group, Meeting
from peerjournal.model.moments import now, to_iso
from peerjournal.model.tip import Tip, Try
from peerjournal.vault.slicing import slices
from peerjournal.vault.vault import Vault

KEYS = tuple(str(one.KEY) for one in INSIGHTS)
Progress = Callable[[int, int], None]
_YEARS_BACK = 100
_TEXTS = 32  # whose words are counted before others get their turn
N = TypeVar("N")
# What was gathered last, so that a page's pictures share one reading. It goes when it is forgotten, or with the vault.
_gathered: WeakKeyDictionary[Vault, tuple[object, Life]] = WeakKeyDictionary()


def gather(
    vault: Vault, first: date | None = None, last: date | None = None, *, progress: Progress | None = None
) -> Life:
    """Everything of a period (both days included) that insights count, without words; read once for as long as nothing
    is saved and nobody forgets it. `progress` is called some hundred times a second, and may raise Stopped."""
    asked = (vault.saves, first, last)
    found = _gathered.get(vault)
    if found is None or found[0] != asked:
        found = _gathered[vault] = (asked, _gather(vault, first, last, _pause(progress)))
    return found[1]


def damaged(vault: Vault) -> int:
    """How many rows of what was gathered last could not be read; they count for nothing."""
    found = _gathered.get(vault)
    return 0 if found is None else found[1].damaged


def forget(vault: Vault) -> None:
    """Lets go of what was gathered: a long life takes some memory."""
    _gathered.pop(vault, None)


def look(
    vault: Vault, key: str, first: date | None = None, last: date | None = None, *, today: date | None = None,
    progress: Progress | None = None,
) -> Any:  # fmt: skip
    """One insight's result, by its key; see the module of that name in `peerjournal.insights`."""
    (insight,) = (one for one in INSIGHTS if key == one.KEY)
    pause = _pause(progress)
    if key == "looking_back":
        life = _looking_back(vault, today or now().date(), pause)
    elif key == "words":
        life = Life(written=_written(vault, EntryFilter(first_day=first, last_day=last), pause))
    else:
        life = gather(vault, first, last, progress=progress)
    return insight.look(replace(life, pause=pause))


def document(vault: Vault, first: date | None = None, last: date | None = None) -> dict[str, Any]:
    """All insights as JSON values: `from`, `to`, `moments`, `damaged`, and each insight under its key.

    Keys are the fields of the results, moments ISO 8601 with offset, days ISO 8601. They never change their meaning.
    """
    life = gather(vault, first, last)
    found: dict[str, Any] = {
        "from": first.isoformat() if first else None,
        "to": last.isoformat() if last else None,
        "moments": len(life.noted),
        "damaged": life.damaged,
    }
    found |= {key: plain(look(vault, key, first, last)) for key in KEYS}
    forget(vault)
    return found


def plain(value: Any) -> Any:
    """A result as JSON values; numbers to four places."""
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [plain(one) for one in value]
    if is_dataclass(value):
        return {one.name: plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, datetime):
        return to_iso(value)
    if isinstance(value, date):
        return value.isoformat()
    return round(value, 4) if isinstance(value, float) else value


def _pause(progress: Progress | None) -> Callable[[], None]:
    return no_pause if progress is None else lambda: progress(0, 0)


def _gather(vault: Vault, first: date | None, last: date | None, pause: Callable[[], None]) -> Life:
    damaged = [0]

    def read(parts: Iterable[list[N | Damaged]], kind: type[N]) -> Iterator[N]:
        for rows in parts:
            pause()
            yield from _whole(rows, kind, damaged)

    meetings = read(slices(vault.meetings, "trashed_at IS NULL"), Meeting)
    life = lives.gather(
        read(vault.counted.of(EntryFilter(first_day=first, last_day=last)), Counted),
        read(slices(vault.check_ins), CheckIn), (one for one in meetings if _within(one.at, first, last)),
        _whole(vault.groups.shown(), Group, damaged), pause=pause,
    )  # fmt: skip
    tries = read(slices(vault.tries), Try)
    return replace(
        life, tips=tuple(_whole(vault.tips.shown(), Tip, damaged)),
        tries=tuple(one for one in tries if _within(one.at, first, last)), damaged=damaged[0],
    )  # fmt: skip


def _written(vault: Vault, where: EntryFilter, pause: Callable[[], None]) -> Iterator[Written]:
    for rows in vault.counted.of(where):
        for at, one in enumerate(rows):
            if not at % _TEXTS:
                pause()
            if isinstance(one, Counted):
                yield Written(lives.own_words(one.title, one.body), one.scales)


def _looking_back(vault: Vault, today: date, pause: Callable[[], None]) -> Life:
    return Life(remembered=tuple(_whole(_of_this_day(vault, today, pause), Entry, [0])), today=today)


def _whole(nouns: "Iterable[N | Damaged]", kind: type[N], damaged: list[int]) -> Iterator[N]:
    for one in nouns:
        if isinstance(one, kind):
            yield one
        else:
            damaged[0] += 1


def _within(at: datetime, first: date | None, last: date | None) -> bool:
    return (first is None or first <= at.date()) and (last is None or at.date() <= last)


def _of_this_day(vault: Vault, today: date, pause: Callable[[], None]) -> Iterator[Entry | Damaged]:
    for back in range(1, min(_YEARS_BACK, today.year - 1) + 1):
        try:
            day = last = today.replace(year=today.year - back)
        except ValueError:  # 29 February has no like in most years
            continue
        if (today.month, today.day) == (2, 28) and not isleap(today.year) and isleap(day.year):
            last = day.replace(day=29)  # or it would come back every fourth year only
        pause()
        for row in vault.entries.rows(EntryFilter(first_day=day, last_day=last), limit=20).rows:
            yield row.entry


def write_picture(vault: Vault, path: Path, data: bytes) -> Path:
    """Writes a picture as a new file; nothing is ever written over. Raises FileExists, DiskFull, NotAllowed."""
    del vault  # the picture was drawn from it; the file is for the vault's thread to wait for
    write_whole(path, data, replace=False)
    return path
