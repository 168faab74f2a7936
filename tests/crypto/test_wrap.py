"""A wrapped secret opens with its key and its associated data, and with nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerjournal.crypto import (
    Identity,
    unwrap_with_identity,
    unwrap_with_key,
    wrap_to_recipient,
    wrap_with_key,
)
from peerjournal.crypto.errors import WeakKey, WrapRefused

KEY = bytes(range(32))
IDENTITY = Identity(bytes(range(1, 33)))
AAD = b"vault 7, slot 1"
SECRET = b"a master key of thirty-two bytes"


@given(st.binary(max_size=100), st.binary(max_size=100))
def test_what_goes_in_comes_out(secret: bytes, aad: bytes) -> None:
    assert unwrap_with_key(KEY, wrap_with_key(KEY, secret, aad), aad) == secret
    wrapped = wrap_to_recipient(IDENTITY.recipient.raw, secret, aad)
    assert unwrap_with_identity(IDENTITY.raw, wrapped, aad) == secret


def test_the_same_secret_is_never_wrapped_the_same_way_twice() -> None:
    assert len({wrap_with_key(KEY, SECRET, AAD) for _ in range(50)}) == 50
    assert len({wrap_to_recipient(IDENTITY.recipient.raw, SECRET, AAD) for _ in range(50)}) == 50


def test_another_key_or_other_associated_data_open_nothing() -> None:
    wrapped = wrap_with_key(KEY, SECRET, AAD)
    with pytest.raises(WrapRefused):
        unwrap_with_key(bytes(32), wrapped, AAD)
    with pytest.raises(WrapRefused):
        unwrap_with_key(KEY, wrapped, AAD + b"2")
    sealed = wrap_to_recipient(IDENTITY.recipient.raw, SECRET, AAD)
    with pytest.raises(WrapRefused):
        unwrap_with_identity(Identity.generate().raw, sealed, AAD)
    with pytest.raises(WrapRefused):
        unwrap_with_identity(IDENTITY.raw, sealed, b"")


def test_every_flipped_bit_and_every_truncation_is_refused() -> None:
    wrapped = wrap_with_key(KEY, SECRET, AAD)
    sealed = wrap_to_recipient(IDENTITY.recipient.raw, SECRET, AAD)
    for place in range(8 * len(wrapped)):
        with pytest.raises(WrapRefused):
            unwrap_with_key(KEY, flipped(wrapped, place), AAD)
    for place in range(8 * len(sealed)):
        # X25519 ignores the topmost bit of a public key, but the salt of the key derivation does not.
        with pytest.raises(WrapRefused):
            unwrap_with_identity(IDENTITY.raw, flipped(sealed, place), AAD)
    for length in range(len(wrapped)):
        with pytest.raises(WrapRefused):
            unwrap_with_key(KEY, wrapped[:length], AAD)
    for length in range(len(sealed)):
        with pytest.raises(WrapRefused):
            unwrap_with_identity(IDENTITY.raw, sealed[:length], AAD)


@pytest.mark.parametrize("weak", [bytes(32), b"\x01" + bytes(31)])
def test_a_public_key_that_agrees_on_zeros_with_everybody_is_refused(weak: bytes) -> None:
    with pytest.raises(WeakKey):
        wrap_to_recipient(weak, SECRET, AAD)
    with pytest.raises(WrapRefused):
        unwrap_with_identity(IDENTITY.raw, weak + bytes(48), AAD)


def flipped(data: bytes, bit: int) -> bytes:
    """`data` with one bit changed."""
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)
