"""Invented lives for the tests: what was noted in a year, with or without anything in it to be found."""

import random
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from peerjournal.insights.life import Life, Pair
from peerjournal.insights.moments import Noted, of

START = datetime(2024, 1, 1, 20, tzinfo=UTC)
FEELINGS = ("calm", "tired", "hopeful", "sad", "tense", "heard", "angry", "proud", "numb", "glad")
TAGS = ("work", "family", "sleep", "evening", "walk", "group")
SCALES = ("hope", "belonging", "tension")
GROUPS = {"g1": "Thursday circle", "g2": "Carers"}


def noted(day: float, scales: Mapping[str, int] | None = None, **others: object) -> Noted:
    """One moment so many days after the start."""
    return Noted(START + timedelta(days=day), scales=scales or {}, **others)  # type: ignore[arg-type]


def year_of_noise(seed: int, *, sticky: float = 0.3) -> Life:
    """A year in which nothing has to do with anything, but each day's answers resemble the day's before a little."""
    chance = random.Random(seed)
    level = dict.fromkeys(SCALES, 0.0)
    moments, pairs = [], []
    for day in range(365):
        for key in SCALES:
            level[key] = sticky * level[key] + chance.gauss(0, 1.6)
        if chance.random() < 0.6:
            moments.append(Noted(
                START + timedelta(days=day), scales={key: _answer(5 + level[key]) for key in SCALES},
                feelings=tuple(chance.sample(FEELINGS, chance.randint(1, 3))),
                tags=tuple(chance.sample(TAGS, chance.randint(0, 2))),
                group_id=chance.choice(("g1", "g2", None, None, None)),
            ))  # fmt: skip
        if day % 9 == 0:
            before, after = ({key: _answer(chance.gauss(5, 2)) for key in SCALES} for _ in range(2))
            pairs.append(Pair(START + timedelta(days=day), chance.choice(("g1", "g2")), before, after))
    return Life(of(moments), tuple(pairs), GROUPS)


def _answer(value: float) -> int:
    return min(max(round(value), 0), 10)
