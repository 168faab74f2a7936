"""A page of zeros, as a failing disk gives it: what is found in an indexed text is whole, or said to be damaged."""

from datetime import timedelta
from pathlib import Path

from peerjournal.actions import entries, search, tips, vaults
from peerjournal.model.errors import VaultDamaged
from peerjournal.model.found import Hit
from peerjournal.vault.connection import PAGE
from tests.proofs.soundness import CHEAP
from tests.vaults import DAWN

PASSPHRASE = "seven quiet herons"
LONG = "日々の記録。" * 1_500 + "静かな夜に一人で歩いた。"  # what is looked for stands on the last of several pages
FOUND = ("静か", "歩い")


def test_a_page_of_zeros_in_an_indexed_text_is_never_shown_as_if_nothing_were_there(tmp_path: Path) -> None:
    folder = tmp_path / "Herons.peerjournal"
    vault = vaults.create(folder, PASSPHRASE, cost=CHEAP)
    for day in range(3):
        entries.save(vault, entries.new(at=DAWN + timedelta(days=day), title=f"Day {day}", body="a " * day + LONG))
    tips.add(vault, "歩く", how=LONG)
    right = _answers(vault)
    vaults.lock(vault)
    database = folder / "vault.db"
    whole = database.read_bytes()
    named = 0
    for page in range(1, len(whole) // PAGE):
        database.write_bytes(whole[: page * PAGE] + bytes(PAGE) + whole[(page + 1) * PAGE :])
        try:
            vault = vaults.unlock(folder, PASSPHRASE)
        except VaultDamaged:
            continue
        for words, given in _answers(vault).items():
            named += given is None or any(hit.damaged for hit in given)
            if given is not None:
                assert all(hit.damaged or hit in (right[words] or ()) for hit in given), (page, words)
        vaults.lock(vault)
    assert named > 10


def _answers(vault: vaults.Vault) -> dict[str, tuple[Hit, ...] | None]:
    """What is found for each word, best and newest first; None where that can't be told any more."""
    answers: dict[str, tuple[Hit, ...] | None] = {}
    for words in FOUND:
        for sort in ("best", "newest"):
            try:
                answers[f"{words}, {sort}"] = search.find(vault, words, sort=sort).hits
            except VaultDamaged:
                answers[f"{words}, {sort}"] = None
    return answers
