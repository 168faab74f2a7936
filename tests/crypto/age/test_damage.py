"""No truncated and no altered age file is ever taken for a whole one."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerjournal.crypto import Passphrase
from peerjournal.crypto.age.header import VERSION_LINE
from peerjournal.crypto.errors import AgeDamaged, CryptoError
from tests.crypto.age.sample import IDENTITY, RECIPIENT, released, sealed

ARMOR_BEGIN = b"-----BEGIN AGE ENCRYPTED FILE-----\n"
PLAIN = random.Random(3).randbytes(200_000)
QUICK = Passphrase(b"passphrase", work_factor=2)
FILES = {
    "public key": sealed(PLAIN),
    "passphrase": sealed(PLAIN, QUICK),
    "two keys": sealed(PLAIN, RECIPIENT, RECIPIENT),
}


def refusal(file: bytes) -> CryptoError:
    """The error a damaged file ends with; everything before it must be authentic."""
    plain, error = released(file, IDENTITY, QUICK)
    assert error is not None
    assert PLAIN.startswith(plain)
    return error


@pytest.mark.parametrize("kind", FILES)
def test_500_truncations_are_all_refused_as_damage(kind: str) -> None:
    file = FILES[kind]
    chance = random.Random(500)
    header = file.index(b"\n---") + 49
    ends = {0, 1, header, header + 16, *(len(file) - less for less in range(1, 20))}
    for chunk in range(1, 4):
        edge = header + 16 + chunk * 65_552
        ends |= {edge - 16, edge - 1, edge, edge + 1, edge + 15, edge + 16, edge + 17}
    while len(ends) < 500:
        ends.add(chance.choice([chance.randrange(header + 16), chance.randrange(len(file))]))
    for end in ends:
        assert isinstance(refusal(file[:end]), AgeDamaged)


@pytest.mark.parametrize("kind", FILES)
def test_1000_flipped_bits_are_all_refused(kind: str) -> None:
    file = FILES[kind]
    chance = random.Random(1_000)
    header_bits = 8 * (file.index(b"\n---") + 49 + 16)
    places = {chance.randrange(header_bits) for _ in range(600)}
    while len(places) < 1_000:
        places.add(chance.randrange(8 * len(file)))
    for place in places:
        changed = bytearray(file)
        changed[place // 8] ^= 1 << place % 8
        refusal(bytes(changed))


def test_bytes_added_or_taken_out_anywhere_are_refused() -> None:
    file = FILES["public key"]
    chance = random.Random(200)
    for _ in range(200):
        place = chance.choice([chance.randrange(250), chance.randrange(len(file) + 1)])
        refusal(file[:place] + chance.randbytes(chance.randint(1, 20)) + file[place:])
        refusal(file[:place] + file[place + 1 :] if place < len(file) else file[:-1])


@given(
    st.sampled_from([b"", VERSION_LINE, VERSION_LINE + b"-> X25519 ", VERSION_LINE + b"-> scrypt ", ARMOR_BEGIN]),
    st.one_of(st.binary(), st.text(st.sampled_from("A+/= \r\n->scrypt1")).map(str.encode)),
)
def test_whatever_stands_in_a_file_it_is_refused_as_damage(begin: bytes, rest: bytes) -> None:
    assert isinstance(refusal(begin + rest), AgeDamaged)


def test_the_header_of_one_file_does_not_open_the_payload_of_another() -> None:
    one, other = FILES["public key"], sealed(PLAIN)
    edge = one.index(b"\n---") + 49
    assert isinstance(refusal(one[:edge] + other[edge:]), AgeDamaged)
