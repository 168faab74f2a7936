"""A report's picture of ten years is as quick to open as that of a month, and leaves nothing out."""

import re
from datetime import date

from peerjournal.paper.report import ScaleInTime
from peerjournal.paper.report_picture import HEIGHT, svg

FIRST = date(2014, 1, 1).toordinal()


def scale(count: int) -> ScaleInTime:
    """So many answers, three a day."""
    answers = tuple((FIRST + at / 3, at % 11) for at in range(count))
    return ScaleInTime("Hope", "none", "a great deal", 0, 10, "said", "note", answers)


def test_few_answers_are_a_dot_each() -> None:
    assert svg(scale(30)).count("<circle") == 30


def test_many_answers_share_dots_and_every_value_keeps_its_place() -> None:
    many = svg(scale(11_000))
    assert many.count("<circle") < 3000
    heights = {float(y) for y in re.findall(r'cy="([\d.]+)"', many)}
    assert len(heights) == 11
    assert all(0 < y < HEIGHT for y in heights)
