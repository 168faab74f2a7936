"""How pictures are coloured: as the window is now, or for paper."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont

from peerjournal.ui.theme.tokens import LIGHT, Tokens


@dataclass(frozen=True, slots=True)
class Look:
    """Colours by token, and the size of letters in pixels; `hue(name)` and its soft fill belong together."""

    tokens: Tokens
    letters: float = 12.5
    paper: bool = False

    def colour(self, name: str, alpha: float = 1.0) -> QColor:
        """A token's colour, from clear (0) to full (1)."""
        made = self.tokens.colour(name)
        made.setAlphaF(alpha)
        return made

    def ground(self) -> QColor:
        """What the picture lies on."""
        return QColor("#FFFFFF") if self.paper else self.tokens.colour("surface")

    def step(self, hue: str, share: float) -> QColor:
        """A colour between the ground (0) and the hue (1), evenly, so that more is always further from the ground."""
        low, high = self.ground(), self.tokens.colour(hue)
        share = min(max(share, 0.0), 1.0)
        return QColor.fromRgbF(
            low.redF() + (high.redF() - low.redF()) * share,
            low.greenF() + (high.greenF() - low.greenF()) * share,
            low.blueF() + (high.blueF() - low.blueF()) * share,
        )

    def font(self, *, strong: bool = False, times: float = 1.0) -> QFont:
        """The window's own letters."""
        made = QFont()
        made.setPixelSize(max(round(self.letters * times), 6))
        made.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        return made


PAPER = Look(LIGHT, 12.0, paper=True)
