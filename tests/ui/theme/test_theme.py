"""The appearance: follows what was chosen, reaches everything, and icons keep up."""

import re
from pathlib import Path
from typing import cast
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPalette, QStyleHints
from PySide6.QtWidgets import QApplication, QLabel, QProxyStyle
from pytestqt.qtbot import QtBot

from peerjournal import places
from peerjournal.ui.theme import Theme, scaled, still, tokens
from peerjournal.ui.theme.icons import icon, picture
from peerjournal.ui.theme.tokens import DARK, HIGH_CONTRAST_DARK, HIGH_CONTRAST_LIGHT, LIGHT, Tokens
from peerjournal.ui.widgets import Button

ICONS = sorted((places.resources() / "icons").glob("*.svg"))


@pytest.mark.parametrize(
    ("choice", "wanted"), [("light", LIGHT), ("dark", DARK), ("high-contrast", HIGH_CONTRAST_LIGHT)]
)
def test_a_choice_reaches_palette_and_painting(
    theme: Theme, qapp: QApplication, qtbot: QtBot, choice: str, wanted: Tokens
) -> None:
    """At once, and those who keep colours hear of it."""
    heard: list[bool] = []
    theme.changed.connect(lambda: heard.append(True))
    theme.choose(choice)
    assert tokens() is wanted
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(wanted.background)
    assert wanted.accent in qapp.styleSheet()
    assert heard


def test_no_name_in_the_style_sheet_is_left_unfilled(theme: Theme, qapp: QApplication) -> None:
    """And no colour stands in it that is not a token's."""
    sheet = qapp.styleSheet()
    assert "$" not in sheet
    colours = set(re.findall(r"#[0-9A-Fa-f]{6}\b", sheet))
    assert colours <= {one for one in LIGHT.values().values() if one.startswith("#")}


def test_text_size_is_bounded_and_scales_what_belongs_to_text(theme: Theme, qapp: QApplication) -> None:
    """100 to 200 per cent."""
    theme.choose("light", percent=500)
    assert (scaled(14), qapp.font().pixelSize()) == (28, 28)
    theme.choose("light", percent=10)
    assert (scaled(14), qapp.font().pixelSize()) == (14, 14)


def test_a_label_shown_before_takes_the_new_size(theme: Theme, qtbot: QtBot) -> None:
    """Changing the text size needs no restart."""
    label = QLabel("Words")
    qtbot.addWidget(label)
    label.show()
    small = label.sizeHint().height()
    theme.choose("light", percent=200)
    assert label.sizeHint().height() > 1.7 * small


def test_reduced_motion_is_remembered(theme: Theme) -> None:
    """For whoever animates."""
    theme.choose("light", reduced_motion=True)
    assert still()
    theme.choose("light")
    assert not still()


@pytest.mark.parametrize("file", ICONS, ids=lambda one: one.stem)
def test_icons_are_of_one_weight_on_one_grid(file: Path) -> None:
    """24 by 24, stroke 1.75, coloured only by the theme."""
    root = ElementTree.parse(file).getroot()  # noqa: S314 - our own files
    assert root.get("viewBox") == "0 0 24 24"
    assert root.get("stroke") == "currentColor"
    assert root.get("stroke-width") == "1.75"
    assert not re.search(r"#[0-9a-fA-F]{3,6}", ElementTree.tostring(root, encoding="unicode").replace("ns0", ""))


@pytest.mark.parametrize("file", ICONS, ids=lambda one: one.stem)
def test_icons_draw_something_and_stay_inside(theme: Theme, file: Path) -> None:
    """With a free edge, so that no line is cut."""
    image = picture(file.stem, "ink", 48, 1).toImage()
    drawn = [(x, y) for x in range(48) for y in range(48) if image.pixelColor(x, y).alpha() > 40]
    assert len(drawn) > 20
    assert min(min(x, y) for x, y in drawn) >= 1
    assert max(max(x, y) for x, y in drawn) <= 46


