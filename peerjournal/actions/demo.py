"""Makes the demonstration: a journal with a year of an invented person's entries, groups and tips."""

import random
import struct
import tomllib
import zlib
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from peerjournal import places
from peerjournal.actions import attachments, entries, groups, kind_words, people, questions, tips, vaults
from peerjournal.crypto import Argon2Cost
from peerjournal.model.entry import Entry, Feeling
from peerjournal.model.filters import EntryFilter
from peerjournal.model.group import Group, Meeting
from peerjournal.model.ids import new_id
from peerjournal.model.moments import local, now
from peerjournal.model.tip import Tip
from peerjournal.vault.vault import Vault

PASSPHRASE = "demo"
_QUICK = Argon2Cost(memory_kib=8192, iterations=1, lanes=1)
_DAYS = 365
_SEED = 11


def make(folder: Path, *, holder: str = "terminal", until: datetime | None = None) -> Vault:
    """Makes and opens a demonstration in `folder`; the same moment `until` always gives the same words."""
    vault = vaults.create(folder, PASSPHRASE, holder=holder, cost=_QUICK)
    try:
        with vault.transaction(bulk=True, logged=False):
            fill(vault, until or now())
            vault.state.set_kit_written(True)  # nobody needs one for what is thrown away
        vault.take_changes()
    except BaseException:
        vault.close()
        raise
    return vault


def fill(vault: Vault, until: datetime) -> None:
    """Writes the year before `until` into a vault."""
    told = tomllib.loads((places.resources() / "demo.toml").read_text(encoding="utf-8"))
    chance = random.Random(_SEED)  # noqa: S311 - an invented life, no secret
    first_day = until.date() - timedelta(days=_DAYS)
    known = {one["name"]: _add_group(vault, one, first_day) for one in told["group"]}
    for one in told["person"]:
        people.add(
            vault, one["alias"], group_id=known[one["group"]].id, connection=one["connection"], promise=one["promise"]
        )
    _add_kind_words(vault, told, until)
    for one in told["question"]:
        questions.add(vault, one["text"], group_id=known[one["group"]].id)
    _add_days(vault, told, chance, first_day, until)
    for group in known.values():
        _add_meetings(vault, told, chance, group, first_day, until)
    _add_tips(vault, told, chance, known, until)
    _add_picture(vault)


def _add_group(vault: Vault, told: dict[str, Any], first_day: date) -> Group:
    day = first_day + timedelta(days=(told["weekday"] - first_day.weekday()) % 7)
    first_at = local(day, time.fromisoformat(told["time"]))
    return groups.add(
        vault, told["name"], rrule=told["rrule"], first_at=first_at, agreement=told["agreement"],
        agreement_seen_at=first_at,
    )  # fmt: skip


def _add_kind_words(vault: Vault, told: dict[str, Any], until: datetime) -> None:
    for one in told["kind_word"]:
        alias = one["from"] or one["to"]
        kind_words.add(
            vault,
            one["text"],
            received=not one["to"],
            person_id=people.find(vault, alias).id if alias else None,
            at=until - timedelta(days=one["days_ago"], hours=1),
        )


def _mood(day: date, first_day: date) -> float:
    """From 0 to 1: a slow rise over the year with two dips, so that the pictures have something to show."""
    share = (day - first_day).days / _DAYS
    dip = 0.25 * max(0.0, 1 - abs(share - 0.35) / 0.08) + 0.2 * max(0.0, 1 - abs(share - 0.75) / 0.06)
    return 0.35 + 0.35 * share - dip


def _feelings(told: dict[str, Any], chance: random.Random, mood: float, most: int) -> tuple[Feeling, ...]:
    words = [
        chance.choice(told["feelings"]["better" if chance.random() < mood else "worse"])
        for _ in range(chance.randint(1, most))
    ]
    return tuple(Feeling(word) for word in dict.fromkeys(words))


def _scales(chance: random.Random, mood: float, lift: float = 0.0) -> dict[str, int]:
    def near(middle: float) -> int:
        return min(max(round(middle * 10 + chance.gauss(0, 1.1)), 0), 10)

    return {"hope": near(mood + lift), "belonging": near(mood + 0.05 + lift), "tension": near(0.95 - mood - lift)}


