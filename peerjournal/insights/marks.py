"""Sets of moments as bits of one integer, and how far from chance it is that two of them overlap as they do."""

import math
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from peerjournal.insights.moments import no_pause

SHIFTS = 199
PLANES = 4  # bits of an answer from 0 to 10


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two sides over the same `n` moments, in time order: sets of moments on the left, sets or answers on the right.

    `right_planes` are answers, each as 4 sets: the moments whose answer has that bit.
    """

    n: int
    left: Sequence[int]
    right: Sequence[int] = ()
    right_planes: Sequence[Sequence[int]] = ()

    def scores(self, shift: int = 0) -> list[float]:
        """For each left with each right, how many standard deviations from chance; right moved by `shift` moments.

        Sets: the overlap's hypergeometric mean and variance. Answers: the mean within a set, drawn without replacement.
        """
        full = (1 << self.n) - 1
        found = []
        right = [_turned(one, shift, self.n, full) for one in self.right]
        counts = [one.bit_count() for one in right]
        planes = [[_turned(one, shift, self.n, full) for one in answers] for answers in self.right_planes]
        spreads = [_spread(one, self.n) for one in planes]
        for left in self.left:
            k = left.bit_count()
            for other, m in zip(right, counts, strict=True):
                spread = k * m * (self.n - k) * (self.n - m) / (self.n * self.n * max(self.n - 1, 1))
                found.append(((left & other).bit_count() - k * m / self.n) / math.sqrt(spread) if spread else 0.0)
            for answers, (mean, variance) in zip(planes, spreads, strict=True):
                spread = k * variance * (self.n - k) / max(self.n - 1, 1)
                total = sum((left & one).bit_count() << bit for bit, one in enumerate(answers))
                found.append((total - k * mean) / math.sqrt(spread) if spread else 0.0)
        return found


def _turned(bits: int, shift: int, n: int, full: int) -> int:
    return ((bits << shift) | (bits >> (n - shift))) & full if shift else bits


def _spread(planes: Sequence[int], n: int) -> tuple[float, float]:
    """Mean and variance of answers."""
    mean = sum(one.bit_count() << bit for bit, one in enumerate(planes)) / n
    square = sum(
        (one & other).bit_count() << (bit + bits) for bit, one in enumerate(planes) for bits, other in enumerate(planes)
    )
    return mean, max(square / n - mean * mean, 0.0)


def adjusted(pairings: Sequence[Pairing], pause: Callable[[], None] = no_pause) -> list[list[float]]:
    """For each score of each pairing the p, corrected for all of them at once.

    The highest of all scores, compared with the highest when one side is turned against the other by a random number
    of moments: what a day shares with its neighbours stays on each side, only what binds the sides is broken (max-T:
    Westfall & Young 1993, Resampling-based multiple testing; circular shifts: Besag & Diggle 1977 used such random
    translations for patterns in space).
    """
    seen = [[abs(score) for score in one.scores()] for one in pairings]
    chance = random.Random(sum(one.n for one in pairings))  # noqa: S311 - the same journal always gives the same p
    highest = []
    for _ in range(SHIFTS):
        share = chance.random()
        most = 0.0
        for one in pairings:
            if one.n > 1:
                pause()
                scores = one.scores(1 + int(share * (one.n - 1)))
                most = max(most, max(scores, default=0.0), -min(scores, default=0.0))
        highest.append(most)
    return [[(1 + sum(top >= score - 1e-9 for top in highest)) / (SHIFTS + 1) for score in one] for one in seen]


def bits(places: Sequence[int]) -> int:
    """The set of these moments."""
    made = bytearray(max(places, default=0) // 8 + 1)
    for place in places:
        made[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(made, "little")


def planes(answers: Sequence[int], pause: Callable[[], None] = no_pause) -> list[int]:
    """Answers from 0 to 10, one for each moment, as 4 sets."""
    found = []
    for bit in range(PLANES):
        pause()
        found.append(bits([at for at, value in enumerate(answers) if value >> bit & 1]))
    return found
