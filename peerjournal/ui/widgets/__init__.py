"""The pieces pages are made of. Import from here."""

from peerjournal.ui.widgets.buttons import Button, IconButton
from peerjournal.ui.widgets.card import Card
from peerjournal.ui.widgets.chip import Chip
from peerjournal.ui.widgets.column import Column
from peerjournal.ui.widgets.empty import EmptyState
from peerjournal.ui.widgets.feelings import FeelingPicker
from peerjournal.ui.widgets.field import IconField
from peerjournal.ui.widgets.flow import FlowLayout
from peerjournal.ui.widgets.grid import CardGrid
from peerjournal.ui.widgets.labels import label, named, rule, set_role
from peerjournal.ui.widgets.passphrase import PassphraseField
from peerjournal.ui.widgets.progress import ProgressLine
from peerjournal.ui.widgets.scale import ScaleName, Scales, ScaleSlider
from peerjournal.ui.widgets.search import SearchField
from peerjournal.ui.widgets.tags import TagField
from peerjournal.ui.widgets.toast import Toast

__all__ = [
    "Button",
    "Card",
    "CardGrid",
    "Chip",
    "Column",
    "EmptyState",
    "FeelingPicker",
    "FlowLayout",
    "IconButton",
    "IconField",
    "PassphraseField",
    "ProgressLine",
    "ScaleName",
    "ScaleSlider",
    "Scales",
    "SearchField",
    "TagField",
    "Toast",
    "label",
    "named",
    "rule",
    "set_role",
]
