"""A damaged header is never taken for a wrong passphrase, nor a foreign or altered one for the vault's own."""

import hashlib
import io
import itertools
import json
import shutil
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from peerjournal.actions import entries, vaults
from peerjournal.model.errors import HeaderAltered, VaultDamaged, VaultNewer, WrongPassphrase
from peerjournal.vault import header as headers
from tests.proofs.soundness import made
from tests.proofs.texts import PASSPHRASE

Fields = dict[str, Any]


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("headers") / "template.peerjournal", holding=3)


@pytest.fixture
def folder(template: Path, tmp_path: Path) -> Path:
    """A locked vault of three entries."""
    return Path(shutil.copytree(template, tmp_path / "one.peerjournal"))


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a vault's folder but the lock's."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name not in {"vault.lock"}}


def flips(data: bytes) -> list[bytes]:
    """Every way to flip one bit."""
    return [
        data[:place] + bytes([data[place] ^ (1 << bit)]) + data[place + 1 :]
        for place in range(len(data))
        for bit in range(8)
    ]


def put_headers(folder: Path, data: bytes) -> None:
    """Writes both copies of the header, as somebody could who has the folder."""
    (folder / headers.NAME).write_bytes(data)
    (folder / headers.SPARE).write_bytes(data)


def test_no_flipped_bit_of_a_header_is_accepted_or_taken_for_a_newer_one(folder: Path) -> None:
    whole = (folder / headers.NAME).read_bytes()
    for flipped in flips(whole):
        with pytest.raises(VaultDamaged):
            headers.read_bytes(flipped, folder)


def test_a_damaged_header_is_never_called_a_wrong_passphrase(folder: Path) -> None:
    """Both copies have the same flipped bit, and both passphrases, the right and a wrong one, get the same answer."""
    whole = (folder / headers.NAME).read_bytes()
    before = files(folder)
    for number, flipped in enumerate(flips(whole)[::7]):
        put_headers(folder, flipped)
        with pytest.raises(VaultDamaged, check=lambda error: error.part == "header"):
            vaults.unlock(folder, PASSPHRASE if number % 2 else "another")
    assert files(folder).keys() == before.keys()


def test_one_whole_copy_of_the_header_is_enough(folder: Path) -> None:
    """Every bit is flipped, in one copy or the other by turns: the whole one is taken, the other to be written anew."""
    whole = (folder / headers.NAME).read_bytes()
    right = headers.read_bytes(whole, folder)
    with (folder / headers.NAME).open("r+b", 0) as first, (folder / headers.SPARE).open("r+b", 0) as spare:
        for number, flipped in enumerate(flips(whole)):
            copy = (first, spare)[number % 2]
            rewrite(copy, flipped)
            assert headers.read(folder) == (right, True)
            rewrite(copy, whole)


def rewrite(file: io.FileIO, data: bytes) -> None:
    """Writes over what is there, which is much faster than making the file anew."""
    file.seek(0)
    file.write(data)


def test_the_spare_copy_heals_a_damaged_header(folder: Path) -> None:
    whole = (folder / headers.NAME).read_bytes()
    damaged = [*flips(whole)[:: len(whole)], b"", whole[:100], whole * 2, bytes(len(whole)), None]
    for name in (headers.NAME, headers.SPARE):
        for data in damaged:
            if data is None:
                (folder / name).unlink()
            else:
                (folder / name).write_bytes(data)
            with pytest.raises(WrongPassphrase):
                vaults.unlock(folder, "another")
            vault = vaults.unlock(folder, PASSPHRASE)
            assert [one.kind for one in vaults.notices(vault)] == ["header-healed", "kit-missing"]
            assert entries.count(vault) == 3
            vaults.lock(vault)
            assert (folder / headers.NAME).read_bytes() == (folder / headers.SPARE).read_bytes() == whole


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"null", b"\xff" * 900, b"9" * 5000, b"[" * 16000, b" " * 99_999])
def test_what_is_no_header_is_damage(folder: Path, data: bytes) -> None:
    put_headers(folder, data)
    with pytest.raises(VaultDamaged):
        vaults.unlock(folder, PASSPHRASE)


def resealed(folder: Path, change: Callable[[Fields], Any]) -> Path:
    """Alters the header as somebody can who knows the format but no secret: with a checksum that is right again."""
    fields = json.loads((folder / headers.NAME).read_bytes())
    change(fields)
    fields.pop("checksum")
    fields["checksum"] = hashlib.sha256(headers.canonical(fields)).hexdigest()
    put_headers(folder, headers.canonical(fields))
    return folder


def kdf(fields: Fields) -> Fields:
    """The parameters of the passphrase's slot."""
    return next(slot["kdf"] for slot in fields["slots"] if slot["kind"] == "passphrase")


