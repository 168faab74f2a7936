"""The settings file: kept for this person only, forgiving, and without content."""

import os
import stat
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import tomlkit
from hypothesis import given
from hypothesis import strategies as st

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


VALUES = st.booleans() | st.integers(-5, 10**12) | st.text(max_size=20) | st.floats(allow_nan=False)
PIECES = st.sampled_from(
    [
        "a",
        "b",
        " = ",
        "=",
        '"',
        "'",
        "\\",
        "\\n",
        "\n",
        "\r\n",
        "\u2028",
        "#",
        "[a]",
        "0",
        "07",
        "7",
        "+1",
        "true",
        "trueish",
        ".5",
        "é",
    ]
)


@given(st.dictionaries(st.text("abc_", min_size=1, max_size=5), VALUES, max_size=5))
def test_what_is_read_without_the_parser_is_what_the_parser_reads(document: dict[str, object]) -> None:
    text = tomlkit.dumps(document)
    assert settings_file._plain(text) in (None, tomllib.loads(text))


@given(st.lists(PIECES, max_size=12).map("".join))
def test_what_is_no_plain_line_is_left_to_the_parser(text: str) -> None:
    read = settings_file._plain(text)
    assert read is None or read == tomllib.loads(text)


def test_a_start_with_kept_settings_loads_no_parser_of_toml(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    settings_file.save(Settings(vault="/somewhere/Mine own.peerjournal"), path)
    child = (
        "import sys; from pathlib import Path; from peerjournal.ui import settings;"
        "print(settings.load(Path(sys.argv[1])).vault); print('tomllib' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", child, str(path)], check=True, capture_output=True, text=True)
    assert done.stdout == "/somewhere/Mine own.peerjournal\nFalse\n"
