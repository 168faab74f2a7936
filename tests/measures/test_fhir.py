"""A clinic's form is asked as it is written, or refused; its answers come back as a QuestionnaireResponse."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerjournal.measures import fhir
from peerjournal.measures.fhir import NotAForm

FORM: dict[str, Any] = {
    "resourceType": "Questionnaire", "url": "http://clinic.example/q", "version": "2", "title": "After surgery",
    "item": [
        {"linkId": "intro", "type": "display", "text": "Thank you."},
        {"linkId": "pain", "type": "integer", "text": "Pain, 0 to 10", "required": True},
        {"linkId": "drains", "type": "group", "text": "Drains", "item": [
            {"linkId": "has", "type": "boolean", "text": "Do you have a drain?"},
            {"linkId": "ml", "type": "decimal", "text": "How much, in ml?",
             "enableWhen": [{"question": "has", "operator": "=", "answerBoolean": True}]},
        ]},
        {"linkId": "sleep", "type": "choice", "text": "Sleep", "answerOption": [
            {"valueCoding": {"system": "http://x", "code": "good", "display": "Well"}},
            {"valueCoding": {"system": "http://x", "code": "bad", "display": "Badly"}},
        ], "item": [{"linkId": "why", "type": "text", "text": "Why?",
                     "enableWhen": [{"question": "sleep", "operator": "=", "answerCoding": {"code": "bad"}}]}]},
        {"linkId": "since", "type": "date", "text": "Since when?"},
    ],
}  # fmt: skip


def read(form: dict[str, Any] = FORM) -> fhir.Form:
    """The form out of its JSON."""
    return fhir.read(json.dumps(form).encode())


def test_items_stand_in_their_order_with_their_choices() -> None:
    form = read()
    assert [one.link_id for one in form.items] == ["intro", "pain", "drains", "has", "ml", "sleep", "why", "since"]
    assert (form.url, form.version, form.title) == ("http://clinic.example/q", "2", "After surgery")
    assert [(one.code, one.words) for one in form.items[5].choices] == [("good", "Well"), ("bad", "Badly")]
    assert form.items[4].within == ("drains",)


def test_what_depends_on_an_answer_is_asked_when_it_was_given() -> None:
    form = read()
    assert "ml" not in [one.link_id for one in form.asked({"has": False})]
    assert "ml" in [one.link_id for one in form.asked({"has": True})]
    assert "why" in [one.link_id for one in form.asked({"sleep": "bad"})]


def test_answers_come_back_in_the_shape_of_the_form() -> None:
    form = read()
    kept = fhir.checked(
        form, {"pain": 3, "has": True, "ml": 40, "sleep": "bad", "why": "noise 音", "since": "2024-05-17"}
    )
    told = fhir.response(form, kept, "2024-05-18T09:00:00+02:00")
    assert told["questionnaire"] == "http://clinic.example/q|2"
    by_link = {one["linkId"]: one for one in told["item"]}
    assert by_link["pain"]["answer"] == [{"valueInteger": 3}]
    assert by_link["drains"]["item"][1] == {
        "linkId": "ml", "text": "How much, in ml?", "answer": [{"valueDecimal": 40.0}]
    }  # fmt: skip
    (sleep,) = by_link["sleep"]["answer"]
    assert sleep["valueCoding"] == {"system": "http://x", "code": "bad", "display": "Badly"}
    assert sleep["item"][0]["answer"] == [{"valueString": "noise 音"}]
    assert by_link["since"]["answer"] == [{"valueDate": "2024-05-17"}]
    assert "intro" not in by_link


def test_an_answer_to_what_is_not_asked_is_dropped() -> None:
    assert fhir.checked(read(), {"pain": 1, "has": False, "ml": 40, "other": 1}) == {"pain": 1, "has": False}


@pytest.mark.parametrize("answers", [
    {}, {"pain": "3"}, {"pain": True}, {"pain": 3, "sleep": "maybe"}, {"pain": 3, "since": "soon"},
    {"pain": 3, "has": 1}, {"pain": 3, "has": True, "ml": float("nan")}, {"pain": 1 << 40},
])  # fmt: skip
def test_answers_of_another_kind_and_missing_ones_are_refused(answers: dict[str, object]) -> None:
    with pytest.raises(NotAForm):
        fhir.checked(read(), answers)


def items(*told: dict[str, Any]) -> dict[str, Any]:
    """A form of these items."""
    return {"resourceType": "Questionnaire", "item": list(told)}


ONE = {"linkId": "1", "type": "integer"}


def deep(levels: int) -> dict[str, Any]:
    """Groups within groups."""
    return ONE if not levels else {"linkId": f"g{levels}", "type": "group", "item": [deep(levels - 1)]}


@pytest.mark.parametrize("form", [
    {"resourceType": "Patient"}, items(), items({"linkId": "1", "type": "display"}), items(ONE, ONE),
    items({"linkId": "1", "type": "quantity"}), items({"linkId": "1", "type": "integer", "repeats": True}),
    items({"linkId": "1", "type": "choice"}), items({"linkId": "1", "type": "choice", "answerValueSet": "http://x"}),
    items({"linkId": "1", "type": "choice", "answerOption": [{"valueReference": {}}]}),
    items(deep(30)), items(*({"linkId": str(at), "type": "integer"} for at in range(501))),
    items({**ONE, "text": "x" * 5000}), items({**ONE, "enableWhen": [{"question": "no", "operator": "=",
                                                                     "answerInteger": 1}]}),
    items({**ONE, "enableWhen": [{"question": "1", "operator": "~", "answerInteger": 1}]}),
])  # fmt: skip
def test_what_cannot_be_asked_faithfully_is_refused(form: dict[str, Any]) -> None:
    with pytest.raises(NotAForm):
        read(form)


@pytest.mark.parametrize("data", [b"", b"\xff", b"[" * 100_000, b"null", b" " * 1_000_001])
def test_what_is_no_json_of_a_form_is_refused(data: bytes) -> None:
    with pytest.raises(NotAForm):
        fhir.read(data)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["linkId", "type", "item", "text", "answerOption", "enableWhen", "valueCoding", "operator"]),
        inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


@given(_JSON)
def test_whatever_is_in_it_only_one_error_comes_out(item: object) -> None:
    try:
        form = read({"resourceType": "Questionnaire", "item": [ONE, item]})
    except NotAForm:
        return
    assert form.items[0].link_id == "1"
