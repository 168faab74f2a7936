"""The journal as HTML for paper: the little that Qt's rich text understands, a month a chapter."""

import html
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import groupby

from peerjournal.formats.leaving import Leaving
from peerjournal.formats.rendered import Pictures, rendered
from peerjournal.model.attachment import Attachment

NAME = "pdf"
TITLE = "PDF"
SUFFIX = ".pdf"
FILES_INSIDE = True

Chapter = tuple[str, str]
Spoken = Callable[[date, str | None], str]
_STARRED = "\u2605"
_LEFTWARD = re.compile(r"<table [^>]*\bdir=\"rtl\".*?</table>", re.DOTALL)
_ROW, _CELL = re.compile(r"<tr>(.*?)</tr>", re.DOTALL), re.compile(r"<t[hd]\b.*?</t[hd]>", re.DOTALL)
_MOST = 300  # entries in a chapter: a document of thousands is laid out slowly


def chapters(leaving: Iterable[Leaving], spoken: Spoken) -> Iterator[Chapter]:
    """Each month (`2024-05`) and its HTML. A picture's `src` is the SHA-256 of its file.

    The lines above an entry's words are named `when` and `head`, so that no page ends between them and the words. The
    date stands in the first as `2024-05-17 18:30`, for whoever knows the reader's language to say it.
    """
    for month, ones in groupby(leaving, key=lambda one: one.entry.at.isoformat()[:7]):
        held: list[str] = []
        for one in ones:
            held.append(_entry(one, spoken))
            if len(held) == _MOST:
                yield month, "\n".join(held)
                held.clear()
        if held:
            yield month, "\n".join(held)


def _entry(one: Leaving, spoken: Spoken) -> str:
    entry = one.entry
    day = entry.at.isoformat()
    said = spoken(entry.at.date(), None if entry.all_day else day[11:16])
    star = f" {_STARRED}" if entry.starred else ""
    pieces = [f'<p class="when"><a name="when"></a>{html.escape(said)}{star}</p>']
    if entry.title:
        pieces.append(f'<h3 dir="auto"><a name="head"></a>{html.escape(entry.title)}</h3>')
    if entry.feelings:
        names = (f.name if f.intensity is None else f"{f.name} {f.intensity}/10" for f in entry.feelings)
        pieces.append(f'<p class="feelings" dir="auto"><a name="head"></a>{html.escape(" · ".join(names))}</p>')
    pictures = Pictures(entry.attachments, lambda attachment: attachment.sha256)
    words = re.sub(r"<(/?)h[56]\b", r"<\1h4", rendered(entry.body, pictures))
    words = words.replace("<hr />", '<p class="rule" align="center">\u2217 \u2217 \u2217</p>')
    words = re.sub(r"<table\b", '<table border="1" cellspacing="0" cellpadding="6" class="table"', words)
    words = _LEFTWARD.sub(lambda found: _mirrored(found[0]), words)
    # A line set wider than it is high would be, for a picture, half a page of nothing.
    pieces.append(words.replace('<p dir="auto"><img ', '<p class="picture"><img '))
    pieces += [_file(attachment) for attachment in pictures.not_shown()]
    facts = [*(f"{key} {value}/10" for key, value in entry.scales.items()), *([one.group] if one.group else [])]
    facts += [f"#{tag}" for tag in entry.tags]
    if facts:
        pieces.append(f'<p class="facts" dir="auto">{html.escape(" · ".join(facts))}</p>')
    return "".join(pieces)


def _mirrored(table: str) -> str:
    """A table whose first column stands at the right, which Qt does not do by itself."""
    rows = _ROW.sub(lambda row: f"<tr>{''.join(reversed(_CELL.findall(row[1])))}</tr>", table)
    return rows.replace("<table ", '<table align="right" ', 1)


def _file(attachment: Attachment) -> str:
    name = html.escape(attachment.name)
    if attachment.media_type.startswith("image/"):
        return f'<p class="picture"><img src="{attachment.sha256}" alt="{name}"></p>'
    return f'<p class="facts">{name}</p>'
