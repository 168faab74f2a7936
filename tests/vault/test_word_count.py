"""The words of a journal are counted as they stand there, in any script, whatever the file has lost."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerjournal.actions import groups, trash, vaults
from peerjournal.model.entry import Entry
from peerjournal.model.errors import VaultDamaged
from peerjournal.vault.connection import PAGE
from peerjournal.vault.vault import Vault
from peerjournal.vault.word_count import _counted, words_of_entries
from tests.vaults import PASSPHRASE, make, sql, written

_TEXTS = (
    "", "one", "two words", "under_score 3.14 don't", "…“quoted”—dashes…", "Müßiggang, älter", "день за днём",
    "日記。書く、毎日", "e\u0301 is a letter and a mark", "no\u00a0break\u2028line", "½ ² Ⅷ ٣", "🙂 between🙂words",
    "ends_", "\"quotes\" and \\ strokes\n\ttabs", "z\u200bz", "\ufdd0 \ue0ff",
)  # fmt: skip


def _expected(vault: Vault) -> int:
    """As it says in the contract: runs of letters and digits in titles and bodies of what is whole."""
    whole = [entry for _, entry in vault.entries.in_order() if isinstance(entry, Entry)]
    return sum(len(re.findall(r"\w+", text)) for entry in whole for text in (entry.title, entry.body))


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))))
def test_any_texts_have_as_many_words_together_as_each_has(texts: list[str]) -> None:
    together = b"\xff".join(text.encode() for text in texts)
    assert _counted(together) == sum(len(re.findall(r"\w+", text)) for text in texts)


def test_words_of_every_script_are_counted_and_those_in_the_trash_are_not(vault: Vault) -> None:
    with vault.transaction():
        for number, text in enumerate(_TEXTS * 20):  # more than one slice
            written(vault, text, title=_TEXTS[number % 7], days=number)
    trash.trash(vault, written(vault, "not these").id)
    assert vaults.stats(vault).words == _expected(vault) > 500


def test_a_very_long_entry_counts_like_any_other(vault: Vault) -> None:
    for body in ("before it", "word " * 100_000, "älter " * 50_000, "behind"):
        written(vault, body)
    assert vaults.stats(vault).words == 150_003


def test_passages_of_others_count_while_they_are_there(vault: Vault) -> None:
    group = groups.add(vault, "Circle", retention_weeks=8)
    written(vault, "mine\n\n::: heard\nand theirs\n:::\n", group_id=group.id)
    assert sql(vault, "SELECT count(*) FROM entry WHERE sealed != ''") == [(1,)]
    assert vaults.stats(vault).words == _expected(vault) == 4


@pytest.mark.parametrize("lost", ["zeros", "another byte"])
def test_of_a_damaged_file_the_whole_entries_are_counted(tmp_path: Path, lost: str) -> None:
    made = make(tmp_path)
    for number in range(8):
        written(made, f"number {number} " + "and more words " * 2_500)
    vaults.lock(made)
    database = made.folder / "vault.db"
    whole = database.read_bytes()
    fewer = 0
    for page in range(4, len(whole) // PAGE):
        before, there, behind = whole[: page * PAGE], whole[page * PAGE :][:PAGE], whole[(page + 1) * PAGE :]
        spoilt = bytes(PAGE) if lost == "zeros" else there[:99] + b"\0" + there[100:]
        database.write_bytes(before + spoilt + behind)
        try:
            vault = vaults.unlock(made.folder, PASSPHRASE)
        except VaultDamaged:
            continue
        try:
            expected = _expected(vault)
            assert words_of_entries(vault._connection, vault.entries) == expected
            fewer += expected < 8 * 7_502
        except VaultDamaged:
            pass
        finally:
            vaults.lock(vault)
    assert fewer
