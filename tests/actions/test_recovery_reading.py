"""A recovery key is read out of whatever it was kept in, and a typing error in it is noticed."""

import random
import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerjournal.actions import recovery
from peerjournal.crypto import Identity, to_words
from peerjournal.model.errors import RecoveryKeyUnreadable
from peerjournal.paper.kit import Kit
from peerjournal.paper.kit_text import text_bytes

RAW = bytes(range(100, 132))
KEY = Identity(RAW).text()
WORDS = to_words(RAW)
KIT = text_bytes(Kit("Diary", date(2026, 11, 23), KEY, WORDS)).decode()
COLUMNS = "\n".join("  ".join(f"{n + 1} {WORDS[n]}" for n in range(row, 24, 6)) for row in range(6))


@pytest.mark.parametrize(
    "text",
    [
        KEY,
        KEY.lower(),
        f"  {KEY}\r\n",
        f"\ufeff{KEY}",
        KEY.replace("0", "o").replace("8", "b"),
        " ".join(KEY[place : place + 4] for place in range(0, len(KEY), 4)),
        f"{KEY[:30]}\n{KEY[30:]}",
        f"My key is {KEY}, kept safe.",
        f"# created: 2026-11-23T10:00:00Z\n# public key: {Identity(RAW).recipient.text()}\n{KEY}\n",
        f"AGE-SECRET-KEY-1{'Q' * 58}\n{KEY}",
        f"AGE-SECRET-KEY-1QQQQ\n{KEY}",
        KIT,
        KIT.replace("\n", "\r\n"),
    ],
)
def test_the_key_is_found(text: str) -> None:
    assert recovery.parse(text) == RAW


@pytest.mark.parametrize(
    "text",
    [
        " ".join(WORDS),
        " ".join(WORDS).title(),
        "\n".join(WORDS),
        ", ".join(WORDS) + ".",
        "\n".join(f"{number}. {word}" for number, word in enumerate(WORDS, 1)),
        "\n".join(f"{number})\t{word}" for number, word in enumerate(WORDS, 1)),
        f"# my recovery words\n{' '.join(WORDS)}\n",
        COLUMNS,
        COLUMNS.replace("  ", "\n\n").replace(" ", "\n\n"),
        f"The same key in 24 words\n{COLUMNS}\nIn PeerJournal\n1 Choose “I forgot my passphrase”\n",
        KIT.replace(KEY, ""),
        KIT.replace(KEY, KEY[:-1]),
        KIT.replace(KEY, KEY[:20] + ("Q" if KEY[20] != "Q" else "P") + KEY[21:]),
    ],
)
def test_the_words_are_found_and_put_in_their_order(text: str) -> None:
    assert recovery.parse(text) == RAW


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a passphrase",
        KEY[:-1],
        f"{KEY}Q",
        KEY + KEY[-5:],
        KEY.replace("SECRET", "SECRT"),
        Identity(RAW).recipient.text(),
        " ".join(WORDS[:-1]),
        " ".join((*WORDS, WORDS[0])),
        " ".join((WORDS[1], WORDS[0], *WORDS[2:])),
        " ".join(WORDS) + " x" * 40_000,
        KEY + " " * 70_000,
    ],
)
def test_what_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(RecoveryKeyUnreadable) as refused:
        recovery.parse(text)
    assert refused.value.word is None


def test_a_word_that_is_not_on_the_list_is_named_by_its_place() -> None:
    wrong = (*WORDS[:6], "mississippi", *WORDS[7:])
    with pytest.raises(RecoveryKeyUnreadable) as refused:
        recovery.parse(" ".join(wrong))
    assert refused.value.word == 7
    assert "mississippi" not in f"{refused.value} {refused.value!r} {refused.value.args}"
    for text in (COLUMNS, KIT.replace(KEY, "")):
        with pytest.raises(RecoveryKeyUnreadable) as refused:
            recovery.parse(text.replace(f"7 {WORDS[6]}", "7 mississippi"))
        assert refused.value.word == 7


def test_every_wrong_sign_of_a_key_is_noticed() -> None:
    for place in range(16, len(KEY)):
        for sign in "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L":
            if sign != KEY[place]:
                with pytest.raises(RecoveryKeyUnreadable):
                    recovery.parse(KEY[:place] + sign + KEY[place + 1 :])


@given(st.text(max_size=400))
def test_any_other_text_is_refused_in_one_way(text: str) -> None:
    with pytest.raises(RecoveryKeyUnreadable):
        recovery.parse(text)


@pytest.mark.parametrize(
    "unit",
    ["AGE-SECRET-KEY-1", "A ", "AGE-SECRET-KEY-1 " + "Q " * 57, " ", "1 a ", "# 1 a   !", "\n", "1"],
)
def test_a_hostile_text_costs_little_time(unit: str) -> None:
    text = (unit * 65_536)[:65_530]
    begun = time.process_time()
    with pytest.raises(RecoveryKeyUnreadable):
        recovery.parse(text)
    assert time.process_time() - begun < 1


def test_random_keys_are_read_back_in_each_form() -> None:
    chance = random.Random(7)
    for _ in range(50):
        raw = chance.randbytes(32)
        identity, words = Identity(raw), to_words(raw)
        kit = text_bytes(Kit("Diary", date(2026, 1, 2), identity.text(), words)).decode()
        for text in (identity.text(), " ".join(words), kit, kit.replace(identity.text(), "")):
            assert recovery.parse(text) == raw
