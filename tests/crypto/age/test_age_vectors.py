"""The published age vectors (C2SP/CCTV): each file ends as its description says, byte for byte.

Not applicable are those for the hybrid, post-quantum recipient, of which we neither make nor read keys: our backups are
encrypted to the vault's own X25519 recovery key or to a passphrase. They must still end in a clean error.
"""

import hashlib
import io
import zlib
from pathlib import Path

import pytest

from peerjournal.crypto import Identity, Passphrase
from peerjournal.crypto.age.armor import ArmorReader, ArmorWriter
from peerjournal.crypto.age.header import parse, serialise
from peerjournal.crypto.age.streams import Ahead
from peerjournal.crypto.errors import (
    AgeArmorDamaged,
    AgeDamaged,
    AgeHeaderAltered,
    AgeHeaderDamaged,
    AgePayloadDamaged,
    HostileCost,
    KeyTextWrong,
    NoIdentityMatches,
)
from tests.crypto.age.sample import IDENTITY, released

VECTORS = Path(__file__).resolve().parents[3].parent / "shared" / "data" / "vectors" / "age-cctv"
NAMES = sorted(path.name for path in VECTORS.iterdir()) if VECTORS.is_dir() else []
ENDINGS: dict[str, tuple[type[Exception], ...]] = {
    "no match": (NoIdentityMatches,),
    "HMAC failure": (AgeHeaderAltered,),
    "header failure": (AgeHeaderDamaged, HostileCost),
    "payload failure": (AgePayloadDamaged,),
    "armor failure": (AgeArmorDamaged,),
}
HYBRID = "AGE-SECRET-KEY-PQ-"

pytestmark = pytest.mark.skipif(not NAMES, reason="no ../shared/data beside this checkout")


class Vector:
    """One published file with its description."""

    def __init__(self, name: str) -> None:
        described, self.file = (VECTORS / name).read_bytes().split(b"\n\n", 1)
        lines = [line.split(": ", 1) for line in described.decode().split("\n")]
        self.fields = {line[0]: line[1] for line in lines}
        if self.fields.get("compressed") == "zlib":
            self.file = zlib.decompress(self.file)
        self.keys = [value for key, value in lines if key == "identity"]
        self.passphrases = [value for key, value in lines if key == "passphrase"]

    def identities(self) -> list[Identity | Passphrase]:
        """What the description says to open the file with, as far as we can read it."""
        keys = [Identity.from_text(key) for key in self.keys if not key.startswith(HYBRID)]
        return [*keys, *(Passphrase(passphrase.encode()) for passphrase in self.passphrases)]


APPLICABLE = [name for name in NAMES if Vector(name).identities()]


def test_all_vectors_but_the_hybrid_ones_are_applicable() -> None:
    assert len(APPLICABLE) >= 75
    assert all("hybrid" in name for name in set(NAMES) - set(APPLICABLE))


@pytest.mark.parametrize("name", APPLICABLE)
def test_a_published_file_ends_as_described(name: str) -> None:
    vector = Vector(name)
    plain, error = released(vector.file, *vector.identities())
    expected = vector.fields["expect"]
    assert expected == "success" if error is None else isinstance(error, ENDINGS[expected])
    if "payload" in vector.fields:  # also of damaged files: all that was given out before the damage, and no more
        assert hashlib.sha256(plain).hexdigest() == vector.fields["payload"]


@pytest.mark.parametrize("name", [name for name in NAMES if "hybrid" in name])
def test_a_post_quantum_file_ends_in_a_clean_error(name: str) -> None:
    vector = Vector(name)
    for key in vector.keys:
        if key.startswith(HYBRID):
            with pytest.raises(KeyTextWrong, match="KeyTextWrong"):
                Identity.from_text(key)
    plain, error = released(vector.file, IDENTITY, *vector.identities())
    assert plain == b""
    assert isinstance(error, NoIdentityMatches | AgeDamaged)


@pytest.mark.parametrize("name", NAMES)
def test_a_well_formed_header_and_armor_are_written_as_they_were_read(name: str) -> None:
    vector = Vector(name)
    if vector.fields["expect"] in ("header failure", "armor failure"):
        return
    binary = vector.file
    if vector.fields.get("armored"):
        reader = ArmorReader(io.BytesIO(vector.file))
        binary = b"".join(iter(lambda: reader.read(1 << 20), b""))
        again = io.BytesIO()
        writer = ArmorWriter(again)
        writer.write(binary)
        writer.close()
        assert again.getvalue() == vector.file.replace(b"\r\n", b"\n").strip() + b"\n"
    header = parse(Ahead(io.BytesIO(binary)))
    written = serialise(header.stanzas, bytes.fromhex(vector.fields["file key"]))
    assert written.startswith(header.covered)
    assert binary.startswith(written) == (vector.fields["expect"] != "HMAC failure")