def test_icons_take_the_tokens_colour_and_the_screens_density(theme: Theme) -> None:
    """Twice the pixels on a screen of twice the density."""
    assert picture("close", "danger", 20, 2).size() == QSize(40, 40)
    shown = picture("minus", "danger", 24, 4).toImage()
    assert shown.pixelColor(48, 48).name() == LIGHT.danger.lower()


def test_an_icon_on_a_button_follows_the_theme(theme: Theme, qtbot: QtBot) -> None:
    """No button keeps the colours of before."""
    button = Button("Lock", icon="lock")
    qtbot.addWidget(button)
    before = button.icon().pixmap(QSize(18, 18)).toImage()
    theme.choose("dark")
    assert button.icon().pixmap(QSize(18, 18)).toImage() != before


def test_what_is_disabled_is_muted(theme: Theme) -> None:
    """The icon, too."""
    muted = icon("lock", "accent", 18).pixmap(QSize(18, 18), QIcon.Mode.Disabled).toImage()
    assert muted == icon("lock", "muted", 18).pixmap(QSize(18, 18)).toImage()


class Hints(QObject):
    """A system whose preferences a test can change: Qt's own do not change without a desktop."""

    colorSchemeChanged = Signal()  # noqa: N815 - Qt's names
    contrastPreferenceChanged = Signal()  # noqa: N815

    def __init__(self) -> None:
        super().__init__()
        self.scheme, self.preference = Qt.ColorScheme.Unknown, Qt.ContrastPreference.NoPreference

    def colorScheme(self) -> Qt.ColorScheme:  # noqa: N802
        return self.scheme

    def accessibility(self) -> "Hints":
        return self

    def contrastPreference(self) -> Qt.ContrastPreference:  # noqa: N802
        return self.preference

    def prefer(self, scheme: Qt.ColorScheme, preference: Qt.ContrastPreference) -> None:
        """Both, told one after the other."""
        self.scheme, self.preference = scheme, preference
        self.colorSchemeChanged.emit()
        self.contrastPreferenceChanged.emit()


def test_the_system_is_followed_while_the_program_runs(theme: Theme, qapp: QApplication) -> None:
    """Evening comes and the system turns dark; a choice of the person's own stays."""
    normal, high = Qt.ContrastPreference.NoPreference, Qt.ContrastPreference.HighContrast
    hints = Hints()
    followed = Theme(qapp)
    followed.choose("system")
    followed.follow(cast(QStyleHints, hints))
    assert tokens() is LIGHT
    hints.prefer(Qt.ColorScheme.Dark, normal)
    assert tokens() is DARK
    hints.prefer(Qt.ColorScheme.Dark, high)
    assert tokens() is HIGH_CONTRAST_DARK
    hints.prefer(Qt.ColorScheme.Light, high)
    assert tokens() is HIGH_CONTRAST_LIGHT
    followed.choose("light")
    hints.prefer(Qt.ColorScheme.Dark, normal)
    assert tokens() is LIGHT
    followed.deleteLater()


class DarkStyle(QProxyStyle):
    """As Qt's own style is where the system is dark."""

    def standardPalette(self) -> QPalette:  # noqa: N802
        return QPalette(QColor("#323232"))


def test_the_first_picture_is_dark_where_the_system_is(theme: Theme, qapp: QApplication) -> None:
    """Before the system is asked more closely, and a preference for contrast counts as soon as it is."""
    begun = Theme(qapp)
    qapp.setStyle(DarkStyle("Fusion"))
    begun.choose("system")
    assert tokens() is DARK
    begun.choose("high-contrast")
    assert tokens() is HIGH_CONTRAST_DARK
    begun.choose("system")
    hints = Hints()
    hints.prefer(Qt.ColorScheme.Dark, Qt.ContrastPreference.HighContrast)
    begun.follow(cast(QStyleHints, hints))
    assert tokens() is HIGH_CONTRAST_DARK
    begun.deleteLater()
    qapp.setStyle("Fusion")
