"""Every picture of the insights with few points and with many, on the screen and on paper, to be looked at."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage

from peerjournal.insights import INSIGHTS
from peerjournal.insights.life import Life, Pair, Written
from peerjournal.insights.moments import Noted, of
from peerjournal.measures import MEASURES
from peerjournal.model.entry import Entry
from peerjournal.model.tip import Tip, Try
from peerjournal.ui.charts import saving
from peerjournal.ui.pages.insights.card import QuestionCard
from peerjournal.ui.pages.insights.memories import MemoriesCard
from peerjournal.ui.pages.insights.questions import QUESTIONS
from peerjournal.ui.pages.insights.wording import Names
from peerjournal.ui.theme import Theme

POINTS = (0, 1, 5, 50, 5000)
_GROUPS = {"g1": "Thursday circle", "g2": "Carers of the northern district, evening round", "g3": "Online"}
_TIPS = ("Cold water on my wrists", "Name five things I can see, four that I can hear, three that I can touch",
         "Ring my sister", "Walk to the river", "Count backwards")  # fmt: skip
_FEELINGS = ("calm", "tired", "hopeful", "sad", "tense", "heard", "angry", "proud", "numb", "glad")
_TEXT = ("today", "work", "was", "long", "then", "evening", "came", "with", "rain", "home", "circle", "tea", "some")
_MEMORY = "I sat by the water until the light went, and for a while nothing was asked of me."
_WIDTHS = {"": 860, "-narrow": 420}


def life(n: int) -> Life:
    """`n` moments in which some things do go together, ending at an evening of 2024; meetings and tries to match."""
    chance = random.Random(n)
    last = datetime(2024, 11, 20, 21, 10, tzinfo=UTC)
    moments, pairs, written = [], [], []
    for back in range(n, 0, -1):
        at = last - timedelta(days=(back - 1) * (1.1 if n < 1000 else 0.6), hours=chance.choice((0, 0, 1, 2, 9, 13)))
        walked, good = chance.random() < 0.3, chance.random() < 0.4
        hope = chance.gauss(4 + 2 * (n - back) / n + 2 * walked, 1.5)
        scales = {"hope": hope, "tension": chance.gauss(6 - 2 * good, 2), "belonging": chance.gauss(5, 2)}
        answers = {key: min(max(round(value), 0), 10) for key, value in scales.items() if chance.random() < 0.9}
        feelings = ("calm",) if walked and chance.random() < 0.8 else tuple(chance.sample(_FEELINGS, 2))
        group = chance.choice((*_GROUPS, None, None)) if back % 5 == 0 else None
        moments.append(Noted(at, scales=answers, feelings=feelings, tags=("walk",) if walked else ("work",),
                             group_id=group))  # fmt: skip
        words = [
            *chance.sample(_TEXT, 9),
            *(["river"] if walked else []),
            *(["quarrel"] if answers.get("hope", 5) < 4 else []),
        ]
        written.append(Written(" ".join(words), answers))
        if back % 5 == 0 or n < 6:
            before = {key: chance.randint(1, 7) for key in ("hope", "tension", "belonging")}
            after = {key: min(max(value + chance.choice((-1, 0, 1, 2, 3)) * (-1 if key == "tension" else 1), 0), 10)
                     for key, value in before.items()}  # fmt: skip
            pairs.append(Pair(at, chance.choice(list(_GROUPS)), before, after))
    tips = tuple(Tip(str(at), title) for at, title in enumerate(_TIPS))
    tries = tuple(Try(str(at), str(min(int(chance.expovariate(0.7)), 4)), last - timedelta(days=at), 7,
                      7 - chance.choice((-1, 0, 1, 2, 3, 4))) for at in range(n if n < 10 else n // 4))  # fmt: skip
    remembered = tuple(Entry(str(at), last - timedelta(days=365 * (at + 1)), ("By the river", "")[at % 2], _MEMORY)
                       for at in range(min(n, 3)))  # fmt: skip
    attended = dict.fromkeys(_GROUPS, len(pairs) // 3 + 1) if n else {}
    return Life(of(moments), tuple(pairs), _GROUPS if n else {}, attended, tips if n else (), tries, remembered,
                written, last.date())  # fmt: skip


def made(theme: Theme) -> Iterator[tuple[str, QImage]]:
    """(name, picture): each card in light and dark, wide and narrow, for every number of points, and on paper."""
    names = Names(list(MEASURES))
    for n in POINTS:
        whole = life(n)
        results = {one.KEY: one.look(whole) for one in INSIGHTS}
        for look in ("light", "dark"):
            theme.choose(look)
            for question in QUESTIONS:
                card = QuestionCard(question)
                card.show_found(results[question.key], names)
                for suffix, width in _WIDTHS.items():
                    yield f"{question.key}-{n}-{look}{suffix}", _shot(card, width)
                if look == "light" and (picture := card.chart.picture()) is not None:
                    yield f"{question.key}-{n}-print", saving.image(picture)
            memories = MemoriesCard()
            memories.show_memories(results["looking_back"])
            yield f"looking_back-{n}-{look}", _shot(memories, _WIDTHS[""])


def write(outdir: Path, theme: Theme) -> None:
    """Writes them all."""
    for name, picture in made(theme):
        picture.save(str(outdir / f"{name}.png"))
        print(name)


def _shot(card: QuestionCard | MemoriesCard, width: int) -> QImage:
    column = card.layout()
    assert column is not None
    for _ in range(2):  # what is shown and what is not settles only after the first
        card.ensurePolished()
        card.resize(width, max(column.heightForWidth(width), 10))
        column.activate()
        QCoreApplication.processEvents()
    return card.grab().toImage()
