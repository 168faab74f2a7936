"""The window's shortcuts: one register that binds them and that F1 lists."""

from typing import NamedTuple

from peerjournal.ui.page import Link


class Shortcut(NamedTuple):
    """`keys` as portable text. With `page` it goes there (with `link`), else it calls the Desk's method `does`."""

    keys: str
    text: str
    page: str = ""
    link: Link = Link()
    does: str = ""


NEW = Link(action="new")

SHORTCUTS: tuple[Shortcut, ...] = (
    Shortcut("Ctrl+N", "Write a new entry", "journal", NEW),
    Shortcut("Ctrl+M", "After a meeting", "after_meeting"),
    Shortcut("Ctrl+T", "Add a coping tip", "tips", NEW),
    Shortcut("Ctrl+K", "Find anything", does="search"),
    Shortcut("Ctrl+F", "Find in this page", does="find_here"),
    Shortcut("Ctrl+Z", "Undo what was just done", does="undo"),
    Shortcut("Ctrl+,", "Settings", "settings"),
    Shortcut("Ctrl+L", "Lock", does="lock"),
    Shortcut("F12", "Hide the window now", does="hide_now"),
    Shortcut("Ctrl+Q", "Close the journal", does="quit"),
    Shortcut("F1", "Show these keys", does="help"),
)
