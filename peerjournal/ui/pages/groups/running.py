"""What the buttons of a facilitator's card do. Dialogs are loaded by the first who wants one."""

from collections.abc import Callable

from peerjournal.actions import facilitating
from peerjournal.model.group import Group
from peerjournal.ui.page import Page
from peerjournal.ui.pages.groups.look import Whole
from peerjournal.ui.pages.groups.whole import WholeView


def connect_running(view: WholeView, page: Page, seen: Callable[[], Whole | None]) -> None:
    """Connects the card of `view`; `seen` gives the group that is shown."""

    def group() -> Group:
        whole = seen()
        assert whole is not None  # noqa: S101 - its buttons are pressed
        return whole.group

    def removed(id: str) -> None:
        page.tasks.run(facilitating.remove_follow_up, id)

    def log() -> None:
        from peerjournal.ui.pages.groups.safeguarding_dialog import SafeguardingDialog

        SafeguardingDialog(page, page.shell, group().name).open()

    def hand_over() -> None:
        from peerjournal.ui.pages.groups.handover_dialog import HandoverDialog

        HandoverDialog(page, page.shell, group()).open()

    card = view.running
    card.added.connect(lambda text, due: page.tasks.run(facilitating.add_follow_up, group().id, text, due=due))
    card.done.connect(lambda id, on: page.tasks.run(facilitating.follow_up_done, id, done=on))
    card.removed.connect(removed)
    card.logging.connect(log)
    card.handing_over.connect(hand_over)
