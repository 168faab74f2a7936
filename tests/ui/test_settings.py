"""The settings file: kept for this person only, forgiving, and without content."""

import os
import stat
from pathlib import Path

import pytest

from peerjournal.ui import settings as settings_file
from peerjournal.ui.settings import Settings


def test_what_is_saved_is_read_again(tmp_path: Path) -> None:
    """All fields."""
    path = tmp_path / "here" / "settings.toml"
    chosen = Settings("dark", 150, True, 3, True, "/somewhere/Mine.peerjournal", "Serif", 18)
    settings_file.save(chosen, path)
    assert settings_file.load(path) == chosen


def test_what_another_version_wrote_stays(tmp_path: Path) -> None:
    """Keys we do not know are not thrown away."""
    path = tmp_path / "settings.toml"
    path.write_text("# a note of the person\nlater = 7\ntheme = 'dark'\n", encoding="utf-8")
    settings_file.save(Settings(theme="light"), path)
    text = path.read_text(encoding="utf-8")
    assert "later = 7" in text
    assert "# a note of the person" in text
    assert settings_file.load(path).theme == "light"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "theme = ",
        "theme = 7",
        "text_percent = '200'",
        "theme = 'pink'",
        "lock_after = true",
        "\x00",
        "text_percent = 9000",
        f"lock_after = {'9' * 5000}",
        'theme = "dark',
        'theme = "dark"\ntheme = "light"',
    ],
)
def test_a_file_that_makes_no_sense_is_no_reason_to_stay_shut(tmp_path: Path, text: str) -> None:
    """The usual values, within their bounds."""
    path = tmp_path / "settings.toml"
    path.write_text(text, encoding="utf-8")
    read = settings_file.load(path)
    assert read in (Settings(), Settings(text_percent=200))


def test_no_file_means_the_usual_settings(tmp_path: Path) -> None:
    """The first start."""
    assert settings_file.load(tmp_path / "none.toml") == Settings()


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
def test_nobody_else_reads_it(tmp_path: Path) -> None:
    """File 0600 in a folder 0700."""
    path = tmp_path / "PeerJournal" / "settings.toml"
    settings_file.save(Settings(), path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
