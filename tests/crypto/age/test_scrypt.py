"""A passphrase opens what it encrypted, and a file cannot make us work without end."""

import time

import pytest

from peerjournal.crypto import Passphrase
from peerjournal.crypto.age.header import Stanza, serialise, to_base64
from peerjournal.crypto.age.scrypt import MOST_WORK_FACTOR, WORK_FACTOR
from peerjournal.crypto.errors import AgeHeaderDamaged, HostileCost, NoIdentityMatches
from tests.crypto.age.sample import IDENTITY, RECIPIENT, opened, sealed

WORDS = "Grüße aus Wien".encode()
QUICK = Passphrase(WORDS, work_factor=4)
SALT = to_base64(bytes(16))
# Made by age 1.1.1 (`age -p -a`) with the passphrase "correct horse battery staple".
MADE_BY_AGE = b"""\
-----BEGIN AGE ENCRYPTED FILE-----
YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCBLb3RWS01nMUowRTVZeVlY
KzRYVFVBIDE4CmFqTStHaHBDT2pKMnM3RklLM1FTby8yM05UQ08zZWR1WjZGdzZ3
RWIvUXcKLS0tIEN2R0Y4OC81TmY4VFYzZFRlTnAzS25KcWRJVHQ3a3BRVjVuTUNM
Tk92UmsKm+hdQhORfiTwKlbkhA2jMB4LKeMCEc1MsHPAJ+h8AL5aMtHEfFjzl33i
X1k=
-----END AGE ENCRYPTED FILE-----
"""


def test_a_passphrase_opens_what_it_encrypted() -> None:
    file = sealed(b"plain", QUICK)
    assert opened(file, Passphrase(WORDS)) == b"plain"
    assert opened(file, IDENTITY, Passphrase(b"wrong"), Passphrase(WORDS)) == b"plain"


def test_a_file_that_age_made_with_the_usual_work_factor_opens() -> None:
    assert opened(MADE_BY_AGE, Passphrase(b"correct horse battery staple")) == b"made by age\n"


def test_a_file_is_written_with_work_factor_18() -> None:
    stanza = Passphrase(b"passphrase").wrap(bytes(16))
    assert stanza.arguments[2] == "18"
    assert (WORK_FACTOR, MOST_WORK_FACTOR) == (18, 20)


def test_a_wrong_passphrase_and_a_key_match_nothing_and_the_error_says_what_is_needed() -> None:
    for identity in (Passphrase(b"wrong"), IDENTITY):
        with pytest.raises(NoIdentityMatches) as no_passphrase:
            opened(sealed(b"plain", QUICK), identity)
        assert no_passphrase.value.needs_passphrase
    with pytest.raises(NoIdentityMatches) as no_key:
        opened(sealed(b"plain"), Passphrase(WORDS))
    assert not no_key.value.needs_passphrase


@pytest.mark.parametrize("factor", ["21", "23", "30", "63", "64", "99999", "9" * 5_000])
def test_too_much_work_is_refused_before_any_is_done(factor: str) -> None:
    file = serialise([Stanza(("scrypt", SALT, factor), bytes(32))], bytes(16)) + bytes(32)
    durations = []
    for _ in range(5):
        started = time.perf_counter()
        with pytest.raises(HostileCost) as refused:
            opened(file, QUICK)
        durations.append(time.perf_counter() - started)
        assert refused.value.parameter == "work_factor"
    assert min(durations) < 0.05


@pytest.mark.parametrize("factor", ["0", "018", "+18", "0x12", " 18", "18.0", "\u0661\u0668", "1_8", "-1", "n"])
def test_a_work_factor_has_one_spelling(factor: str) -> None:
    with pytest.raises(AgeHeaderDamaged):
        QUICK.unwrap(Stanza(("scrypt", SALT, factor), bytes(32)))


def test_a_stanza_of_another_form_is_damage() -> None:
    for stanza in (
        Stanza(("scrypt", SALT), bytes(32)),
        Stanza(("scrypt", SALT, "4", "4"), bytes(32)),
        Stanza(("scrypt", SALT, "4"), bytes(31)),
        Stanza(("scrypt", SALT, "4"), bytes(33)),
        Stanza(("scrypt", to_base64(bytes(15)), "4"), bytes(32)),
        Stanza(("scrypt", to_base64(bytes(17)), "4"), bytes(32)),
        Stanza(("scrypt", SALT + "=", "4"), bytes(32)),
    ):
        with pytest.raises(AgeHeaderDamaged):
            QUICK.unwrap(stanza)


def test_a_passphrase_beside_anything_else_is_neither_written_nor_read() -> None:
    for recipients in ([QUICK, RECIPIENT], [QUICK, QUICK]):
        with pytest.raises(ValueError, match="one passphrase"):
            sealed(b"plain", *recipients)
    beside = QUICK.wrap(bytes(16))
    for other in (RECIPIENT.wrap(bytes(16)), beside, Stanza(("grease",), b"")):
        file = serialise([other, beside], bytes(16)) + bytes(32)
        with pytest.raises(AgeHeaderDamaged):
            opened(file, IDENTITY)


@pytest.mark.parametrize("factor", [0, 21, 40])
def test_we_write_no_file_that_we_would_not_read(factor: int) -> None:
    with pytest.raises(HostileCost):
        Passphrase(WORDS, work_factor=factor)


def test_a_passphrase_does_not_show_itself() -> None:
    assert "Wien" not in repr(QUICK) + str(QUICK)
