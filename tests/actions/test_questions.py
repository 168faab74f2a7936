"""Questions wait for a group, and collect answers."""

from dataclasses import replace

import pytest

from peerjournal.actions import groups, questions, search
from peerjournal.model.errors import BadValue, NotFound
from peerjournal.vault.vault import Vault
from tests.vaults import opened_again


def test_a_question_collects_answers_in_order(vault: Vault) -> None:
    group = groups.add(vault, "Thursday")
    question = questions.add(vault, " How do you sleep? ", group_id=group.id)
    assert (question.text, question.answers) == ("How do you sleep?", ())
    questions.answer(vault, question.id[:30], "badly")
    answered = questions.answer(vault, question.id, " with the window open\ud800 ")
    assert [one.text for one in answered.answers] == ["badly", "with the window open\ufffd"]
    again = opened_again(vault)
    assert questions.get(again, question.id) == answered
    again.close()


def test_only_the_open_ones_can_be_listed(vault: Vault) -> None:
    first, second = questions.add(vault, "first?"), questions.add(vault, "second?")
    answered = questions.answer(vault, first.id, "yes")
    assert questions.all(vault) == [answered, second]
    assert questions.all(vault, open_only=True) == [second]


def test_a_question_is_found_by_its_words_and_by_its_answers(vault: Vault) -> None:
    question = questions.add(vault, "How do others manage the drains?")
    questions.answer(vault, question.id, "with a belt")
    for word in ("drains", "belt"):
        (hit,) = search.find(vault, word).hits
        assert (hit.noun, hit.id) == ("question", question.id)
    questions.save(vault, replace(questions.get(vault, question.id), text="Which belt?"))
    assert search.find(vault, "drains").total == 0


def test_what_does_not_fit_is_refused(vault: Vault) -> None:
    for text in ("", " \n", "x" * 20_001):
        with pytest.raises(BadValue):
            questions.add(vault, text)
    with pytest.raises(NotFound):
        questions.add(vault, "ok?", group_id="0190f5e4-1111-7222-8333-444455556666")
    with pytest.raises(BadValue):
        questions.answer(vault, questions.add(vault, "ok?").id, " ")
    with pytest.raises(NotFound):
        questions.answer(vault, "0190f5e4", "yes")
    assert len(questions.all(vault)) == 1
