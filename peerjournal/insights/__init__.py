"""Numbers out of nouns, one file per question; the register's order is the order on screen and in the terminal.

Every module has `KEY`, its name in `insights --json`, and `look(life)`, which gives a frozen result with everything
for a picture, a table beside it, and one plain sentence. Nothing here words anything.
"""

from types import ModuleType

from peerjournal.insights import (
    before_after,
    groups,
    helped,
    looking_back,
    over_time,
    together,
    weekdays,
    words,
    year,
)

INSIGHTS: tuple[ModuleType, ...] = (
    over_time,
    before_after,
    year,
    weekdays,
    together,
    helped,
    groups,
    words,
    looking_back,
)
