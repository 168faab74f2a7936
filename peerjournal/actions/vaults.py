"""Makes, opens, locks and checks a vault."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from peerjournal import crypto, places
from peerjournal.actions.ahead import Begun
from peerjournal.crypto import Argon2Cost
from peerjournal.vault import header, keyslots
from peerjournal.vault.vault import DATABASE, create_vault, open_vault
from peerjournal.vault.vault import Vault as Vault  # for the faces, which may name it but not import it

if TYPE_CHECKING:
    from peerjournal.model.notices import Notice
    from peerjournal.model.reports import CheckReport, Stats
    from peerjournal.model.strength import Strength

Progress = Callable[[int, int], None]


def no_progress(done: int, total: int) -> None:
    """For those who do not watch."""


def default_folder() -> Path:
    """The vault that is opened when none is named."""
    return places.default_vault()


def exists(folder: Path) -> bool:
    """Whether there is (something of) a vault in this folder."""
    return any((folder / name).exists() for name in (header.NAME, header.SPARE, DATABASE))


def create(folder: Path, passphrase: str, *, holder: str = "terminal", cost: Argon2Cost | None = None) -> Vault:
    """Makes a vault and its recovery key, and opens it. Without a cost, one is measured: about half a second a guess.

    Raises VaultExists, EmptyPassphrase, DiskFull, NotAllowed.
    """
    identity = crypto.Identity.generate()
    return create_vault(folder, passphrase, (identity.recipient.raw, identity.text()), holder=holder, cost=cost)


def unlock(folder: Path, passphrase: str, *, holder: str = "terminal", begun: Begun | None = None) -> Vault:
    """Opens a vault, with the key that may be `begun` already. Raises WrongPassphrase and what `open_vault` raises."""
    return open_vault(folder, lambda found: keyslots.open_with_passphrase(found, passphrase, begun), holder=holder)


def unlock_with_recovery(folder: Path, untrusted_key: str, *, holder: str = "terminal") -> Vault:
    """Opens a vault with its recovery key or the 24 words. Raises RecoveryKeyUnreadable, WrongRecoveryKey."""
    from peerjournal.actions import recovery

    raw = recovery.parse(untrusted_key)
    return open_vault(folder, lambda found: keyslots.open_with_recovery(found, raw), holder=holder)


def together(vault: Vault) -> AbstractContextManager[None]:
    """Makes one of everything that is saved within a `with` block: all of it, or nothing."""
    return vault.transaction()


def lock(vault: Vault) -> None:
    """Closes the vault, wipes its keys and gives it free."""
    vault.close()


def notices(vault: Vault) -> "tuple[Notice, ...]":
    """What the person should hear after unlocking."""
    return tuple(vault.notices)


def has_kit(vault: Vault) -> bool:
    """Whether the person has been given the recovery key: printed, saved, or three of its words confirmed."""
    return vault.state.kit_written()


def change_passphrase(vault: Vault, passphrase: str) -> None:
    """A new passphrase, at the cost of a guess that the vault has now. Raises EmptyPassphrase."""
    vault.change_passphrase(passphrase)


def check(vault: Vault, *, full: bool = False, progress: Progress = no_progress) -> "CheckReport":
    """Looks the vault over; `full` reads every page and every byte. Changes nothing."""
    from peerjournal.vault.check import check as look_over

    return look_over(vault, full=full, progress=progress)


def stats(vault: Vault) -> "Stats":
    """Counts of what is not in the trash; words are runs of letters and digits in titles and bodies."""
    from peerjournal.model.reports import Stats

    counts, words = vault.tally()
    sizes = (path.stat().st_size for path in vault.folder.iterdir() if path.is_file())
    return Stats(counts, words, vault.attachments.total(), sum(sizes))


def passphrase_strength(passphrase: str) -> "Strength":
    """An estimate by zxcvbn of the first 72 characters (it refuses more)."""
    from peerjournal.model.strength import Strength

    if not passphrase:
        return Strength(0, 0.0)
    from zxcvbn import zxcvbn

    found = zxcvbn(passphrase[:72])
    return Strength(int(found["score"]), float(found["guesses_log10"]))
