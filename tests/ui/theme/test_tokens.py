"""Every pair of colours that is used can be read, in every appearance."""

import pytest

from peerjournal.ui.theme.tokens import APPEARANCES, Tokens, contrast

TEXT, CONTROL, ENHANCED = 4.5, 3.0, 7.0  # WCAG 2.2: 1.4.3, 1.4.11, 1.4.6

SURFACES = ("background", "surface")
TEXTS = [
    *((text, under) for text in ("ink", "muted", "accent", "feeling", "tip", "group", "danger") for under in SURFACES),
    *((text, under) for text in ("ink", "muted") for under in ("accent_soft", "hover")),
    *((hue, f"{hue}_soft") for hue in ("accent", "feeling", "tip", "group", "danger")),
    *(("ink", f"{hue}_soft") for hue in ("feeling", "tip", "group", "danger")),
    ("accent", "hover"),
    ("on_accent", "accent"),
    ("on_accent", "accent_strong"),
    ("on_danger", "danger"),
    ("background", "ink"),  # the line at the foot of the window
    ("background", "muted"),  # its button under the pointer
]
FILLED = [(hue, "track") for hue in ("accent", "group", "feeling")]
OUTLINES = [(edge, under) for edge in ("outline", "focus", "accent", "feeling", "tip", "group") for under in SURFACES]
OUTLINES += FILLED


@pytest.mark.parametrize("tokens", APPEARANCES, ids=lambda one: one.name)
@pytest.mark.parametrize(("text", "under"), TEXTS, ids=lambda one: one)
def test_text_reaches_aa(tokens: Tokens, text: str, under: str) -> None:
    """4.5:1, and 7:1 in high contrast for ink and muted text on the surfaces."""
    wanted = TEXT
    if tokens.name.startswith("high") and text in ("ink", "muted") and under in SURFACES:
        wanted = ENHANCED
    assert contrast(getattr(tokens, text), getattr(tokens, under)) >= wanted


@pytest.mark.parametrize("tokens", APPEARANCES, ids=lambda one: one.name)
@pytest.mark.parametrize(("edge", "under"), OUTLINES, ids=lambda one: one)
def test_outlines_of_controls_are_seen(tokens: Tokens, edge: str, under: str) -> None:
    """3:1 against what lies beside them."""
    assert contrast(getattr(tokens, edge), getattr(tokens, under)) >= CONTROL


def test_contrast_agrees_with_the_definition() -> None:
    """Black on white is 21, a colour on itself 1, and the order does not matter."""
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.478, abs=0.001)
    assert contrast("#123456", "#123456") == 1
