"""What was told in confidence leaves in the encrypted backup only; what was heard only where it is asked for."""

import pytest

from peerjournal.model.exits import DEFAULTS, Exit, Leaves, leaving, left_out, may_leave
from peerjournal.model.provenance import Provenance

BODY = "mine\n\n::: heard R.\na trick\n:::\n\n::: confidence\na secret\n:::\n\nmine again\n"


def test_the_table_says_something_about_every_kind_and_every_way() -> None:
    assert DEFAULTS.keys() == set(Exit)
    for rules in DEFAULTS.values():
        assert rules.keys() == set(Provenance)
        assert rules[Provenance.MINE] is Leaves.ALWAYS


@pytest.mark.parametrize("way", Exit)
@pytest.mark.parametrize("with_heard", [False, True])
def test_confidence_leaves_in_the_backup_only(way: Exit, with_heard: bool) -> None:
    stays_inside = way in {Exit.BACKUP, Exit.SEARCH}
    assert ("secret" in leaving(BODY, way, with_heard=with_heard)) is stays_inside
    assert may_leave(Provenance.CONFIDENCE, way, with_heard=with_heard) is stays_inside
    assert "mine again" in leaving(BODY, way, with_heard=with_heard)


def test_heard_leaves_in_an_export_when_asked_and_in_nothing_else() -> None:
    for way in (Exit.SHARE, Exit.REPORT, Exit.INSIGHTS):
        assert "trick" not in leaving(BODY, way, with_heard=True)
    assert "trick" not in leaving(BODY, Exit.EXPORT)
    assert "trick" in leaving(BODY, Exit.EXPORT, with_heard=True)


def test_what_stayed_is_counted() -> None:
    assert left_out(BODY, Exit.EXPORT) == {Provenance.HEARD: 1, Provenance.CONFIDENCE: 1}
    assert left_out(BODY, Exit.EXPORT, with_heard=True) == {Provenance.CONFIDENCE: 1}
    assert left_out("mine", Exit.SHARE) == {}


def test_a_text_of_ones_own_leaves_to_the_last_byte() -> None:
    odd = "\n\n\n  ::: note\r\n\n\n\n:::\n\n"
    assert leaving(odd, Exit.SHARE) == odd
