"""What can be asked: our measures, the person's own scales, and forms that somebody gave them."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from peerjournal.actions import entries
from peerjournal.actions.entries import storable_moment, tidy_name
from peerjournal.files import worded, write_whole
from peerjournal.measures import MEASURES, fhir, own
from peerjournal.measures.fhir import Form as Form
from peerjournal.measures.fhir import Item as Item
from peerjournal.measures.measure import Measure as Measure
from peerjournal.model.damage import Damaged
from peerjournal.model.entry import Entry
from peerjournal.model.errors import BadValue, FileMissing, NameTaken
from peerjournal.model.ids import new_id
from peerjournal.model.measure import FORM, SCALE, FormAnswers, OwnMeasure
from peerjournal.model.moments import now, to_iso
from peerjournal.model.text import folded, storable
from peerjournal.vault.vault import Vault

_LONGEST_ENDS = 100


def all(vault: Vault, *, retired: bool = True) -> list[Measure]:
    """Every measure with a number for an answer: ours, then the person's own, each version by itself, newest first."""
    found = list(MEASURES)
    for one in scales(vault):
        if one.retired_at is not None and not retired:
            continue
        found.append(_measure(one))
        if retired:
            found += reversed(_earlier(one))
    return found


def scales(vault: Vault) -> list[OwnMeasure]:
    """The person's own scales, oldest first, those that are asked no more included."""
    return [one for one in vault.measures.all() if not isinstance(one, Damaged) and one.kind == SCALE]


def forms(vault: Vault) -> list[OwnMeasure]:
    """The forms that were taken in, oldest first."""
    return [one for one in vault.measures.all() if not isinstance(one, Damaged) and one.kind == FORM]


def add_scale(
    vault: Vault, name: str, *, low: str = "", high: str = "", better: str = "", what_for: str = ""
) -> OwnMeasure:
    """A scale of one's own, from 0 to 10. Raises BadValue, NameTaken for the name of another measure."""
    name = tidy_name("scale", name)
    made = OwnMeasure(new_id(), SCALE, own.key_for(name), "1", name, _ends(low, high, better, what_for),
                      created_at=now(), updated_at=now())  # fmt: skip
    with vault.transaction():
        _refuse_taken(vault, made)
        vault.measures.put(made)
    return made


def change_scale(
    vault: Vault, id: str, *, name: str, low: str, high: str, better: str, what_for: str, retired: bool = False
) -> OwnMeasure:
    """Changes a scale. Another name, end or direction asks something else: that is its next version, with a key of its
    own, and the answers to the earlier one stay with it. Raises BadValue, NameTaken, NotFound."""
    name, told = tidy_name("scale", name), _ends(low, high, better, what_for)
    with vault.transaction():
        old = vault.measures.get(id)
        before = {key: old.definition.get(key, "") for key in ("low", "high", "better")}
        earlier = list(old.definition.get("earlier", []))
        version = int(old.version)
        if name != old.name or before != {key: told[key] for key in before}:
            earlier.append({"version": version, "name": old.name, **before})
            version += 1
        if earlier:
            told["earlier"] = earlier
        retired_at = (old.retired_at or now()) if retired else None
        changed = replace(old, name=name, version=str(version), definition=told, retired_at=retired_at,
                          updated_at=now())  # fmt: skip
        _refuse_taken(vault, changed)
        vault.measures.put(changed)
    return changed


def _refuse_taken(vault: Vault, wanted: OwnMeasure) -> None:
    others = [one for one in scales(vault) if one.id != wanted.id]
    names = {folded(one.name) for one in MEASURES} | {folded(one.name) for one in others}
    keys = {one.key for one in MEASURES} | {one.key for one in others}
    if folded(wanted.name) in names or wanted.key in keys:
        raise NameTaken("scale", wanted.name)


def _ends(low: str, high: str, better: str, what_for: str) -> dict[str, Any]:
    if better not in ("high", "low", ""):
        raise BadValue("direction", "high, low or neither")
    ends = [storable(" ".join(one.split())) for one in (low, high)]
    if max(map(len, ends)) > _LONGEST_ENDS:
        raise BadValue("scale", f"at most {_LONGEST_ENDS} characters at each end")
    return {"low": ends[0], "high": ends[1], "better": better, "what_for": storable(what_for.strip())}


