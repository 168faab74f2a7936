"""Damages a journal: bytes changed, cut, doubled, moved or put in; in an archive within one of its files."""

import base64
import binascii
import io
import random
import zipfile
from collections.abc import Callable

from tests.fuzzing.journals import zipped

_TOKENS = (
    b"\x00", b"\xff\xfe", b"\\ud800", b"\\u0000", b"[" * 3000, b"{" * 3000, b'":{"' * 500, b"&a;", b"&lol9;",
    b"9" * 400, b"1e999", b"-1", b"NaN", b"null", b"true", b"[]", b"{}", b'""', b"0000-00-00", b"9999-12-31",
    b"0001-01-01", b"\r", b"\xe2\x80\xa8", b"\xf0\x9f\x98\x80", b"../../x", b"!!python/object:os.system x",
    b"<!DOCTYPE x>", b"***", b"\t", b",", b"20240230T256161Z", b"-9223372036854775809", b"Europe/Berlin", b"\\/",
)  # fmt: skip
_UNPACKED = 8 << 20  # bytes of an archive's files; larger ones are damaged as they lie
Change = Callable[[bytes], bytes]


def damaged(data: bytes, chance: random.Random) -> bytes:
    """The journal with some damage, the same for the same chance."""
    return within(data, chance, lambda part: struck(part, chance))


def struck(data: bytes, chance: random.Random) -> bytes:
    """Up to six blows."""
    made = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at, length = chance.randrange(len(made) + 1), chance.randrange(1, 200)
        kind = chance.randrange(6)
        if kind == 0 and made:
            made[min(at, len(made) - 1)] = chance.randrange(256)
        elif kind == 1:
            del made[at : at + length]
        elif kind == 2:
            made[at:at] = made[at : at + length] * chance.randint(1, 20)
        elif kind == 3:
            made[at:at] = chance.choice(_TOKENS)
        elif kind == 4:
            made[at : at + chance.randrange(12)] = chance.choice(_TOKENS)
        else:
            del made[at:]
    return bytes(made)


def within(data: bytes, chance: random.Random, change: Change) -> bytes:
    """Changes one file of an archive, or what stands in base64; now and then the archive itself."""
    if data.startswith(b"PK") and chance.random() < 0.9:
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                if sum(one.file_size for one in archive.infolist()) <= _UNPACKED:
                    files = {one: archive.read(one) for one in archive.namelist() if not one.endswith("/")}
                    hit = chance.choice(list(files))
                    return zipped({**files, hit: within(files[hit], chance, change)})
        except Exception:  # noqa: BLE001 - a damaged archive is damaged once more, as it lies
            return change(data)
    if data.startswith(b"eyJ") and chance.random() < 0.9:
        try:
            return base64.b64encode(change(base64.b64decode(data)))
        except binascii.Error:
            return change(data)
    return change(data)
