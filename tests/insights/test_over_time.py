"""The line over time is the one that numpy finds, its band holds what it promises, and noise does not move."""

import math
import random

import numpy as np
import pytest

from peerjournal.insights import over_time
from peerjournal.insights.life import Life
from peerjournal.insights.moments import of
from peerjournal.insights.smoothing import FEWEST, neighbours, smooth
from tests.insights.lives import noted, year_of_noise


def by_numpy(xs: list[float], ys: list[float], place: float) -> float:
    """Local linear regression at one place, by weighted least squares."""
    x, y = np.array(xs), np.array(ys)
    reach = np.sort(np.abs(x - place))[neighbours(len(x), xs[-1] - xs[0]) - 1] * 1.0001
    weights = np.clip(1 - np.abs((x - place) / reach) ** 3, 0, None) ** 3
    slope_and_level = np.polyfit(x - place, y, 1, w=np.sqrt(weights))
    return float(slope_and_level[1])


@pytest.mark.parametrize("n", [10, 40, 200, 500])
def test_the_line_is_numpys_weighted_least_squares(n: int) -> None:
    chance = random.Random(n)
    xs = sorted(chance.uniform(0, 300) for _ in range(n))
    ys = [5 + 2 * math.sin(x / 40) + chance.gauss(0, 1) for x in xs]
    for one in smooth(xs, ys):
        assert one.value == pytest.approx(by_numpy(xs, ys, one.x), abs=1e-9)


def test_the_band_of_few_answers_is_numpys() -> None:
    chance = random.Random(3)
    xs = sorted(chance.uniform(0, 300) for _ in range(60))
    # Residuals that alternate leave no correlation to widen the band by.
    ys = [5 + 0.01 * x + (1 if at % 2 else -1) * chance.uniform(0.5, 1.5) for at, x in enumerate(xs)]
    found = smooth(xs, ys)
    rows = np.array([[by_numpy(xs, [float(at == one) for one in range(60)], x) for at in range(60)] for x in xs])
    residuals = np.array(ys) - rows @ np.array(ys)
    freedom = 60 - 2 * np.trace(rows) + np.sum(rows**2)
    at = np.array([by_numpy(xs, [float(place == one) for one in range(60)], found[40].x) for place in range(60)])
    from scipy import stats

    half = stats.t.ppf(0.975, freedom) * math.sqrt(residuals @ residuals / freedom * (at @ at))
    # The grid's leverages stand in for those at each answer.
    assert found[40].high - found[40].value == pytest.approx(half, rel=0.02)


def test_many_answers_are_binned_and_the_line_hardly_differs() -> None:
    chance = random.Random(5)
    xs = sorted(chance.uniform(0, 3000) for _ in range(1500))
    ys = [5 + 2 * math.sin(x / 400) + chance.gauss(0, 1) for x in xs]
    assert max(abs(one.value - by_numpy(xs, ys, one.x)) for one in smooth(xs, ys)) < 0.02


def test_a_piece_of_a_year_looks_at_a_share_and_one_of_a_life_at_half_a_year() -> None:
    assert neighbours(100, 365) == 30
    assert neighbours(3650, 3650) == 180
    assert neighbours(50, 3650) == 15


def test_few_answers_make_no_line() -> None:
    days = [float(day) for day in range(FEWEST - 1)]
    assert smooth(days, days) == ()
    assert smooth([1.0] * 20, [5.0] * 20) == ()
    (found,) = over_time.look(Life(of([noted(0, {"hope": 3})])))
    assert (found.n, found.mean, found.line, found.moved) == (1, 3, (), None)
    assert over_time.look(Life()) == ()


def test_answers_that_are_all_alike_make_a_flat_line_without_a_band_and_never_moved() -> None:
    (found,) = over_time.look(Life(of(noted(day, {"hope": 7}) for day in range(0, 200, 2))))
    assert all(abs(one.low - 7) < 1e-9 and abs(one.high - 7) < 1e-9 for one in found.line)
    assert found.moved is not None
    assert abs(found.moved.change) < 1e-9
    assert (found.moved.p, found.moved.speaks) == (1, False)


def test_answers_at_two_moments_only_are_no_division_by_nothing() -> None:
    for apart in (1e-6, 0.01, 400.0):
        moments = [noted(at % 2 * apart, {"hope": at % 11}) for at in range(60)]
        (found,) = over_time.look(Life(of(moments)))
        assert all(0 <= one.low <= one.value <= one.high <= 10 for one in found.line)


def coverage(runs: int, *, sticky: float = 0.0) -> float:
    """The share of places of a known curve that lie within the band."""
    chance = random.Random(1)
    held = []
    for _ in range(runs):
        xs = sorted(chance.uniform(0, 365) for _ in range(120))
        curve = [chance.uniform(-1.5, 1.5), chance.uniform(0, 6.28)]
        level, ys = 0.0, []
        for x in xs:
            level = sticky * level + chance.gauss(0, 1.5)
            ys.append(5 + curve[0] * math.sin(x * 6.28 / 365 + curve[1]) + level)
        found = smooth(xs, ys)[chance.randrange(80)]
        held.append(found.low <= 5 + curve[0] * math.sin(found.x * 6.28 / 365 + curve[1]) <= found.high)
    return sum(held) / runs


def test_the_band_holds_the_curve_about_as_often_as_it_promises() -> None:
    assert 0.9 <= coverage(200) <= 0.99


@pytest.mark.long
def test_the_band_holds_the_curve_in_2000_runs_as_often_as_it_promises() -> None:
    found = coverage(2000), coverage(2000, sticky=0.3)
    print(f"coverage of the band over time: {found[0]:.3f}, with sticky days {found[1]:.3f}")
    assert 0.90 <= found[0] <= 0.97
    assert 0.90 <= found[1] <= 0.97


def test_the_line_is_drawn_where_it_was_computed() -> None:
    (found,) = over_time.look(Life(of(noted(day * 0.7, {"hope": day % 11}) for day in range(40))))
    assert [int(day) for day, _, _, _ in found.drawn()] == [one.day.toordinal() for one in found.line]
    assert found.drawn()[0][0] == found.answers.days[0]
    assert found.drawn()[-1][0] == pytest.approx(found.answers.days[-1])


def test_what_rises_is_said_to_have_moved() -> None:
    chance = random.Random(2)
    rising = Life(of(noted(day, {"hope": round(3 + 4 * day / 365 + chance.gauss(0, 1))}) for day in range(0, 365, 2)))
    (found,) = over_time.look(rising)
    assert found.moved is not None
    assert found.moved.speaks
    assert found.moved.change == pytest.approx(4, abs=0.8)


def moved(years: int) -> float:
    """The share of years of noise in which any scale is said to have moved."""
    lives = (year_of_noise(seed) for seed in range(years))
    return sum(any(one.moved and one.moved.speaks for one in over_time.look(life)) for life in lives) / years


def test_noise_is_hardly_ever_said_to_have_moved() -> None:
    assert moved(60) <= 0.1


@pytest.mark.long
def test_noise_moves_in_at_most_one_year_of_twenty() -> None:
    share = moved(1000)
    print(f"years of noise that moved: {share:.3f}")
    assert share <= 0.05
