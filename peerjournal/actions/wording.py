"""The sentence for everything the world can do to us: what happened, what is safe, what to do next, in that order."""

from pathlib import Path
from typing import TYPE_CHECKING

from peerjournal.model import errors

if TYPE_CHECKING:
    from peerjournal.model.notices import Notice
    from peerjournal.model.reports import Problem

_SAFE = "Nothing was changed."
_LONGEST = 60  # characters of a name that are said back


def sentence(error: errors.WorldError) -> str:
    """One line for a person, without a line break; names and paths in it are as they were typed."""
    for words in (_about_opening, _about_vaults, _about_files, _about_asking, _about_backups):
        text = words(error)
        if text is not None:
            return text
    raise TypeError(f"no sentence for {type(error).__name__}")


def _about_opening(error: errors.WorldError) -> str | None:
    match error:
        case errors.WrongPassphrase():
            return f"That passphrase doesn't open this journal. {_SAFE} Try again, or use your recovery key."
        case errors.WrongRecoveryKey():
            return (
                f"That recovery key belongs to another journal or backup. {_SAFE} "
                "Look for the recovery kit that was made last for this one."
            )
        case errors.RecoveryKeyUnreadable(word=None):
            return (
                f"That is not a recovery key: there may be a typing error in it. {_SAFE} "
                "Compare it with your recovery kit, or use the 24 words instead."
            )
        case errors.RecoveryKeyUnreadable(word=word):
            return (
                f"Word {word} of the recovery words is not one of the list. {_SAFE} Compare it with your recovery kit."
            )
        case errors.WrongLogPassphrase():
            return (
                f"That passphrase doesn't open the safeguarding log. {_SAFE} "
                "It has a passphrase of its own, which nothing else can replace."
            )
        case errors.NoSafeguardingLog():
            return (
                f"No safeguarding log was begun in this journal. {_SAFE} Begin one with: peerjournal safeguarding begin"
            )
        case errors.SafeguardingLogThere():
            return f"There is a safeguarding log in this journal already. {_SAFE} Open it with its own passphrase."
        case errors.EmptyPassphrase():
            return f"An empty passphrase would protect nothing. {_SAFE} Choose one with a few words."
    return None


def _about_vaults(error: errors.WorldError) -> str | None:
    match error:
        case errors.NoVault(folder=folder):
            return (
                f"There is no journal in {folder}. {_SAFE} "
                "Name its folder with --vault, or start a new one with: peerjournal init"
            )
        case errors.VaultExists(folder=folder, is_vault=True):
            return f"There is already a journal in {folder}. It was left as it is. Choose another folder."
        case errors.VaultExists(folder=folder):
            return f"There are other files in {folder}. They were left as they are. Choose an empty folder."
        case errors.VaultInUse(holder="window"):
            return f"This journal is open in the window. {_SAFE} Lock or close it there (Ctrl+L locks), then try again."
        case errors.VaultInUse(pid=pid):
            number = f" (process {pid})" if pid is not None else ""
            return f"This journal is open in another program{number}. {_SAFE} Try again when that is done."
        case errors.VaultNewer():
            return (
                f"This journal was made by a newer version of PeerJournal. {_SAFE} "
                "Open it with that version or a later one."
            )
        case errors.VaultDamaged(part="header"):
            return (
                "The journal's key file is damaged, and so is its copy. "
                f"{_SAFE} Restore your latest backup into a new folder with: peerjournal restore"
            )
        case errors.VaultDamaged(part="missing-database"):
            return (
                "The journal's database file is missing from its folder. No new one was made. "
                "Put the file back, or restore your latest backup into a new folder with: peerjournal restore"
            )
        case errors.VaultDamaged():
            return (
                f"Part of the journal's database is damaged. {_SAFE} Keep a copy of its folder, "
                "then restore your latest backup into a new folder with: peerjournal restore"
            )
        case errors.HeaderAltered():
            return (
                "The journal's key file was altered by something other than PeerJournal. "
                f"{_SAFE} Put its folder back from a copy, or restore your latest backup into a new folder."
            )
        case errors.RowDamaged(noun=noun, id=id):
            return (
                f"This {_noun(noun)} ({id}) is damaged on the disk and is not shown. Everything else is as it "
                "was, and nothing will be saved over it. Your latest backup may hold it whole."
            )
        case errors.DetailsFound(number=number):
            return (
                f"The guard found {_many(number, 'detail')} of other people in what would leave, so nothing "
                "was written. The journal is as it was. To let something else leave in their place: --guard replace"
            )
        case errors.DamageFound(rows=rows):
            first = f"{_noun(rows[0][0])} {rows[0][1]}" if rows else "unnamed"
            return (
                f"Damage stands in the way: {_many(len(rows), 'item')} in this journal, the first one {first}. "
                f"{_SAFE} Keep your older backups, and see: peerjournal check --full"
            )
    return None


