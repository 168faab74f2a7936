"""Every measure says what it is, whose it is and on what terms; the keys that the window uses have not changed."""

from peerjournal.measures import MEASURES, own
from peerjournal.ui.models.scales import USUAL


def test_keys_are_those_of_the_window_and_no_two_are_alike() -> None:
    keys = [one.key for one in MEASURES]
    assert set(USUAL) <= set(keys)
    assert {"mood", "hope", "belonging", "heard", "power", "shame", "tension"} <= set(keys)
    assert len(set(keys)) == len(keys)
    assert not any(own.SEPARATOR in key for key in keys)


def test_each_has_a_question_two_ends_a_version_and_its_terms() -> None:
    for one in MEASURES:
        assert one.question.endswith("?")
        assert all((one.low, one.high, one.version, one.source, one.licence, one.scoring))
        assert 0 <= one.lowest < one.highest <= 10
        assert one.better in ("high", "low")


def test_ours_are_labelled_as_ours_and_published_ones_name_their_licence() -> None:
    for one in MEASURES:
        if one.key.startswith("ons-"):
            assert "Office for National Statistics" in one.source
            assert "v3.0" in one.licence
        else:
            assert "not a validated measure" in one.source
            assert not one.validated


def test_each_answer_of_a_choice_has_its_words() -> None:
    for one in MEASURES:
        if one.choices:
            assert [value for value, _ in one.choices] == list(range(one.lowest, one.highest + 1))


def test_another_version_of_an_own_scale_has_another_key() -> None:
    assert own.key_for("Drain volume (ml)") == "drain-volume-ml"
    assert own.key_for("!!") == "scale"
    assert (own.asked_as("pain", 1), own.asked_as("pain", 3)) == ("pain", "pain~3")
