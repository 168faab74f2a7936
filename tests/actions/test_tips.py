"""Coping tips are ordered by how much they helped, and one lucky try does not win."""

from dataclasses import replace

import pytest

from peerjournal.actions import groups, tips, trash
from peerjournal.model.errors import BadValue, NotFound
from peerjournal.model.tip import Tip
from peerjournal.vault.vault import Vault
from tests.vaults import DAWN, opened_again, sql, whole


def tried(vault: Vault, tip: Tip, *eased: int) -> None:
    for much in eased:
        tips.tried(vault, tip.id, before=max(much, 0), after=max(-much, 0), at=DAWN)


def titles(vault: Vault, situation: str | None = None) -> list[str]:
    return [whole(one.tip).title for one in tips.ranked(vault, situation)]


def test_a_tip_is_kept_as_put_down(vault: Vault) -> None:
    group = groups.add(vault, "Thursday")
    meeting = groups.add_meeting(vault, group.id, DAWN)
    tip = tips.add(
        vault, " Cold  water ", how="on *both* wrists", situations=("at  night", "At Night", "alone"),
        group_id=group.id, meeting_id=meeting.id,
    )  # fmt: skip
    assert (tip.title, tip.situations) == ("Cold water", ("at night", "alone"))
    one = tips.tried(vault, tip.id[:30], before=8, after=3, note="helped\ud800", at=DAWN)
    assert one.note == "helped\ufffd"
    again = opened_again(vault)
    assert tips.get(again, tip.id) == tip
    assert tips.tries(again, tip.id) == [one]
    again.close()


def test_what_helped_most_on_the_whole_comes_first(vault: Vault) -> None:
    worse, better, middle = (tips.add(vault, title) for title in ("worse", "better", "middle"))
    tried(vault, worse, -1, 0, -2)
    tried(vault, better, 5, 6, 4)
    tried(vault, middle, 2, 1, 3)
    assert titles(vault) == ["better", "middle", "worse"]
    best = tips.ranked(vault)[0]
    assert (best.tries, best.eased) == (3, 5.0)
    assert best.expected < 5.0


def test_one_lucky_try_does_not_win_against_steady_help(vault: Vault) -> None:
    steady, lucky, never = (tips.add(vault, title) for title in ("steady", "lucky", "never tried"))
    tried(vault, steady, *[5] * 10)
    tried(vault, lucky, 7)
    tried(vault, never)
    ranked = {whole(one.tip).title: one for one in tips.ranked(vault)}
    assert titles(vault)[0] != "never tried"
    tried(vault, tips.add(vault, "poor"), *[0] * 12)
    assert titles(vault) == ["steady", "lucky", "never tried", "poor"]
    assert ranked["never tried"].eased is None
    assert (ranked["lucky"].tries, ranked["lucky"].eased) == (1, 7.0)


def test_among_equals_the_newer_comes_first(vault: Vault) -> None:
    for title in ("one", "two", "three"):
        tips.add(vault, title)
    assert titles(vault) == ["three", "two", "one"]


def test_a_try_without_both_strengths_is_a_try_and_says_nothing(vault: Vault) -> None:
    tip = tips.add(vault, "a tip")
    tips.tried(vault, tip.id, before=8)
    tips.tried(vault, tip.id, after=0, note="calmer")
    tips.tried(vault, tip.id)
    (one,) = tips.ranked(vault)
    assert (one.tries, one.eased, one.expected) == (3, None, 0.0)


def test_tips_are_found_by_situation_however_it_is_written(vault: Vault) -> None:
    tips.add(vault, "café tip", situations=("Im Café", "alone"))
    tips.add(vault, "other", situations=("alone",))
    assert titles(vault, "im cafe\u0301") == ["café tip"]
    assert titles(vault, "never") == []
    assert tips.situations(vault) == [("alone", 2), ("Im Café", 1)]
    trash.trash(vault, tips.get(vault, whole(tips.ranked(vault, "im café")[0].tip).id).id)
    assert tips.situations(vault) == [("alone", 1)]


@pytest.mark.parametrize("strength", [-1, 11, True, 5.0, "5"])
def test_strengths_go_from_0_to_10(vault: Vault, strength: int) -> None:
    tip = tips.add(vault, "a tip")
    for strengths in ({"before": strength}, {"after": strength}):
        with pytest.raises(BadValue):
            tips.tried(vault, tip.id, **strengths)  # type: ignore[arg-type]
    for fitting in (0, 10):
        tips.tried(vault, tip.id, before=fitting, after=fitting)
    assert len(tips.tries(vault, tip.id)) == 2


def test_what_does_not_fit_is_refused(vault: Vault) -> None:
    for title, situations in (("", ()), (" ", ()), ("x" * 201, ()), ("ok", ("",)), ("ok", ("x" * 201,))):
        with pytest.raises(BadValue):
            tips.add(vault, title, situations=situations)
    nobody = "0190f5e4-1111-7222-8333-444455556666"
    with pytest.raises(NotFound):
        tips.add(vault, "ok", group_id=nobody)
    with pytest.raises(NotFound):
        tips.add(vault, "ok", meeting_id=nobody)
    with pytest.raises(NotFound):
        tips.tried(vault, nobody)
    assert not tips.ranked(vault)


def test_a_damaged_try_is_left_out_of_the_sums(vault: Vault) -> None:
    tip = tips.add(vault, "a tip")
    tried(vault, tip, 4, 2)
    sql(vault, "UPDATE try SET before = 10 WHERE before = 4")
    (one,) = tips.ranked(vault)
    assert (one.tries, one.eased) == (1, 2.0)


def test_a_changed_tip_keeps_its_tries(vault: Vault) -> None:
    tip = tips.add(vault, "a tip")
    tried(vault, tip, 4)
    changed = tips.save(vault, replace(tip, title="a better tip"))
    assert changed.created_at == tip.created_at
    assert len(tips.tries(vault, tip.id)) == 1


def test_the_only_tip_that_was_tried_comes_first_when_it_helped_and_last_when_it_did_not(vault: Vault) -> None:
    one, _, _ = (tips.add(vault, title) for title in ("Breathe", "Walk", "Call somebody"))
    tried(vault, one, 4)
    assert titles(vault) == ["Breathe", "Call somebody", "Walk"]
    tried(vault, one, -9)
    assert titles(vault) == ["Call somebody", "Walk", "Breathe"]