def _add_days(vault: Vault, told: dict[str, Any], chance: random.Random, first_day: date, until: datetime) -> None:
    for past in range(_DAYS):
        day = first_day + timedelta(days=past)
        if chance.random() > 0.55:
            continue
        at = local(day, time(chance.choice((7, 8, 13, 20, 21, 22)), chance.randrange(0, 60, 5)))
        mood = _mood(day, first_day)
        only_check_in = chance.random() < 0.3
        lines = [] if only_check_in else chance.sample(told["day"]["lines"], chance.randint(1, 4))
        entry = entries.new(
            at=at,
            title="" if only_check_in else chance.choice(told["day"]["titles"]),
            body="\n\n".join(lines),
            feelings=_feelings(told, chance, mood, 3),
            scales=_scales(chance, mood) if only_check_in or chance.random() < 0.5 else {},
            tags=() if only_check_in else tuple(chance.sample(told["day"]["tags"], chance.randint(0, 2))),
            starred=chance.random() < 0.06,
        )
        if at < until:
            entries.save(vault, entry)


def _add_meetings(
    vault: Vault, told: dict[str, Any], chance: random.Random, group: Group, first_day: date, until: datetime
) -> None:
    at = groups.next_at(vault, group, local(first_day, time(0)))
    while at is not None and at < until - timedelta(hours=2):
        if chance.random() < 0.78:
            _add_meeting(vault, told, chance, group, at, _mood(at.date(), first_day))
        at = groups.next_at(vault, group, at)


def _add_meeting(
    vault: Vault, told: dict[str, Any], chance: random.Random, group: Group, at: datetime, mood: float
) -> None:
    before = _scales(chance, mood)
    after = _scales(chance, mood, lift=chance.uniform(-0.05, 0.25))
    meeting = groups.add_meeting(
        vault, group.id, at, topic=chance.choice(told["meeting"]["topics"]), attended=True, before=before, after=after
    )
    entry = entries.new(
        at=at + timedelta(minutes=110),
        body=chance.choice(told["meeting"]["keeps"]),
        feelings=_feelings(told, chance, mood + 0.2, 3),
        scales=after,
        group_id=group.id,
        meeting_id=meeting.id,
    )
    entries.save(vault, entry)


def _add_tips(
    vault: Vault, told: dict[str, Any], chance: random.Random, known: dict[str, Group], until: datetime
) -> None:
    for one in told["tip"]:
        heard = until - timedelta(days=chance.randint(301, 360))
        group = known.get(one["group"])
        meeting = next((met for met in _meetings(vault, group) if met.at > heard), None) if group else None
        heard = meeting.at if meeting else heard
        tip = Tip(
            new_id(),
            one["title"],
            one["how"],
            tuple(one["situations"]),
            group.id if group else None,
            meeting.id if meeting else None,
            created_at=heard,
        )
        tips.save(vault, tip)
        for past in sorted((chance.randint(3, 280) for _ in range(chance.randint(1, 9))), reverse=True):
            before = chance.randint(5, 9)
            after = min(max(round(before - chance.gauss(one["eases"], 1.2)), 0), 10)
            tips.tried(vault, tip.id, before=before, after=after, at=until - timedelta(days=past, minutes=40))


def _meetings(vault: Vault, group: Group) -> list[Meeting]:
    return [one for one in reversed(groups.meetings(vault, group.id)) if isinstance(one, Meeting)]


def _add_picture(vault: Vault) -> None:
    """Hangs a picture of a river at dusk on the newest starred entry; drawn here, so that it is nobody's."""
    starred = entries.page(vault, EntryFilter(starred=True), limit=1).rows
    if starred and isinstance(starred[0].entry, Entry):
        attachments.attach_bytes(vault, starred[0].entry, "river.png", _river(480, 300))


def _river(width: int, height: int) -> bytes:
    """A PNG (W3C PNG, third edition): 8-bit RGB, one gradient of sky and one of water with a path of light."""
    rows = bytearray()
    for y in range(height):
        rows.append(0)  # filter type "none"
        share = y / height
        for x in range(width):
            light = max(0.0, 1 - abs(x - width * 0.62) / (20 + 90 * share)) if share > 0.55 else 0.0
            if share <= 0.55:
                red, green, blue = 244 - 90 * share, 196 - 40 * share, 168 + 70 * share
            else:
                red, green, blue = 70 + 150 * light, 104 + 84 * light, 118 + 50 * light
            rows += bytes((int(red), int(green), int(blue)))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(rows), 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in parts
    )
