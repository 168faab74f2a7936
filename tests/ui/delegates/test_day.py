"""The shades of the calendar."""

import pytest

from peerjournal.ui.delegates.day import ground
from peerjournal.ui.theme.tokens import APPEARANCES, Tokens, contrast


@pytest.mark.parametrize("shown", APPEARANCES, ids=lambda shown: shown.name)
@pytest.mark.parametrize("count", [1, 2, 3, 40])
def test_the_number_of_a_day_can_be_read_on_its_shade(shown: Tokens, count: int) -> None:
    fill, token = ground(shown, count)
    assert fill is not None
    assert contrast(fill.name(), getattr(shown, token)) >= 4.5


@pytest.mark.parametrize("shown", APPEARANCES, ids=lambda shown: shown.name)
def test_more_entries_make_a_stronger_shade(shown: Tokens) -> None:
    shades = [fill.name() for count in (1, 2, 3) if (fill := ground(shown, count)[0]) is not None]
    strength = [contrast(shade, shown.background) for shade in shades]
    assert strength == sorted(strength)
    assert len(set(shades)) == 3


def test_a_day_without_entries_has_no_shade() -> None:
    assert ground(APPEARANCES[0], 0) == (None, "ink")
