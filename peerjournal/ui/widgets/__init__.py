"""The pieces pages are made of. Import from here; each is loaded when it is asked for: the locked window is quick."""

from typing import TYPE_CHECKING

from peerjournal.ondemand import on_demand

if TYPE_CHECKING:
    from peerjournal.ui.widgets.area import TextArea
    from peerjournal.ui.widgets.buttons import Button, IconButton
    from peerjournal.ui.widgets.card import Card
    from peerjournal.ui.widgets.chip import Chip
    from peerjournal.ui.widgets.choice import Choice
    from peerjournal.ui.widgets.column import Column
    from peerjournal.ui.widgets.empty import EmptyState
    from peerjournal.ui.widgets.feelings import FeelingPicker
    from peerjournal.ui.widgets.field import IconField
    from peerjournal.ui.widgets.flow import FlowLayout
    from peerjournal.ui.widgets.grid import CardGrid
    from peerjournal.ui.widgets.labels import label, named, rule, set_role
    from peerjournal.ui.widgets.moment import ClockField, MomentField
    from peerjournal.ui.widgets.passphrase import PassphraseField
    from peerjournal.ui.widgets.progress import ProgressLine
    from peerjournal.ui.widgets.scale import ScaleName, Scales, ScaleSlider
    from peerjournal.ui.widgets.search import SearchField
    from peerjournal.ui.widgets.tags import TagField
    from peerjournal.ui.widgets.toast import Toast

_HOMES = {
    "Button": "buttons",
    "IconButton": "buttons",
    "Card": "card",
    "Chip": "chip",
    "Column": "column",
    "EmptyState": "empty",
    "FeelingPicker": "feelings",
    "IconField": "field",
    "FlowLayout": "flow",
    "CardGrid": "grid",
    "label": "labels",
    "named": "labels",
    "rule": "labels",
    "set_role": "labels",
    "PassphraseField": "passphrase",
    "ProgressLine": "progress",
    "ScaleName": "scale",
    "Scales": "scale",
    "ScaleSlider": "scale",
    "TextArea": "area",
    "Choice": "choice",
    "ClockField": "moment",
    "MomentField": "moment",
    "SearchField": "search",
    "TagField": "tags",
    "Toast": "toast",
}

__getattr__ = on_demand(__name__, _HOMES)

__all__ = [
    "Button",
    "Card",
    "CardGrid",
    "Chip",
    "Choice",
    "ClockField",
    "Column",
    "EmptyState",
    "FeelingPicker",
    "FlowLayout",
    "IconButton",
    "IconField",
    "MomentField",
    "PassphraseField",
    "ProgressLine",
    "ScaleName",
    "ScaleSlider",
    "Scales",
    "SearchField",
    "TagField",
    "TextArea",
    "Toast",
    "label",
    "named",
    "rule",
    "set_role",
]
