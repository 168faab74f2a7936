"""The guard's words as JSON objects and back; see records.py for the rules."""

from collections.abc import Callable
from typing import Any

from peerjournal.model.fields import Fields, RecordWrong
from peerjournal.model.guard_word import LISTS, GuardWord
from peerjournal.model.moments import to_iso

Record = dict[str, Any]


def _from_word(noun: GuardWord) -> Record:
    record = {"id": noun.id, "list": noun.list, "word": noun.word}
    for key in ("created_at", "updated_at"):
        moment = getattr(noun, key)
        if moment is not None:
            record[key] = to_iso(moment)
    return record


def _to_word(untrusted: object) -> GuardWord:
    one = Fields("guard_word", untrusted)
    which = one.text("list")
    if which not in LISTS:
        raise RecordWrong("guard_word")
    return GuardWord(
        one.id(), which, one.text("word"), one.moment_or_none("created_at"), one.moment_or_none("updated_at")
    )


NOUNS: dict[str, tuple[Callable[[Any], Record], Callable[[object], Any]]] = {"guard_word": (_from_word, _to_word)}
