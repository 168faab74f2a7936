"""The report as one HTML file that needs nothing else, and the same pages for the printer."""

from collections.abc import Callable
from datetime import date
from html import escape

from peerjournal.paper.report import READ_SO, Quote, Report, Row, ScaleInTime
from peerjournal.paper.report_picture import svg

_STYLE = """
body { font-family: Inter, "Helvetica Neue", "Segoe UI", "Noto Sans", sans-serif; color: #1F2A28; font-size: 10.5pt;
  line-height: 1.45; max-width: 178mm; margin: 14mm auto; }
h1 { font-size: 21pt; margin: 0 0 2mm 0; } h2 { font-size: 13pt; margin: 7mm 0 2mm 0; color: #2B6B63; }
h2, h3 { break-after: avoid; } tr, .scale { break-inside: avoid; } .opening { white-space: pre-wrap; margin: 4mm 0; }
h3 { font-size: 10.5pt; margin: 4mm 0 0 0; } p { margin: 0 0 1mm 0; }
.quiet { color: #5A6764; font-size: 9pt; }
table { border-collapse: collapse; width: 100%; } td { padding: 1mm 4mm 1mm 0; vertical-align: top;
  border-bottom: 1px solid #E3E0D8; } td.name { font-weight: 600; width: 30%; }
.words { white-space: pre-wrap; margin: 1mm 0 4mm 0; border-left: 1mm solid #DCEBE7; padding-left: 4mm; }
svg, img { width: 100%; height: auto; } @media print { body { margin: 0; } }
"""
_CLOSED = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'"


def html(report: Report) -> str:
    """A whole document. It loads nothing, runs nothing, and names no person, file or computer."""
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_CLOSED}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(report.title)}</title><style>{_STYLE}</style></head>\n<body>"
        f"{body(report, svg)}</body></html>\n"
    )


def body(report: Report, picture: Callable[[ScaleInTime], str]) -> str:
    """The sections that hold anything; `picture` gives the markup of a scale's picture."""
    made = f"{_day(report.first)} to {_day(report.last)} · made on {_day(report.made)} with PeerJournal"
    about = f"{made}, from the writer's own journal"
    parts = [f"<h1>{escape(report.title)}</h1>", f'<p class="quiet">{about}</p>']
    if report.opening:
        parts.append(f'<p class="opening">{escape(report.opening)}</p>')
    if report.questions:
        asked = "".join(f"<li>{escape(one)}</li>" for one in report.questions)
        parts.append(f"<h2>What I would like to ask</h2><ul>{asked}</ul>")
    if report.scales:
        parts.append("<h2>How it has been</h2>" + "".join(_scale(one, picture(one)) for one in report.scales))
    if report.around:
        parts.append("<h2>Before and after group meetings</h2>" + _table(report.around))
    if report.tips:
        parts.append("<h2>What I tried</h2>" + _table(report.tips))
    if report.quotes:
        parts.append("<h2>In my own words</h2>" + "".join(map(_quote, report.quotes)))
    parts.append(f'<p class="quiet"><br>{escape(READ_SO)}</p>')
    return "\n".join(parts)


def _scale(one: ScaleInTime, picture: str) -> str:
    return (
        f'<div class="scale"><h3>{escape(one.name)}</h3><p>{escape(one.said)}</p>'
        f'<p class="quiet">{escape(one.note)}</p>{picture}</div>'
    )


def _table(rows: tuple[Row, ...]) -> str:
    told = "".join(
        f'<tr><td class="name" width="26%">{escape(one.name)}</td><td width="74%">{escape(one.said)}</td></tr>'
        for one in rows
    )
    return f'<table width="100%" cellspacing="0" cellpadding="3">{told}</table>'


def _quote(one: Quote) -> str:
    when = _day(one.at.date()) + ("" if one.all_day else f", {one.at:%H:%M}")
    head = f"{escape(one.title)} · {when}" if one.title else when
    felt = f'<p class="quiet">{escape(one.feelings)}</p>' if one.feelings else ""
    return f'<h3>{head}</h3>{felt}<div class="words">{escape(one.words)}</div>'


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
           "December")  # fmt: skip
