"""The guard by what a journal knows: aliases, words to watch, words called harmless; and the review before leaving."""

import pytest

from peerjournal.actions import entries, guarding, people
from peerjournal.actions.guarding import HARMLESS, WATCH
from peerjournal.model.errors import BadValue
from peerjournal.vault.vault import Vault


def texts(found: object) -> list[str]:
    assert isinstance(found, tuple)
    return [one.text for one in found]


def test_an_alias_of_this_journal_is_nobodys_name(vault: Vault) -> None:
    assert texts(guarding.find_here(vault, "Then Maria laughed.")) == ["Maria"]
    people.add(vault, "Maria")
    assert texts(guarding.find_here(vault, "Then Maria laughed.")) == []


def test_a_word_to_watch_is_found_whatever_it_is_and_however_it_is_written(vault: Vault) -> None:
    guarding.keep_word(vault, WATCH, "the  blue house")
    guarding.keep_word(vault, WATCH, "The Blue House")
    assert guarding.words(vault, WATCH) == ["the blue house"]
    found = guarding.find_here(vault, "We met at THE BLUE\nHOUSE, at the blue house.")
    assert [(one.kind, one.text) for one in found] == [("watch", "the blue house")]
    guarding.drop_word(vault, WATCH, "The blue house")
    assert guarding.words(vault, WATCH) == []


def test_a_word_called_harmless_stays_quiet_and_speaks_again_once_it_is_taken_back(vault: Vault) -> None:
    guarding.keep_word(vault, HARMLESS, "Rosalind")
    assert texts(guarding.find_here(vault, "Then Rosalind spoke.")) == []
    guarding.drop_word(vault, HARMLESS, "rosalind")
    assert texts(guarding.find_here(vault, "Then Rosalind spoke.")) == ["Rosalind"]


@pytest.mark.parametrize(("which", "word"), [(WATCH, "  "), ("other", "word")])
def test_an_empty_word_and_an_unknown_list_are_refused(vault: Vault, which: str, word: str) -> None:
    with pytest.raises(BadValue):
        guarding.keep_word(vault, which, word)


def test_while_one_writes_the_same_name_has_one_suggestion(vault: Vault) -> None:
    watching = guarding.Watching()
    found, suggested = guarding.look(vault, watching, "Rosalind sang. I thanked Rosalind and Rachel.")
    assert texts(found) == ["Rosalind", "Rosalind", "Rachel"]
    assert suggested == {"rosalind": "R.", "rachel": "R2."}
    guarding.keep_word(vault, HARMLESS, "Rachel")
    found, _ = guarding.look(vault, watching, "Rosalind sang. I thanked Rosalind and Rachel.")
    assert texts(found) == ["Rosalind", "Rosalind"]


def test_the_review_goes_through_titles_and_texts_of_all_entries(vault: Vault) -> None:
    people.add(vault, "R.")
    one = entries.save(vault, entries.new(title="Tea with Rosalind", body="Nothing else."))
    other = entries.save(vault, entries.new(body="I told Rosalind to write to a.b@home.example today."))
    found = guarding.review(vault, [one, other])
    assert [(item.entry_id, item.field, item.finding.text, item.suggestion) for item in found] == [
        (one.id, "title", "Rosalind", "R2."),
        (other.id, "body", "Rosalind", "R2."),
        (other.id, "body", "a.b@home.example", "(an e-mail address)"),
    ]
    assert "told Rosalind to" in found[1].around


def test_what_was_chosen_is_put_in_and_nothing_else_is_touched() -> None:
    text = "Maria rang: +44 7700 900123. Maria, 😀 Maria laughed."
    found = guarding.find(text)
    assert [one.kind for one in found] == ["name", "phone", "name", "name"]
    changed = guarding.replaced(text, [(one, "" if one.kind == "phone" else "M.") for one in found])
    assert changed == "M. rang: . M., 😀 M. laughed."


def test_an_alias_is_proposed_that_nobody_has(vault: Vault) -> None:
    people.add(vault, "R.")
    people.add(vault, "The gardener")
    proposed = guarding.aliases_for(vault, "Rosalind")
    assert proposed[0] == "R2."
    assert "the gardener" not in proposed
    assert "newer member" in proposed
