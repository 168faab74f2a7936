"""A key that was begun is the key; whatever goes wrong meanwhile is left to whoever asks for it."""

import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import aead
from cryptography.hazmat.primitives.kdf import argon2

from peerjournal.crypto import compiled
from peerjournal.crypto.argon import Begun, Inputs, derive

REPOSITORY = Path(__file__).resolve().parents[2]
INPUTS: Inputs = (b"a secret", b"sixteen of salt.", 8192, 1, 1)


def test_what_was_begun_is_what_would_have_been_made() -> None:
    assert Begun(INPUTS).take(INPUTS) == derive(*INPUTS)


@pytest.mark.parametrize(
    "other",
    [(b"a Secret", *INPUTS[1:]), (INPUTS[0], b"sixteen of Salt.", *INPUTS[2:]), (*INPUTS[:2], 9000, 1, 1),
     (*INPUTS[:3], 2, 1), (*INPUTS[:4], 2)],
    ids=["secret", "salt", "memory", "passes", "lanes"],
)  # fmt: skip
def test_it_is_given_for_the_very_same_inputs_only(other: Inputs) -> None:
    begun = Begun(INPUTS)
    assert begun.take(other) is None
    assert begun.take(INPUTS) == derive(*INPUTS)


def test_it_is_given_once_and_not_kept() -> None:
    begun = Begun(INPUTS)
    begun.take(INPUTS)
    assert begun.take(INPUTS) is None
    assert INPUTS not in vars(begun).values()


def test_what_cannot_be_made_is_told_to_nobody_yet(capfd: pytest.CaptureFixture[str]) -> None:
    wrong: Inputs = (b"a secret", b"short", 8192, 1, 1)
    assert Begun(wrong).take(wrong) is None
    assert capfd.readouterr() == ("", "")


def test_two_at_once_are_both_made() -> None:
    """In a process of its own, because what hung would hang these tests."""
    program = (
        "from peerjournal.crypto.argon import Begun, derive\n"
        "inputs = [(b'secret', bytes([number]) * 16, 9000, 2, 3) for number in range(12)]\n"
        "begun = [Begun(one) for one in inputs]\n"
        "assert [one.take(its) for one, its in zip(begun, inputs)] == [derive(*one) for one in inputs]\n"
    )
    subprocess.run([sys.executable, "-c", program], cwd=REPOSITORY, timeout=60, check=True)


def test_what_is_taken_from_the_compiled_part_is_what_the_library_offers() -> None:
    assert compiled.Argon2id is argon2.Argon2id
    assert compiled.ChaCha20Poly1305 is aead.ChaCha20Poly1305
