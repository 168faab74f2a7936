"""How strong a passphrase is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Strength:
    """How hard a passphrase is to guess: `score` 0 (at once) to 4 (very hard), and the guesses as a power of ten."""

    score: int
    guesses_log10: float
