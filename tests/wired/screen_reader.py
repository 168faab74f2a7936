"""What a screen reader is told: printed by a Python that has pyatspi, which no wheel brings; [[role, name, can have the
keyboard], ...] as JSON, of everything that is shown.
"""

import json
import sys
import time
from typing import Any

import pyatspi  # type: ignore[import-not-found] # of the system's own Python

_LONGEST = 20.0  # seconds until the program has announced itself
_MOST = 60  # children of one thing: a list says no more at a time


def _program() -> Any:
    end = time.monotonic() + _LONGEST
    while time.monotonic() < end:
        for application in pyatspi.Registry.getDesktop(0):
            if application is not None and application.name == "PeerJournal":
                return application
        time.sleep(0.1)
    raise SystemExit("the program is not there")


def _walk(thing: Any, found: list[tuple[str, str, bool]]) -> None:
    states = thing.getState()
    if thing.getRole() != pyatspi.ROLE_APPLICATION and not states.contains(pyatspi.STATE_SHOWING):
        return
    found.append((thing.getRoleName(), thing.name or "", states.contains(pyatspi.STATE_FOCUSABLE)))
    for place in range(min(thing.childCount, _MOST)):
        child = thing.getChildAtIndex(place)
        if child is not None:
            _walk(child, found)


told: list[tuple[str, str, bool]] = []
_walk(_program(), told)
sys.stdout.write(json.dumps(told))
