"""Every picture draws at any size and on paper, says each of its points, and has its numbers as a table."""

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from peerjournal.ui.charts import saving
from peerjournal.ui.charts.line import ticks
from peerjournal.ui.charts.look import PAPER, Look
from peerjournal.ui.charts.picture import Picture
from peerjournal.ui.charts.ranges import steps
from peerjournal.ui.theme.tokens import APPEARANCES, LIGHT, contrast
from tests.ui.charts.pictures import pictures


def drawn(picture: Picture, width: float, look: Look) -> tuple[QImage, int]:
    """The picture, and how many points it gave."""
    size = QSizeF(width, picture.height(width, look))
    image = QImage(size.toSize(), QImage.Format.Format_RGB32)
    image.fill(look.ground())
    painter = QPainter(image)
    try:
        marks = picture.draw(painter, size, look)
    finally:
        painter.end()
    return image, len(marks)


@pytest.mark.parametrize("n", [1, 5, 50])
def test_each_point_lies_somewhere_and_is_said(qapp: QApplication, n: int) -> None:
    shown = list(pictures(n))
    assert {key for key, _ in shown} >= {"over_time", "before_after", "tips", "year", "weekdays", "groups"}
    for _, picture in shown:
        for width in (260, 860):
            image, points = drawn(picture, width, PAPER)
            said = [picture.say(at) for at in range(points)]
            assert points > 0
            assert all(said)
            assert len(picture.numbers().head) == len(picture.numbers().rows[0])
            assert image.height() < 900


@pytest.mark.parametrize("tokens", APPEARANCES, ids=lambda one: one.name)
def test_marks_stand_out_from_the_ground_of_every_appearance(qapp: QApplication, tokens: object) -> None:
    look = Look(tokens)  # type: ignore[arg-type]
    for hue in ("accent", "group", "feeling", "tip"):
        assert contrast(look.colour(hue).name(), look.ground().name()) >= 3
    ramp = [contrast(look.step("accent", share / 10).name(), look.ground().name()) for share in range(11)]
    assert ramp == sorted(ramp)


def test_a_picture_is_saved_as_png_and_as_svg_that_names_nothing_of_this_computer(qapp: QApplication) -> None:
    _, picture = next(pictures(50))
    image = QImage.fromData(saving.png(picture))
    assert image.width() == 2 * saving.WIDTH
    svg = saving.svg(picture)
    assert QSvgRenderer(svg).isValid()
    assert b"file:" not in svg
    assert b"<image" not in svg


def test_the_ramp_goes_from_the_ground_to_the_hue(qapp: QApplication) -> None:
    look = Look(LIGHT)
    assert look.step("accent", 0) == look.ground()
    assert look.step("accent", 1).name() == LIGHT.accent.lower()


def test_axes_are_marked_at_round_places() -> None:
    assert steps(-0.4, 3.1) == [0, 0.5, 1, 1.5, 2, 2.5, 3]
    assert steps(-4, 8) == [-4, -2, 0, 2, 4, 6, 8]
    assert {kind for _, kind in ticks(738000, 738020)} == {"day"}
    assert {kind for _, kind in ticks(738000, 738400)} == {"month"}
    assert {kind for _, kind in ticks(730000, 738400)} == {"year"}
