"""What the window remembers outside the journal: appearance, auto-lock, where the journal lies. Never content."""

from pathlib import Path
from typing import Any, NamedTuple

from peerjournal import places

THEMES = ("system", "light", "dark", "high-contrast")
EVERY = ("off", "daily", "weekly")


class Settings(NamedTuple):
    """`theme` is one of THEMES; `lock_after` in minutes, 0 for never; `text_percent` 100 to 200; `vault` empty for the
    usual folder; `backup_folder` empty for the usual one; `backup_every` one of EVERY.
    `remind_at` are moments in ISO 8601 without any text, kept only where `remind_while_locked` allows it.
    `guard` underlines other people's details while one writes.

    A tuple with names and no dataclass: what makes those is not otherwise needed to paint the locked window.
    """

    theme: str = "system"
    text_percent: int = 100
    reduced_motion: bool = False
    lock_after: int = 10
    lock_when_minimised: bool = False
    vault: str = ""
    entry_font: str = ""
    entry_size: int = 15
    lock_with_system: bool = True
    backup_folder: str = ""
    backup_every: str = "off"
    remind_while_locked: bool = False
    remind_at: str = ""
    guard: bool = True

    def folder(self) -> Path:
        """The journal's folder."""
        return Path(self.vault) if self.vault else places.default_vault()


def load(path: Path | None = None) -> Settings:
    """Reads the settings file; whatever is missing or not understood has its usual value."""
    try:
        text = (path or places.settings_file()).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return Settings()
    import tomllib  # only where there is something to read: the first paint does not wait for it

    try:
        read = tomllib.loads(text)
    except ValueError:  # TOMLDecodeError, or a number of thousands of digits
        return Settings()
    usual = Settings()
    known = {
        name: read[name] for name, value in usual._asdict().items() if name in read and type(read[name]) is type(value)
    }
    return _bounded(usual._replace(**known))


def save(settings: Settings, path: Path | None = None) -> None:
    """Writes them, for this person's eyes only; keys of other versions stay. Raises DiskFull, NotAllowed."""
    # Both only for saving: reading happens before the first picture.
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    from peerjournal import files

    to = path or places.settings_file()
    try:
        document: Any = tomlkit.parse(to.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, TOMLKitError):
        document = tomlkit.document()
    document.update(settings._asdict())
    files.private_folder(to.parent)
    files.write_whole(to, tomlkit.dumps(document).encode())


def _bounded(settings: Settings) -> Settings:
    return settings._replace(
        theme=settings.theme if settings.theme in THEMES else "system",
        text_percent=min(max(settings.text_percent, 100), 200),
        lock_after=min(max(settings.lock_after, 0), 24 * 60),
        entry_size=min(max(settings.entry_size, 10), 40),
        backup_every=settings.backup_every if settings.backup_every in EVERY else "off",
        remind_at=settings.remind_at if settings.remind_while_locked else "",
    )
