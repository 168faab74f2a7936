"""Takes a JSON object apart that somebody else may have written, believing nothing of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from math import isfinite
from typing import Any, TypeVar

from peerjournal.model.entry import Feeling
from peerjournal.model.ids import is_id

T = TypeVar("T")
LARGEST = 1 << 53  # what every JSON reader keeps exactly
_LONGEST_MOMENT = 40
_DEEPEST = 16  # lists and objects within one another
_WIDEST = 1000  # for values meant to be 0 to 10: one odd value must not make a whole backup unreadable


@dataclass(eq=False)
class RecordWrong(ValueError):
    """A record that is not the noun it should be; `key` is the field of ours that is wrong, '' the record itself."""

    noun: str
    key: str = ""

    def __str__(self) -> str:
        return f"{self.noun}.{self.key}" if self.key else self.noun


class Fields:
    """The values of one record, each asked for by its key and type. Every method raises RecordWrong.

    A key that is not there, or null, is the type's empty value: '', None, False, ().
    """

    __slots__ = ("noun", "values")

    def __init__(self, noun: str, untrusted: object) -> None:
        if type(untrusted) is not dict:
            raise RecordWrong(noun)
        self.noun = noun
        self.values: dict[str, object] = untrusted

    def text(self, key: str) -> str:
        """A text that UTF-8 can hold."""
        untrusted = self.values.get(key)
        return "" if untrusted is None else self._text(key, untrusted)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts."""
        if key not in self.values:
            return ()
        return tuple(self._text(key, untrusted) for untrusted in self._list(key))

    def ids(self, key: str) -> tuple[str, ...]:
        """A list of ids."""
        if key not in self.values:
            return ()
        return tuple(self._id(key, untrusted) for untrusted in self._list(key))

    def id(self, key: str = "id") -> str:
        """An id, which must be there."""
        return self._id(key, self.values.get(key))

    def id_or_none(self, key: str) -> str | None:
        """An id, or None."""
        untrusted = self.values.get(key)
        return None if untrusted is None else self._id(key, untrusted)

    def flag(self, key: str) -> bool:
        """True or false."""
        untrusted = self.values.get(key)
        if untrusted is None:
            return False
        if type(untrusted) is not bool:
            raise RecordWrong(self.noun, key)
        return untrusted

    def number(self, key: str) -> int:
        """A whole number from 0 up, which must be there."""
        return self._number(key, self.values.get(key), 0, LARGEST)

    def value_or_none(self, key: str) -> int | None:
        """A whole number of three digits at most, or None."""
        untrusted = self.values.get(key)
        return None if untrusted is None else self._number(key, untrusted, 1 - _WIDEST, _WIDEST - 1)

    def moment(self, key: str) -> datetime:
        """A moment with its UTC offset, which must be there."""
        untrusted = self.values.get(key)
        if type(untrusted) is not str or len(untrusted) > _LONGEST_MOMENT:
            raise RecordWrong(self.noun, key)
        try:
            moment = datetime.fromisoformat(untrusted)
            if not 1 < moment.year < 9999:
                moment.astimezone(UTC)  # which can lie before year 1 or after 9999
        except (ValueError, OverflowError):
            raise RecordWrong(self.noun, key) from None
        if moment.tzinfo is None:
            raise RecordWrong(self.noun, key)
        return moment

    def moment_or_none(self, key: str) -> datetime | None:
        """A moment, or None."""
        return None if self.values.get(key) is None else self.moment(key)

    def dates(self) -> tuple[datetime | None, datetime | None, datetime | None]:
        """When it was made, changed, and put into the trash."""
        names = ("created_at", "updated_at", "trashed_at")
        made, changed, trashed = (self.moment_or_none(name) for name in names)
        return made, changed, trashed

    def feelings(self) -> tuple[Feeling, ...]:
        """The list of feelings, each with its name and perhaps an intensity."""
        if "feelings" not in self.values:
            return ()
        return tuple(self.each("feelings", lambda one: Feeling(one.text("name"), one.value_or_none("intensity"))))

    def scales(self) -> dict[str, int]:
        """An object of whole numbers."""
        untrusted = self.values.get("scales")
        if untrusted is None:
            return {}
        if type(untrusted) is not dict:
            raise RecordWrong(self.noun, "scales")
        text, number = self._text, self._number
        return {text("scales", k): number("scales", v, 1 - _WIDEST, _WIDEST - 1) for k, v in untrusted.items()}

    def form(self, key: str) -> dict[str, Any]:
        """An object of JSON values: the fields of a form, whatever form that was."""
        untrusted = self.values.get(key)
        if untrusted is None:
            return {}
        if type(untrusted) is not dict:
            raise RecordWrong(self.noun, key)
        self._refuse_odd(key, untrusted, _DEEPEST)
        return untrusted

    def each(self, key: str, read: Callable[["Fields"], T]) -> Iterator[T]:
        """A list of records within this one."""
        return (read(Fields(f"{self.noun}.{key}", untrusted)) for untrusted in self._list(key))

    def _list(self, key: str) -> list[object]:
        untrusted = self.values.get(key)
        if untrusted is None:
            return []
        if type(untrusted) is not list:
            raise RecordWrong(self.noun, key)
        return untrusted

    def _refuse_odd(self, key: str, untrusted: object, deeper: int) -> None:
        """Raises RecordWrong for what JSON can say and nothing of ours can store."""
        if type(untrusted) is str:
            self._text(key, untrusted)
        elif type(untrusted) is int:
            self._number(key, untrusted, -LARGEST, LARGEST)
        elif isinstance(untrusted, dict | list) and deeper:
            for one in untrusted:
                self._refuse_odd(key, one, deeper - 1)
                if isinstance(untrusted, dict):
                    self._refuse_odd(key, untrusted[one], deeper - 1)
        elif not (untrusted is None or type(untrusted) is bool or (type(untrusted) is float and isfinite(untrusted))):
            raise RecordWrong(self.noun, key)

    def _text(self, key: str, untrusted: object) -> str:
        if type(untrusted) is not str:
            raise RecordWrong(self.noun, key)
        if not untrusted.isascii():
            try:
                untrusted.encode()
            except UnicodeEncodeError:  # half of a surrogate pair
                raise RecordWrong(self.noun, key) from None
        return untrusted

    def _id(self, key: str, untrusted: object) -> str:
        if type(untrusted) is not str or not is_id(untrusted):
            raise RecordWrong(self.noun, key)
        return untrusted

    def _number(self, key: str, untrusted: object, least: int, most: int) -> int:
        if type(untrusted) is not int or not least <= untrusted <= most:  # True is an int, too
            raise RecordWrong(self.noun, key)
        return untrusted
