"""Opens jrnl's encrypted journals, given their password: versions 1 (AES-CBC), 2 and 3 (Fernet).

The forms were learnt from jrnl's source (jrnl/encryption, version 4.6). Version 1 has no mark and no proof of
integrity: a wrong password shows by its padding, or by the text that isn't one.
"""

import base64
import binascii
import contextlib
import hashlib
from codecs import BOM_UTF8

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

from peerjournal.formats.json_text import BadJson, load, text

_V3 = b"JRNLv3"
_V2 = b"gAAAAA"
_SALT_2 = bytes.fromhex("f2d5710ec18d2ededc8e36748904cef8")  # the same in every journal of version 2
_ROUNDS = 100_000
_BASE64 = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=\r\n")
_BLOCK = 16
# What other files begin with; in random bytes these are rare enough.
_MARKS = (b"PK", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"%PDF", b"SQLite", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"RIFF",
          b"OggS", b"ID3", b"bplist", b"age-encryption")  # fmt: skip


def version(untrusted_head: bytes, size: int, name: str) -> int:
    """1, 2 or 3 for what can be an encrypted journal; 0 for anything else."""
    untrusted_head = untrusted_head.removeprefix(BOM_UTF8)
    if untrusted_head.startswith(_V3):
        return 3
    if untrusted_head.startswith(_V2):
        return 2 if _BASE64.issuperset(untrusted_head) else 0
    suffix = name.lower().rpartition(".")[2] if "." in name.lstrip(".") else ""
    if suffix not in {"", "txt", "journal", "jrnl"} or size < 2 * _BLOCK or size % _BLOCK:
        return 0
    # Encrypted bytes look like dice: nearly all values, none of them often.
    some = untrusted_head[:4096]
    control = sum(1 for one in some if one < 32 and one not in b"\t\n\r\x0c")
    looks_random = len(set(some)) > min(len(some) * 0.55, 200) and control > len(some) // 20
    return (
        1
        if looks_random and not some.startswith(_MARKS) and max(map(some.count, set(some))) < 8 + len(some) // 64
        else 0
    )


def opened(untrusted: bytes, password: str, which: int) -> str | None:
    """The journal's text, or None where the password does not open it or it is damaged."""
    secret = password.encode("utf-8", "replace")
    if which > 1:  # which are text that an editor may have saved again
        untrusted = untrusted.removeprefix(BOM_UTF8)
    try:
        if which == 3:
            return _fernet(*_third(untrusted), secret)
        return _fernet(_SALT_2, untrusted.strip(), secret) if which == 2 else _first(untrusted, secret)
    except (InvalidToken, ValueError, BadJson):
        return None


def _third(untrusted: bytes) -> tuple[bytes, bytes]:
    """Salt and token: behind the mark stand two bytes with the length of a header, JSON with or without base64."""
    start = len(_V3) + 2
    end = start + int.from_bytes(untrusted[len(_V3) : start], "big")
    header = untrusted[start:end]
    with contextlib.suppress(binascii.Error):  # the very first ones held the JSON as it is
        header = base64.b64decode(header, validate=True)
    return base64.urlsafe_b64decode(text(load(header), "salt")), untrusted[end:]


def _fernet(salt: bytes, token: bytes, secret: bytes) -> str:
    key = PBKDF2HMAC(hashes.SHA256(), 32, salt, _ROUNDS).derive(secret)
    return Fernet(base64.urlsafe_b64encode(key)).decrypt(token).decode("utf-8")


def _first(untrusted: bytes, secret: bytes) -> str:
    """AES-256-CBC under the password's SHA-256; filled up with spaces (oldest) or PKCS #7."""
    vector, sealed = untrusted[:_BLOCK], untrusted[_BLOCK:]
    reading = Cipher(algorithms.AES(hashlib.sha256(secret).digest()), modes.CBC(vector)).decryptor()
    plain = reading.update(sealed) + reading.finalize()
    last = plain[-1] if plain else 0
    if last == ord(" "):
        return plain.decode("utf-8").rstrip(" ")
    if not 0 < last <= _BLOCK or plain[-last:] != bytes([last]) * last:
        raise ValueError("wrong padding")
    return plain[:-last].decode("utf-8")
