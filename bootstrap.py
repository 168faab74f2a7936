#!/usr/bin/env python3
"""Sets PeerJournal up in this folder and starts it, or checks it.

python3 bootstrap.py run              open the window
python3 bootstrap.py run -- ARGS      use the terminal: run -- --help
python3 bootstrap.py test [ARGS]      every check; ARGS go to pytest (--long: also the long proofs)
python3 bootstrap.py bench [ARGS]     the measurements

The first start looks for the system's libraries, makes .venv here and installs what packaging/locks/ names,
each file checked against its hash. Later starts only compare a stamp. Nothing outside this folder is changed,
except that root on a system with apt-get gets missing system packages installed.
"""

# Only the standard library, and nothing newer than Python 3.7: an old Python must get as far as being told
# that it is too old.

from __future__ import annotations

import ctypes
import hashlib
import importlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent
OLDEST_PYTHON = (3, 11)

# What Qt and its two Linux platforms load, and how Debian and its children call the package.
LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
# Programs some tests work with; such a test is skipped where its program is missing.
TEST_PROGRAMS = {
    "age": "age",
    "strace": "strace",
    "Xvfb": "xvfb",
    "xdotool": "xdotool",
    "pdftotext": "poppler-utils",
    "zbarimg": "zbar-tools",
}
# Letters of scripts that few other fonts have, for the tests of what is printed.
TEST_FONT = Path("/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf"), "fonts-droid-fallback"


def say(text: str) -> None:
    """Tell the person something; standard output belongs to the program that is started."""
    print(text, file=sys.stderr, flush=True)


def stop(text: str, code: int = 1) -> NoReturn:
    """Say why nothing was started, and end."""
    say(text)
    raise SystemExit(code)


# ------------------------------------------------------------------------------------ what was asked for


def split_arguments(arguments: list[str]) -> tuple[str, list[str]]:
    """Return the verb and what is meant for the program behind it; end with the usage when it is neither."""
    usage = (__doc__ or "").split("\n\n")[1]
    verb, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if verb in ("-h", "--help", "help"):
        print(usage)
        raise SystemExit(0)
    if verb not in ("run", "test", "bench"):
        stop(usage, 2)
    if rest[:1] == ["--"]:
        return verb, rest[1:]
    if verb == "run" and rest:
        stop(f"What is meant for PeerJournal stands behind two dashes: run -- {' '.join(rest)}", 2)
    return verb, rest


# --------------------------------------------------------------------------------------- the system's part


def missing_packages(
    load: Callable[[str], object] = ctypes.CDLL,
    find: Callable[[str], object] = importlib.util.find_spec,
    platform: str = sys.platform,
) -> dict[str, str]:
    """Return {what is missing: Debian's package with it}; other systems than Linux bring everything along."""
    if not platform.startswith("linux"):
        return {}
    missing = {}
    for library, package in LIBRARIES.items():
        try:
            load(library)
        except OSError:
            missing[library] = package
    if find("ensurepip") is None:  # Debian's python3 has venv, but not the half of it that brings pip
        missing["Python's venv module"] = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    return missing


def what_to_type(missing: dict[str, str], apt: bool) -> str:
    """Return the sentence for a person who has to install something, with the line to type where known."""
    names, packages = ", ".join(missing), " ".join(sorted(missing.values()))
    if not apt:
        return f"This computer lacks {names}. Install what brings them (Debian: {packages}), then start again."
    line = f"sudo apt-get install -y --no-install-recommends {packages}"
    return f"This computer lacks {names}. Type this once, then start again:\n\n    {line}\n"


