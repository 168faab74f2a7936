"""Takes passages that a destroyed key sealed out of everything that still holds their words: index, earlier states,
other notes, drafts, and the copies that the program made of the whole journal."""

import contextlib
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from peerjournal.files import fsync_folder
from peerjournal.model.damage import Damaged
from peerjournal.model.draft import Draft
from peerjournal.model.entry import Entry
from peerjournal.model.errors import NotFound, RowDamaged
from peerjournal.model.provenance import OTHERS, Passage, passages
from peerjournal.model.question import Answer, Question
from peerjournal.model.retention import Ending
from peerjournal.vault.sealing import SEALED_STATE, gone, monday
from peerjournal.vault.vault import Vault

# When it was written, the text, and how another takes its place.
_Note = tuple[datetime, str, Callable[[Any, str], Any]]


def with_body(entry: Entry, body: str) -> Entry:
    """The entry with another body."""
    return replace(entry, body=body)


def redacted(text: str, day: str) -> str:
    """A text whose passages of others only say since when they are gone; those that say so already stay."""
    kept = []
    for one in passages(text):
        words = text[one.start : one.end]
        if one.kind in OTHERS and _has_words(text, one):
            kept.append(gone(one.kind.value, day) + ("\n" if words.endswith("\n") else ""))
        else:
            kept.append(words)
    return "".join(kept)


def forget(vault: Vault, ending: Ending, at: datetime) -> None:
    """Within the transaction that destroyed a key: writes everything anew that holds what it sealed."""
    day = at.date().isoformat()
    for found in list(vault.entries.where("WHERE sealed != '' AND instr(sealed, ?)", ending.key_id)):
        vault.entries.put(vault.entries.whole(found))  # read with the key gone, it says so
    for revision in list(vault.revisions.where(f"WHERE {SEALED_STATE} AND instr(content, ?)", ending.key_id)):
        vault.revisions.write(vault.revisions.whole(revision))
    # A state from before it belonged to the group, or before the group had a retention, is not sealed under this key.
    for entry_id in ending.entries:
        for state in vault.revisions.of(entry_id):
            whole = vault.revisions.whole(state)
            body = redacted(whole.entry.body, day)
            if body != whole.entry.body:
                vault.revisions.write(replace(whole, entry=with_body(whole.entry, body)))
    _notes(vault, ending, day)
    for draft in list(vault.drafts.all()):
        if isinstance(draft, Draft) and _concerns(vault, draft, ending):
            fields = _in_all_texts(draft.fields, day)
            if fields != draft.fields:
                vault.drafts.write(replace(draft, fields=fields))


def copies(folder: Path) -> Iterator[Path]:
    """Copies of a whole journal that the program made and left: before a migration, before a restore."""
    yield from sorted(folder.glob("vault-before-[0-9][0-9][0-9][0-9].db"))
    yield from sorted(one for one in folder.parent.glob(f"{folder.name}-before-restore*") if _is_copy(one, folder))


def remove_copies(folder: Path, before: datetime) -> tuple[Path, ...]:
    """Removes the copies that are older than a destruction; gives those that are gone."""
    removed = []
    for one in list(copies(folder)):
        database = one / "vault.db" if one.is_dir() else one
        with contextlib.suppress(OSError):
            if database.exists() and database.stat().st_mtime >= before.timestamp():
                continue
            if one.is_dir():
                shutil.rmtree(one)
            else:
                one.unlink()
            fsync_folder(one.parent)
            removed.append(one)
    return tuple(removed)


def _is_copy(path: Path, folder: Path) -> bool:
    rest = path.name.removeprefix(f"{folder.name}-before-restore")
    return path.is_dir() and not path.is_symlink() and (not rest or rest.removeprefix("-").isdigit())


def noted(vault: Vault) -> Counter[tuple[str, str]]:
    """How many passages stand in what else belongs to a group, by the group and the Monday of its week."""
    found: Counter[tuple[str, str]] = Counter()
    for _, noun, texts in _other_notes(vault, "WHERE group_id IS NOT NULL"):
        for at, text, _ in texts:
            if number := sum(one.kind in OTHERS and _has_words(text, one) for one in passages(text)):
                found[noun.group_id, monday(at).isoformat()] += number
    return found


def _notes(vault: Vault, ending: Ending, day: str) -> None:
    """Fenced passages in what else belongs to the group and that week."""
    for table, noun, texts in list(_other_notes(vault, "WHERE group_id = ?", ending.group_id)):
        changed = noun
        for at, text, put in texts:
            if monday(at) == ending.week:
                changed = put(changed, redacted(text, day))
        if changed != noun:
            table.put(changed)


def _other_notes(vault: Vault, condition: str, *parameters: str) -> Iterator[tuple[Any, Any, list[_Note]]]:
    """(table, noun, its texts) of meetings, tips, kind words and questions that have a fence in them."""
    for meeting in vault.meetings.where(condition, *parameters):
        if not isinstance(meeting, Damaged):
            names = ("note", "reflection", "debrief", "to_say", "not_to_say", "next_step")
            yield vault.meetings, meeting, [_note(meeting, name, meeting.at) for name in names]
    for tip in vault.tips.where(condition, *parameters):
        if not isinstance(tip, Damaged) and tip.created_at is not None:
            yield vault.tips, tip, [_note(tip, "how", tip.created_at)]
    for words in vault.kind_words.where(condition, *parameters):
        if not isinstance(words, Damaged):
            yield vault.kind_words, words, [_note(words, "text", words.at)]
    for question in vault.questions.where(condition, *parameters):
        if not isinstance(question, Damaged):
            yield vault.questions, question, [_answer(number, one) for number, one in enumerate(question.answers)]


def _note(noun: Any, name: str, at: datetime) -> _Note:
    return at, getattr(noun, name), lambda changed, text: replace(changed, **{name: text})


def _answer(number: int, answer: Answer) -> _Note:
    def put(question: Question, text: str) -> Question:
        answers = list(question.answers)
        answers[number] = replace(answers[number], text=text)
        return replace(question, answers=tuple(answers))

    return answer.at, answer.text, put


def _has_words(text: str, one: Passage) -> bool:
    return bool(text[one.inner_start : one.inner_end].strip())


def _concerns(vault: Vault, draft: Draft, ending: Ending) -> bool:
    """Whether a draft may hold what was destroyed: it is about such an entry, or about the group and not younger."""
    if draft.about in ending.entries:
        return True
    group_id = draft.fields.get("group_id")
    if draft.about and group_id is None:
        with contextlib.suppress(NotFound, RowDamaged):
            group_id = vault.entries.get(draft.about).group_id
    return group_id == ending.group_id and (draft.updated_at is None or monday(draft.updated_at) <= ending.week)


def _in_all_texts(value: Any, day: str) -> Any:
    if isinstance(value, str):
        return redacted(value, day)
    if isinstance(value, dict):
        return {key: _in_all_texts(one, day) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_in_all_texts(one, day) for one in value]
    return value