def test_an_altered_header_is_refused_as_altered(folder: Path) -> None:
    def other_recipient(fields: Fields) -> None:
        next(slot for slot in fields["slots"] if slot["kind"] == "recovery")["recipient"] = "A" * 43 + "="

    changes: list[Callable[[Fields], Any]] = [
        lambda fields: fields.update(generation=99),
        lambda fields: fields.update(mac="0" * 64),
        lambda fields: fields["slots"].reverse(),
        lambda fields: fields["slots"].pop(),
        other_recipient,
    ]
    original = (folder / headers.NAME).read_bytes()
    for change in changes:
        put_headers(folder, original)
        resealed(folder, change)
        before = files(folder)
        with pytest.raises(HeaderAltered):
            vaults.unlock(folder, PASSPHRASE)
        assert files(folder) == before


def test_a_header_without_a_slot_for_it_does_not_blame_the_passphrase(folder: Path) -> None:
    resealed(folder, lambda fields: fields.update(slots=[one for one in fields["slots"] if one["kind"] == "recovery"]))
    with pytest.raises(VaultDamaged):
        vaults.unlock(folder, PASSPHRASE)


def test_a_slot_of_another_vault_opens_nothing(folder: Path, tmp_path: Path) -> None:
    """Not even where somebody knows that vault's passphrase."""
    other = made(tmp_path / "other.peerjournal", "mine")
    slots = json.loads((other / headers.NAME).read_bytes())["slots"]
    resealed(folder, lambda fields: fields.update(slots=slots))
    with pytest.raises(WrongPassphrase):
        vaults.unlock(folder, "mine")
    put_headers(folder, (other / headers.NAME).read_bytes())
    with pytest.raises(VaultDamaged, check=lambda error: error.part == "database"):
        vaults.unlock(folder, "mine")


_NUMBERS: list[Any] = [0, -1, 10**9, 2**63, 10**40, "8192", 1.5, True, None, [], {}]
HOSTILE: list[tuple[str, Any]] = [
    *itertools.product(("memory_kib", "iterations", "lanes"), _NUMBERS),
    ("memory_kib", 1 << 30), ("memory_kib", (1 << 20) + 1), ("iterations", 17), ("lanes", 9), ("memory_kib", 8191),
    *itertools.product(("salt",), ("", "AAAA", "?", "A" * 400, 1, None, [], {})),
]  # fmt: skip


@pytest.mark.parametrize(("name", "value"), HOSTILE, ids=str)
def test_hostile_parameters_are_refused_at_once(folder: Path, name: str, value: object) -> None:
    resealed(folder, lambda fields: kdf(fields).update({name: value}))
    begun = time.process_time()  # of this process alone: others may be busy
    with pytest.raises(VaultDamaged):
        vaults.unlock(folder, PASSPHRASE)
    assert time.process_time() - begun < 0.05


def test_many_slots_do_not_make_many_guesses(folder: Path) -> None:
    """Each of them within bounds; together they would take minutes."""
    costly = {"memory_kib": 1 << 20, "iterations": 16, "lanes": 1}

    def add(fields: Fields) -> None:
        slot = next(slot for slot in fields["slots"] if slot["kind"] == "passphrase")
        fields["slots"] = [{**slot, "kdf": {**slot["kdf"], **costly}} for _ in range(40)]

    resealed(folder, add)
    begun = time.process_time()  # of this process alone: others may be busy
    with pytest.raises(VaultDamaged):
        vaults.unlock(folder, PASSPHRASE)
    assert time.process_time() - begun < 0.05


STRANGE: list[Any] = [
    None,
    True,
    0,
    -1,
    1.5,
    float("inf"),
    float("nan"),
    "",
    "\ud800",
    [],
    [[]],
    {},
    {"a": {}},
    10**400,
]


@pytest.mark.parametrize("value", STRANGE, ids=lambda value: repr(value)[:9])
def test_a_header_with_a_strange_value_ends_in_a_clear_error(folder: Path, value: object) -> None:
    """In the place of every field, and of every field of every slot."""
    original = (folder / headers.NAME).read_bytes()
    fields = json.loads(original)
    places: list[tuple[str | int, ...]] = [(name,) for name in fields if name != "checksum"]
    places += [("slots", number, name) for number in (0, 1) for name in ("kind", "kdf", "wrapped", "recipient")]
    for *way, last in places:
        put_headers(folder, original)
        resealed(folder, partial(put_in, way, last, value))
        with pytest.raises((VaultDamaged, VaultNewer, HeaderAltered, WrongPassphrase)):
            vaults.unlock(folder, PASSPHRASE)


def put_in(way: list[Any], last: Any, value: object, fields: Fields) -> None:
    """Puts a value at a place within a header's fields."""
    target: Any = fields
    for step in way:
        target = target[step]
    target[last] = value
