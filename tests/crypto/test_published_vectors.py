"""Argon2id, HKDF and X25519 agree with the vectors others have published (argon2, Wycheproof)."""

import json
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from peerjournal.crypto import (
    Argon2Cost,
    Identity,
    Recipient,
    argon2id,
    hkdf,
    unwrap_with_identity,
    wrap_to_recipient,
)
from peerjournal.crypto.age.header import Stanza, to_base64
from peerjournal.crypto.errors import AgeHeaderDamaged, HostileCost, WeakKey, WrapRefused
from peerjournal.crypto.wrap import _RECIPIENT_INFO


def loaded(shared_data: Path, name: str) -> Any:
    """The vectors of one file; those of Wycheproof as one flat list."""
    vectors = json.loads((shared_data / "vectors" / name).read_text("utf-8"))
    if isinstance(vectors, list):
        return vectors
    return [test for group in vectors["testGroups"] for test in group["tests"]]


def test_argon2id_agrees_where_the_cost_is_one_we_accept(shared_data: Path) -> None:
    agreed = refused = 0
    for vector in loaded(shared_data, "argon2/argon2id-test-c.json"):
        if vector["m_kib"] < 8 << 10:
            with pytest.raises(HostileCost):
                Argon2Cost(vector["m_kib"], vector["t"], vector["p"])
            refused += 1
            continue
        cost = Argon2Cost(vector["m_kib"], vector["t"], vector["p"])
        assert argon2id(vector["password"].encode(), vector["salt"].encode(), cost).hex() == vector["tag_hex"]
        agreed += 1
    # The vector of RFC 9106 has 32 KiB of memory, a secret and associated data: nothing we would accept.
    (vector,) = loaded(shared_data, "argon2/argon2id-rfc9106.json")
    with pytest.raises(HostileCost):
        Argon2Cost(vector["m_kib"], vector["t"], vector["p"])
    assert (agreed, refused) == (3, 1)


def test_hkdf_agrees(shared_data: Path) -> None:
    # HKDF makes its output from the front, so our 32 bytes are the beginning of any longer output.
    agreed = 0
    for vector in loaded(shared_data, "wycheproof/hkdf_sha256_test.json"):
        if vector["result"] == "invalid":  # asks for more than HKDF can give; we always ask for 32 bytes
            continue
        master, info, salt = (bytes.fromhex(vector[name]) for name in ("ikm", "info", "salt"))
        wanted = bytes.fromhex(vector["okm"])[:32]
        assert hkdf(master, info, salt)[: len(wanted)] == wanted
        agreed += 1
    assert agreed == 83


def test_x25519_agrees_and_an_agreement_on_zeros_is_refused_everywhere(shared_data: Path) -> None:
    agreed = refused = 0
    for vector in loaded(shared_data, "wycheproof/x25519_test.json"):
        public, private, shared = (bytes.fromhex(vector[name]) for name in ("public", "private", "shared"))
        identity = Identity(private)
        if "ZeroSharedSecret" in vector["flags"]:
            with pytest.raises(WrapRefused):
                unwrap_with_identity(private, public + bytes(48), b"")
            with pytest.raises(WeakKey):
                wrap_to_recipient(public, b"secret", b"")
            with pytest.raises(WeakKey):
                Recipient(public).wrap(bytes(16))
            with pytest.raises(AgeHeaderDamaged):
                identity.unwrap(Stanza(("X25519", to_base64(public)), bytes(32)))
            refused += 1
        else:
            # Sealed with the published agreement: it opens only if we come to the same one.
            key = hkdf(shared, _RECIPIENT_INFO, salt=public + identity.recipient.raw)
            sealed = public + ChaCha20Poly1305(key).encrypt(bytes(12), b"secret", b"")
            assert unwrap_with_identity(private, sealed, b"") == b"secret"
            agreed += 1
    assert (agreed, refused) == (487, 31)
