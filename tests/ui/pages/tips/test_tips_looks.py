"""How the page Coping tips looks and is heard: small, large, mirrored, with long words, with many tips."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QLabel

from peerjournal.actions import groups, tips
from peerjournal.actions.tips import RankedTip
from peerjournal.model.tip import Tip
from peerjournal.ui.page import Link
from peerjournal.ui.pages.tips import wording
from peerjournal.ui.pages.tips.library import CARDS
from peerjournal.ui.pages.tips.situations import FIRST
from peerjournal.ui.theme import Theme
from peerjournal.ui.window import SMALLEST, Window
from tests.ui import looks
from tests.ui.conftest import Opened
from tests.ui.pages.keyboard import focused, go

LONG = "Donaudampfschifffahrtsgesellschaftskapitän"
HOW = f"# Slowly\n\n1. {LONG} {LONG}\n2. ![nothing](file:///etc/hostname)\n\n<b>plain</b> [a link](https://example.org)"


def _add_long_tip(vault: Any) -> Tip:
    """A tip of words that cannot be broken, with everything it can have."""
    group = groups.add(vault, f"{LONG} {LONG}")
    title = " ".join([LONG] * 4)
    tip = tips.add(vault, title, how=HOW, situations=(LONG, "nights"), group_id=group.id)
    for note in ("", f"{LONG} and then it was quiet", LONG):
        tips.tried(vault, tip.id, before=10, after=0, note=note)
    return tip


def _show(page: Any, opened: Opened, what: str, id: str) -> None:
    page._write(id) if what == "form" else page._go(what, id)
    opened.settle()


@pytest.fixture
def mirrored(qapp: QApplication) -> Iterator[None]:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def _wrong(window: Window) -> list[str]:
    """What is cut off, sticks out, has no name or cannot be reached. A chip may end in an ellipsis."""
    cut = [one for one in looks.clipped(window) if not one.startswith("Chip ")]
    return cut + looks.outside(window) + looks.unnamed(window) + looks.unreachable(window)


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("what", ["situation", "tip", "form"])
def test_long_words_at_the_smallest_size(window: Window, opened: Opened, theme: Theme, what: str, percent: int) -> None:
    tip = opened.do(_add_long_tip)
    theme.choose("light", percent=percent)
    window.resize(*SMALLEST)
    page = go(window, opened, "tips")
    _show(page, opened, what, "" if what == "situation" else tip.id)
    assert _wrong(window) == []


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("what", ["situation", "tip", "form"])
def test_everything_of_the_demonstration_at_the_smallest_size(
    demo_window: Window, opened_demo: Opened, theme: Theme, what: str, percent: int
) -> None:
    theme.choose("dark", percent=percent)
    demo_window.resize(*SMALLEST)
    page = go(demo_window, opened_demo, "tips")
    tip = page.library._seen.helping[0].ranked.tip
    _show(page, opened_demo, what, "" if what == "situation" else tip.id)
    assert _wrong(demo_window) == []


@pytest.mark.usefixtures("mirrored")
@pytest.mark.parametrize("what", ["situation", "tip", "form"])
def test_mirrored_for_scripts_from_right_to_left(window: Window, opened: Opened, what: str) -> None:
    """The arrow of a try points the way one reads."""
    tip = opened.do(tips.add, "ماء بارد", how="على المعصمين", situations=("قلق",))
    opened.do(tips.tried, tip.id, before=7, after=3)
    window.resize(*SMALLEST)
    page = go(window, opened, "tips")
    _show(page, opened, what, "" if what == "situation" else tip.id)
    assert _wrong(window) == []
    if what == "tip":
        assert "7 ← 3" in [one.text() for one in page.story.findChildren(QLabel)]


def test_a_text_loads_nothing_and_shows_no_html(window: Window, opened: Opened) -> None:
    """Pictures are not fetched, HTML is shown as typed, links lead nowhere."""
    tip = opened.do(_add_long_tip)
    page = go(window, opened, "tips", Link("tip", tip.id))
    reading = page.story._how
    assert "<b>plain</b>" in reading.toPlainText()
    assert reading.loadResource(2, "file:///etc/hostname").width() == 1
    assert not reading.openLinks()
    assert reading.height() >= reading.document().size().height()


def test_many_tips_and_situations_come_in_portions(window: Window, opened: Opened) -> None:
    """The next portion begins where the keyboard then is; no situation is out of reach."""

    def many(vault: Any) -> None:
        with vault.transaction():
            for number in range(3 * CARDS):
                tips.add(vault, f"Tip {number}", situations=(f"situation {number % 40:02}",))

    opened.do(many)
    page = go(window, opened, "tips")
    assert len(page.library._cards) == CARDS
    assert len(page.library._situations._chips) == FIRST + 1
    page.library._more.click()
    QCoreApplication.processEvents()
    assert len(page.library._cards) == 2 * CARDS
    assert focused() is page.library._cards[CARDS]._tried
    page.library._situations._more.click()
    assert len(page.library._situations._chips) == 41
    page._go("situation", "situation 39")
    opened.settle()
    assert [one.heading.text() for one in page.library._cards] == ["Tip 39"]


def test_a_chosen_situation_is_shown_even_if_it_is_far_down(window: Window, opened: Opened) -> None:
    for number in range(FIRST + 5):
        opened.do(tips.add, f"Tip {number}", situations=(f"s{number:02}",))
    page = go(window, opened, "tips")
    page._go("situation", f"S{FIRST + 4:02}")
    opened.settle()
    chosen = page.library._situations._group.checkedButton()
    assert chosen.accessibleName() == f"s{FIRST + 4:02}, 1 tip"


def test_what_is_damaged_on_the_disk_is_counted_not_hidden(window: Window, opened: Opened) -> None:
    opened.do(tips.add, "Breathe")
    opened.do(tips.add, "Walk")

    def damage(vault: Any) -> None:
        vault._connection.execute("UPDATE tip SET how = 'other words' WHERE title = 'Walk'")

    opened.do(damage)
    page = go(window, opened, "tips")
    assert [one.heading.text() for one in page.library._cards] == ["Breathe"]
    assert page.library._damaged.isVisible()
    assert page.library._damaged.text().startswith("1 damaged")


@pytest.mark.parametrize(
    ("tries", "eased", "words"),
    [
        (0, None, ""),
        (1, None, "tried once"),
        (3, None, "tried 3 times"),
        (1, 3.0, "eased 3 of 10, once"),
        (6, 3.24, "eased 3.2 of 10 on average, 6 tries"),
        (2, 0.04, "no change on average, 2 tries"),
        (1, 0.0, "no change, once"),
        (2, -1.5, "stronger by 1.5 of 10 on average, 2 tries"),
        (1, -1.0, "stronger by 1 of 10, once"),
    ],
)
def test_figures_are_numbers_and_words(tries: int, eased: float | None, words: str) -> None:
    """Nothing is made of them."""
    assert wording.figures(RankedTip(Tip("x", "Breathe"), tries, eased)) == words
