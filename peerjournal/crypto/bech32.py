"""Bech32, the way age writes keys: letters that can be read aloud, with a checksum against typing errors.

Format: BIP 173, without its limit of 90 characters (https://age-encryption.org/v1). In texts as long as our
keys the checksum finds every error of up to four characters.
"""

from collections.abc import Iterable, Iterator

from peerjournal.crypto.errors import KeyTextWrong

_CHARACTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_VALUES = {character: value for value, character in enumerate(_CHARACTERS)}
_GENERATORS = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_CHECKSUM_LENGTH = 6


def encode(prefix: str, data: bytes) -> str:
    """Bech32 text in lower case of any number of bytes; `prefix` is the human-readable part."""
    prefix = prefix.lower()
    values = list(_regroup(data, 8, 5))
    if rest := len(data) * 8 % 5:
        values.append(data[-1] << (5 - rest) & 31)
    remainder = _polymod([*_expand(prefix), *values, *[0] * _CHECKSUM_LENGTH]) ^ 1
    checksum = [remainder >> 5 * (_CHECKSUM_LENGTH - 1 - place) & 31 for place in range(_CHECKSUM_LENGTH)]
    return f"{prefix}1{''.join(_CHARACTERS[value] for value in [*values, *checksum])}"


def decode(untrusted_text: str) -> tuple[str, bytes]:
    """The lower-case prefix and the bytes. Either case is read, a mix is not. Raises KeyTextWrong."""
    if not untrusted_text.isascii():  # the Kelvin sign in lower case is a k
        raise KeyTextWrong("character")
    text = untrusted_text.lower()
    if untrusted_text not in (text, untrusted_text.upper()):
        raise KeyTextWrong("case")
    prefix, separator, coded = text.rpartition("1")
    if not separator or not prefix or len(coded) < _CHECKSUM_LENGTH:
        raise KeyTextWrong("form")
    if not all("!" <= character <= "~" for character in prefix) or not _VALUES.keys() >= set(coded):
        raise KeyTextWrong("character")
    values = [_VALUES[character] for character in coded]
    if _polymod([*_expand(prefix), *values]) != 1:
        raise KeyTextWrong("checksum")
    del values[-_CHECKSUM_LENGTH:]
    data = bytes(_regroup(values, 5, 8))
    # A right checksum over bits that no encoder leaves behind: two texts must not mean the same key.
    spare = len(values) * 5 % 8
    if spare >= 5 or (spare and values[-1] & (1 << spare) - 1):
        raise KeyTextWrong("form")
    return prefix, data


def _regroup(values: Iterable[int], width: int, wanted: int) -> Iterator[int]:
    """Whole groups of `wanted` bits out of values of `width` bits, leaving what does not fill a group."""
    held = bits = 0
    for value in values:
        held = (held << width | value) & 0xFFF
        bits += width
        while bits >= wanted:
            bits -= wanted
            yield held >> bits & (1 << wanted) - 1


def _expand(prefix: str) -> list[int]:
    codes = prefix.encode()
    return [*(code >> 5 for code in codes), 0, *(code & 31 for code in codes)]


def _polymod(values: Iterable[int]) -> int:
    """The BCH remainder of BIP 173 over groups of 5 bits."""
    remainder = 1
    for value in values:
        top = remainder >> 25
        remainder = (remainder & 0x1FFFFFF) << 5 ^ value
        for place, generator in enumerate(_GENERATORS):
            if top >> place & 1:
                remainder ^= generator
    return remainder
