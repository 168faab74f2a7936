"""bootstrap.py: what it makes of its arguments, of a bare system, of a package index that is not there."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

import bootstrap

HERE = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("run", ("run", [])),
        ("run --", ("run", [])),
        ("run -- --version", ("run", ["--version"])),
        ("run -- log --tag -- -x", ("run", ["log", "--tag", "--", "-x"])),
        ("test", ("test", [])),
        ("test --long -k age", ("test", ["--long", "-k", "age"])),
        ("test -- tests/house", ("test", ["tests/house"])),
        ("bench", ("bench", [])),
    ],
)
def test_everything_behind_the_dashes_is_for_the_program(typed: str, meant: tuple[str, list[str]]) -> None:
    assert bootstrap.split_arguments(typed.split()) == meant


@pytest.mark.parametrize("typed", ["", "walk", "run --version", "run log", "--version"])
def test_wrong_usage_says_what_is_right_and_exits_2(typed: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        bootstrap.split_arguments(typed.split())
    assert ended.value.code == 2
    assert "run --" in capsys.readouterr().err


def test_help_is_printed_and_is_no_error(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        bootstrap.split_arguments(["--help"])
    assert ended.value.code == 0
    assert "open the window" in capsys.readouterr().out


def test_a_system_that_has_everything_lacks_nothing() -> None:
    assert bootstrap.missing_packages(load=lambda _: "loaded", find=lambda _: "found", platform="linux") == {}


def test_each_library_that_does_not_load_is_named_with_its_package() -> None:
    def load(library: str) -> object:
        if library in ("libEGL.so.1", "libxcb-cursor.so.0"):
            raise OSError(library)
        return "loaded"

    missing = bootstrap.missing_packages(load=load, find=lambda _: "found", platform="linux")
    assert missing == {"libEGL.so.1": "libegl1", "libxcb-cursor.so.0": "libxcb-cursor0"}


def test_a_python_without_ensurepip_lacks_the_venv_package_of_its_version() -> None:
    missing = bootstrap.missing_packages(load=lambda _: "loaded", find=lambda _: None, platform="linux")
    assert list(missing.values()) == [f"python{sys.version_info.major}.{sys.version_info.minor}-venv"]


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_other_systems_bring_their_libraries_with_them(platform: str) -> None:
    assert bootstrap.missing_packages(find=lambda _: None, platform=platform) == {}


def test_whoever_may_not_install_gets_one_line_to_type() -> None:
    lacking = {"libGL.so.1": "libgl1", "libEGL.so.1": "libegl1"}
    line = "\n    sudo apt-get install -y --no-install-recommends libegl1 libgl1\n"
    assert line in bootstrap.what_to_type(lacking, apt=True)
    without_apt = bootstrap.what_to_type(lacking, apt=False)
    assert "sudo" not in without_apt
    assert "libEGL.so.1" in without_apt


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A tiny checkout: the real bootstrap.py, nothing to install, a program that prints its arguments."""
    root = tmp_path / "a checkout with spaces"
    (root / "peerjournal").mkdir(parents=True)
    (root / "peerjournal" / "__init__.py").touch()
    (root / "peerjournal" / "__main__.py").write_text("import sys, this_is_beside\nprint(sys.argv[1:])\n")
    (root / "this_is_beside.py").touch()
    (root / "packaging" / "locks").mkdir(parents=True)
    for kind in ("runtime", "dev"):
        (root / "packaging" / "locks" / f"{kind}.lock").touch()
    shutil.copy(HERE / "bootstrap.py", root)
    shutil.copy(HERE / "pyproject.toml", root)
    return root


def start(checkout: Path, *arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Start that checkout's bootstrap.py with no package index to be reached."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
    environment |= {"PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": os.devnull}
    command = [sys.executable, str(checkout / "bootstrap.py"), *arguments]
    return subprocess.run(command, env=environment, cwd=cwd or checkout, capture_output=True, encoding="utf-8")


def test_the_first_start_sets_up_and_the_second_is_the_program_at_once(checkout: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "this_is_beside.py").write_text("raise SystemExit('took a module from where it was started')")

    first = start(checkout, "run", "--", "log", "a b", "--", "-x", cwd=elsewhere)
    began = time.monotonic()
    second = start(checkout, "run", "--", "log", "a b", "--", "-x", cwd=elsewhere)
    took = time.monotonic() - began

    assert first.stdout == second.stdout == "['log', 'a b', '--', '-x']\n"
    assert (first.returncode, second.returncode) == (0, 0)
    assert "Setting PeerJournal up" in first.stderr
    assert second.stderr == ""
    assert took < 1

    (checkout / "packaging" / "locks" / "runtime.lock").write_text("# renewed\n")
    third = start(checkout, "run", "--", "stats")
    assert "Setting PeerJournal up" in third.stderr
    assert third.stdout == "['stats']\n"


def test_libraries_that_cannot_be_had_end_it_with_a_sentence_each_time(checkout: Path) -> None:
    lock = checkout / "packaging" / "locks" / "runtime.lock"
    for unobtainable in ("nowhere-to-be-had==1.0 --hash=sha256:" + "0" * 64, "without-a-hash==1.0"):
        lock.write_text(unobtainable + "\n")
        answer = start(checkout, "run", "--", "--version")
        assert answer.returncode == 1
        assert answer.stdout == ""
        assert "could not be installed" in answer.stderr
        assert "no journal was touched" in answer.stderr
        assert "Traceback" not in answer.stderr


def test_ci_runs_exactly_the_checks_a_person_runs() -> None:
    last_line = (HERE / ".ci" / "run").read_text("utf-8").rstrip().split("\n")[-1]
    assert last_line == "exec python3 bootstrap.py test"
