"""Before and after: the median and its interval are what resampling gives, and few pairs say nothing."""

import random
import statistics
from itertools import product

import numpy as np
import pytest
from scipy import stats

from peerjournal.insights import before_after, groups
from peerjournal.insights.chance import _even, holm, median_interval, sign_flip_p, t_quantile
from peerjournal.insights.life import Life, Pair
from peerjournal.insights.moments import of
from tests.insights.lives import GROUPS, START, year_of_noise


@pytest.mark.parametrize("n", [6, 7, 15, 20, 41])
def test_the_interval_is_the_one_that_numpy_gets_by_resampling(n: int) -> None:
    chance = random.Random(n)
    values = [float(chance.randint(-4, 6)) for _ in range(n)]
    drawn = np.random.default_rng(n).choice(values, (200_000, n))
    medians = np.sort(np.median(drawn, axis=1))
    middle, low, high = median_interval(values)
    assert middle == np.median(values)
    # A resampled share has an error of its own; the interval's ends must lie between those of nearby shares.
    assert medians[int(0.0235 * 200_000)] <= low <= medians[int(0.0265 * 200_000)]
    assert medians[int(0.9735 * 200_000)] <= high <= medians[int(0.9765 * 200_000)]


@pytest.mark.parametrize("values", [(0, 1, 1, 2), (-2, -2, 0, 1, 5, 5), (3, 3), (0, 1, 2, 3, 4, 5, 6, 7)])
def test_the_chances_of_an_even_median_are_those_of_counting_every_resample(values: tuple[int, ...]) -> None:
    n = len(values)
    counted: dict[float, int] = {}
    if n <= 6:
        for drawn in product(values, repeat=n):
            counted[statistics.median(drawn)] = counted.get(statistics.median(drawn), 0) + 1
    support = sorted(set(values))
    found = _even(support, [sum(one <= point for one in values) / n for point in support], n)
    assert found[-1][1] == pytest.approx(1)
    for point, share in found if counted else []:
        assert share == pytest.approx(sum(times for at, times in counted.items() if at <= point) / n**n)


@pytest.mark.parametrize("n", [6, 7, 100])
def test_equal_changes_leave_no_doubt_about_the_middle_and_no_claim_without_change(n: int) -> None:
    assert median_interval([2.0] * n) == (2, 2, 2)
    assert sign_flip_p([0] * n) == 1
    assert sign_flip_p([2] * n) == pytest.approx(2 / 2**n) or n > 60


def test_many_pairs_have_nearly_the_chance_that_counting_all_signs_gives() -> None:
    chance = random.Random(4)
    for lift in (0, 0.3, 0.6):
        values = [round(chance.gauss(lift, 2)) for _ in range(59)]
        exact = sign_flip_p(values)
        assert sign_flip_p(values + [1, -1] * 10) == pytest.approx(exact, abs=0.01)


def test_what_was_asked_on_the_way_in_only_is_no_pair() -> None:
    noted = of(year_of_noise(1).noted[:1])
    half = tuple(Pair(START, "g1", {"hope": 3, "tension": 4}, {"hope": 5}) for _ in range(7))
    assert {(one.key, one.n) for one in before_after.look(Life(noted, half, GROUPS))} == {("hope", 7)}


def coverage(n: int, runs: int) -> float:
    """The share of intervals that hold the median of what they were drawn from."""
    chance = random.Random(n)
    held = 0
    for _ in range(runs):
        _, low, high = median_interval([chance.gauss(1, 2) for _ in range(n)])
        held += low <= 1 <= high
    return held / runs


def test_the_interval_holds_the_true_median_about_as_often_as_it_promises() -> None:
    assert 0.88 <= coverage(15, 200) <= 0.99


@pytest.mark.long
@pytest.mark.parametrize("n", [6, 10, 15, 30, 60])
def test_in_2000_runs_the_interval_holds_the_true_median_as_often_as_it_promises(n: int) -> None:
    found = coverage(n, 2000)
    print(f"coverage of the median of {n} pairs: {found:.3f}")
    assert 0.90 <= found <= 0.97


@pytest.mark.parametrize("n", [5, 12, 30])
def test_the_chance_of_signs_is_scipys_permutation_test(n: int) -> None:
    chance = random.Random(n)
    values = [chance.randint(-3, 5) for _ in range(n)]
    kept = np.array([value for value in values if value])
    if len(kept) <= 12:
        told = stats.permutation_test((kept, np.zeros(len(kept))), lambda a, b: np.sum(a - b), n_resamples=np.inf,
                                      permutation_type="samples")  # fmt: skip
        assert sign_flip_p(values) == pytest.approx(told.pvalue)
    else:
        signs = np.random.default_rng(1).choice([-1, 1], (200_000, len(kept)))
        share = np.mean(np.abs(signs @ np.abs(kept)) >= abs(kept.sum()))
        assert sign_flip_p(values) == pytest.approx(share, abs=0.004)


def test_many_looks_are_corrected_as_holm_has_it() -> None:
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])
    assert holm([]) == []


@pytest.mark.parametrize("freedom", [5, 12, 80])
def test_students_t_is_scipys(freedom: int) -> None:
    assert t_quantile(0.975, freedom) == pytest.approx(stats.t.ppf(0.975, freedom), rel=0.01)


def pairs(n: int, group: str = "g1", lift: int = 2) -> tuple[Pair, ...]:
    """Meetings that lift hope."""
    return tuple(Pair(START, group, {"hope": 3 + at % 2}, {"hope": 3 + at % 3 + lift}) for at in range(n))


def test_five_pairs_are_too_few_to_say_and_six_are_not() -> None:
    noted = of(year_of_noise(1).noted[:1])
    five, _ = before_after.look(Life(noted, pairs(5), GROUPS))
    assert (five.n, five.median, five.low, five.p, five.speaks) == (5, None, None, None, False)
    six, _ = before_after.look(Life(noted, pairs(6), GROUPS))
    assert six.median == statistics.median(one.after - one.before for one in six.steps)


def test_groups_stand_side_by_side_each_with_its_own_change() -> None:
    life = Life(year_of_noise(1).noted, pairs(8) + pairs(9, "g2", 0), GROUPS, {"g1": 10, "g2": 9})
    carers, thursday = groups.look(life)
    assert (carers.name, carers.attended, carers.n) == ("Carers", 9, 9)
    (change,) = thursday.changes
    assert (change.key, change.n, change.group) == ("hope", 8, "Thursday circle")
    assert thursday.feelings[0][1] >= thursday.feelings[-1][1] > 0


def test_one_lifted_scale_is_said_and_noise_hardly_ever() -> None:
    whole = before_after.look(Life(year_of_noise(1).noted, pairs(20), GROUPS))[0]
    assert whole.speaks
    spoke = sum(any(one.speaks for one in before_after.look(year_of_noise(seed))) for seed in range(60))
    assert spoke <= 6