def _about_files(error: errors.WorldError) -> str | None:
    match error:
        case errors.DiskFull(folder=folder):
            return (
                f"The disk is full{_where(folder)}. What you had saved before is safe; this was not saved. "
                "Make some room, then try again."
            )
        case errors.StorageFailed(folder=folder):
            return (
                f"The disk could not be read or written{_where(folder)}. What you had saved before is as it was "
                "there. Look whether the drive is connected and sound, then try again."
            )
        case errors.NotAllowed(path=path):
            return (
                f"This computer does not allow reading or writing {path or 'that file'}. {_SAFE} "
                "Look at its permissions, or choose another place."
            )
        case errors.FileMissing(path=path):
            return f"There is no file or folder {path}. {_SAFE} Look at how its name is written."
        case errors.FileExists(path=path):
            return f"There is already a file {path}. It was left as it is. Choose another name."
        case errors.FileUnreadable(path=path, why=why, line=line):
            place = f", line {line}" if line is not None else ""
            reason = f": {_REASONS.get(why, why)}" if why else ""
            return f"{_file(path)}{place} could not be read{reason}. {_SAFE} Look at the file, then try again."
        case errors.NoFonts():
            return f"This computer has no fonts, and the page would be empty. {_SAFE} Choose another kind of file."
        case errors.Stopped():
            return f"Stopped, as you asked. {_SAFE}"
    return None


def _about_asking(error: errors.WorldError) -> str | None:
    match error:
        case errors.BadDate(text=text):
            return (
                f'"{_short(text)}" is not a date. {_SAFE} Write it like 2024-05-17, or 2024-05-17T19:30 with the time.'
            )
        case errors.BadValue(what=what, allowed=allowed):
            return f"That can't be the {what.removeprefix('the ')}. {_SAFE} It has to be {allowed}."
        case errors.NotFound(noun="group", name=name, close=close):
            near = f'The nearest is "{_short(close)}". ' if close else ""
            return (
                f'There is no group "{_short(name)}". {_SAFE} {near}Add it with: peerjournal group add "{_short(name)}"'
            )
        case errors.NotFound(noun="person", name=name, close=close):
            near = f'The nearest is "{_short(close)}". ' if close else ""
            return (
                f'There is nobody with the alias "{_short(name)}". {_SAFE} {near}'
                f'Add them with: peerjournal person add "{_short(name)}"'
            )
        case errors.NotFound(noun=noun, name=name, close=close):
            near = f' The nearest is "{_short(close)}".' if close else ""
            named = f' "{_short(name)}"' if name else ""
            return f"There is no {_noun(noun)}{named} in this journal. {_SAFE}{near}"
        case errors.NameTaken(noun=noun, name=name):
            return f'There is already a {_noun(noun)} "{_short(name)}". It was left as it is. Choose another name.'
        case errors.AgreementForbids(limit=limit, group=group):
            return (
                f'The agreement of "{_short(group)}" says: {_LIMITS[limit]}. {_SAFE} '
                "Write what you take from it in your own words, or change the agreement if it changed."
            )
        case errors.Ambiguous(name=name):
            return f'More than one id begins with "{_short(name)}". {_SAFE} Give more of it.'
    return None


