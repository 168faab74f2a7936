"""Goes from page to page and back: {"first": {page: ms}, "later": {page: [ms, ...]}}, each until all is painted."""

import sys
import time
from pathlib import Path

from tests.acts import times
from tests.acts.stage import Stage, tell

_ROUNDS = 8
_A_LOOK = 4.0  # seconds that a person looks at Today before going anywhere else


def main() -> None:
    """Arguments: the journal's folder, and "at once" for somebody who goes on without a look at Today."""
    from peerjournal.ui.pages import PAGES

    stage = Stage()
    stage.open(Path(sys.argv[1]))
    desk = stage.window.desk
    assert desk is not None
    if "at once" not in sys.argv:
        stage.wait(_A_LOOK)
    names = [spec.name for spec in PAGES if spec.name != "find"]  # that one comes with what is typed
    first: dict[str, float] = {}
    later: dict[str, list[float]] = {}
    for _ in range(1 + times(_ROUNDS)):
        for name in [*names[1:], names[0]]:
            begun = time.perf_counter()
            desk.go(name)
            took = (stage.settled() - begun) * 1000
            if name in first or name == names[0]:
                later.setdefault(name, []).append(took)
            else:
                first[name] = took
    stage.close()
    tell({"first": first, "later": later})


if __name__ == "__main__":
    main()
