"""One HTML file with everything inside: read in any browser, searched with the browser's own search, printed.

No script, and a policy in the file that forbids the browser to load anything from anywhere: a picture that an entry
names by its address on the web is shown as a link. Light or dark as the reader's system is.
"""

import base64
import html
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import BinaryIO

from peerjournal.formats.imported import Remarks
from peerjournal.formats.leaving import Files, Leaving
from peerjournal.formats.rendered import Pictures, rendered
from peerjournal.model.attachment import Attachment

NAME = "html"
TITLE = "HTML"
SUFFIX = ".html"
FILES_INSIDE = True
LARGEST = 50 << 20  # bytes of one file inside; browsers give up on much larger addresses

_POLICY = (
    "default-src 'none'; img-src data:; media-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
)
_STYLE = """
:root{color-scheme:light dark;--bg:#FAF8F4;--card:#FFFFFF;--ink:#1F2A28;--muted:#5A6764;--line:#E3E0D8;--accent:#2B6B63;
--feeling:#A8485F;--heard:#5F4FA0}
@media(prefers-color-scheme:dark){:root{--bg:#151918;--card:#1E2423;--ink:#E8EDEB;--muted:#A3AFAC;--line:#323B39;
--accent:#7CC4B9;--feeling:#E59AAC;--heard:#B3A6EA}}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--ink);font:17px/1.6 system-ui,sans-serif}
main{max-width:44rem;margin:0 auto;padding:2.5rem 1.25rem 5rem}
h1{font-size:1.75rem;line-height:1.2;margin:0 0 .25rem}
h2{font-size:1.25rem;margin:3rem 0 1rem;padding-top:1rem;border-top:1px solid var(--line)}
h3{font-size:1.1rem;margin:.15rem 0 .5rem}
h4,h5,h6{font-size:1rem;margin:1.25rem 0 .5rem}
a{color:var(--accent)}
.skip{position:absolute;inset-inline-start:-99rem}
.skip:focus{inset-inline-start:1rem;top:1rem;background:var(--card);padding:.5rem 1rem}
#entries:focus{outline:none}
nav{margin:1.5rem 0;line-height:2}
nav a{margin-inline-end:.75rem}
article{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:1rem 1.25rem;margin:0 0 1rem;
overflow-wrap:anywhere}
time,.muted{color:var(--muted);font-size:.88rem}
.feelings{color:var(--feeling)}
.facts{margin:.6rem 0 0;font-size:.88rem;color:var(--muted)}
.told{border-inline-start:3px solid var(--heard);padding-inline-start:.9rem;margin:1rem 0}
.told>.muted:first-child{margin:0}
blockquote{margin:1rem 0;padding-inline-start:.9rem;border-inline-start:3px solid var(--line);color:var(--muted)}
img,video{max-width:100%;border-radius:8px}
audio{width:100%}
ul,ol{padding-inline-start:1.5rem}
.task{list-style:none;margin-inline-start:-1.25rem}
pre{overflow:auto;padding:.5rem .75rem;border-radius:8px;background:var(--bg)}
code{font-size:.92em}
hr{border:0;border-top:1px solid var(--line);margin:1.5rem 0}
table{display:block;max-width:100%;overflow:auto;border-collapse:collapse;overflow-wrap:normal}
td,th{border:1px solid var(--line);padding:.25rem .5rem;vertical-align:top}
@media print{body{background:#fff;color:#000;font-size:11pt}nav,.skip{display:none}
article{border:0;padding:0;break-inside:auto}h2,h3,h4,time{break-after:avoid}
pre{white-space:pre-wrap;background:none;padding:0}img,tr,blockquote{break-inside:avoid}}
"""


def write(
    sink: BinaryIO, leaving: Iterable[Leaving], files: Files, remarks: Remarks, these_years: Iterable[str]
) -> None:  # fmt: skip
    """Writes the file in one go, a year after the other; `these_years` (`2024`) are the list at its head.

    The page's own words are English; nobody knows which language an entry is in, and the page does not say one.
    """
    links = "\n".join(f'<a href="#y{year}">{year}</a>' for year in these_years)
    sink.write(
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>Journal</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        '<a class="skip" href="#entries">Skip to the entries</a>\n<main>\n<h1>Journal</h1>\n'
        '<p class="muted">This file is not encrypted.</p>\n'
        f'<nav aria-label="Years">\n{links}\n</nav>\n<div id="entries" lang="" tabindex="-1">\n'.encode()
    )
    years: list[str] = []
    for year, ones in groupby(leaving, key=lambda one: one.entry.at.isoformat()[:4]):
        anchor = f"y{year}" if year not in years else f"y{year}-{len(years)}"
        years.append(year)
        sink.write(f'<section>\n<h2 id="{anchor}">{year}</h2>\n'.encode())
        for one in ones:
            sink.write("".join(_article(one, files, remarks)).encode())
        sink.write(b"</section>\n")
    sink.write(b"</div>\n</main>\n</body>\n</html>\n")


def _article(one: Leaving, files: Files, remarks: Remarks) -> Iterator[str]:
    entry = one.entry
    day = entry.at.isoformat()
    shown = day[:10] if entry.all_day else f"{day[:10]} {day[11:16]}"
    yield f'<article id="e{entry.id}">\n<time datetime="{day}">{shown}</time>'
    yield ' <span title="starred" aria-label="starred">\u2605</span>' if entry.starred else ""
    yield f'\n<h3 dir="auto">{html.escape(entry.title)}</h3>\n' if entry.title else "\n"
    if entry.feelings:
        names = (
            html.escape(one.name) + (f" {one.intensity}/10" if one.intensity is not None else "")
            for one in entry.feelings
        )
        yield f'<p class="feelings" dir="auto">{" · ".join(names)}</p>\n'
    pictures = Pictures(entry.attachments, lambda attachment: _address(attachment, files, remarks))
    yield rendered(entry.body, pictures)
    for attachment in pictures.not_shown():
        yield _file(attachment, files, remarks)
    facts = [*(f"{html.escape(key)} {value}/10" for key, value in entry.scales.items())]
    facts += [html.escape(one.group)] if one.group else []
    facts += [f"#{html.escape(tag)}" for tag in entry.tags]
    yield f'<p class="facts" dir="auto">{" · ".join(facts)}</p>\n' if facts else ""
    yield "</article>\n"


def _address(attachment: Attachment, files: Files, remarks: Remarks) -> str:
    """The file as a data address (RFC 2397), or '' when it is too large."""
    if attachment.size > LARGEST:
        remarks.skip("a file of more than 50 MB", "is too large for one HTML file")
        return ""
    data = base64.b64encode(b"".join(files.read(attachment.sha256))).decode()
    return f"data:{html.escape(attachment.media_type or 'application/octet-stream')};base64,{data}"


def _file(attachment: Attachment, files: Files, remarks: Remarks) -> str:
    name = html.escape(attachment.name)
    address = _address(attachment, files, remarks)
    kind = attachment.media_type.partition("/")[0]
    if not address:
        return f'<p class="muted">{name}</p>\n'
    if kind == "image":
        return f'<p><img src="{address}" alt="{name}"></p>\n'
    if kind in {"audio", "video"}:
        return f'<p><{kind} controls src="{address}" title="{name}"></{kind}></p>\n'
    return f'<p><a download="{name}" href="{address}">{name}</a></p>\n'
