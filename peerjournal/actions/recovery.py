"""The recovery key: shown, replaced, printed as a kit, and read back from whatever it was kept in."""

import contextlib
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from peerjournal.crypto import Identity, from_words, to_words
from peerjournal.crypto.errors import KeyTextWrong, WordsWrong
from peerjournal.files import write_whole
from peerjournal.model.errors import BadValue, FileExists, FileMissing, NoFonts, RecoveryKeyUnreadable, WorldError
from peerjournal.paper.kit import Kit
from peerjournal.vault import keyslots
from peerjournal.vault.vault import Vault

_LONGEST = 1 << 16  # characters; a whole kit has some 2,000
_PREFIX = "AGE-SECRET-KEY-1"
_SIGNS = 58  # 32 bytes and the checksum, in Bech32
# White space anywhere: a line break on paper or in a message. Looked ahead, so that one start never hides another.
_SPACED = r"\s*".join(f"[{one}{one.lower()}]" for one in _PREFIX)
_KEY = re.compile(rf"(?={_SPACED}((?:\s*[0-9A-Za-z]){{{_SIGNS}}})(?![0-9A-Za-z]))")
# Bech32 has neither; the kit tells people so, and here is the same for those who did not read it.
_MISREAD = str.maketrans("OB", "08")
_NUMBERED_LINE = re.compile(r"[\s#]*(?:\d{1,2}[.):]?\s+[^\W\d_]+\s*)+")
_NUMBER_OR_WORD = re.compile(r"\d+|[^\W\d_]+")
_WORDS = 24


@dataclass(frozen=True, slots=True)
class RecoveryKey:
    """A recovery key in its three forms: `AGE-SECRET-KEY-1...`, its public half `age1...`, and 24 words."""

    text: str = field(repr=False)
    recipient: str
    words: tuple[str, ...] = field(repr=False)


def key(vault: Vault) -> RecoveryKey:
    """The recovery key of this vault."""
    vault.settle_recovery_key()
    return _forms(Identity.from_text(vault.state.recovery_key()))


def new_key(vault: Vault) -> RecoveryKey:
    """Makes a new recovery key; the one before opens the vault no more, but still every backup made until now.

    Cut short anywhere, the vault has the old key or the new one, and keeps the one that opens it. Raises DiskFull.
    """
    vault.settle_recovery_key()
    identity = Identity.generate()
    with vault.transaction():
        vault.state.set_next_recovery_key(identity.text())
    try:
        vault.change_recovery_key(identity.recipient.raw)
    finally:
        # What the header says is what counts; if this cannot be noted now, it is when the vault is opened next.
        with contextlib.suppress(WorldError):
            vault.settle_recovery_key()
    return _forms(identity)


def write_kit(vault: Vault, path: Path) -> None:
    """Writes the recovery kit, as a page to print (.pdf) or a text file (.txt), for this person's eyes only.

    Never over a file that is there: it may be a kit that older backups need. Raises BadValue, FileExists,
    FileMissing (its folder), DiskFull, NotAllowed; then there is no file.
    """
    write = {".pdf": _pdf, ".txt": _text}.get(path.suffix.lower())
    if write is None:
        raise BadValue("the name of a recovery kit", "one that ends in .pdf or .txt")
    if os.path.lexists(path):
        raise FileExists(path)
    if not path.parent.is_dir():
        raise FileMissing(path.parent)
    made = key(vault)
    name = vault.folder.resolve().name.removesuffix(".peerjournal")
    today = datetime.now(UTC).astimezone().date()
    write_whole(path, write(Kit(name, today, made.text, made.words)), replace=False)
    try:
        confirm_kit(vault)
    except BaseException:
        with contextlib.suppress(OSError):
            path.unlink()
        raise


def confirm_kit(vault: Vault) -> None:
    """Notes that the person has the recovery key, printed or written down."""
    identity = Identity.from_text(key(vault).text)
    # A header put back from an older copy knows another key; what the person now has must open this vault.
    if keyslots.recovery_recipient(vault.header) != identity.recipient.raw:
        vault.change_recovery_key(identity.recipient.raw)
    with vault.transaction():
        vault.state.set_kit_written(True)


def parse(untrusted_text: str) -> bytes:
    """The 32 secret bytes in a text: `AGE-SECRET-KEY-1...` or 24 words, alone or in a kit or identity file.

    Numbers before the words put them in order, as they may be copied line by line from a page that has them in
    columns. Raises RecoveryKeyUnreadable, with the place of the first word that is not on the list.
    """
    text = untrusted_text[: _LONGEST + 1]
    if len(text) > _LONGEST:
        raise RecoveryKeyUnreadable
    for match in _KEY.finditer(text):
        signs = "".join(match.group(1).split()).upper().translate(_MISREAD)
        with contextlib.suppress(KeyTextWrong):
            return Identity.from_text(_PREFIX + signs).raw
    unknown = None
    for words in _word_lists(text):
        try:
            return from_words(" ".join(words))
        except WordsWrong as error:
            unknown = unknown or error.position
    raise RecoveryKeyUnreadable(unknown)


def _word_lists(text: str) -> Iterator[list[str]]:
    """What may be the words: the lines that hold nothing but numbered words, else all lines but comments."""
    lines = text.splitlines()
    numbered = _in_order(" ".join(line for line in lines if _NUMBERED_LINE.fullmatch(line)))
    if len(numbered) == _WORDS:
        yield numbered
    yield _in_order(" ".join(line for line in lines if not line.lstrip().startswith("#")))


def _in_order(text: str) -> list[str]:
    found = _NUMBER_OR_WORD.findall(text)
    pairs = zip(found[::2], found[1::2], strict=False)
    places = {int(number): word for number, word in pairs if number.isdecimal() and not word.isdecimal()}
    if len(found) == 2 * _WORDS and places.keys() == set(range(1, _WORDS + 1)):
        return [places[place] for place in sorted(places)]
    return [one for one in found if not one.isdecimal()]


def _forms(identity: Identity) -> RecoveryKey:
    return RecoveryKey(identity.text(), identity.recipient.text(), to_words(identity.raw))


def _text(kit: Kit) -> bytes:
    from peerjournal.paper.kit_text import text_bytes

    return text_bytes(kit)


def _pdf(kit: Kit) -> bytes:
    from peerjournal.paper.kit_pdf import pdf_bytes  # brings Qt, which only this needs

    try:
        return pdf_bytes(kit)
    except NoFonts:
        raise BadValue("the recovery kit, as this computer has no fonts to print with", "a .txt file") from None
