"""The near end of the wire: does within the program what a test asks for, once its event loop runs.

Questions are lines of JSON on standard input, answers lines on standard output. What is typed comes in by the wire, so
this process knows it anyway; the one that follows after locking is asked nothing that has content in it.
"""

import json
import os
import time
from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QSocketNotifier, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleInterface, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QStackedWidget, QWidget

_Text = QAccessible.Text
_SAID = (_Text.Name, _Text.Description, _Text.Value, _Text.Help, _Text.Accelerator)
_BY_TAB = Qt.FocusPolicy.TabFocus.value
_kept: list[object] = []


def install() -> None:
    """The wire is there as soon as the event loop runs."""
    run = QApplication.exec

    def wired(*_application: Any) -> int:
        wire, near = QSocketNotifier(0, QSocketNotifier.Type.Read), _Wire()
        wire.activated.connect(near.read)
        _kept.extend((wire, near))
        QTimer.singleShot(0, lambda: _tell({"ready": os.getpid()}))
        return run()

    QApplication.exec = staticmethod(wired)  # type: ignore[method-assign]


def _tell(answer: Any) -> None:
    os.write(1, json.dumps(answer).encode() + b"\n")


class _Wire:
    def __init__(self) -> None:
        self._rest = b""

    def read(self) -> None:
        """Does what was asked, line by line; a question that never comes back (locking) has no answer."""
        *lines, self._rest = (self._rest + os.read(0, 1 << 16)).split(b"\n")
        for line in lines:
            name, *values = json.loads(line)
            try:
                _tell({"answer": QUESTIONS[name](*values)})
            except Exception as error:
                _tell({"mistake": repr(error)})
                raise


def look() -> dict[str, Any]:
    """What the window shows, in the words of the program."""
    window = _window()
    shown = window.centralWidget().currentWidget()
    inner = shown.findChild(QStackedWidget)
    focus = QApplication.focusWidget()
    desk = getattr(window, "desk", None)
    return {
        "screen": type(shown).__name__,
        "step": type(inner.currentWidget()).__name__ if inner is not None else "",
        "page": desk._shown if desk is not None else "",
        "said": desk._toast.text() if desk is not None else "",
        "focus": [] if focus is None else _names(focus),
        "dialogs": [type(one).__name__ for one in _seen() if isinstance(one, QDialog)],
        "titles": [one.title() for one in QGuiApplication.allWindows()] + [one.windowTitle() for one in _all()],
        "clipboard": QGuiApplication.clipboard().text(),
    }


def texts(only_seen: bool = False) -> list[str]:
    """All that a screen reader could say, all of each text; also of what is hidden, for a curious program asks."""
    return [text for top in _seen() for one in _reachable(top, only_seen) for text in _texts_of(one) if text]


def picture(path: str) -> list[int]:
    """What stands in the window, as a file; gives its size."""
    made = _window().grab()
    made.save(path)
    return [made.width(), made.height()]


def type_text(text: str) -> None:
    """Types where the keyboard is."""
    QTest.keyClicks(_here(), text)


def press(keys: str, times: int = 1) -> None:
    """Presses keys where the keyboard is, such as Ctrl+M."""
    for _ in range(times):
        QTest.keySequence(_here(), QKeySequence(keys))


def focus(name: str) -> bool:
    """Puts the keyboard onto what is seen and called so."""
    for one in (part for top in _seen() for part in top.findChildren(QWidget)):
        called = name in _names(one)
        if called and one.isVisible() and one.isEnabled() and one.focusPolicy().value & _BY_TAB:
            one.setFocus()
            return one.hasFocus()
    return False


def copy(text: str) -> None:
    """Marks the whole text that has the keyboard and copies it, as Ctrl+A and Ctrl+C do."""
    type_text(text)
    press("Ctrl+A")
    press("Ctrl+C")


def type_on(texts: list[str], every: int) -> None:
    """Types on by itself, a text each so many milliseconds, and tells each with its time as soon as it stands there."""
    waiting = iter(enumerate(texts, 1))
    clock = QTimer(_window())

    def strike() -> None:
        number, text = next(waiting, (0, ""))
        if not number:
            clock.stop()
            return
        if text.endswith("\n"):
            type_text(text[:-1])
            press("Return")
        else:
            type_text(text)
        _tell({"typed": number, "at": time.monotonic()})

    clock.timeout.connect(strike)
    clock.start(every)
    _kept.append(clock)


def tell_saved(every: int) -> None:
    """Presses Ctrl+S now and then, and tells how many characters stand there when "Saved" is said."""
    from peerjournal.ui.pages.journal.editor import Editor

    editor = _window().findChild(Editor)
    assert isinstance(editor, Editor)
    said = editor._saved

    def saved(entry: Any) -> None:
        said(entry)
        if editor._state.text() == "Saved":
            _tell({"saved": len(editor.body.toPlainText())})

    editor._saved = saved  # type: ignore[method-assign]
    clock = QTimer(_window())
    clock.timeout.connect(editor.save)
    clock.start(every)
    _kept.append(clock)


def _names(one: QWidget) -> list[str]:
    return [one.accessibleName(), one.text() if isinstance(one, QAbstractButton) else ""]


def _window() -> Any:
    return next(one for one in _all() if one.objectName() == "window")


def _all() -> list[QWidget]:
    return QApplication.topLevelWidgets()


def _seen() -> list[QWidget]:
    return [one for one in _all() if one.isVisible()]


def _here() -> QWidget:
    if QApplication.activeWindow() is None:  # a dialog has closed; elsewhere the desktop sees to it
        (QApplication.activeModalWidget() or _window()).activateWindow()
        QTest.qWait(1)
    found = QApplication.focusWidget() or QApplication.activeModalWidget() or _window()
    assert isinstance(found, QWidget)
    return found


def _reachable(widget: QWidget, only_seen: bool) -> Iterator[QAccessibleInterface]:
    waiting: list[QAccessibleInterface | None] = [QAccessible.queryAccessibleInterface(widget)]
    while waiting:
        one = waiting.pop()
        if one is not None and one.isValid() and not (only_seen and one.state().invisible):
            yield one
            waiting.extend(one.child(at) for at in range(one.childCount()))


def _texts_of(one: QAccessibleInterface) -> Iterator[str]:
    yield from (one.text(kind) for kind in _SAID)
    words = one.textInterface()
    if words is not None:
        yield words.text(0, words.characterCount())


QUESTIONS: dict[str, Callable[..., Any]] = {
    one.__name__: one for one in (look, texts, picture, type_text, press, focus, copy, type_on, tell_saved)
}
