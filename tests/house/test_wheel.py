"""The wheel carries everything the program reads: its SQL files, and resources/ inside the package."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import peerjournal

HERE = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """Build the wheel and open it."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    answer = subprocess.run(command, cwd=HERE, capture_output=True, encoding="utf-8")
    assert answer.returncode == 0, answer.stderr
    (found,) = folder.glob("*.whl")
    return zipfile.ZipFile(found)


def files_below(folder: Path) -> set[str]:
    """Return the paths of the files that belong into a package, relative to `folder`."""
    files = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(folder).as_posix() for path in files}


def test_the_whole_program_is_in_it(wheel: zipfile.ZipFile) -> None:
    expected = {"peerjournal/" + path for path in files_below(HERE / "peerjournal")}
    assert expected <= set(wheel.namelist())


def test_the_resources_lie_where_an_installed_copy_looks_for_them(wheel: zipfile.ZipFile) -> None:
    expected = {"peerjournal/_resources/" + path for path in files_below(HERE / "resources")}
    assert expected
    assert expected <= set(wheel.namelist())


def test_it_says_its_version_licence_and_command(wheel: zipfile.ZipFile) -> None:
    about = f"peerjournal-{peerjournal.__version__}.dist-info"
    metadata = wheel.read(f"{about}/METADATA").decode()
    assert "License-Expression: GPL-3.0-or-later" in metadata
    assert "Requires-Python: >=3.11" in metadata
    assert "peerjournal = peerjournal.__main__:main" in wheel.read(f"{about}/entry_points.txt").decode()
    assert f"{about}/licenses/LICENSE" in wheel.namelist()


def test_nothing_but_the_program_is_in_it(wheel: zipfile.ZipFile) -> None:
    assert {path.split("/")[0] for path in wheel.namelist()} == {
        "peerjournal",
        f"peerjournal-{peerjournal.__version__}.dist-info",
    }
