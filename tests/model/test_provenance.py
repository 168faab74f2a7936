"""Whose words a passage is."""

from hypothesis import given
from hypothesis import strategies as st

from peerjournal.model.provenance import OTHERS, Provenance, fenced, of, passages, without

BODY = "I was calm.\n\n::: heard R.\nTake the stairs slowly.\n:::\n\nTomorrow again.\n::: confidence\nHer name.\n:::\n"


def kinds(body: str) -> list[str]:
    return [one.kind.value for one in passages(body)]


def test_a_body_without_fences_is_mine() -> None:
    assert kinds("Only me.\n\n:: not a fence") == ["mine"]
    assert passages("") == ()


def test_fences_say_what_was_heard_and_what_was_told_in_confidence() -> None:
    assert kinds(BODY) == ["mine", "heard", "mine", "confidence"]
    heard = passages(BODY)[1]
    assert heard.alias == "R."
    assert BODY[heard.inner_start : heard.inner_end] == "Take the stairs slowly.\n"


def test_a_fence_that_is_not_closed_reaches_to_the_end() -> None:
    assert of("mine\n::: confidence\nHer name.\nand more", {Provenance.CONFIDENCE}) == "Her name.\nand more"


def test_a_fence_in_a_code_block_is_code() -> None:
    assert kinds("```\n::: heard\nx\n:::\n```\n") == ["mine"]


def test_code_that_never_ends_does_not_unmark_what_comes_after_it() -> None:
    assert kinds("```\n::: confidence\nx\n:::\n") == ["mine", "confidence"]


def test_code_in_a_passage_does_not_hide_its_end() -> None:
    assert kinds("::: confidence\n```\nx\n:::\nmine again\n") == ["confidence", "mine"]


def test_the_words_of_others_can_be_left_out() -> None:
    assert without(BODY, OTHERS) == "I was calm.\n\nTomorrow again."
    assert without(BODY, {Provenance.CONFIDENCE}).count(":::") == 2


def test_what_is_left_is_as_it_was_written_but_for_one_blank_line_where_something_stood() -> None:
    body = "a\n\n\n\nb\n\n::: heard\nx\n:::\n\n\nc\n::: confidence\ny\n:::\nd"
    assert without(body, OTHERS) == "a\n\n\n\nb\n\nc\nd"
    assert without(body, {Provenance.CONFIDENCE}) == body.replace("::: confidence\ny\n:::\n", "")


def test_other_writings_of_a_fence_are_understood() -> None:
    for opening in ("::: heard", ":::heard", ":::: {.heard}", "::: Heard :::", "  ::: heard"):
        assert kinds(f"{opening}\nx\n:::") == ["heard"], opening


def test_a_fence_within_a_quote_a_list_or_an_indented_text_is_a_fence() -> None:
    for before in ("> ", ">", "> > ", "- ", "* ", "12. ", "3) ", "    ", "\t\t\t\t", "> - ", "  1.  "):
        body = f"mine\n{before}::: confidence R.\n{before}x\n> :::\nmine again"
        assert kinds(body) == ["mine", "confidence", "mine"], before
        assert without(body, OTHERS) == "mine\nmine again"


def test_words_are_put_between_fences_and_found_again() -> None:
    words = "a\n:::\nb"
    assert kinds(fenced(words, Provenance.HEARD, "R.") + "\nmine") == ["heard", "mine"]


@given(st.text(alphabet="a:\n `hearconfid{}.>-1)"))
def test_the_passages_are_the_body_without_gaps(body: str) -> None:
    found = passages(body)
    assert "".join(body[one.start : one.end] for one in found) == body
    assert all(one.start <= one.inner_start <= one.inner_end <= one.end for one in found)
    assert all(kind not in kinds(without(body, OTHERS)) for kind in OTHERS if kind in kinds(body))
