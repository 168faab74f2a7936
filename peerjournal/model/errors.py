"""What the world can do to us: errors with fields and no wording; `peerjournal.actions.wording` has the sentences.

Everything here derives from `WorldError`. Any other exception is a bug of ours. Fields hold paths and numbers; text
that the person typed is held only to be shown back to that person, never put into `args`, so that no log can carry it.
"""

from dataclasses import dataclass
from pathlib import Path


class WorldError(Exception):
    """Something outside this program is not as it must be; the person's data is as it was."""

    def __str__(self) -> str:
        return type(self).__name__

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"


class WrongPassphrase(WorldError):
    """The passphrase opens no slot."""


class WrongRecoveryKey(WorldError):
    """The recovery key or words are well formed and belong to another vault or backup."""


@dataclass(eq=False, repr=False)
class RecoveryKeyUnreadable(WorldError):
    """Not a recovery key: a typing error, or something else. `word` is the 1-based place of the first unknown word."""

    word: int | None = None


class EmptyPassphrase(WorldError):
    """A passphrase of no characters protects nothing."""


class WrongLogPassphrase(WorldError):
    """The passphrase does not open the safeguarding log."""


class NoSafeguardingLog(WorldError):
    """No safeguarding log was begun in this journal."""


class SafeguardingLogThere(WorldError):
    """A safeguarding log was begun already."""


@dataclass(eq=False, repr=False)
class NoVault(WorldError):
    """There is no vault in this folder."""

    folder: Path


@dataclass(eq=False, repr=False)
class VaultExists(WorldError):
    """A vault, or other files, are already where one was to be made."""

    folder: Path
    is_vault: bool = True


@dataclass(eq=False, repr=False)
class VaultInUse(WorldError):
    """Another process owns the vault. `holder` is 'window', 'terminal' or ''."""

    folder: Path
    holder: str = ""
    pid: int | None = None


@dataclass(eq=False, repr=False)
class VaultNewer(WorldError):
    """Made by a newer version of this program."""

    folder: Path


@dataclass(eq=False, repr=False)
class VaultDamaged(WorldError):
    """`part` is 'header', 'database', 'missing-database', 'index' or 'entry'."""

    part: str
    folder: Path | None = None


@dataclass(eq=False, repr=False)
class HeaderAltered(WorldError):
    """The header is well formed, yet not what this vault wrote (its MAC is wrong)."""

    folder: Path


@dataclass(eq=False, repr=False)
class RowDamaged(WorldError):
    """One row's content does not agree with its checksum; it is not shown and never saved over."""

    noun: str
    id: str


@dataclass(eq=False, repr=False)
class DiskFull(WorldError):
    """No space left on the device (or quota used up)."""

    folder: Path | None = None


@dataclass(eq=False, repr=False)
class StorageFailed(WorldError):
    """The disk could not be read or written (a drive pulled out, a failing disk)."""

    folder: Path | None = None


@dataclass(eq=False, repr=False)
class NotAllowed(WorldError):
    """The operating system refused reading or writing a path."""

    path: Path | None = None


@dataclass(eq=False, repr=False)
class FileMissing(WorldError):
    """A file or folder that was named is not there."""

    path: Path


@dataclass(eq=False, repr=False)
class FileExists(WorldError):
    """A file is already where a new one was to be written."""

    path: Path


@dataclass(eq=False, repr=False)
class FileUnreadable(WorldError):
    """A file could not be read as what it should be; `why` is a fixed phrase of ours, `line` 1-based."""

    path: Path
    why: str
    line: int | None = None


@dataclass(eq=False, repr=False)
class BadDate(WorldError):
    """Not a date we can read."""

    text: str


@dataclass(eq=False, repr=False)
class BadValue(WorldError):
    """A value outside its range; `what` names the field, `allowed` says the range in words."""

    what: str
    allowed: str


@dataclass(eq=False, repr=False)
class NotFound(WorldError):
    """No such thing; `noun` as in 'entry', `name` what was asked for, `close` a near name if there is one."""

    noun: str
    name: str
    close: str = ""


@dataclass(eq=False, repr=False)
class NameTaken(WorldError):
    """A group or person of this name is already there."""

    noun: str
    name: str


@dataclass(eq=False, repr=False)
class AgreementForbids(WorldError):
    """A group's agreement switches this off: `limit` is 'no-people', 'no-passages' or 'topics-only'."""

    limit: str
    group: str


@dataclass(eq=False, repr=False)
class Ambiguous(WorldError):
    """The beginning of an id fits several things."""

    name: str


@dataclass(eq=False, repr=False)
class BackupDamaged(WorldError):
    """A backup that is truncated, altered or not a backup. `why` is a fixed phrase of ours."""

    path: Path
    why: str = ""


@dataclass(eq=False, repr=False)
class BackupNewer(WorldError):
    """A backup made by a newer version of this program."""

    path: Path


@dataclass(eq=False, repr=False)
class BackupKeyWrong(WorldError):
    """The key or passphrase given does not open this backup."""

    path: Path


@dataclass(eq=False, repr=False)
class BackupNotProven(WorldError):
    """The backup was written, but read back differently; it was removed."""

    path: Path


@dataclass(eq=False, repr=False)
class DamageFound(WorldError):
    """Damaged rows stand in the way of a backup or export: (noun, id) of each."""

    rows: tuple[tuple[str, str], ...]


@dataclass(eq=False, repr=False)
class DetailsFound(WorldError):
    """The guard found so many details of others in what was to leave, and was told to refuse then."""

    number: int


class Stopped(WorldError):
    """The person pressed Cancel; nothing was changed."""


class NoFonts(WorldError):
    """This computer has no font at all: a page would come out without a word on it."""
