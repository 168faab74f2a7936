"""A scale's picture in a report, as SVG (W3C SVG 1.1): dots, line and band. One source for web and paper."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from html import escape

from peerjournal.paper.report import ScaleInTime

WIDTH, HEIGHT = 720, 150
_LEFT, _RIGHT, _TOP, _BOTTOM = 30, 12, 16, 24
_HUE, _QUIET, _RULE = "#2B6B63", "#5A6764", "#E3E0D8"
_FONT = 'font-family="Inter, Helvetica Neue, Segoe UI, Noto Sans, DejaVu Sans, sans-serif" font-size="11"'
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NEAREST = 44  # between two words on the axis
_MANY, _COLUMN = 400, 3.2


def svg(scale: ScaleInTime) -> str:
    """The markup of one picture; its words for a screen reader are the sentence beside it."""
    days = [day for day, _ in scale.answers]
    begin, end = (min(days) - 1, max(days) + 1) if days else (0.0, 1.0)

    def x(day: float) -> float:
        return _LEFT + (day - begin) / (end - begin) * (WIDTH - _LEFT - _RIGHT)

    def y(value: float) -> float:
        share = (value - scale.lowest) / (scale.highest - scale.lowest)
        return HEIGHT - _BOTTOM - share * (HEIGHT - _TOP - _BOTTOM)

    size = f'width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}"'
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-label="{escape(scale.said)}">']
    for value in sorted({scale.lowest, (scale.lowest + scale.highest) // 2, scale.highest}):
        at = f'x1="{_LEFT}" y1="{y(value):.1f}" x2="{WIDTH - _RIGHT}" y2="{y(value):.1f}"'
        parts += [f'<line {at} stroke="{_RULE}"/>', _words(_LEFT - 6, y(value) + 4, str(value), "end")]
    parts.append(
        _words(_LEFT + 4, y(scale.highest) - 4, scale.high) + _words(_LEFT + 4, y(scale.lowest) - 4, scale.low)
    )
    if scale.line:
        upper = " ".join(f"{x(day):.1f},{y(high):.1f}" for day, _, _, high in scale.line)
        lower = " ".join(f"{x(day):.1f},{y(low):.1f}" for day, _, low, _ in reversed(scale.line))
        parts.append(f'<polygon points="{upper} {lower}" fill="{_HUE}" fill-opacity="0.16"/>')
    parts += [f'<circle cx="{across:.1f}" cy="{y(value):.1f}" r="2.6" fill="{_HUE}" fill-opacity="{alpha}"/>'
              for across, value, alpha in _dots([(x(day), value) for day, value in scale.answers])]  # fmt: skip
    if scale.line:
        points = " ".join(f"{x(day):.1f},{y(value):.1f}" for day, value, _, _ in scale.line)
        parts.append(f'<polyline points="{points}" fill="none" stroke="{_HUE}" stroke-width="2.2"/>')
    until = 0.0
    for day, words in _marks(begin, end):
        if x(day) - until >= _NEAREST and x(day) <= WIDTH - _RIGHT - 8:
            parts.append(_words(x(day), HEIGHT - 6, words, "middle"))
            until = x(day)
    return "".join(parts) + "</svg>"


def _dots(places: Sequence[tuple[float, int]]) -> list[tuple[float, int, float]]:
    """(x, value, opacity) of each dot. Where answers are many, those that would lie in one place are one dot, darker
    the more they are: ten years are a page that opens at once."""
    if len(places) < _MANY:
        return [(across, value, 0.5) for across, value in places]
    counted = Counter((round(across / _COLUMN), value) for across, value in places)
    most = max(counted.values())
    return [(column * _COLUMN, value, round(0.12 + 0.4 * (times / most) ** 0.5, 2))
            for (column, value), times in sorted(counted.items())]  # fmt: skip


def _words(x: float, y: float, words: str, anchor: str = "start") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{_QUIET}" {_FONT}>{escape(words)}</text>'


def _marks(begin: float, end: float) -> list[tuple[float, str]]:
    first, last = date.fromordinal(max(int(begin), 1)), date.fromordinal(max(int(end), 1))
    if end - begin <= 62:
        step = max(1, round((end - begin) / 8))
        days = [date.fromordinal(at) for at in range(first.toordinal() + 1, last.toordinal() + 1, step)]
        return [(float(day.toordinal()), f"{day.day} {_MONTHS[day.month - 1]}") for day in days]
    months = [date(year, month, 1) for year in range(first.year, last.year + 1) for month in range(1, 13)]
    return [(float(day.toordinal()), str(day.year) if day.month == 1 else _MONTHS[day.month - 1])
            for day in months if first <= day <= last]  # fmt: skip