def may_install() -> bool:
    """Tell whether this process is root on a system with apt-get."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def apt_install(packages: list[str]) -> bool:
    """Install packages without a question; tell whether that worked."""
    say("Installing system packages: " + " ".join(packages))
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    install = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    for command in (["apt-get", "update"], install):
        if subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, stdout=sys.stderr).returncode:
            return False
    importlib.invalidate_caches()
    return True


def need_system() -> None:
    """Have what Qt and venv need of the system, or end with the one line to type."""
    missing = missing_packages()
    if missing and may_install() and apt_install(sorted(missing.values())):
        missing = missing_packages()
    if missing:
        stop(what_to_type(missing, shutil.which("apt-get") is not None))


def want_test_programs() -> None:
    """Try to have the programs some tests work with; without them those tests are skipped."""
    packages = [package for program, package in TEST_PROGRAMS.items() if shutil.which(program) is None]
    packages += [package for font, package in [TEST_FONT] if not font.exists()]
    if not packages or not sys.platform.startswith("linux"):
        return
    if not (may_install() and apt_install(packages)):
        say("Some tests will be skipped without these packages: " + " ".join(packages))


# ------------------------------------------------------------------------------------------- Python's part


def lock_file(kind: str) -> Path:
    """Return the list of everything to install; `kind` is runtime, or dev, which includes runtime."""
    return ROOT / "packaging" / "locks" / (kind + ".lock")


def stamp_text(kind: str) -> str:
    """Return what a finished set-up leaves behind: one line about the Python, one about the rest."""
    digest = hashlib.sha256()
    for path in (lock_file(kind), ROOT / "pyproject.toml", ROOT / "bootstrap.py"):
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    # the folder belongs to it: a .venv that was moved or copied still points at the old one
    python = " ".join([*sys.version.split(), sys.base_prefix, str(ROOT)])
    return f"{python}\n{kind} {digest.hexdigest()}\n"


def prepare(kind: str) -> str:
    """Have a `.venv` with everything in it and return its interpreter."""
    environment = ROOT / ".venv"
    python = environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp = environment / "peerjournal-stamp"
    found = stamp.read_text("utf-8") if stamp.is_file() else ""
    if python.exists() and found in (stamp_text(kind), stamp_text("dev")):
        return str(python)
    need_system()
    say(f"Setting PeerJournal up in {environment}. This takes a minute, once.")
    first_line = stamp_text(kind).split("\n")[0] + "\n"
    if not (python.exists() and found.startswith(first_line)):
        # made new for another Python, and after a set-up that broke off before there was a first line
        command = [sys.executable, "-m", "venv", "--clear", str(environment)]
        if subprocess.run(command, stdout=sys.stderr).returncode:
            stop(f"Python could not make {environment} (its own words are above). Nothing was started.")
    stamp.write_text(first_line, "utf-8")  # and no second line while pip is at work
    install(python, kind)
    stamp.write_text(stamp_text(kind), "utf-8")
    return str(python)


def install(python: Path, kind: str) -> None:
    """Install the lock and make `peerjournal` importable, or end with a sentence.

    --only-binary: an sdist would fetch what it needs to be built, and that stands in no lock. For the same
    reason the project itself is not built here: a .pth file names this folder, and edits count at once.
    """
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    command += ["--require-hashes", "--no-deps", "--only-binary=:all:", "--requirement", str(lock_file(kind))]
    environment = dict(os.environ, PIP_ROOT_USER_ACTION="ignore")
    if subprocess.run(command, env=environment, stdout=sys.stderr).returncode:
        stop(
            "The libraries PeerJournal needs could not be installed (pip's own words are above). Nothing was "
            "started and no journal was touched. Once they can be fetched, the same command goes on."
        )
    ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
    answer = subprocess.run([str(python), "-c", ask], check=True, stdout=subprocess.PIPE, encoding="utf-8")
    (Path(answer.stdout.strip()) / "peerjournal-checkout.pth").write_text(f"{ROOT}\n", "utf-8")


# ---------------------------------------------------------------------------------------------- the verbs


def run(arguments: list[str]) -> NoReturn:
    """Become the program. -P keeps modules that happen to lie in the person's folder out of it."""
    command = [prepare("runtime"), "-P", "-m", "peerjournal", *arguments]
    if os.name == "nt":  # execv there returns to the shell at once and loses the exit code
        raise SystemExit(subprocess.run(command).returncode)
    os.execv(command[0], command)


def test(arguments: list[str]) -> int:
    """Run every check, pytest last so that its closing line is the last one; return 1 if any failed."""
    want_test_programs()
    python = prepare("dev")
    checks = {
        "ruff check": [python, "-m", "ruff", "check", "."],
        "ruff format": [python, "-m", "ruff", "format", "--check", "."],
        "mypy": [python, "-m", "mypy"],
        "import-linter": [python, "-c", "from importlinter.cli import lint_imports_command as c; c()"],
        "deptry": [python, "-m", "deptry", "."],
        # One process for each core; a file's tests stay together, because some share what is slow to make.
        "pytest": [python, "-m", "pytest", "--numprocesses=auto", "--dist=loadfile", *arguments],
    }
    failed = []
    for name, command in checks.items():
        print("== " + name, flush=True)
        if subprocess.run(command, cwd=str(ROOT)).returncode:
            failed.append(name)
    if failed:
        say("Failed: " + ", ".join(failed))
    return 1 if failed else 0


def bench(arguments: list[str]) -> int:
    """Measure, and return what the measurements say."""
    command = [prepare("dev"), "-m", "tests.benchmarks", *arguments]
    return subprocess.run(command, cwd=str(ROOT)).returncode


def main(arguments: list[str]) -> int:
    """Do what the command line asks for."""
    if sys.version_info < OLDEST_PYTHON:
        oldest, this = (".".join(map(str, version[:2])) for version in (OLDEST_PYTHON, sys.version_info))
        stop(f"PeerJournal needs Python {oldest} or newer, and this is Python {this}.")
    verb, rest = split_arguments(arguments)
    if verb == "run":
        run(rest)
    return test(rest) if verb == "test" else bench(rest)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
