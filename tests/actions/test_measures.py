"""Own scales and clinics' forms in a real vault: changed at any time, each answer with the version that was asked."""

import json
from pathlib import Path

import pytest

from peerjournal.actions import entries, insights, measures
from peerjournal.model.errors import BadValue, FileMissing, NameTaken, NotFound
from peerjournal.vault.vault import Vault
from tests.measures.test_fhir import FORM


def test_a_scale_of_ones_own_is_asked_and_answered(vault: Vault) -> None:
    made = measures.add_scale(vault, "Cravings", low="none", high="all day", better="low", what_for="the evenings")
    asked = next(one for one in measures.all(vault) if one.key == "cravings")
    assert (asked.name, asked.low, asked.high, asked.better, asked.version) == (
        "Cravings",
        "none",
        "all day",
        "low",
        "1",
    )
    measures.note(vault, {"cravings": 7, "hope": 3})
    assert {one.key for one in insights.look(vault, "over_time")} == {"hope", "cravings"}
    assert measures.scales(vault) == [made]


def test_another_name_or_end_is_another_version_and_answers_stay_with_theirs(vault: Vault) -> None:
    made = measures.add_scale(vault, "Pain", low="none", high="worst")
    old = measures.note(vault, {"pain": 7})
    same = measures.change_scale(vault, made.id, name="Pain", low="none", high="worst", better="", what_for="knee")
    assert same.version == "1"
    measures.change_scale(vault, made.id, name="Pain in the knee", low="none", high="worst", better="low", what_for="")
    new = measures.note(vault, {"pain~2": 4})
    assert (entries.get(vault, old.id).scales, entries.get(vault, new.id).scales) == ({"pain": 7}, {"pain~2": 4})
    known = {one.key: (one.name, one.better) for one in measures.all(vault)}
    assert (known["pain~2"], known["pain"]) == (("Pain in the knee", "low"), ("Pain", ""))
    with pytest.raises(BadValue):
        measures.note(vault, {"pain": 7})  # that wording is asked no more


def test_a_scale_can_be_retired_and_taken_up_again(vault: Vault) -> None:
    made = measures.add_scale(vault, "Pain")
    measures.change_scale(vault, made.id, name="Pain", low="", high="", better="", what_for="", retired=True)
    assert "pain" not in {one.key for one in measures.all(vault, retired=False)}
    assert "pain" in {one.key for one in measures.all(vault)}
    measures.change_scale(vault, made.id, name="Pain", low="", high="", better="", what_for="")
    assert "pain" in {one.key for one in measures.all(vault, retired=False)}


def test_a_name_that_is_taken_and_ends_that_are_none_are_refused(vault: Vault) -> None:
    measures.add_scale(vault, "Pain")
    for name in ("pain", "Hope", "hope "):
        with pytest.raises(NameTaken):
            measures.add_scale(vault, name)
    with pytest.raises(BadValue):
        measures.add_scale(vault, "Other", better="up")
    with pytest.raises(BadValue):
        measures.add_scale(vault, " ")
    assert len(measures.scales(vault)) == 1


def test_an_answer_out_of_range_is_refused_and_nothing_is_written(vault: Vault) -> None:
    for answers in ({"ons-lonely": 6}, {"hope": 11}, {"nothing": 1}):
        with pytest.raises(BadValue):
            measures.note(vault, answers)
    assert entries.count(vault) == 0


def test_a_form_is_taken_in_answered_and_given_back(vault: Vault, tmp_path: Path) -> None:
    path = tmp_path / "form.json"
    path.write_text(json.dumps(FORM))
    made = measures.take_in(vault, path)
    assert measures.take_in(vault, path) == made
    assert (made.name, made.version) == ("After surgery", "2")
    given = measures.answer(vault, made.id, {"pain": 4, "has": False})
    assert (given.version, given.items) == ("2", {"pain": 4, "has": False})
    path.write_text(json.dumps(FORM | {"version": "3"}))
    assert measures.take_in(vault, path).version == "3"
    assert len(measures.forms(vault)) == 2
    measures.write_response(vault, given.id, tmp_path / "response.json")
    told = json.loads((tmp_path / "response.json").read_bytes())
    assert (told["resourceType"], told["questionnaire"]) == ("QuestionnaireResponse", "http://clinic.example/q|2")
    assert (tmp_path / "response.json").stat().st_mode & 0o777 == 0o600
    measures.take_back(vault, given.id)
    assert measures.answers(vault, made.id) == []


def test_what_is_no_form_is_refused_and_said_why(vault: Vault, tmp_path: Path) -> None:
    path = tmp_path / "form.json"
    path.write_text("{}")
    with pytest.raises(BadValue, match="BadValue") as refused:
        measures.take_in(vault, path)
    assert "no FHIR Questionnaire" in refused.value.allowed
    with pytest.raises(FileMissing):
        measures.take_in(vault, tmp_path / "nothing.json")
    with pytest.raises(NotFound):
        measures.answer(vault, "0" * 8, {})
    path.write_text(json.dumps(FORM))
    with pytest.raises(BadValue):
        measures.answer(vault, measures.take_in(vault, path).id, {})
