"""What stands in place of a name."""

from peerjournal.guard.finder import find
from peerjournal.guard.replacing import consistent, initial, proposals, suggestion


def test_a_name_becomes_its_first_letter_and_everything_else_says_what_it_was() -> None:
    assert suggestion("name", "Rosa Lind") == "R."
    assert suggestion("name", "Юля") == "Ю."
    assert suggestion("phone", "0171 2345678") == "(a number)"
    assert initial("12") == "somebody from the group"


def test_what_was_replaced_before_is_replaced_the_same_way() -> None:
    assert suggestion("name", "Rosa", {"rosa": "the gardener"}) == "the gardener"


def test_two_names_never_get_one_alias_and_a_part_of_a_name_gets_that_names() -> None:
    found = find("Rosalind Franklin came. I hugged Rosalind, then Rachel and Ruben.")
    assert consistent(found, ["R2."]) == {"rosalind franklin": "R.", "rosalind": "R.", "rachel": "R3.", "ruben": "R4."}


def test_a_proposal_is_nobodys_alias_yet() -> None:
    assert proposals("Rosa", ["r.", "the gardener"])[:2] == ["R2.", "the early bird"]
