"""Files are copied into the journal whole, hang on entries, and come out as they went in."""

import os
from pathlib import Path

import pytest

from peerjournal.actions import attachments, entries
from peerjournal.model.errors import FileExists, FileMissing, FileUnreadable, RowDamaged, Stopped
from peerjournal.model.filters import EntryFilter
from peerjournal.vault.vault import Vault
from tests.vaults import mode, opened_again, sql, whole, written

PHOTO = bytes(range(256)) * 9_000


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A file of more than one chunk."""
    path = tmp_path / "my photo.JPG"
    path.write_bytes(PHOTO)
    return path


def test_a_file_is_copied_in_and_stays_where_it_was(vault: Vault, photo: Path) -> None:
    entry = attachments.attach(vault, written(vault, "one"), photo)
    (attachment,) = entry.attachments
    assert (attachment.name, attachment.media_type, attachment.size) == ("my photo.JPG", "image/jpeg", len(PHOTO))
    assert photo.read_bytes() == PHOTO
    photo.unlink()
    again = opened_again(vault)
    assert attachments.read(again, entries.get(again, entry.id).attachments[0]) == PHOTO
    assert b"".join(attachments.pieces(again, attachment)) == PHOTO
    again.close()


def test_an_empty_file_is_a_file(vault: Vault, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    entry = attachments.attach(vault, written(vault, "one"), tmp_path / "empty.txt")
    assert entry.attachments[0].size == 0
    assert attachments.read(vault, entry.attachments[0]) == b""


def test_several_files_are_hung_on_in_order_in_one_change(vault: Vault, photo: Path, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_bytes(b"b")
    entry = attachments.attach_all(vault, written(vault, "one"), [photo, tmp_path / "b.txt", photo])
    assert [one.name for one in entry.attachments] == ["my photo.JPG", "b.txt", "my photo.JPG"]
    assert len(entries.history(vault, entry.id)) == 1
    assert vault.attachments.total() == len(PHOTO) + 1
    assert entries.count(vault, EntryFilter(has_attachment=True)) == 1


def test_when_one_file_fails_none_is_hung_on(vault: Vault, photo: Path, tmp_path: Path) -> None:
    entry = written(vault, "one")
    for bad, error in (
        (tmp_path / "nothing", FileMissing), (tmp_path, FileUnreadable), (photo / "below a file", FileMissing),
    ):  # fmt: skip
        with pytest.raises(error):
            attachments.attach_all(vault, entry, [photo, bad])
    assert entries.get(vault, entry.id) == entry
    assert not vault.attachments.all()


def test_a_pipe_is_no_file_to_wait_for(vault: Vault, tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("no pipes with names here")
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(FileUnreadable):
        attachments.attach(vault, written(vault, "one"), tmp_path / "pipe")


def test_stopping_in_the_middle_leaves_nothing(vault: Vault, photo: Path) -> None:
    entry = written(vault, "one")

    def stop(done: int, total: int) -> None:
        assert (done, total) == (1 << 20, len(PHOTO))
        raise Stopped

    with pytest.raises(Stopped):
        attachments.attach(vault, entry, photo, stop)
    assert entries.get(vault, entry.id) == entry
    assert sql(vault, "SELECT count(*) FROM chunk") == [(0,)]
    assert sql(vault, "SELECT count(*) FROM blob") == [(0,)]


def test_a_copy_is_an_ordinary_private_file_and_replaces_none(vault: Vault, tmp_path: Path) -> None:
    entry = attachments.attach_bytes(vault, written(vault, "one"), "a.bin", PHOTO)
    attachments.save_copy(vault, entry.attachments[0], tmp_path / "copy.bin")
    assert (tmp_path / "copy.bin").read_bytes() == PHOTO
    assert mode(tmp_path / "copy.bin") == 0o600
    with pytest.raises(FileExists):
        attachments.save_copy(vault, entry.attachments[0], tmp_path / "copy.bin")
    with pytest.raises(FileMissing):
        attachments.save_copy(vault, entry.attachments[0], tmp_path / "no folder" / "copy.bin")


def test_damaged_bytes_are_never_given_out(vault: Vault, tmp_path: Path) -> None:
    entry = attachments.attach_bytes(vault, written(vault, "one"), "a.bin", PHOTO)
    sql(vault, "UPDATE chunk SET data = zeroblob(length(data)) WHERE number = 1")
    with pytest.raises(RowDamaged):
        attachments.read(vault, entry.attachments[0])
    with pytest.raises(RowDamaged):
        attachments.save_copy(vault, entry.attachments[0], tmp_path / "copy.bin")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["Journal.peerjournal"]


@pytest.mark.parametrize("name", ["../../up.txt", "a\\b.txt", "\x00", "", "x" * 400 + ".png", "\udcff.txt"])
def test_no_name_leads_out_of_a_folder(vault: Vault, name: str) -> None:
    entry = attachments.attach_bytes(vault, written(vault, "one"), name, b"x")
    kept = entry.attachments[0].name
    assert kept
    assert not set(kept) & set("/\\\x00")
    assert len(kept) <= 200
    assert Path(kept).suffix == Path(name.replace("\x00", "")).suffix
    assert whole(entries.page(vault).rows[0].entry) == entry


@pytest.mark.parametrize(
    ("name", "kind"), [("a.png", "image/png"), ("a.txt", "text/plain"), ("a.unheard-of", "application/octet-stream")]
)
def test_the_media_type_is_what_the_name_promises(name: str, kind: str) -> None:
    assert attachments.media_type(name) == kind
