"""What the window remembers outside the journal: appearance, auto-lock, where the journal lies. Never content."""

from pathlib import Path
from typing import Any, NamedTuple

from peerjournal import places

THEMES = ("system", "light", "dark", "high-contrast")
EVERY = ("off", "daily", "weekly")
_DIGITS = 10


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
    read = _plain(text)
    if read is None:
        import tomllib  # which takes 3 ms to load, and the first paint waits for it

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


def _plain(text: str) -> dict[str, Any] | None:
    """What a file says in which every line is as `save` writes it; None where anything else of TOML stands."""
    read: dict[str, Any] = {}
    for line in text.splitlines():
        name, _, value = line.partition(" = ")
        if not (name.isascii() and name.isidentifier()) or name in read:
            return None
        if value in ("true", "false"):
            read[name] = value == "true"
        elif value.isascii() and value.isdigit() and (value == "0" or value[0] != "0") and len(value) < _DIGITS:
            read[name] = int(value)
        elif len(value) > 1 and value[0] == value[-1] == '"' and _is_plain(value[1:-1]):
            read[name] = value[1:-1]
        else:
            return None
    return read


def _is_plain(words: str) -> bool:
    return words.isprintable() and '"' not in words and "\\" not in words


def _bounded(settings: Settings) -> Settings:
    return settings._replace(
        theme=settings.theme if settings.theme in THEMES else "system",
        text_percent=min(max(settings.text_percent, 100), 200),
        lock_after=min(max(settings.lock_after, 0), 24 * 60),
        entry_size=min(max(settings.entry_size, 10), 40),
        backup_every=settings.backup_every if settings.backup_every in EVERY else "off",
        remind_at=settings.remind_at if settings.remind_while_locked else "",
    )
