"""Hears from a Linux desktop that the screen is being locked or that the computer goes to sleep."""

import sys

from PySide6.QtCore import SLOT, QObject, Signal, Slot

# (which bus, path, interface, signal); each may be missing on a given desktop.
_SOURCES = (
    ("system", "/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep"),
    ("session", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged"),
    ("session", "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged"),
)


class SystemLock(QObject):
    """`locking` when the system says so; on systems that say nothing it never comes."""

    locking = Signal()

    def listen(self) -> int:
        """Begins to listen; gives the number of sources that could be listened to."""
        if not sys.platform.startswith("linux"):
            return 0
        from PySide6.QtDBus import QDBusConnection  # only here: it takes a moment to load

        heard = 0
        for bus_name, path, interface, name in _SOURCES:
            bus = QDBusConnection.systemBus() if bus_name == "system" else QDBusConnection.sessionBus()
            if bus.isConnected():
                # PySide's stub asks for bytes, and what it calls refuses all but text.
                heard += bus.connect("", path, interface, name, self, SLOT("heard(bool)"))  # type: ignore[call-overload]
        return heard

    @Slot(bool)
    def heard(self, begins: bool) -> None:
        """True when the screen locks or sleep begins, False when it is over."""
        if begins:
            self.locking.emit()
