"""The age recipient and identity that is a passphrase.

Format: https://age-encryption.org/v1, "The scrypt recipient type".
"""

import os
import re

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from peerjournal.crypto.age.header import Stanza, from_base64, to_base64
from peerjournal.crypto.age.x25519 import ONLY_NONCE, WRAPPED_KEY_BYTES
from peerjournal.crypto.errors import AgeHeaderDamaged, HostileCost

SCRYPT = "scrypt"
WORK_FACTOR = 18  # N = 2^18: 256 MiB, about a second
MOST_WORK_FACTOR = 20  # 1 GiB; more is refused, because a file that somebody else made decides it
_SALT_BYTES = 16
_NUMBER = re.compile("[1-9][0-9]*")


class Passphrase:
    """A passphrase, as UTF-8 bytes, that encrypts and opens age files. It is a file's only recipient."""

    __slots__ = ("_passphrase", "_work_factor")

    def __init__(self, passphrase: bytes, work_factor: int = WORK_FACTOR) -> None:
        """`work_factor` (log2 of scrypt's N, 1 to 20) holds for writing only; a small one is for tests."""
        if not 1 <= work_factor <= MOST_WORK_FACTOR:
            raise HostileCost("work_factor", work_factor)
        self._passphrase = passphrase
        self._work_factor = work_factor

    def wrap(self, file_key: bytes) -> Stanza:
        """A stanza from which this passphrase gets the file key."""
        salt = os.urandom(_SALT_BYTES)
        body = self._cipher(salt, self._work_factor).encrypt(ONLY_NONCE, file_key, None)
        return Stanza((SCRYPT, to_base64(salt), str(self._work_factor)), body)

    def unwrap(self, stanza: Stanza) -> bytes | None:
        """The file key, or None if the passphrase is wrong.

        Raises AgeHeaderDamaged, and HostileCost before any work is done.
        """
        if stanza.kind != SCRYPT:
            return None
        if len(stanza.arguments) != 3 or len(stanza.body) != WRAPPED_KEY_BYTES:
            raise AgeHeaderDamaged
        salt = from_base64(stanza.arguments[1])
        untrusted_factor = stanza.arguments[2]
        if len(salt) != _SALT_BYTES or not _NUMBER.fullmatch(untrusted_factor):
            raise AgeHeaderDamaged
        # Python itself refuses numbers of thousands of digits with a ValueError.
        factor = int(untrusted_factor) if len(untrusted_factor) < 10 else None
        if factor is None or factor > MOST_WORK_FACTOR:
            raise HostileCost("work_factor", factor)
        try:
            return self._cipher(salt, factor).decrypt(ONLY_NONCE, stanza.body, None)
        except InvalidTag:
            return None

    def _cipher(self, salt: bytes, work_factor: int) -> ChaCha20Poly1305:
        derivation = Scrypt(b"age-encryption.org/v1/scrypt" + salt, length=32, n=1 << work_factor, r=8, p=1)
        return ChaCha20Poly1305(derivation.derive(self._passphrase))
