"""The colours and measures everything in the window is drawn with."""

from typing import NamedTuple

from PySide6.QtGui import QColor


class Tokens(NamedTuple):
    """One appearance: every colour as `#RRGGBB`. A test computes the contrast of each pair that is used.

    `line` is decoration only, `track` what a bar has not filled. `outline` tells a control from its surroundings, and
    `focus` where the keyboard is: both reach 3:1 (WCAG 2.2, 1.4.11). The `..._soft` colours are fills that text in the
    same hue can stand on.
    """

    name: str
    dark: bool
    background: str
    surface: str
    ink: str
    muted: str
    line: str
    track: str
    outline: str
    focus: str
    hover: str
    accent: str
    accent_strong: str
    accent_soft: str
    on_accent: str
    feeling: str
    feeling_soft: str
    tip: str
    tip_soft: str
    group: str
    group_soft: str
    danger: str
    danger_soft: str
    on_danger: str

    def colour(self, name: str) -> QColor:
        """The token as a colour to paint with."""
        return QColor(str(getattr(self, name)))

    def values(self) -> dict[str, str]:
        """Every colour by its name, to fill the style sheet's template with."""
        return {name: value for name, value in self._asdict().items() if isinstance(value, str)}


LIGHT = Tokens(
    name="light",
    dark=False,
    background="#FAF8F4",
    surface="#FFFFFF",
    ink="#1F2A28",
    muted="#5A6764",
    line="#E3E0D8",
    track="#E3E0D8",
    outline="#848D8A",
    focus="#2B6B63",
    hover="#F1EEE7",
    accent="#2B6B63",
    accent_strong="#215650",
    accent_soft="#DCEBE7",
    on_accent="#FFFFFF",
    feeling="#A8485F",
    feeling_soft="#F6E9ED",
    tip="#8A5019",
    tip_soft="#F3EADF",
    group="#5F4FA0",
    group_soft="#EAE7F3",
    danger="#A33333",
    danger_soft="#F6E7E5",
    on_danger="#FFFFFF",
)

DARK = Tokens(
    name="dark",
    dark=True,
    background="#151918",
    surface="#1E2423",
    ink="#E8EDEB",
    muted="#A3AFAC",
    line="#323B39",
    track="#3A4442",
    outline="#74807C",
    focus="#7CC4B9",
    hover="#262D2C",
    accent="#7CC4B9",
    accent_strong="#93D3C9",
    accent_soft="#24403C",
    on_accent="#10211E",
    feeling="#E59AAC",
    feeling_soft="#3A2B30",
    tip="#E0A86A",
    tip_soft="#382E22",
    group="#B3A6EA",
    group_soft="#302D43",
    danger="#F09A9A",
    danger_soft="#3D2A2A",
    on_danger="#2A1111",
)

HIGH_CONTRAST_LIGHT = Tokens(
    name="high-contrast-light",
    dark=False,
    background="#FFFFFF",
    surface="#FFFFFF",
    ink="#000000",
    muted="#2A2A2A",
    line="#000000",
    track="#C9C9C9",
    outline="#000000",
    focus="#00483F",
    hover="#EDEDED",
    accent="#00483F",
    accent_strong="#002E28",
    accent_soft="#CDEBE5",
    on_accent="#FFFFFF",
    feeling="#7A1030",
    feeling_soft="#FBE4EA",
    tip="#5C3000",
    tip_soft="#FBEBD6",
    group="#382378",
    group_soft="#EAE4FB",
    danger="#7A0000",
    danger_soft="#FBE2E2",
    on_danger="#FFFFFF",
)

HIGH_CONTRAST_DARK = Tokens(
    name="high-contrast-dark",
    dark=True,
    background="#000000",
    surface="#000000",
    ink="#FFFFFF",
    muted="#E0E0E0",
    line="#FFFFFF",
    track="#5A5A5A",
    outline="#FFFFFF",
    focus="#8FF0E0",
    hover="#242424",
    accent="#8FF0E0",
    accent_strong="#C2FFF5",
    accent_soft="#0A4038",
    on_accent="#000000",
    feeling="#FFB8C8",
    feeling_soft="#3A0F1C",
    tip="#FFC98A",
    tip_soft="#3A2400",
    group="#CFC4FF",
    group_soft="#241B48",
    danger="#FFB3B3",
    danger_soft="#420C0C",
    on_danger="#000000",
)

APPEARANCES = (LIGHT, DARK, HIGH_CONTRAST_LIGHT, HIGH_CONTRAST_DARK)

# Steps between things, in device-independent pixels.
HAIR, TIGHT, SNUG, NEAR, APART, WIDE, FAR = 4, 8, 12, 16, 20, 32, 40
RADIUS, CARD_RADIUS = 8, 12
BODY, SECTION, TITLE = 14, 17, 28


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two `#RRGGBB` colours, 1 to 21 (WCAG 2.2, definition of contrast ratio)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
