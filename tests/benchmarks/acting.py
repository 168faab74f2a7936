"""Runs an act of tests/acts in a process of its own, without a screen and with settings that are nobody's."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


def act(name: str, *arguments: str | Path) -> Any:
    """What `tests.acts.<name>` tells."""
    command = [sys.executable, "-m", f"tests.acts.{name}", *map(str, arguments)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT, env=environment())
    return json.loads(done.stdout.splitlines()[-1])


def environment() -> dict[str, str]:
    """As an installed program has it: its modules are compiled once. The screen is only a memory of Qt's."""
    there = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    there.pop("PYTHONDONTWRITEBYTECODE", None)
    state = Path(os.environ["XDG_STATE_HOME"])  # the benchmarks' own folder
    return {**there, "XDG_CONFIG_HOME": str(state), "PYTHONPYCACHEPREFIX": str(state / "compiled")}