def _measure(one: OwnMeasure) -> Measure:
    told = {key: str(one.definition.get(key, "")) for key in ("low", "high", "better", "what_for")}
    return own.measure(one.key, int(one.version), one.name, **told)


def _earlier(one: OwnMeasure) -> list[Measure]:
    """What was asked before under this scale. A backup brought it, perhaps: nothing of it is taken for granted."""
    told = [each for each in one.definition.get("earlier", []) if isinstance(each, dict)]
    return [
        own.measure(one.key, int(each.get("version", 1)), str(each.get("name", one.name)), str(each.get("low", "")),
                    str(each.get("high", "")), str(each.get("better", "")), str(one.definition.get("what_for", "")))
        for each in told if type(each.get("version", 1)) is int
    ]  # fmt: skip


def note(vault: Vault, answers: Mapping[str, int], *, at: datetime | None = None) -> Entry:
    """Puts answers to scales down as an entry without words. Raises BadValue for a number that a scale has not."""
    known = {one.key: one for one in all(vault, retired=False)}
    for key, value in answers.items():
        if key not in known or not known[key].lowest <= value <= known[key].highest:
            raise BadValue("scale", "an answer that the scale has")
    return entries.save(vault, entries.new(at=at, scales=dict(answers)))


def take_in(vault: Vault, path: Path) -> OwnMeasure:
    """Takes in a FHIR R4 Questionnaire. The same form again changes nothing, another version of it stands beside.

    Raises BadValue with what is wrong with it, FileMissing, NotAllowed.
    """
    if not path.is_file():
        raise FileMissing(path)
    with worded(path), path.open("rb") as file:
        untrusted = file.read(fhir.LARGEST_FILE + 1)
    form = _read(untrusted)
    key = form.url or own.key_for(form.title)
    with vault.transaction():
        for one in forms(vault):
            if (one.key, one.version) == (key, form.version) and one.definition == json.loads(untrusted):
                return one
        made = OwnMeasure(new_id(), FORM, storable(key), form.version, form.title, json.loads(untrusted),
                          created_at=now(), updated_at=now())  # fmt: skip
        vault.measures.put(made)
    return made


def form(measure: OwnMeasure) -> Form:
    """A form that was taken in, to be asked."""
    return _read(json.dumps(measure.definition).encode())


def answer(vault: Vault, measure_id: str, items: Mapping[str, object], *, at: datetime | None = None) -> FormAnswers:
    """Keeps the answers to a form, with the version that was asked. Raises BadValue, NotFound."""
    with vault.transaction():
        asked = vault.measures.get(measure_id)
        try:
            kept = fhir.checked(form(asked), items)
        except fhir.NotAForm as wrong:
            raise BadValue("answer", f"complete, and of the kind that is asked for ({wrong.what})") from None
        texts = {link: storable(value) if isinstance(value, str) else value for link, value in kept.items()}
        made = FormAnswers(new_id(), asked.id, asked.version, storable_moment(at or now()), texts, now(), now())
        vault.answers.put(made)
    return made


def answers(vault: Vault, measure_id: str) -> list[FormAnswers | Damaged]:
    """The answers to a form, oldest first."""
    return vault.answers.of(measure_id)


def take_back(vault: Vault, answers_id: str) -> None:
    """Removes the answers to a form for good. Raises NotFound."""
    with vault.transaction():
        vault.answers.remove(vault.answers.get(answers_id).id)


def response(vault: Vault, answers_id: str) -> dict[str, Any]:
    """Answers as a FHIR R4 QuestionnaireResponse. Raises NotFound."""
    one = vault.answers.get(answers_id)
    return fhir.response(form(vault.measures.get(one.measure_id)), one.items, to_iso(one.at))


def write_response(vault: Vault, answers_id: str, path: Path) -> None:
    """Writes that as a file of its own. Raises FileExists, DiskFull, NotAllowed."""
    told = json.dumps(response(vault, answers_id), ensure_ascii=False, indent=2)
    write_whole(path, told.encode(), replace=False)


def _read(untrusted: bytes) -> Form:
    try:
        return fhir.read(untrusted)
    except fhir.NotAForm as wrong:
        raise BadValue("form", f"a FHIR R4 Questionnaire that can be asked here ({wrong.what})") from None
