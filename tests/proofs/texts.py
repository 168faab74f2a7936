"""Texts that can be told right from wrong: each follows from an entry's id and the number of the change."""

import random

_WORDS = (
    "lantern", "river", "kettle", "Übung", "Geduld", "散歩", "深呼吸", "朝", "quiet", "circle", "breathe", "café",
    "naïve", "привет", "stone", "harbour", "walk", "listen", "again", "tomorrow", "window", "soup", "thread", "meadow",
    "answer", "雨", "meeting", "chair", "calm",
)  # fmt: skip
PASSPHRASE = "a lantern by the river"


def text_of(id: str, version: int) -> str:
    """A few words up to about 16,000 characters: within a page, over one, and over many."""
    chance = random.Random(f"{id} {version}")
    length = chance.choice((8, 60, 300, 900, 2500))
    return f"{id} {version} " + " ".join(chance.choices(_WORDS, k=length))
