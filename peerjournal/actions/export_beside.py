"""What leaves beside the entries when asked for: people by their aliases, and the rest of what somebody owns here.

The rest is one JSON object a line, the same as a backup holds (model/records.py), with its kind under `noun`. Never
among it: people, the trash, drafts and older versions, what imports and the guard note, a facilitator's sealed notes.
"""

import contextlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from peerjournal.actions.going import Going, Terms
from peerjournal.model.damage import Damaged
from peerjournal.model.errors import DamageFound
from peerjournal.model.exits import Exit, may_leave
from peerjournal.model.group import Group
from peerjournal.model.person import Person
from peerjournal.model.provenance import Provenance
from peerjournal.model.records import NOUNS
from peerjournal.vault.vault import Vault

FILES, PEOPLE, RECORDS = "files", "people.jsonl", "records.jsonl"

_OF_GROUPS = ("group", "meeting", "follow_up", "check_in")
_MINE = ("tip", "try", "question", "kind_word", "measure", "answers", "safety_card")
# Free text; all other strings of a record are ids, moments and words of the program.
_WORDS = frozenset({
    "title", "how", "situations", "note", "text", "topic", "to_say", "not_to_say", "reflection", "next_step",
    "impression", "debrief", "agreement", "purpose", "place", "online", "agenda", "name",
})  # fmt: skip
_OF_WHOM = ("group_id", "meeting_id", "person_id")

Words = Callable[[str], str]


def names(terms: Terms) -> list[str]:
    """The files there will be, by their names in a folder."""
    return [*([PEOPLE] if terms.with_aliases else []), *([RECORDS] if terms.with_records else [])]


def placed(dest: Path, name: str) -> Path:
    """Where such a file lies beside an export: `a-people.jsonl`, or `a.csv-people.jsonl` where there is an `a.json`."""
    with contextlib.suppress(OSError):  # a folder that is not there yet, or never can be
        if any(one.stem == dest.stem and one.name != dest.name for one in dest.parent.iterdir()):
            return dest.with_name(f"{dest.name}-{name}")
    return dest.with_name(f"{dest.stem}-{name}")


def files(vault: Vault, going: Going) -> dict[str, bytes]:
    """The files and what is in them; their texts go through the same gates as the entries'. Raises DamageFound."""

    return {
        name: b"".join(
            json.dumps(one, ensure_ascii=False).encode() + b"\n"
            for one in _KINDS[name](vault, going.terms, going.words)
        )
        for name in names(going.terms)
    }


def texts(vault: Vault, going: Going) -> list[str]:
    """Every text that `files` would take along."""
    found: list[str] = []

    def gathered(text: str) -> str:
        found.append(going.words(text))
        return text

    for name in names(going.terms):
        for _ in _KINDS[name](vault, going.terms, gathered):
            pass
    return [text for text in found if text]


def _people(vault: Vault, terms: Terms, words: Words) -> Iterator[dict[str, Any]]:
    del terms
    groups = {one.id: one.name for one in vault.groups.all() if isinstance(one, Group)}
    for one in vault.people.shown():
        if isinstance(one, Person):
            yield {
                "alias": one.alias, "group": groups.get(one.group_id or ""),
                "connection": words(one.connection), "promise": words(one.promise),
            }  # fmt: skip


def _records(vault: Vault, terms: Terms, words: Words) -> Iterator[dict[str, Any]]:
    wanted = _MINE if terms.without_people else (*_OF_GROUPS, *_MINE)
    heard = may_leave(Provenance.HEARD, Exit.EXPORT, with_heard=terms.with_heard)
    without = {*(_OF_WHOM if terms.without_people else ()), *(() if terms.with_aliases else ("person_id",))}
    left = frozenset(_trashed(vault))
    for table in vault.nouns():
        if table.noun not in wanted:
            continue
        to_record = NOUNS[table.noun][0]
        for one in table.all():
            if isinstance(one, Damaged):
                raise DamageFound(((one.noun, one.id),))
            record = to_record(one)
            if record.get("trashed_at") or left & {record.get("tip_id"), record.get("group_id")}:
                continue
            if record.get("received") and not heard:
                continue  # somebody else's words, without any fence
            if table.noun == "question":
                record["answers"] = [said for said in record.get("answers") or [] if heard or not said.get("who")]
            yield {"noun": table.noun} | {
                key: _through(value, words, is_text=key in _WORDS)
                for key, value in record.items()
                if key not in without
            }


def _trashed(vault: Vault) -> Iterator[str]:
    for table in (vault.tips, vault.groups):
        yield from (one.id for one in table.all() if getattr(one, "trashed_at", None) is not None)


def _through(value: Any, words: Words, *, is_text: bool) -> Any:
    if isinstance(value, str):
        return words(value) if is_text else value
    if isinstance(value, list | tuple):
        return [_through(one, words, is_text=is_text) for one in value]
    if isinstance(value, dict):
        return {key: _through(one, words, is_text=key in _WORDS) for key, one in value.items()}
    return value


_KINDS = {PEOPLE: _people, RECORDS: _records}
