"""How everything looks: tokens, the palette and style sheet made of them, icons. Ask `tokens()` while painting."""

from peerjournal.ui.theme.theme import Theme, scaled, still, tokens

__all__ = ["Theme", "scaled", "still", "tokens"]
