"""The register of pages: the order here is the order on screen, Ctrl+1 to Ctrl+5, and nothing else lists them.

A page's module is imported when it is first shown; its `PAGE` is the Page class. (An installer that looks for imports
does not see these names: packaging collects all of `peerjournal.ui.pages`.)
"""

from typing import NamedTuple


class PageSpec(NamedTuple):
    """One page: its name in `go(...)`, its title and icon in the sidebar, its module, and where it is offered.

    `where` is "main" (the sidebar), "foot" (the sidebar's foot) or "" (reached by `go` or a shortcut only). `ahead` is
    for a page that takes too long to make for a first visit: it is made while nobody does anything (ui/ahead.py).
    """

    name: str
    title: str
    icon: str
    module: str
    where: str = "main"
    ahead: bool = False


PAGES: tuple[PageSpec, ...] = (
    PageSpec("today", "Today", "today", "peerjournal.ui.pages.today"),
    PageSpec("journal", "Journal", "journal", "peerjournal.ui.pages.journal", ahead=True),
    PageSpec("groups", "Groups", "groups", "peerjournal.ui.pages.groups"),
    PageSpec("tips", "Coping tips", "tips", "peerjournal.ui.pages.tips", ahead=True),
    PageSpec("insights", "Insights", "insights", "peerjournal.ui.pages.insights"),
    PageSpec("after_meeting", "After a meeting", "meeting", "peerjournal.ui.pages.meeting", where="", ahead=True),
    PageSpec("find", "Find", "search", "peerjournal.ui.pages.find", where=""),
    PageSpec("backup", "Back up", "backup", "peerjournal.ui.pages.backup", where="foot"),
    PageSpec("settings", "Settings", "settings", "peerjournal.ui.pages.settings", where="foot"),
)