def _about_backups(error: errors.WorldError) -> str | None:
    match error:
        case errors.BackupDamaged(path=path, why=why):
            reason = f": {why}" if why else ""
            return f"{path} is damaged or is not a backup{reason}. {_SAFE} Use another backup, and keep this file."
        case errors.BackupNewer(path=path):
            return (
                f"{path} was made by a newer version of PeerJournal. {_SAFE} Open it with that version or a later one."
            )
        case errors.BackupKeyWrong(path=path):
            return (
                f"That key or passphrase doesn't open {path}. {_SAFE} "
                "Use the recovery key or the passphrase that it was made with."
            )
        case errors.BackupNotProven(path=path):
            return (
                f"The backup {path} did not read back as it was written, so it was removed. "
                "Your journal is as it was. Try another disk."
            )
    return None


def notice(found: "Notice") -> str:
    """One line for something the person should hear after unlocking."""
    match found.kind:
        case "rolled-back":
            return (
                "This journal is older than the one this computer saw last: it may have been put back from a "
                "copy. Nothing was changed. If you did not do that, compare it with your latest backup."
            )
        case "header-healed":
            return "The journal's key file was damaged and has been put right from its copy. Nothing was lost."
        case "kit-missing":
            return (
                "There is no recovery kit yet. Without it, a forgotten passphrase cannot be helped. "
                "Write one with: peerjournal recovery kit FILE.pdf"
            )
        case "migrated":
            return "This journal was brought up to date for this version, after a copy of it was checked."
    raise ValueError(f"no words for the notice {found.kind}")


def problem(found: "Problem") -> str:
    """One line for one thing that a check found."""
    what = f"the {_noun(found.noun)} {found.id}".rstrip() if found.noun else ""
    match found.part:
        case "header":
            return "The key file differs from what it should be."
        case "database":
            return "The database file is damaged."
        case "index":
            return "The search index does not agree with the texts."
        case "attachment":
            return f"The bytes of {what or 'an attachment'} are damaged."
        case "row":
            return f"The content of {what or 'an item'} is damaged."
    raise ValueError(f"no words for a problem with {found.part}")


_NOUNS = {
    "checkin": "check-in", "check_in": "check-in", "try": "try of a tip", "revision": "earlier version",
    "kind_word": "note of kind words",
}  # fmt: skip


_LIMITS = {
    "no-people": "no notes about people, not by an alias either",
    "no-passages": "no notes of what others said",
    "topics-only": "only topics are noted",
}

# What the short words of `FileUnreadable.why` stand for; a longer phrase stands for itself.
_REASONS = {
    "not-a-file": "it is a folder or a device",
    "not-text": "it is not UTF-8 text",
    "unknown-format": "it is in no format known here",
    "no-entries": "there are no entries in it",
    "line-too-long": "the line is longer than any entry",
    "too-large": "it is larger than any journal",
    "too-many-files": "there are more files in it than in any journal",
    "damaged-archive": "the archive is damaged or not complete",
    "encrypted-archive": "the archive is encrypted; unpack it first",
    "encrypted": "it is encrypted; its own password is needed to read it",
    "wrong-password": "that password does not open it",
}


def reason(error: errors.FileUnreadable) -> str:
    """Why a file could not be read, as a part of a sentence."""
    return _REASONS.get(error.why, error.why)


def _noun(noun: str) -> str:
    return _NOUNS.get(noun, noun or "item")


def _short(name: str) -> str:
    """What somebody typed, on one line and short enough to be found in the sentence."""
    text = " ".join(name.split())
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def _many(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _where(folder: Path | None) -> str:
    return f" where {folder} lies" if folder is not None else ""


def _file(path: Path) -> str:
    return "Standard input" if str(path) == "-" else str(path)
