"""A vault's database file with every page decrypted, free ones too: what a byte search has to be made in.

SQLCipher 4: AES-256-CBC with the raw key; the end of each page is its IV (16 bytes) and HMAC, in whole blocks of 16;
the first 16 bytes of the file are the salt (https://www.zetetic.net/sqlcipher/design).
"""

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from peerjournal.crypto.kdf import hkdf
from peerjournal.vault.vault import Vault
from tests.vaults import sql

_SALT = _IV = 16
_HMAC = {"HMAC_SHA1": 32, "HMAC_SHA256": 32, "HMAC_SHA512": 64}  # filled up to whole blocks


def pages(vault: Vault, database: Path | None = None) -> bytes:
    """The plain bytes of all pages of an open vault's database, or of another file under the same key."""
    key = hkdf(bytes(vault._master), b"peerjournal/v1/database")
    size, algorithm = (sql(vault, f"PRAGMA cipher_{name}")[0][0] for name in ("page_size", "hmac_algorithm"))
    page_size, reserved = int(size), _IV + _HMAC[algorithm]
    raw = (database or vault.folder / "vault.db").read_bytes()
    plain = bytearray()
    for start in range(0, len(raw), page_size):
        page = raw[start : start + page_size]
        iv = page[page_size - reserved : page_size - reserved + _IV]
        sealed = page[_SALT if start == 0 else 0 : page_size - reserved]
        decryptor = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
        plain += decryptor.update(sealed) + decryptor.finalize()
    return bytes(plain)


def holds(vault: Vault, canary: str) -> bool:
    """Whether a word stands anywhere in the decrypted file, in UTF-8, whatever its case (the index folds it)."""
    return canary.lower().encode() in pages(vault).lower()
