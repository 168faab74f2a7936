"""The usual age keys: a file is encrypted to a public `Recipient`, and only its secret `Identity` opens it.

Format: https://age-encryption.org/v1, "The X25519 recipient type".
"""

from dataclasses import dataclass
from typing import Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from peerjournal.crypto import bech32
from peerjournal.crypto.age.header import FILE_KEY_BYTES, Stanza, from_base64, to_base64
from peerjournal.crypto.errors import AgeHeaderDamaged, KeyTextWrong, WeakKey
from peerjournal.crypto.kdf import hkdf

RAW_BYTES = 32
WRAPPED_KEY_BYTES = FILE_KEY_BYTES + 16
# The key under which a file key is wrapped is used only once.
ONLY_NONCE = bytes(12)
_KIND = "X25519"
_IDENTITY_PREFIX = "age-secret-key-"
_RECIPIENT_PREFIX = "age"


@dataclass(frozen=True, slots=True)
class Recipient:
    """A public key, 32 bytes: may be known to everybody, and is all that encrypting needs."""

    raw: bytes

    def __post_init__(self) -> None:
        if len(self.raw) != RAW_BYTES:
            raise KeyTextWrong("length")

    @classmethod
    def from_text(cls, untrusted_text: str) -> Self:
        """Read `age1...`. Raises KeyTextWrong."""
        return cls(_decoded(untrusted_text, _RECIPIENT_PREFIX))

    def text(self) -> str:
        """The recipient as `age1...`."""
        return bech32.encode(_RECIPIENT_PREFIX, self.raw)

    def wrap(self, file_key: bytes) -> Stanza:
        """A stanza from which only this recipient's identity gets the file key. Raises WeakKey."""
        ephemeral = X25519PrivateKey.generate()
        try:
            shared = ephemeral.exchange(X25519PublicKey.from_public_bytes(self.raw))
        except ValueError:
            raise WeakKey from None
        share = ephemeral.public_key().public_bytes_raw()
        body = _cipher(shared, share, self.raw).encrypt(ONLY_NONCE, file_key, None)
        return Stanza((_KIND, to_base64(share)), body)


class Identity:
    """A secret key, 32 bytes. Shows itself only in `text()` and `raw`."""

    __slots__ = ("_private", "raw", "recipient")

    def __init__(self, raw: bytes) -> None:
        if len(raw) != RAW_BYTES:
            raise KeyTextWrong("length")
        self.raw = bytes(raw)
        self._private = X25519PrivateKey.from_private_bytes(self.raw)
        self.recipient = Recipient(self._private.public_key().public_bytes_raw())

    @classmethod
    def generate(cls) -> Self:
        """A new random identity."""
        return cls(X25519PrivateKey.generate().private_bytes_raw())

    @classmethod
    def from_bytes(cls, raw: bytes) -> Self:
        """The identity of 32 secret bytes, such as 24 words stand for. Raises KeyTextWrong('length')."""
        return cls(raw)

    @classmethod
    def from_text(cls, untrusted_text: str) -> Self:
        """Read `AGE-SECRET-KEY-1...`, in either case and with any white space in it. Raises KeyTextWrong."""
        return cls(_decoded(untrusted_text, _IDENTITY_PREFIX))

    def text(self) -> str:
        """The identity as `AGE-SECRET-KEY-1...`, as age-keygen writes it."""
        return bech32.encode(_IDENTITY_PREFIX, self.raw).upper()

    def unwrap(self, stanza: Stanza) -> bytes | None:
        """The file key, or None if the stanza is for somebody else. Raises AgeHeaderDamaged."""
        if stanza.kind != _KIND:
            return None
        if len(stanza.arguments) != 2 or len(stanza.body) != WRAPPED_KEY_BYTES:
            raise AgeHeaderDamaged
        share = from_base64(stanza.arguments[1])
        if len(share) != RAW_BYTES:
            raise AgeHeaderDamaged
        try:
            shared = self._private.exchange(X25519PublicKey.from_public_bytes(share))
        except ValueError:  # an all-zero agreement
            raise AgeHeaderDamaged from None
        try:
            return _cipher(shared, share, self.recipient.raw).decrypt(ONLY_NONCE, stanza.body, None)
        except InvalidTag:
            return None


def _cipher(shared: bytes, share: bytes, recipient: bytes) -> ChaCha20Poly1305:
    return ChaCha20Poly1305(hkdf(shared, b"age-encryption.org/v1/X25519", salt=share + recipient))


def _decoded(untrusted_text: str, wanted_prefix: str) -> bytes:
    # White space is what a line break on paper or in a message leaves behind.
    prefix, raw = bech32.decode("".join(untrusted_text.split()))
    if prefix != wanted_prefix:
        raise KeyTextWrong("kind")
    return raw
