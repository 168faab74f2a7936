"""The safety card: kept encrypted; outside of the journal only the lines that were marked for it, and removable."""

from pathlib import Path

import pytest

from peerjournal.actions import safety_card, vaults
from peerjournal.actions.safety_card import Line, SafetyCard
from peerjournal.crypto import Argon2Cost
from peerjournal.model.errors import BadValue, FileExists, NotAllowed
from peerjournal.places import SAFETY_CARD
from peerjournal.vault.vault import Vault

SIGNS = (Line("I stop answering the phone"), Line("I don't sleep 眠"))
HELPS = (Line("a walk along the river", outside=True),)
PEOPLE = (Line("my sister, 555-0100", outside=True), Line("Dr Marsh"))


def written(
    vault: Vault, *, signs: tuple[Line, ...] = SIGNS, helps: tuple[Line, ...] = HELPS, people: tuple[Line, ...] = PEOPLE
) -> SafetyCard:
    """A saved card."""
    return safety_card.save(vault, SafetyCard(safety_card.get(vault).id, signs, helps, people))


def test_there_is_one_card_and_it_comes_back_as_it_was_written(vault: Vault) -> None:
    assert safety_card.get(vault).signs == ()
    card = written(vault)
    assert safety_card.get(vault) == card
    written(vault, helps=(Line("  tea \n and  quiet "), Line("   ")))
    assert safety_card.get(vault).helps == (Line("tea and quiet"),)
    assert vault.safety_cards.count() == 1


def test_outside_lies_only_what_was_marked_for_it_and_no_key_is_needed(vault: Vault) -> None:
    written(vault)
    path = vault.folder / SAFETY_CARD
    assert path.stat().st_mode & 0o777 == 0o600
    told = safety_card.outside(vault.folder)
    assert told == "What helps\n- a walk along the river\n\nWho I can call\n- my sister, 555-0100\n"


def test_nothing_marked_means_no_file_and_taking_leave_back_removes_it(vault: Vault) -> None:
    written(vault, helps=(), people=())
    assert not (vault.folder / SAFETY_CARD).exists()
    written(vault)
    assert (vault.folder / SAFETY_CARD).exists()
    written(vault, helps=(Line("a walk along the river"),), people=(Line("my sister, 555-0100"),))
    assert not (vault.folder / SAFETY_CARD).exists()
    assert safety_card.outside(vault.folder) == ""


def test_a_file_that_cannot_be_removed_is_said_and_the_card_stays_as_it_was(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = written(vault)

    def refuse(self: Path, missing_ok: bool = False) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(NotAllowed):
        written(vault, helps=(), people=())
    assert safety_card.get(vault) == before


def test_too_much_is_refused(vault: Vault) -> None:
    with pytest.raises(BadValue):
        written(vault, signs=(Line("x" * 501),))
    with pytest.raises(BadValue):
        written(vault, signs=tuple(Line(str(at)) for at in range(41)))
    assert safety_card.get(vault).signs == ()


def test_the_whole_card_is_printed_on_one_page_however_long(vault: Vault, tmp_path: Path, qapp: object) -> None:
    written(vault)
    path = safety_card.write_pdf(vault, tmp_path / "card.pdf")
    assert path.read_bytes().count(b"/Type /Page\n") == 1
    with pytest.raises(FileExists):
        safety_card.write_pdf(vault, path)
    written(vault, signs=tuple(Line(f"{at} " + "long words " * 12) for at in range(30)))
    assert safety_card.write_pdf(vault, tmp_path / "long.pdf").read_bytes().count(b"/Type /Page\n") == 1


def test_the_file_hinders_neither_unlocking_nor_checking(tmp_path: Path) -> None:
    made = vaults.create(tmp_path / "v", "a", cost=Argon2Cost(8192, 1, 1))
    written(made)
    vaults.lock(made)
    again = vaults.unlock(tmp_path / "v", "a")
    assert vaults.check(again, full=True).ok
    vaults.lock(again)
