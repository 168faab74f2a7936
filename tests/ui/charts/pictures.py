"""Pictures of invented lives, of every kind, as the page makes them."""

from collections.abc import Iterator

from peerjournal.insights import INSIGHTS
from peerjournal.insights.life import Life
from peerjournal.insights.moments import of
from peerjournal.measures import MEASURES
from peerjournal.model.tip import Tip, Try
from peerjournal.ui.charts.picture import Picture
from peerjournal.ui.pages.insights.questions import QUESTIONS
from peerjournal.ui.pages.insights.wording import Names
from tests.insights.lives import GROUPS, START, year_of_noise

NAMES = Names(list(MEASURES))


def life(n: int) -> Life:
    """The first `n` moments of a year, with tips."""
    whole = year_of_noise(2)
    tips = tuple(Tip(str(at), f"Tip {at}") for at in range(4))
    tries = tuple(Try(str(at), str(at % 4), START, 7, 7 - at % 5) for at in range(n))
    return Life(of(whole.noted[:n]), whole.pairs[:n], GROUPS, {"g1": 3}, tips, tries)


def pictures(n: int) -> Iterator[tuple[str, Picture]]:
    """Every picture that the questions make of it, for every choice."""
    for question in QUESTIONS:
        (insight,) = (one for one in INSIGHTS if question.key == one.KEY)
        found = insight.look(life(n))
        for _, choice in question.offered(found, NAMES):
            picture = question.show(found, choice, NAMES).picture
            if picture is not None:
                yield question.key, picture
