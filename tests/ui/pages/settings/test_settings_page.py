"""Settings hold as soon as they are chosen, are kept without content, and ask before they show a key."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog
from pytestqt.qtbot import QtBot

from peerjournal import places
from peerjournal.actions import backup_notes, passphrases, recovery, vaults
from peerjournal.ui import settings as settings_file
from peerjournal.ui.kit import KitSteps
from peerjournal.ui.page import Link
from peerjournal.ui.pages.settings.kit_dialog import KitDialog
from peerjournal.ui.pages.settings.locking import LockingCard
from peerjournal.ui.pages.settings.looks import LooksCard, ReadingCard
from peerjournal.ui.pages.settings.page import SettingsPage
from peerjournal.ui.pages.settings.passphrase_dialog import PassphraseDialog
from peerjournal.ui.theme import Theme, scaled, tokens
from peerjournal.ui.widgets.choice import Choice
from peerjournal.ui.widgets.pick import Pick
from peerjournal.ui.window import SMALLEST, Window
from tests.ui import looks
from tests.ui.conftest import QUICK, Opened

PASSPHRASE = "correct horse"


@pytest.fixture
def page(window: Window, opened: Opened) -> SettingsPage:
    """The page, by its shortcut."""
    assert window.desk is not None
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    QTest.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    opened.settle()
    assert window.desk._shown == "settings"
    made = window.desk._built["settings"]
    assert isinstance(made, SettingsPage)
    return made


def _within(page: SettingsPage, card: type[Any], kind: type[Any]) -> list[Any]:
    found: Any = page.findChild(card)
    return list(found.findChildren(kind))


def _picks(page: SettingsPage, card: type[Any]) -> list[Pick]:
    return _within(page, card, Pick)


def _boxes(page: SettingsPage, card: type[Any]) -> list[QCheckBox]:
    return _within(page, card, QCheckBox)


def _dialog(kind: type[Any]) -> Any:
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible())


def test_what_is_chosen_holds_at_once_and_is_kept(page: SettingsPage, window: Window) -> None:
    colours, size = _picks(page, LooksCard)
    colours._chips["dark"].click()
    assert tokens().dark
    size._chips["150"].click()
    assert scaled(100) == 150
    _boxes(page, LooksCard)[0].click()
    kept = settings_file.load()
    assert (kept.theme, kept.text_percent, kept.reduced_motion) == ("dark", 150, True)
    colours._chips["high-contrast"].click()
    assert tokens().name == "high-contrast-light"


def test_the_letters_of_entries_are_shown_as_they_will_be(page: SettingsPage) -> None:
    card = page.findChild(ReadingCard)
    assert isinstance(card, ReadingCard)
    font = card.findChild(Choice)
    assert isinstance(font, Choice)
    font.setCurrentIndex(1)
    _picks(page, ReadingCard)[0]._chips["19"].click()
    kept = settings_file.load()
    assert (kept.entry_font, kept.entry_size) == (font.chosen(), 19)
    assert card._sample.font().family() == font.chosen()
    assert card._sample.font().pixelSize() == 19
    font.setCurrentIndex(0)
    assert settings_file.load().entry_font == ""


def test_when_it_locks_is_chosen(page: SettingsPage, window: Window) -> None:
    (minutes,) = _picks(page, LockingCard)
    minutes._chips["0"].click()
    assert window._idle._limit == 0
    minutes._chips["5"].click()
    assert window._idle._limit == 300
    system, minimised, remind = _boxes(page, LockingCard)
    assert system.isChecked()
    assert not remind.isChecked()
    system.click()
    minimised.click()
    remind.click()
    kept = settings_file.load()
    assert (kept.lock_after, kept.lock_with_system, kept.lock_when_minimised) == (5, False, True)
    assert kept.remind_while_locked


def test_the_systems_lock_can_be_left_out(page: SettingsPage, window: Window, restarts: list[str]) -> None:
    system = _boxes(page, LockingCard)[0]
    system.click()
    window._system.heard(True)
    assert restarts == []
    system.click()
    window._system.heard(True)
    assert restarts == ["again"]


def test_the_settings_file_holds_no_content_and_no_secret(page: SettingsPage, opened: Opened) -> None:
    _picks(page, LooksCard)[0]._chips["light"].click()
    text = places.settings_file().read_text("utf-8")
    key = opened.do(recovery.key)
    for secret in (PASSPHRASE, key.text, key.recipient, *(word for word in key.words if len(word) > 6)):
        assert secret not in text
    assert set(settings_file.load()._asdict()) >= {"theme", "lock_after"}


def _change(dialog: PassphraseDialog, opened: Opened, now: str, new: str, again: str) -> None:
    for field, text in ((dialog.now, now), (dialog.new.first, new), (dialog.new.again, again)):
        field.setText("")
        QTest.keyClicks(field, text)
    QTest.keyClick(dialog.new.again, Qt.Key.Key_Return)
    opened.settle()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _opens(opened: Opened, passphrase: str) -> bool:
    def tried(vault: Any) -> bool:
        try:
            passphrases.prove(vault, passphrase)
        except Exception as error:
            if type(error).__name__ == "WrongPassphrase":
                return False
            raise
        return True

    return opened.do(tried)


def test_the_passphrase_is_changed_by_who_knows_it(page: SettingsPage, opened: Opened, window: Window) -> None:
    PassphraseDialog(page, page.shell).open()
    dialog = _dialog(PassphraseDialog)
    _change(dialog, opened, "not it", "seven quiet herons", "seven quiet herons")
    assert "doesn't open" in dialog._message.text()
    assert dialog.now.selectedText() == "not it"
    assert dialog.new.text() == "seven quiet herons"
    _change(dialog, opened, PASSPHRASE, "seven quiet herons", "seven quiet heron")
    assert "not the same" in dialog._message.text()
    assert _opens(opened, PASSPHRASE)
    _change(dialog, opened, PASSPHRASE, "seven quiet herons", "seven quiet herons")
    assert _opens(opened, "seven quiet herons")
    assert not _opens(opened, PASSPHRASE)
    assert [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()] == []


def test_the_recovery_words_do_for_the_passphrase(page: SettingsPage, opened: Opened) -> None:
    words = " ".join(opened.do(recovery.key).words)
    PassphraseDialog(page, page.shell).open()
    _change(_dialog(PassphraseDialog), opened, words, "a new one", "a new one")
    assert _opens(opened, "a new one")


def test_the_kit_is_shown_to_who_knows_the_passphrase(page: SettingsPage, opened: Opened) -> None:
    """An open window that was left alone gives nobody the second key."""
    page.visit(Link(action="kit"))
    dialog = _dialog(KitDialog)
    QTest.keyClicks(dialog.secret, "not it")
    QTest.keyClick(dialog.secret, Qt.Key.Key_Return)
    opened.settle()
    assert dialog.findChildren(KitSteps) == []
    assert dialog._message.isVisible()
    dialog.secret.setText(PASSPHRASE)
    QTest.keyClick(dialog.secret, Qt.Key.Key_Return)
    opened.settle()
    (steps,) = dialog.findChildren(KitSteps)
    assert dialog.secret.text() == ""
    steps._panel.write(places.state_folder().parent / "kit.txt")
    opened.settle()
    assert opened.do(backup_notes.standing).has_kit
    steps.leave.click()
    assert not dialog.isVisible()
    opened.settle()
    assert "You have a recovery kit" in page._keys._kit.text()
    (places.state_folder().parent / "kit.txt").unlink()


def test_a_new_key_says_what_the_old_one_is_still_for(page: SettingsPage, opened: Opened) -> None:
    before = opened.do(recovery.key)
    opened.do(recovery.confirm_kit)
    opened.settle()
    page._keys._new_key()
    dialog = _dialog(KitDialog)
    assert "Backups made until now still need it" in " ".join(_texts(dialog))
    QTest.keyClicks(dialog.secret, PASSPHRASE)
    QTest.keyClick(dialog.secret, Qt.Key.Key_Return)
    opened.settle()
    after = opened.do(recovery.key)
    assert after != before
    assert dialog.findChildren(KitSteps)[0]._panel._key == after
    assert not opened.do(backup_notes.standing).has_kit
    dialog.close()


def _texts(dialog: QDialog) -> list[str]:
    from PySide6.QtWidgets import QLabel

    return [one.text() for one in dialog.findChildren(QLabel)]


def test_where_it_lies_is_shown_and_another_can_be_opened(
    page: SettingsPage, window: Window, opened: Opened, restarts: list[str], tmp_path: Path
) -> None:
    assert page._where._path.text() == str(tmp_path / "Mine.peerjournal")
    page._where.open(tmp_path)
    assert restarts == []
    vaults.lock(vaults.create(tmp_path / "Other.peerjournal", "x", cost=QUICK))
    page._where.open(tmp_path / "Other.peerjournal")
    assert restarts == ["again"]
    assert window.folder == tmp_path / "Other.peerjournal"
    assert settings_file.load().vault == str(tmp_path / "Other.peerjournal")


@pytest.mark.parametrize("percent", [100, 200])
def test_every_sheet_is_whole_and_named_at_the_smallest_size(
    page: SettingsPage, window: Window, opened: Opened, theme: Theme, percent: int, qtbot: QtBot
) -> None:
    theme.choose("light", percent=percent)
    window.resize(*SMALLEST)
    for make in (
        lambda: PassphraseDialog(page, page.shell),
        lambda: KitDialog(page, page.shell, has_kit=False),
        lambda: KitDialog(page, page.shell, has_kit=False, new=True),
    ):
        dialog = make()
        dialog.open()
        qtbot.wait(20)
        assert (looks.unnamed(dialog), looks.clipped(dialog), looks.outside(dialog)) == ([], [], [])
        if isinstance(dialog, KitDialog):
            QTest.keyClicks(dialog.secret, PASSPHRASE)
            QTest.keyClick(dialog.secret, Qt.Key.Key_Return)
            opened.settle()
            qtbot.wait(50)
            assert (looks.unnamed(dialog), looks.clipped(dialog), looks.outside(dialog)) == ([], [], [])
        dialog.close()
