"""A try put down by mistake is taken back, and put back."""

from pathlib import Path

import pytest

from peerjournal.actions import tips, vaults
from peerjournal.crypto import Argon2Cost
from peerjournal.model.errors import NotFound


def test_a_try_taken_back_no_longer_counts_and_can_be_put_back(tmp_path: Path) -> None:
    vault = vaults.create(tmp_path / "Mine", "correct horse", cost=Argon2Cost(memory_kib=8192, iterations=1, lanes=1))
    tip = tips.add(vault, "Cold water")
    kept = tips.tried(vault, tip.id, before=7, after=4)
    slip = tips.tried(vault, tip.id, before=0, after=9, note="wrong way round")
    assert tips.take_back(vault, slip.id) == slip
    assert tips.tries(vault, tip.id) == [kept]
    assert tips.ranked(vault)[0].eased == 3.0
    with pytest.raises(NotFound):
        tips.take_back(vault, slip.id)
    assert tips.put_back(vault, slip) == slip
    assert tips.tries(vault, tip.id) == [kept, slip]
    vault.close()
