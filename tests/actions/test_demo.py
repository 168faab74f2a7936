"""The demonstration: a year that looks lived, the same for the same moment, and really encrypted."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from peerjournal.actions import attachments, demo, entries, groups, kind_words, people, questions, tips, vaults
from peerjournal.model.entry import Entry
from peerjournal.model.errors import WrongPassphrase
from peerjournal.model.group import Group
from peerjournal.model.kind_word import KindWord

UNTIL = datetime(2026, 11, 23, 15, tzinfo=UTC)


def test_a_year_with_everything_the_window_shows(tmp_path: Path) -> None:
    """Entries with and without words, feelings, scales, tags and stars; groups, people, tips, tries, questions."""
    vault = demo.make(tmp_path / "Demo.peerjournal", until=UNTIL)
    rows = [row.entry for row in entries.page(vault, limit=1_000).rows]
    written = [one for one in rows if isinstance(one, Entry)]
    assert 150 <= len(written) == len(rows) <= 400
    assert max(one.at for one in written) < UNTIL
    assert min(one.at for one in written) < UNTIL - timedelta(days=330)
    for holds in (
        lambda one: one.body,
        lambda one: not one.body,
        lambda one: one.title,
        lambda one: one.feelings,
        lambda one: one.scales,
        lambda one: one.tags,
        lambda one: one.starred,
        lambda one: one.meeting_id,
    ):
        assert len([one for one in written if holds(one)]) > 3
    assert len(groups.all(vault)) == 2
    assert all(isinstance(one, Group) and groups.next_at(vault, one, UNTIL) for one in groups.all(vault))
    assert len(people.all(vault)) == 3
    assert len(questions.all(vault, open_only=True)) == 2
    assert {(one.received, one.person_id is None) for one in kind_words.all(vault) if isinstance(one, KindWord)} == {
        (True, False),
        (True, True),
        (False, False),
    }
    assert all(one.tries for one in tips.ranked(vault))
    (hung,) = [one.attachments[0] for one in written if one.attachments]
    assert attachments.read(vault, hung).startswith(b"\x89PNG")
    assert vaults.check(vault, full=True).ok
    vault.close()


def test_the_same_moment_gives_the_same_words(tmp_path: Path) -> None:
    """So that pictures of two days can be compared."""
    bodies = []
    for name in ("one", "two"):
        vault = demo.make(tmp_path / name, until=UNTIL)
        bodies.append([getattr(row.entry, "body", "") for row in entries.page(vault, limit=1_000).rows])
        vault.close()
    assert bodies[0] == bodies[1]


def test_it_is_a_vault_like_any_other(tmp_path: Path) -> None:
    """Encrypted, and opened only by the passphrase its locked window tells."""
    folder = tmp_path / "Demo.peerjournal"
    demo.make(folder, until=UNTIL).close()
    assert b"heron" not in (folder / "vault.db").read_bytes()
    with pytest.raises(WrongPassphrase):
        vaults.unlock(folder, "Demo")
    vaults.unlock(folder, demo.PASSPHRASE).close()
