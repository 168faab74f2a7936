"""How everything looks, and how entries read."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication, QCheckBox

from peerjournal.ui.settings import Settings
from peerjournal.ui.theme import scaled
from peerjournal.ui.widgets import Card, label, named
from peerjournal.ui.widgets.choice import Choice
from peerjournal.ui.widgets.pick import Pick

Change = Callable[..., None]
SIZES = (100, 115, 130, 150, 175, 200)  # per cent
LETTERS = (13, 15, 17, 19, 22)  # pixels of an entry's letters at 100 %


def _tr(text: str) -> str:
    return QCoreApplication.translate("SettingsLooks", text)


class LooksCard(Card):
    """Theme, text size, motion; `change` gets the fields of Settings that changed."""

    def __init__(self, settings: Settings, change: Change) -> None:
        super().__init__(_tr("How it looks"))
        self._theme = Pick(
            _tr("Colours"),
            [
                ("system", _tr("Like the system")),
                ("light", _tr("Light")),
                ("dark", _tr("Dark")),
                ("high-contrast", _tr("High contrast")),
            ],
            settings.theme,
        )
        self._theme.picked.connect(lambda theme: change(theme=theme))
        near = min(SIZES, key=lambda size: abs(size - settings.text_percent))
        size = Pick(_tr("Text size"), [(str(one), f"{one} %") for one in SIZES], str(near))
        size.picked.connect(lambda percent: change(text_percent=int(percent)))
        still = QCheckBox(_tr("Without motion"))
        still.setChecked(settings.reduced_motion)
        still.toggled.connect(lambda on: change(reduced_motion=on))
        self.add(label(_tr("Colours"), "strong"), self._theme, label(_tr("Text size"), "strong"), size, still)
        self.body.addStretch(1)

    def begin(self) -> None:
        """Takes the keyboard."""
        self._theme.begin()


class ReadingCard(Card):
    """The letters that entries are written and read in, with a line to see them."""

    def __init__(self, settings: Settings, change: Change) -> None:
        super().__init__(_tr("How entries read"))
        self._family, self._size = settings.entry_font, settings.entry_size
        self._change = change
        fonts = [("", _tr("Like everything else")), *((one, one) for one in QFontDatabase.families())]
        font = Choice(_tr("Letters"), [(words, stands_for) for stands_for, words in fonts])
        font.choose(settings.entry_font)
        font.currentIndexChanged.connect(lambda _at: self._set(font.chosen(), self._size))
        near = min(LETTERS, key=lambda size: abs(size - settings.entry_size))
        size = Pick(_tr("Size of the letters"), [(str(one), str(one)) for one in LETTERS], str(near))
        size.picked.connect(lambda pixels: self._set(self._family, int(pixels)))
        self._sample = label(_tr("It was good to hear that the fog lifts for others, too."))
        self._sample.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.add(named(font, _tr("Letters")), font, label(_tr("Size of the letters"), "strong"), size, self._sample)
        self.body.addStretch(1)
        self._show()

    def _set(self, family: str, size: int) -> None:
        self._family, self._size = family, size
        self._change(entry_font=family, entry_size=size)
        self._show()

    def _show(self) -> None:
        font = QFont(self._family) if self._family else QFont(QApplication.font())
        font.setPixelSize(scaled(self._size))
        self._sample.setFont(font)
