"""Wraps one small secret, such as a master key, under a key or to a recipient's public key.

Both forms use ChaCha20-Poly1305 (RFC 8439), and both bind `aad`: data that are not secret, but must be the
same when the secret is taken out again.
"""

import contextlib
import os

from cryptography.exceptions import InvalidTag

from peerjournal.crypto.argon import KEY_BYTES
from peerjournal.crypto.compiled import ChaCha20Poly1305
from peerjournal.crypto.errors import WeakKey, WrapRefused
from peerjournal.crypto.kdf import hkdf

_NONCE_BYTES = 12
_TAG_BYTES = 16
_PUBLIC_BYTES = 32
_RECIPIENT_INFO = b"peerjournal/v1/wrap-to-recipient"
# A key that is used for one message only needs no nonce.
_ONLY_NONCE = bytes(_NONCE_BYTES)


def wrap_with_key(key: bytes, secret: bytes, aad: bytes) -> bytes:
    """Random 12-byte nonce, ciphertext, 16-byte tag; `key` is 32 bytes."""
    nonce = os.urandom(_NONCE_BYTES)
    return nonce + ChaCha20Poly1305(key).encrypt(nonce, secret, aad)


def unwrap_with_key(key: bytes, untrusted_wrapped: bytes, aad: bytes) -> bytes:
    """The secret of `wrap_with_key`. Raises WrapRefused for another key, other `aad` or altered bytes."""
    if len(untrusted_wrapped) < _NONCE_BYTES + _TAG_BYTES:
        raise WrapRefused
    return _opened(key, untrusted_wrapped[:_NONCE_BYTES], untrusted_wrapped[_NONCE_BYTES:], aad)


def ready() -> None:
    """Has OpenSSL look for what opening takes of it, as it does once: a millisecond, for while a key is made."""
    hkdf(bytes(KEY_BYTES), b"")
    with contextlib.suppress(WrapRefused):
        unwrap_with_key(bytes(KEY_BYTES), bytes(_NONCE_BYTES + _TAG_BYTES), b"")


def wrap_to_recipient(recipient_public_raw: bytes, secret: bytes, aad: bytes) -> bytes:
    """32-byte ephemeral public key, ciphertext, 16-byte tag, for the owner of a raw X25519 public key.

    The key is HKDF-SHA256 over the X25519 agreement, salted with both public keys. Raises WeakKey.
    """
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

    ephemeral = X25519PrivateKey.generate()
    try:
        shared = ephemeral.exchange(X25519PublicKey.from_public_bytes(recipient_public_raw))
    except ValueError:
        raise WeakKey from None
    share = ephemeral.public_key().public_bytes_raw()
    key = hkdf(shared, _RECIPIENT_INFO, salt=share + recipient_public_raw)
    return share + ChaCha20Poly1305(key).encrypt(_ONLY_NONCE, secret, aad)


def unwrap_with_identity(identity_raw: bytes, untrusted_wrapped: bytes, aad: bytes) -> bytes:
    """The secret of `wrap_to_recipient`, with the raw X25519 private key (32 bytes). Raises WrapRefused."""
    if len(untrusted_wrapped) < _PUBLIC_BYTES + _TAG_BYTES:
        raise WrapRefused
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

    share = untrusted_wrapped[:_PUBLIC_BYTES]
    identity = X25519PrivateKey.from_private_bytes(identity_raw)
    try:
        shared = identity.exchange(X25519PublicKey.from_public_bytes(share))
    except ValueError:  # an all-zero agreement: anybody could have made this
        raise WrapRefused from None
    key = hkdf(shared, _RECIPIENT_INFO, salt=share + identity.public_key().public_bytes_raw())
    return _opened(key, _ONLY_NONCE, untrusted_wrapped[_PUBLIC_BYTES:], aad)


def _opened(key: bytes, nonce: bytes, untrusted_sealed: bytes, aad: bytes) -> bytes:
    try:
        return ChaCha20Poly1305(key).decrypt(nonce, untrusted_sealed, aad)
    except InvalidTag:
        raise WrapRefused from None
