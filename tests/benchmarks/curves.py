"""Draws how something grows, as an SVG for README: both axes logarithmic, one line for each kind of work."""

import html
import math
from collections.abc import Mapping, Sequence

_WIDTH, _HEIGHT, _LEFT, _TOP, _RIGHT, _BOTTOM = 760, 360, 64, 44, 250, 46
# Told apart without their colours as well: each has a sign of its own.
_LOOKS = (("#0b6e7d", "circle"), ("#b4530a", "square"), ("#5b3fa6", "diamond"), ("#2f6b1f", "cross"),
          ("#a3195b", "circle"), ("#46505a", "square"), ("#0b6e7d", "diamond"), ("#b4530a", "cross"),
          ("#5b3fa6", "circle"), ("#2f6b1f", "square"))  # fmt: skip


def drawn(title: str, lines: Mapping[str, Sequence[tuple[float, float]]], across: str, unit: str) -> str:
    """An SVG of lines through points (how many, how long); all values must be above 0."""
    points = [point for line in lines.values() for point in line]
    most_x, least_x = max(x for x, _ in points), min(x for x, _ in points)
    high = math.ceil(math.log10(max(y for _, y in points)))
    low = min(math.floor(math.log10(min(y for _, y in points))), high - 1)

    def at_x(x: float) -> float:
        span = math.log10(most_x / least_x) or 1
        return _LEFT + math.log10(x / least_x) / span * (_WIDTH - _LEFT - _RIGHT)

    def at_y(y: float) -> float:
        return _TOP + (high - math.log10(y)) / (high - low) * (_HEIGHT - _TOP - _BOTTOM)

    head = f'viewBox="0 0 {_WIDTH} {_HEIGHT}" font-family="sans-serif" role="img"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {head}><title>{html.escape(title)}</title>',
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#ffffff"/>',
        _text(_LEFT, 24, title, "start", 15),
        _text(at_x(math.sqrt(least_x * most_x)), _HEIGHT - 8, across, "middle"),
    ]
    for power in range(low, high + 1):
        y = at_y(10.0**power)
        parts.append(f'<path d="M{_LEFT} {y:.1f}H{_WIDTH - _RIGHT}" stroke="#d5d9dd"/>')
        parts.append(_text(_LEFT - 6, y + 4, f"{10.0**power:g} {unit}", "end"))
    parts += [_text(at_x(x), _HEIGHT - _BOTTOM + 18, f"{x:,.0f}", "middle") for x in sorted({x for x, _ in points})]
    for place, (name, line) in enumerate(lines.items()):
        colour, sign = _LOOKS[place % len(_LOOKS)]
        path = "L".join(f"{at_x(x):.1f} {at_y(y):.1f}" for x, y in line)
        dashes = ' stroke-dasharray="6 4"' if place >= len(_LOOKS) // 2 else ""
        parts.append(f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="2"{dashes}/>')
        parts += [_sign(sign, at_x(x), at_y(y), colour) for x, y in line]
        key = _TOP + 8 + place * 22
        parts += [_sign(sign, _WIDTH - _RIGHT + 22, key, colour), _text(_WIDTH - _RIGHT + 34, key + 4, name, "start")]
    return "\n".join([*parts, "</svg>\n"])


def _text(x: float, y: float, text: str, anchor: str, size: int = 12) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}" fill="#1d2329">'
        f"{html.escape(text)}</text>"
    )


def _sign(kind: str, x: float, y: float, colour: str) -> str:
    shapes = {
        "circle": "m-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0", "square": "m-4-4h8v8h-8z", "diamond": "m0-5l5 5l-5 5l-5-5z",
        "cross": "m-5-2h3v-3h4v3h3v4h-3v3h-4v-3h-3z",
    }  # fmt: skip
    return f'<path d="M{x:.1f} {y:.1f}{shapes[kind]}" fill="{colour}"/>'
