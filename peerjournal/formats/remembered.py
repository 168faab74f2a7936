"""Remembers a number for each of a million others in some thirty bytes, where a dictionary takes a hundred."""

from array import array

_FEWEST = 1 << 6  # places; always a power of two


class Remembered:
    """Numbers of 64 bits by hashes of 64 bits: an open hash table, of which two thirds are taken at most."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Forgets everything."""
        self._keys, self._values = _places(_FEWEST), _places(_FEWEST)
        self._number = 0

    def get(self, key: int) -> int | None:
        """What is remembered of a hash; None if nothing is."""
        place = self._place(key)
        return self._values[place] if self._keys[place] else None

    def __setitem__(self, key: int, value: int) -> None:
        place = self._place(key)
        if not self._keys[place]:
            self._keys[place] = key or 1  # 0 says that a place is free
            self._number += 1
        self._values[place] = value
        if 3 * self._number > 2 * len(self._keys):
            self._double()

    def _place(self, key: int) -> int:
        keys, key = self._keys, key or 1
        last = len(keys) - 1
        place = key & last
        while keys[place] and keys[place] != key:
            place = (place + 1) & last
        return place

    def _double(self) -> None:
        keys, values = self._keys, self._values
        self._keys, self._values = _places(2 * len(keys)), _places(2 * len(keys))
        for key, value in zip(keys, values, strict=True):
            if key:
                place = self._place(key)
                self._keys[place], self._values[place] = key, value


def _places(number: int) -> "array[int]":
    return array("q", bytes(8 * number))
