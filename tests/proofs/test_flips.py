"""A vault with a flipped bit anywhere says so: no text, number, list or search is wrong in silence."""

import random
from pathlib import Path

import pytest

from peerjournal.actions import vaults
from peerjournal.model.errors import VaultDamaged
from tests.proofs.reading import answers, damage, everything, wrong
from tests.proofs.sample import sample
from tests.proofs.texts import PASSPHRASE

PAGE = 4096


@pytest.mark.parametrize(("every", "more"), [(14, 20), pytest.param(1, 1000, marks=pytest.mark.long)])
def test_no_flipped_bit_is_read_over_in_silence(tmp_path: Path, chance: random.Random, every: int, more: int) -> None:
    folder = sample(tmp_path / "one.peerjournal")
    vault = vaults.unlock(folder, PASSPHRASE)
    asked = everything(vault)
    right = answers(vault, asked)
    vaults.lock(vault)
    assert damage(right) == 0
    database = folder / "vault.db"
    whole = database.read_bytes()
    places = [page + chance.randrange(PAGE) for page in range(0, len(whole), PAGE * every)]
    places += [chance.randrange(len(whole)) for _ in range(more)]
    refused = named = errors = 0
    for place in places:
        flipped = bytearray(whole)
        flipped[place] ^= 1 << chance.randrange(8)
        database.write_bytes(flipped)
        try:
            vault = vaults.unlock(folder, PASSPHRASE)
        except VaultDamaged:
            refused += 1
            continue
        given = answers(vault, asked)
        assert not wrong(right, given), f"byte {place % PAGE} of page {place // PAGE + 1}"
        named += damage(given) > 0
        errors += sum(isinstance(one, Exception) for one in given.values())
        assert not vaults.check(vault, full=True).ok
        vaults.lock(vault)
    print(
        f"{len(places)} flips over {len(whole) // PAGE} pages, {len(asked)} questions each: {refused} vaults refused "
        f"as damaged, {named} answered with damage named ({errors / max(1, named):.1f} questions each got "
        f"no more than that), {len(places) - refused - named} unharmed; 0 wrong in silence"
    )
