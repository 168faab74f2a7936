"""Where things lie: the journal's default folder, this computer's state, and the program's resources."""

from pathlib import Path

import platformdirs

_NAME = "PeerJournal"

SAFETY_CARD = "safety-card.txt"  # in a journal's folder, unencrypted, only if the person allowed it


def default_vault() -> Path:
    """The vault that is opened when none is named."""
    return Path(platformdirs.user_data_dir(_NAME, appauthor=False)) / "Journal.peerjournal"


def state_folder() -> Path:
    """What this computer remembers about vaults, outside of them (the highest generation seen)."""
    return Path(platformdirs.user_state_dir(_NAME, appauthor=False))


def settings_file() -> Path:
    """Settings without content."""
    return Path(platformdirs.user_config_dir(_NAME, appauthor=False)) / "settings.toml"


def default_backups() -> Path:
    """Where backups go when no folder was chosen."""
    return Path(platformdirs.user_documents_dir()) / "PeerJournal backups"


def resources() -> Path:
    """The folder of icons, style sheets and prompts: beside the package in a checkout, within it when installed."""
    package = Path(__file__).resolve().parent
    beside = package.parent / "resources"
    return beside if beside.is_dir() else package / "_resources"
