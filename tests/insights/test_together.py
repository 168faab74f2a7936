"""What goes together: found where it is, counted right, and hardly ever where there is only noise."""

import random
from dataclasses import replace

import numpy as np
import pytest

from peerjournal.insights import together, words
from peerjournal.insights.life import Life, Written
from peerjournal.insights.marks import Pairing, bits, planes
from peerjournal.insights.moments import of
from tests.insights.lives import GROUPS, noted, year_of_noise


def test_scores_are_those_that_numpy_computes() -> None:
    chance = np.random.default_rng(4)
    left, right = chance.random(300) < 0.3, chance.random(300) < 0.4
    values = chance.integers(0, 11, 300)
    of = Pairing(300, [bits(np.flatnonzero(left).tolist())], [bits(np.flatnonzero(right).tolist())],
                 [planes(values.tolist())])  # fmt: skip
    for shift in (0, 1, 77, 299):
        turned, moved = np.roll(right, shift), np.roll(values, shift)
        k, m, n = left.sum(), right.sum(), 300
        spread = k * m * (n - k) * (n - m) / (n * n * (n - 1))
        overlap = ((left & turned).sum() - k * m / n) / np.sqrt(spread)
        mean = (moved[left].sum() - k * values.mean()) / np.sqrt(k * values.var() * (n - k) / (n - 1))
        assert of.scores(shift) == pytest.approx([overlap, mean])


def a_year_with(seed: int) -> Life:
    """Noise, but on days tagged `walk` one is calm, and calm days have more hope."""
    chance = random.Random(seed)
    moments = []
    for one in year_of_noise(seed).noted:
        if "walk" in one.tags and chance.random() < 0.8:
            one = replace(one, feelings=("calm", *(name for name in one.feelings if name != "calm")))
        if "calm" in one.feelings:
            one = replace(one, scales={**one.scales, "hope": min(10, one.scales["hope"] + 3)})
        moments.append(one)
    return Life(of(moments), (), GROUPS)


def test_what_goes_together_is_found_first_and_counted() -> None:
    life = a_year_with(3)
    found = together.look(life)
    first = found.pairs[0]
    assert (first.name, first.other, first.speaks) == ("calm", "walk", True)
    both = [one for one in life.noted if one.feelings and one.tags]
    assert first.n == len(both)
    assert first.together == sum("calm" in one.feelings and "walk" in one.tags for one in both)
    assert first.expected == pytest.approx(first.times * first.other_times / first.n)
    scale = found.scales[0]
    assert (scale.key, scale.name, scale.speaks) == ("hope", "calm", True)
    with_it = [one.scales["hope"] for one in life.noted if "calm" in one.feelings]
    assert scale.times == len(with_it)
    assert scale.mean_with == pytest.approx(float(np.mean(with_it)))
    assert found.compared == len(found.pairs) + len(found.scales)


def test_things_of_one_kind_are_not_compared_and_rare_ones_neither() -> None:
    found = together.look(Life(of(noted(day, {"hope": 5}, feelings=("a", "b")) for day in range(7))))
    assert (found.pairs, found.scales, found.compared) == ((), (), 0)
    kinds = {(one.kind, one.other_kind) for one in together.look(year_of_noise(1)).pairs}
    assert kinds == {("feeling", "tag"), ("feeling", "group"), ("tag", "group")}


def spoke(years: int) -> float:
    """The share of years of noise in which anything is said to go together."""
    found = 0
    for seed in range(years):
        told = together.look(year_of_noise(seed))
        found += any(one.speaks for one in told.pairs) or any(one.speaks for one in told.scales)
    return found / years


def test_noise_hardly_ever_goes_together() -> None:
    assert spoke(25) <= 0.12


@pytest.mark.long
def test_noise_goes_together_in_at_most_one_year_of_twenty() -> None:
    share = spoke(1000)
    print(f"years of noise in which something went together: {share:.3f}")
    assert share <= 0.05


def test_words_are_those_of_any_script() -> None:
    assert list(words.split("Don't panic, it's 3 o’clock: Grüße!")) == ["don't", "panic", "it's", "o’clock", "grüsse"]
    assert list(words.split("昨日は海へ")) == ["昨日", "日は", "は海", "海へ"]
    assert list(words.split("вечер и море")) == ["вечер", "море"]


def test_words_of_good_days_lean_up_and_rare_ones_less() -> None:
    chance = random.Random(1)
    moments = []
    for _day in range(200):
        good = chance.random() < 0.3
        text = ("river " if good else "") + ("fog " if chance.random() < 0.05 else "") + chance.choice("ab") * 3
        moments.append(Written(text, {"hope": chance.randint(6, 9) if good else chance.randint(2, 6)}))
    (found,) = words.look(Life(written=moments))
    best = found.words[0]
    assert (best.word, best.speaks, found.n) == ("river", True, 200)
    assert best.mean_with > best.mean_without
    assert all(abs(one.leaning) < abs(one.mean_with - one.mean_without) for one in found.words)
