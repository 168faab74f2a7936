"""How much the guard finds in labelled sentences: those it was tuned on, and two halves that were looked at once."""

import pytest

from tests.guard.labelled import FORMS, HERE, Measured, measure, sentences

TUNED = (
    "tuned.txt", "fresh.txt", "hard.txt", "fresh_more.txt", "fresh_last.txt", "jottings.txt", "letters.txt",
    "memos.txt", "uncased.txt", "notices.txt", "winter.txt", "forms.txt", "nobody.txt",
)  # fmt: skip
KEPT_BACK = ("kept_back.txt", "kept_back_2.txt")
HALVES = {"tuned": TUNED, "first kept back": KEPT_BACK[:1], "second kept back": KEPT_BACK[1:]}


@pytest.fixture(scope="module", params=list(HALVES.values()), ids=list(HALVES))
def measured(request: pytest.FixtureRequest) -> Measured:
    return measure([sentence for name in request.param for sentence in sentences(name)])


def test_nine_of_ten_names_are_found_and_few_words_are_called_names(measured: Measured) -> None:
    print(f"names: recall {measured.recall('name'):.3f}, precision {measured.precision('name'):.3f}")
    assert measured.recall("name") >= 0.90, "\n".join(measured.wrong)
    assert measured.precision("name") >= 0.85, "\n".join(measured.wrong)


def test_addresses_numbers_and_handles_are_found_nearly_always(measured: Measured) -> None:
    print(f"e-mails, phones, handles: recall {measured.recall(*FORMS):.3f}, precision {measured.precision(*FORMS):.3f}")
    assert measured.recall(*FORMS) >= 0.99, "\n".join(measured.wrong)
    assert measured.precision(*FORMS) >= 0.98, "\n".join(measured.wrong)


def test_there_are_many_languages_and_many_sentences_in_which_nobody_is_named() -> None:
    assert {path.name for path in HERE.glob("*.txt")} == {*TUNED, *KEPT_BACK}
    for half in HALVES.values():
        read = [sentence for name in half for sentence in sentences(name)]
        assert len(read) >= 300
        assert len({sentence.language for sentence in read}) >= 16
        assert sum(not sentence.details for sentence in read) >= len(read) / 3
