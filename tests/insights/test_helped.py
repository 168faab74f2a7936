"""Tips that help: drawn toward one another as an independent computation has it, and luck alone does not win."""

import random
from datetime import timedelta

import numpy as np
import pytest
from scipy import stats

from peerjournal.insights import helped
from peerjournal.insights.life import Life
from peerjournal.model.tip import Tip, Try
from tests.insights.lives import START


def tried(changes: dict[str, list[int]]) -> Life:
    """Tips by title with the easing of each try."""
    tips = tuple(Tip(title, title) for title in changes)
    tries = tuple(
        Try(f"{title}{at}", title, START + timedelta(days=at), 5, 5 - eased)
        for title, each in changes.items()
        for at, eased in enumerate(each)
    )
    return Life(tips=tips, tries=tries)


def by_scipy(samples: list[list[float]]) -> list[float]:
    """The same hierarchical model, integrated by a fine grid of densities."""
    means = np.array([np.mean(one) for one in samples])
    squares = sum(np.sum((np.array(one) - np.mean(one)) ** 2) for one in samples)
    variance = (squares + 4 * 2.5**2) / (sum(len(one) - 1 for one in samples) + 4)
    own = variance / np.array([len(one) for one in samples])
    total, expected = 0.0, np.zeros(len(samples))
    for between in np.linspace(0, 6, 601)[1:]:
        spread = own + between**2
        centre = np.sum(means / spread) / np.sum(1 / spread)
        density = np.prod(stats.norm.pdf(means, centre, np.sqrt(spread))) / np.sqrt(np.sum(1 / spread))
        total += density
        expected += density * (means / own + centre / between**2) / (1 / own + 1 / between**2)
    return list(expected / total)


def test_the_expected_easing_is_scipys() -> None:
    chance = random.Random(1)
    samples = [[float(chance.randint(-2, 6)) for _ in range(chance.randint(1, 12))] for _ in range(7)]
    _, found = helped.shrunk(samples)
    assert [one[0] for one in found] == pytest.approx(by_scipy(samples), abs=0.01)


def test_one_lucky_try_does_not_win_over_many_good_ones() -> None:
    usual = {"a": [1, 2, 0, 3, 1], "b": [2, -1, 1, 2], "c": [0, 2, 3, 1]}
    found = helped.look(tried({"lucky": [6], "steady": [4, 3, 5, 2, 4, 5, 3, 4], **usual}))
    assert found.tips[0].title == "steady"
    lucky = next(one for one in found.tips if one.title == "lucky")
    assert lucky.eased == 6
    assert lucky.expected is not None
    assert lucky.expected < 5
    assert (found.n, lucky.tries, lucky.rated) == (22, 1, 1)


def test_a_tip_without_a_rated_try_is_named_last_and_promises_nothing() -> None:
    life = tried({"good": [3, 4]})
    life = Life(tips=(Tip("new", "new"), *life.tips), tries=(*life.tries, Try("x", "new", START, None, 3)))
    found = helped.look(life)
    assert [one.title for one in found.tips] == ["good", "new"]
    assert (found.tips[1].tries, found.tips[1].rated, found.tips[1].expected) == (1, 0, None)
    assert helped.look(Life()) == helped.Helpful(0, None, ())


def coverage(runs: int) -> float:
    """The share of tips whose true easing lies in its interval."""
    chance = random.Random(9)
    held = []
    for _ in range(runs):
        true = [chance.gauss(1.5, 1.2) for _ in range(8)]
        samples = [[chance.gauss(one, 2.0) for _ in range(chance.randint(1, 10))] for one in true]
        held += [low <= one <= high for one, (_, low, high) in zip(true, helped.shrunk(samples)[1], strict=True)]
    return sum(held) / len(held)


def test_the_interval_holds_what_a_tip_truly_does_about_as_often_as_it_promises() -> None:
    assert 0.9 <= coverage(60) <= 0.985


@pytest.mark.long
def test_in_2000_runs_the_interval_holds_what_a_tip_truly_does() -> None:
    found = coverage(2000)
    print(f"coverage of what tips do: {found:.3f}")
    assert 0.90 <= found <= 0.97
