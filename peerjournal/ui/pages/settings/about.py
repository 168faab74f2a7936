"""What this program is, and under which licence."""

from PySide6.QtCore import QCoreApplication

from peerjournal import __version__
from peerjournal.ui.widgets import Card, label


def _tr(text: str) -> str:
    return QCoreApplication.translate("SettingsAbout", text)


def about_card() -> Card:
    """Version, licence and the one promise."""
    card = Card(_tr("About"))
    card.add_lines(
        label(f"PeerJournal {__version__}", "strong"),
        label(_tr("It never uses the network. What you write stays with you."), "muted"),
        label(
            _tr(
                "Free software under the GNU General Public License, version 3 or later. It comes without any warranty."
            ),
            "muted",
        ),
    )
    card.body.addStretch(1)
    return card
