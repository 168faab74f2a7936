"""A backup's name says whose it is and of which day, and never that of another."""

from datetime import date
from pathlib import Path

import pytest

from peerjournal.backup import place
from peerjournal.model.errors import FileExists, FileMissing

TODAY = date(2024, 5, 7)


def test_in_a_folder_it_is_called_by_day_and_journal(tmp_path: Path) -> None:
    assert place(tmp_path, "Journal.peerjournal", TODAY) == tmp_path / "PeerJournal-2024-05-07-Journal.age"


def test_a_second_one_on_the_same_day_has_a_number(tmp_path: Path) -> None:
    for name in ("Journal.age", "Journal-2.age", "Journal-3.age"):
        path = place(tmp_path, "Journal.peerjournal", TODAY)
        assert path.name == f"PeerJournal-2024-05-07-{name}"
        path.touch()


@pytest.mark.parametrize(
    ("journal", "name"),
    [
        ("Anna & ich.peerjournal", "Anna-ich"), ("日記", "日記"), ("a/b\\c:d*e?", "a-b-c-d-e"), ("..", "Journal"),
        ("", "Journal"), ("x" * 300, "x" * 60), ("a\nb\x00c", "a-b-c"), ("_-a-_", "a"),
        ("my.peerjournal.old", "my-peerjournal-old"),
    ],
)  # fmt: skip
def test_the_journals_name_is_made_safe_for_every_file_system(journal: str, name: str, tmp_path: Path) -> None:
    assert place(tmp_path, journal, TODAY).name == f"PeerJournal-2024-05-07-{name}.age"


def test_a_file_may_be_named_outright_but_not_one_that_is_there(tmp_path: Path) -> None:
    path = tmp_path / "mine.age"
    assert place(path, "Journal", TODAY) == path
    path.touch()
    with pytest.raises(FileExists):
        place(path, "Journal", TODAY)
    (tmp_path / "nowhere.age").symlink_to(tmp_path / "gone")
    with pytest.raises(FileExists):
        place(tmp_path / "nowhere.age", "Journal", TODAY)


def test_a_new_folder_is_made_but_not_the_way_to_it(tmp_path: Path) -> None:
    assert place(tmp_path / "new", "Journal", TODAY).parent == tmp_path / "new"
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o700
    for missing in (tmp_path / "stick" / "backups", tmp_path / "stick" / "mine.age"):
        with pytest.raises(FileMissing):
            place(missing, "Journal", TODAY)
    (tmp_path / "file").touch()
    with pytest.raises(FileExists):
        place(tmp_path / "file", "Journal", TODAY)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["file", "new"]


def test_a_folder_may_be_called_as_if_it_were_a_backup(tmp_path: Path) -> None:
    (tmp_path / "old.age").mkdir()
    assert place(tmp_path / "old.age", "Journal", TODAY).parent == tmp_path / "old.age"
