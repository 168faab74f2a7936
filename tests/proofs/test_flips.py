"""A vault with damage anywhere says so: no text, number, list or search is wrong or short in silence."""

import random
import shutil
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from peerjournal.actions import vaults
from peerjournal.model.errors import VaultDamaged
from peerjournal.vault import migrate
from peerjournal.vault.connection import PAGE
from tests.proofs.reading import Answers, Questions, answers, damage, everything, wrong
from tests.proofs.sample import sample
from tests.proofs.schemas import unlock_under
from tests.proofs.texts import PASSPHRASE


class Victim:
    """A vault that is damaged again and again, with all that it answered while it was whole."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        vault = vaults.unlock(folder, PASSPHRASE)
        self.asked: Questions = everything(vault)
        self.right: Answers = answers(vault, self.asked)
        vaults.lock(vault)
        assert damage(self.right) == 0
        self.whole = (folder / "vault.db").read_bytes()
        self.pages = len(self.whole) // PAGE
        self.outcomes: Counter[str] = Counter()

    def prove(self, spoilt: Iterable[tuple[str, bytes]]) -> None:
        """Asks everything of each damaged database: (what was done to it, its bytes)."""
        for what, data in spoilt:
            (self.folder / "vault.db").write_bytes(data)
            try:
                vault = vaults.unlock(self.folder, PASSPHRASE)
            except VaultDamaged:
                self.outcomes["refused as damaged"] += 1
                continue
            given = answers(vault, self.asked)
            assert not wrong(self.right, given), what
            self.outcomes["answered with damage named" if damage(given) else "unharmed"] += 1
            self.outcomes["questions that got no more than that"] += sum(
                isinstance(one, VaultDamaged) for one in given.values()
            )
            assert not vaults.check(vault, full=True).ok, what
            vaults.lock(vault)


@pytest.fixture
def victim(tmp_path: Path) -> Victim:
    """A vault with something of everything."""
    return Victim(sample(tmp_path / "one.peerjournal"))


@pytest.mark.parametrize(("every", "more"), [(20, 12), pytest.param(1, 1000, marks=pytest.mark.long)])
def test_no_flipped_bit_is_read_over_in_silence(victim: Victim, chance: random.Random, every: int, more: int) -> None:
    places = [page + chance.randrange(PAGE) for page in range(0, len(victim.whole), PAGE * every)]
    places += [chance.randrange(len(victim.whole)) for _ in range(more)]
    victim.prove(flipped(victim.whole, place, chance) for place in places)
    print(f"{len(places)} flips over {victim.pages} pages, {len(victim.asked)} questions each: {dict(victim.outcomes)}")


def flipped(whole: bytes, place: int, chance: random.Random) -> tuple[str, bytes]:
    """One bit of one byte turned around."""
    data = bytearray(whole)
    data[place] ^= 1 << chance.randrange(8)
    return f"byte {place % PAGE} of page {place // PAGE + 1}", bytes(data)


@pytest.mark.parametrize("pages", [6, pytest.param(300, marks=pytest.mark.long)])
def test_no_lost_page_is_read_over_in_silence(victim: Victim, chance: random.Random, pages: int) -> None:
    victim.prove(lost(victim.whole, chance.randrange(victim.pages), chance) for _ in range(pages))
    print(f"{pages} pages of zeros, of chance, or of another place: {dict(victim.outcomes)}")


def lost(whole: bytes, page: int, chance: random.Random) -> tuple[str, bytes]:
    """What a failing disk gives in place of a page: zeros, anything, or a page of another place."""
    other = chance.randrange(len(whole) // PAGE) * PAGE
    instead = chance.choice((bytes(PAGE), chance.randbytes(PAGE), whole[other : other + PAGE]))
    if other == page * PAGE:
        instead = bytes(PAGE)
    return f"page {page + 1}", whole[: page * PAGE] + instead + whole[(page + 1) * PAGE :]


def shut_out(folder: Path) -> bool:
    """Whether this damage lies in the schema itself, so that no version can open the vault or add a table to it."""
    try:
        vault = unlock_under(folder, migrate.SCHEMA)
    except VaultDamaged:
        return True
    try:
        with vault.transaction():
            vault._connection.execute("CREATE TABLE shelf (id TEXT PRIMARY KEY)")
    except VaultDamaged:
        return True
    finally:
        vaults.lock(vault)
    return False


@pytest.mark.parametrize("pages", [4, pytest.param(60, marks=pytest.mark.long)])
def test_a_damaged_vault_can_still_be_given_a_new_form(
    tmp_path: Path, victim: Victim, chance: random.Random, pages: int
) -> None:
    """A new version of the program must not shut out somebody who has lived with a damaged entry."""
    schema = tmp_path / "schema"
    shutil.copytree(migrate.SCHEMA, schema)
    (schema / f"{migrate.newest() + 1:04}_next.sql").write_text("CREATE TABLE shelf (id TEXT PRIMARY KEY);\n")
    for _ in range(pages):
        place = chance.randrange(victim.pages * 3 // 4, victim.pages) * PAGE
        what, data = flipped(victim.whole, place + 7, chance)
        (victim.folder / "vault.db").write_bytes(data)
        if shut_out(victim.folder):
            continue  # a page that every opening needs: nobody has lived with that
        (victim.folder / "vault.db").write_bytes(data)
        vault = unlock_under(victim.folder, schema)
        assert not wrong(victim.right, answers(vault, victim.asked)), what
        vaults.lock(vault)
