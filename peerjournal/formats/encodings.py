"""Turns the bytes of somebody's old file into text: by its mark, as UTF-8, else by what the text would look like."""

import codecs
import re
import unicodedata
from collections.abc import Iterable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
_EAST = ("shift_jis", "cp932", "euc_jp", "gb18030", "big5", "euc_kr")
_WEST = ("cp1252", "cp1251", "koi8_r", "cp1250", "cp1253", "cp1255", "cp1256")
LONGEST_LOOK = _ENOUGH = 1 << 16  # bytes from which the encoding shows
_ODD, _BEFORE = re.compile(r"[^\x00-\x7f]"), 200  # looks are judged from a little before the first such character
# What a text file may hold below the space: tab, line ends, form feed, and DOS' end of file.
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0e-\x19\x1b-\x1f]")
# Frequent letters (and in the East kana, hangul and the commonest ideographs); a wrong guess shows few of them.
_COMMON = {
    "shift_jis": "HIRAGANA", "cp932": "HIRAGANA", "euc_jp": "HIRAGANA", "euc_kr": "HANGUL", "cp1251": "CYRILLIC",
    "koi8_r": "CYRILLIC", "cp1253": "GREEK", "cp1255": "HEBREW", "cp1256": "ARABIC",
}  # fmt: skip
# The ten or so most frequent letters of a script: most of any text in it, and few of another script read as it.
_FREQUENT = {
    "CYRILLIC": frozenset("оеаинтсрвлкм"),
    "GREEK": frozenset("αοιετσνρκπης"),
    "HEBREW": frozenset("יוהלאמתרבשםנ") | {chr(point) for point in range(0x5B0, 0x5C3)},
    "ARABIC": frozenset("اليمنوترهبدة"),
}
_CHINESE = frozenset("的一是不了人我在有他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学"
                     "這來國個說們為時會著過學，。「」、：？！")  # fmt: skip
_WESTERN = frozenset("äöüßÄÖÜéèêëàâçùûîïôœæåøñáíóúãõìò’‘“”–—…«»€°§¿¡ÉÈÀÇÅØÑ")
_CENTRAL = frozenset("ąćęłńóśźżčďěňřšťůžőűăâîșțäöüßáéíúý„”–ĄĆŁŚŻŠČŘŽ")


def decoded(untrusted: bytes) -> tuple[str, str] | None:
    """The text and the name of its encoding; None for what is no text at all."""
    name = likely(untrusted)
    if name is None:
        return None
    found = _strictly(untrusted, name)
    return found if found is not None or name != "utf-8" else _by_looks(untrusted)


def likely(untrusted_head: bytes) -> str | None:
    """The encoding to try first, by the first LONGEST_LOOK bytes: UTF-8 where no mark and no zeros say otherwise."""
    for mark, name in _MARKS:
        if untrusted_head.startswith(mark):
            return name
    if _is_wide(untrusted_head):
        return "utf-16-le" if untrusted_head[1:400:2].count(0) > untrusted_head[0:400:2].count(0) else "utf-16-be"
    return None if is_binary(untrusted_head) else "utf-8"


def is_binary(untrusted: bytes) -> bool:
    """Whether there are control characters that no text holds, more than a slip would leave."""
    return len(_CONTROL.findall(untrusted[:_ENOUGH])) > len(untrusted[:_ENOUGH]) // 200


def _is_wide(untrusted: bytes) -> bool:
    some = untrusted[:400]
    half = len(some) // 2
    return len(untrusted) % 2 == 0 and half > 3 and max(some[::2].count(0), some[1::2].count(0)) > half * 0.6


def _strictly(untrusted: bytes, encoding: str) -> tuple[str, str] | None:
    try:
        return untrusted.decode(encoding), encoding.removesuffix("-sig")
    except UnicodeDecodeError:
        return None


def _by_looks(untrusted: bytes) -> tuple[str, str] | None:
    high = [one for one in untrusted[: _ENOUGH * 4] if one > 127][:_ENOUGH]
    # Random bytes are high and rather evenly spread; in no text are that many different ones that frequent.
    if len(high) > len(untrusted[: _ENOUGH * 4]) * 0.97 and len(set(high)) > 120:
        return None
    best: tuple[float, str, str] | None = None
    for encoding in (*_EAST, *_WEST):
        found = _strictly(untrusted, encoding)
        if found is None:
            continue
        score = _score(found[0], encoding)
        if best is None or score > best[0]:
            best = (score, found[0], encoding)
    if best is None or best[0] < 0.3:
        return None
    return best[1], best[2]


def _score(text: str, encoding: str) -> float:
    """From 0 to 1: how many of the characters beyond ASCII are such as this encoding's languages write."""
    first = _ODD.search(text)
    begin = max(0, first.start() - _BEFORE) if first else 0
    text = text[begin : begin + 8000]
    odd = [one for one in text if one > "\x7f"]
    if not odd:
        return 0.0
    if any("\x80" <= one <= "\x9f" or unicodedata.category(one) in {"Co", "Cn"} for one in odd):
        return 0.0
    script = _COMMON.get(encoding)
    if script is not None:
        starts, also = (script, "KATAKANA LETTER"), "、。「」　ー" if script == "HIRAGANA" else ""
        known = (one for one in odd if one in also or unicodedata.name(one, "").startswith(starts))
        share = _share(odd, known, _EASTERN_SHARE.get(encoding, 1.0))
        often = _FREQUENT.get(script)
        return share if often is None else share * sum(one in often for one in odd) / len(odd)
    if encoding in {"gb18030", "big5"}:
        return _share(odd, (one for one in odd if one in _CHINESE), 0.25)
    usual = _WESTERN if encoding == "cp1252" else _CENTRAL
    if len(odd) > 0.7 * sum(one.isalpha() for one in text):
        return 0.2  # in Latin script most letters are plain ones
    return _share(odd, (one for one in odd if one in usual), 1.0)


_EASTERN_SHARE = {"shift_jis": 0.55, "cp932": 0.55, "euc_jp": 0.55}


def _share(all_: list[str], known: Iterable[str], usual: float) -> float:
    return min(1.0, sum(1 for _ in known) / len(all_) / usual)
