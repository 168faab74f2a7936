"""Age keys are read and written as age-keygen does, and tell nothing about themselves by accident."""

import pickle

import pytest

from peerjournal.crypto import Identity, Recipient, from_words, to_words
from peerjournal.crypto.age.header import Stanza, to_base64
from peerjournal.crypto.errors import AgeHeaderDamaged, KeyTextWrong, WeakKey
from tests.crypto.age.sample import IDENTITY, RECIPIENT

FILE_KEY = b"YELLOW SUBMARINE"


def test_the_keys_of_the_specification_belong_together() -> None:
    assert IDENTITY.raw == b"\x42" * 32
    assert IDENTITY.recipient == RECIPIENT
    assert RECIPIENT.text() == "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj"
    assert IDENTITY.text() == "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX"


def test_a_key_as_text_as_bytes_and_as_words_is_the_same_key() -> None:
    identity = Identity.generate()
    assert Identity.from_text(identity.text()).raw == identity.raw
    assert Identity.from_bytes(from_words(" ".join(to_words(identity.raw)))).recipient == identity.recipient
    assert Recipient.from_text(identity.recipient.text()) == identity.recipient


def test_a_key_typed_in_lower_case_or_in_groups_is_read() -> None:
    text = IDENTITY.text()
    groups = "\n".join(text[start : start + 8] for start in range(0, len(text), 8))
    assert Identity.from_text(f"  {groups.lower()}\n").raw == IDENTITY.raw


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "form"),
        ("AGE-SECRET-KEY-1", "form"),
        (IDENTITY.text()[:-1] + "Q", "checksum"),
        (IDENTITY.text().replace("SECRET", "secret"), "case"),
        (RECIPIENT.text(), "kind"),
        ("AGE-SECRET-KEY-PQ-1XX76JRALNLXDMEW0CRK45QMCCH4X06SE84UN3VPM33W6HWDX0H3SK3ZQFR", "kind"),
        ("age1pq\u00df", "character"),
    ],
)
def test_what_is_no_secret_key_is_refused_for_its_reason(text: str, reason: str) -> None:
    with pytest.raises(KeyTextWrong) as refused:
        Identity.from_text(text)
    assert refused.value.reason == reason
    assert text[:20] not in repr(refused.value) or not text


def test_a_secret_key_is_not_taken_for_a_public_one() -> None:
    with pytest.raises(KeyTextWrong) as refused:
        Recipient.from_text(IDENTITY.text())
    assert refused.value.reason == "kind"
    assert "GFPYYS" not in repr(refused.value)


@pytest.mark.parametrize("size", [0, 31, 33])
def test_a_key_has_32_bytes(size: int) -> None:
    for kind in (Identity, Recipient):
        with pytest.raises(KeyTextWrong) as refused:
            kind(bytes(size))
        assert refused.value.reason == "length"


def test_an_identity_shows_nothing_and_cannot_be_stored_by_accident() -> None:
    shown = repr(IDENTITY) + str(IDENTITY)
    assert "GFPYYS" not in shown
    assert "BBBB" not in shown
    with pytest.raises(TypeError):
        pickle.dumps(IDENTITY)


def test_a_stanza_opens_for_its_recipient_only() -> None:
    stanza = RECIPIENT.wrap(FILE_KEY)
    assert IDENTITY.unwrap(stanza) == FILE_KEY
    assert Identity.generate().unwrap(stanza) is None
    assert IDENTITY.unwrap(Stanza(("x25519", *stanza.arguments[1:]), stanza.body)) is None
    assert stanza.arguments[1] != RECIPIENT.wrap(FILE_KEY).arguments[1]


def test_a_stanza_of_another_form_is_damage() -> None:
    kind, share = RECIPIENT.wrap(FILE_KEY).arguments
    body = RECIPIENT.wrap(FILE_KEY).body
    for stanza in (
        Stanza((kind,), body),
        Stanza((kind, share, share), body),
        Stanza((kind, share + "="), body),
        Stanza((kind, share[:-2]), body),
        Stanza((kind, share), body[:-1]),
        Stanza((kind, share), body + b"\0"),
        Stanza((kind, to_base64(bytes(32))), body),  # agrees on zeros with everybody
    ):
        with pytest.raises(AgeHeaderDamaged):
            IDENTITY.unwrap(stanza)


def test_nothing_is_encrypted_to_a_public_key_that_protects_nothing() -> None:
    with pytest.raises(WeakKey):
        Recipient(bytes(32)).wrap(FILE_KEY)
