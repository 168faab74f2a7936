"""The program as somebody has it who installed it: its wheel, in an environment with what it needs and no more.

A development environment starts several milliseconds later: it has `.pth` files of tools that nobody else has.
"""

import os
import re
import subprocess
import sys
import sysconfig
from importlib import metadata
from pathlib import Path

from tests.benchmarks.acting import ROOT

_NAMED = re.compile(r"^([\w.-]+)==", re.M)


def installed(beside: Path) -> Path:
    """The folder of an environment's programs, `python` and `peerjournal` among them; made once for all benchmarks.

    Its `peerjournal` is what pip makes of the wheel: the newest pip, as people have it from pipx and uv, or without
    a network the one that Python brings along, whose script takes three milliseconds longer. The libraries are those
    of the development environment, by links: copied they would be half a gigabyte.
    """
    environment = beside.parent / "installed"
    names = "Scripts" if os.name == "nt" else "bin"
    if environment.exists():
        return environment / names
    _run(sys.executable, "-m", "venv", str(environment))
    python = environment / names / "python"
    pip = (str(python), "-m", "pip")
    subprocess.run([*pip, "install", "--retries", "1", "--upgrade", "pip"], capture_output=True, check=False)
    _run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(environment))
    _run(*pip, "install", "--no-deps", "--no-index", *map(str, environment.glob("*.whl")))
    purelib = sysconfig.get_path("purelib", "venv", {"base": str(environment)})
    _link_libraries(Path(purelib))
    _run(*pip, "uninstall", "--yes", "setuptools", "pip")  # as pipx and uv leave it: the former has a .pth file
    return environment / names


def alone() -> dict[str, str]:
    """What surrounds an installed program: nothing that tells Python where to look, or not to keep what it compiled."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


def _link_libraries(to: Path) -> None:
    for name in _NAMED.findall((ROOT / "packaging" / "locks" / "runtime.lock").read_text("utf-8")):
        try:
            library = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue  # not for this Python
        for top in {path.parts[0] for path in library.files or ()} - {"..", "__pycache__"}:
            if not (to / top).exists():
                (to / top).symlink_to(Path(str(library.locate_file(top))))


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT, env=alone())
