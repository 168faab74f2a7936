"""What the world can do to us: errors with fields and no wording; `peerjournal.actions.wording` has the sentences.

Everything here derives from `WorldError`. Any other exception is a bug of ours. Fields hold paths and numbers; text
that the person typed is held only to be shown back to that person, never put into `args`, so that no log can carry it.
"""

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


class RecoveryKeyUnreadable(WorldError):
    """Not a recovery key: a typing error, or something else. `word` is the 1-based place of the first unknown word."""

    def __init__(self, word: int | None = None) -> None:
        self.word = word


class EmptyPassphrase(WorldError):
    """A passphrase of no characters protects nothing."""


class WrongLogPassphrase(WorldError):
    """The passphrase does not open the safeguarding log."""


class NoSafeguardingLog(WorldError):
    """No safeguarding log was begun in this journal."""


class SafeguardingLogThere(WorldError):
    """A safeguarding log was begun already."""


class NoVault(WorldError):
    """There is no vault in this folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder


class VaultExists(WorldError):
    """A vault, or other files, are already where one was to be made."""

    def __init__(self, folder: Path, is_vault: bool = True) -> None:
        self.folder, self.is_vault = folder, is_vault


class VaultInUse(WorldError):
    """Another process owns the vault. `holder` is 'window', 'terminal' or ''."""

    def __init__(self, folder: Path, holder: str = "", pid: int | None = None) -> None:
        self.folder, self.holder, self.pid = folder, holder, pid


class VaultNewer(WorldError):
    """Made by a newer version of this program."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder


class VaultDamaged(WorldError):
    """`part` is 'header', 'database', 'missing-database', 'index' or 'entry'."""

    def __init__(self, part: str, folder: Path | None = None) -> None:
        self.part, self.folder = part, folder


class HeaderAltered(WorldError):
    """The header is well formed, yet not what this vault wrote (its MAC is wrong)."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder


class RowDamaged(WorldError):
    """One row's content does not agree with its checksum; it is not shown and never saved over."""

    def __init__(self, noun: str, id: str) -> None:
        self.noun, self.id = noun, id


class DiskFull(WorldError):
    """No space left on the device (or quota used up)."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder


class StorageFailed(WorldError):
    """The disk could not be read or written (a drive pulled out, a failing disk)."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder


class NotAllowed(WorldError):
    """The operating system refused reading or writing a path."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path


class FileMissing(WorldError):
    """A file or folder that was named is not there."""

    def __init__(self, path: Path) -> None:
        self.path = path


class FileExists(WorldError):
    """A file is already where a new one was to be written."""

    def __init__(self, path: Path) -> None:
        self.path = path


class FileUnreadable(WorldError):
    """A file could not be read as what it should be; `why` is a fixed phrase of ours, `line` 1-based."""

    def __init__(self, path: Path, why: str, line: int | None = None) -> None:
        self.path, self.why, self.line = path, why, line


class BadDate(WorldError):
    """Not a date we can read."""

    def __init__(self, text: str) -> None:
        self.text = text


class BadValue(WorldError):
    """A value outside its range; `what` names the field, `allowed` says the range in words."""

    def __init__(self, what: str, allowed: str) -> None:
        self.what, self.allowed = what, allowed


class NotFound(WorldError):
    """No such thing; `noun` as in 'entry', `name` what was asked for, `close` a near name if there is one."""

    def __init__(self, noun: str, name: str, close: str = "") -> None:
        self.noun, self.name, self.close = noun, name, close


class NameTaken(WorldError):
    """A group or person of this name is already there."""

    def __init__(self, noun: str, name: str) -> None:
        self.noun, self.name = noun, name


class AgreementForbids(WorldError):
    """A group's agreement switches this off: `limit` is 'no-people', 'no-passages' or 'topics-only'."""

    def __init__(self, limit: str, group: str) -> None:
        self.limit, self.group = limit, group


class Ambiguous(WorldError):
    """The beginning of an id fits several things."""

    def __init__(self, name: str) -> None:
        self.name = name


class BackupDamaged(WorldError):
    """A backup that is truncated, altered or not a backup. `why` is a fixed phrase of ours."""

    def __init__(self, path: Path, why: str = "") -> None:
        self.path, self.why = path, why


class BackupNewer(WorldError):
    """A backup made by a newer version of this program."""

    def __init__(self, path: Path) -> None:
        self.path = path


class BackupKeyWrong(WorldError):
    """The key or passphrase given does not open this backup."""

    def __init__(self, path: Path) -> None:
        self.path = path


class BackupNotProven(WorldError):
    """The backup was written, but read back differently; it was removed."""

    def __init__(self, path: Path) -> None:
        self.path = path


class DamageFound(WorldError):
    """Damaged rows stand in the way of a backup or export: (noun, id) of each."""

    def __init__(self, rows: tuple[tuple[str, str], ...]) -> None:
        self.rows = rows


class DetailsFound(WorldError):
    """The guard found so many details of others in what was to leave, and was told to refuse then."""

    def __init__(self, number: int) -> None:
        self.number = number


class Stopped(WorldError):
    """The person pressed Cancel; nothing was changed."""


class NoFonts(WorldError):
    """This computer has no font at all: a page would come out without a word on it."""
