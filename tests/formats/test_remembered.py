"""What is remembered in little room is what a dictionary would remember."""

import sys

from hypothesis import given
from hypothesis import strategies as st

from peerjournal.formats.identity import Identities
from peerjournal.formats.remembered import Remembered

# Many that meet in one place of a small table, and both ends of 64 bits.
numbers = st.integers(-(1 << 63), (1 << 63) - 1) | st.integers(-3, 3).map(lambda one: one << 20)


@given(st.lists(st.tuples(numbers, numbers), max_size=40))
def test_it_is_a_dictionary_of_numbers(pairs: list[tuple[int, int]]) -> None:
    remembered, expected = Remembered(), {key or 1: value for key, value in pairs}
    for key, value in pairs:
        remembered[key] = value
    for key, _ in pairs:
        assert remembered.get(key) == expected[key or 1]
    assert remembered.get(12345 << 7) == expected.get(12345 << 7)


def test_it_grows_and_forgets() -> None:
    remembered = Remembered()
    keys = [hash(f"entry {number}") for number in range(50_000)]
    for value, key in enumerate(keys):
        remembered[key] = value
    assert [remembered.get(key) for key in keys] == list(range(50_000))
    assert sum(sys.getsizeof(one) for one in vars(remembered).values()) < 50 * len(keys)
    remembered.clear()
    assert not any(remembered.get(key) is not None for key in keys)


def test_ids_that_come_again_are_numbered() -> None:
    ids = Identities()
    assert [ids.unique(one) for one in ("a", "b", "a", "a")] == ["a", "b", "a:2", "a:3"]
    assert ids.of("x", 1) != ids.of("x", 1)
