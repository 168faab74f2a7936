"""Where things lie: the journal's default folder, this computer's state, and the program's resources."""

import os
import sys
from pathlib import Path

_NAME = "PeerJournal"
_XDG = {"data": ".local/share", "state": ".local/state", "config": ".config"}  # below the home folder

SAFETY_CARD = "safety-card.txt"  # in a journal's folder, unencrypted, only if the person allowed it


def default_vault() -> Path:
    """The vault that is opened when none is named."""
    return _folder("data") / "Journal.peerjournal"


def state_folder() -> Path:
    """What this computer remembers about vaults, outside of them (the highest generation seen)."""
    return _folder("state")


def settings_file() -> Path:
    """Settings without content."""
    return _folder("config") / "settings.toml"


def default_backups() -> Path:
    """Where backups go when no folder was chosen."""
    import platformdirs

    return Path(platformdirs.user_documents_dir()) / "PeerJournal backups"


def resources() -> Path:
    """The folder of icons, style sheets and prompts: beside the package in a checkout, within it when installed."""
    package = Path(__file__).resolve().parent
    beside = package.parent / "resources"
    return beside if beside.is_dir() else package / "_resources"


def _folder(kind: str) -> Path:
    """This program's folder of a kind, where platformdirs says it is.

    On Linux that is plain (https://specifications.freedesktop.org/basedir-spec/latest/), and asked at every start:
    there it is answered here, which spares loading platformdirs, 3 ms.
    """
    given, home = os.environ.get(f"XDG_{kind.upper()}_HOME", ""), os.environ.get("HOME", "")
    if sys.platform == "linux" and given.startswith("/"):
        return Path(given, _NAME)
    if sys.platform == "linux" and home.startswith("/"):
        return Path(home, _XDG[kind], _NAME)
    import platformdirs

    folder: str = getattr(platformdirs, f"user_{kind}_dir")(_NAME, appauthor=False)
    return Path(folder)
