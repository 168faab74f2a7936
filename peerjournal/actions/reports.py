"""Reports: chosen by the person piece by piece, in their own words, and nothing of anybody else's."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from peerjournal.actions import guarding, insights, measures, sealed_exports
from peerjournal.actions.guarding import Finding, Reviewed
from peerjournal.actions.measures import Measure
from peerjournal.actions.sealed_exports import Seal
from peerjournal.crypto import encrypt_stream
from peerjournal.files import whole_file
from peerjournal.model.entry import Entry
from peerjournal.model.errors import BadValue
from peerjournal.model.exits import Exit, leaving
from peerjournal.model.filters import EntryFilter
from peerjournal.model.moments import now
from peerjournal.model.question import Question
from peerjournal.paper.report import Quote, Report, Row, ScaleInTime
from peerjournal.vault.vault import Vault

_LABEL = 90


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can go into a report: `key` of a scale, `id` of an entry, tip or question; `label` names it."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Offered:
    """What a period has: entries newest first with words of the writer's own, tips with tries, open questions."""

    scales: tuple[Choice, ...]
    entries: tuple[Choice, ...]
    tips: tuple[Choice, ...]
    questions: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was chosen, by id; `title` and `opening` are the person's own words. `meetings`: with what they changed."""

    first: date
    last: date
    title: str
    opening: str = ""
    scales: tuple[str, ...] = ()
    entries: tuple[str, ...] = ()
    tips: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    meetings: bool = True


def offered(vault: Vault, first: date, last: date) -> Offered:
    """What there is to choose from."""
    names = _names(vault)
    scales = insights.look(vault, "year", first, last)
    where = EntryFilter(first_day=first, last_day=last)
    entries = []
    for _, entry in vault.entries.in_order(where):
        if isinstance(entry, Entry) and (label := _label(entry)):
            entries.append(Choice(entry.id, label))
    tips = [one for one in insights.look(vault, "tips", first, last).tips if one.rated]
    insights.forget(vault)
    questions = [one for one in vault.questions.shown() if isinstance(one, Question) and _own(one.text)]
    return Offered(
        tuple(Choice(one.key, names[one.key].name if one.key in names else one.key) for one in scales),
        tuple(reversed(entries)), tuple(Choice(one.tip_id, one.title) for one in tips),
        tuple(Choice(one.id, _own(one.text)) for one in reversed(questions)),
    )  # fmt: skip


def compose(vault: Vault, wanted: Wanted) -> Report:
    """The report of what was chosen. Passages of others are not in it, whatever was chosen. Raises NotFound."""
    names = _names(vault)
    lines = {one.key: one for one in insights.look(vault, "over_time", wanted.first, wanted.last)}
    scales = tuple(_scale(lines[key], names.get(key)) for key in wanted.scales if key in lines)
    entries = sorted((vault.entries.get(id) for id in wanted.entries), key=lambda one: one.at)
    quotes = tuple(
        Quote(one.at, one.all_day, one.title, _own(one.body), ", ".join(feeling.name for feeling in one.feelings))
        for one in entries
    )
    helped = {one.tip_id: one for one in insights.look(vault, "tips", wanted.first, wanted.last).tips}
    opening = _own(wanted.opening).strip()
    around = tuple(_around(vault, wanted, names)) if wanted.meetings else ()
    insights.forget(vault)
    return Report(
        wanted.title.strip() or "From my journal", wanted.first, wanted.last, now().date(), opening,
        scales, around,
        tuple(Row(helped[id].title, _eased(helped[id])) for id in wanted.tips if id in helped and helped[id].rated),
        tuple(one for one in quotes if one.words or one.title),
        tuple(_own(vault.questions.get(id).text) for id in wanted.questions),
    )  # fmt: skip


def write(vault: Vault, report: Report, dest: Path, *, seal: Seal | None = None) -> Path:
    """Writes a report as .pdf or .html, with `seal` as an age file around it; never over a file that is there.

    Raises BadValue, EmptyPassphrase, FileExists, DiskFull, NotAllowed; then there is no file.
    """
    del vault
    name = dest.name.removesuffix(".age") if seal else dest.name
    render = _RENDER.get(Path(name).suffix.lower())
    if render is None:
        raise BadValue("the name of a report", "one that ends in .pdf or .html")
    data = render(report)
    with whole_file(dest, replace=False) as file:
        if seal is None:
            file.write(data)
        else:
            with encrypt_stream(file, [sealed_exports.key_for(seal)]) as age:
                age.write(data)
    return dest


def _pdf(report: Report) -> bytes:
    from peerjournal.paper.report_pdf import pdf_bytes  # Qt, which the terminal loads for nothing else

    return pdf_bytes(report)


def html(report: Report) -> str:
    """A report as one web page, also to look at it before it is written."""
    from peerjournal.paper import report_html

    return report_html.html(report)


_RENDER: dict[str, Callable[[Report], bytes]] = {".pdf": _pdf, ".html": lambda report: html(report).encode()}


def review(vault: Vault, report: Report) -> list[Reviewed]:
    """What in it may be somebody else's details, for the guard's dialog; `entry_id` counts the report's texts."""
    texts = enumerate(report.texts())
    return guarding.review(vault, [Entry(str(at), now(), body=text) for at, text in texts])


def decided(report: Report, decisions: Sequence[tuple[Reviewed, str | None]]) -> Report:
    """The report as the person decided: each detail replaced, left out (''), or kept (None)."""
    choices: dict[int, list[tuple[Finding, str]]] = {}
    for reviewed, instead in decisions:
        if instead is not None:
            choices.setdefault(int(reviewed.entry_id), []).append((reviewed.finding, instead))
    texts = report.texts()
    return report.instead({texts[at]: guarding.replaced(texts[at], chosen) for at, chosen in choices.items()})


def _names(vault: Vault) -> dict[str, Measure]:
    return {one.key: one for one in measures.all(vault)}


def _own(text: str) -> str:
    return leaving(text, Exit.REPORT).strip("\n")


def _label(entry: Entry) -> str:
    words = entry.title or next((line for line in _own(entry.body).splitlines() if line.strip()), "")
    return f"{entry.at:%Y-%m-%d}  {words.strip()[:_LABEL]}" if words else ""


def _scale(found: Any, known: Measure | None) -> ScaleInTime:
    said = f"{found.n} {'answer' if found.n == 1 else 'answers'} from {found.lowest} to {found.highest}, "
    said += f"{found.mean:.1f} on average. "
    if found.moved is None:
        said += "Too few to say whether it moved."
    elif found.moved.speaks:
        way = "rose" if found.moved.change > 0 else "fell"
        said += f"On the whole it {way}, by about {abs(found.moved.change):.1f} along a straight line."
    else:
        said += "No movement beyond its usual ups and downs."
    note = "" if known is None else f"“{known.question}” " + (
        known.source if known.validated else "Own scale, not validated."
    )  # fmt: skip
    return ScaleInTime(
        known.name if known else found.key, known.low if known else "", known.high if known else "",
        known.lowest if known else 0, known.highest if known else 10, said, note,
        tuple(zip(found.answers.days, found.answers.values, strict=True)),
        tuple(found.drawn()),
    )  # fmt: skip


def _around(vault: Vault, wanted: Wanted, names: dict[str, Measure]) -> list[Row]:
    rows = []
    for one in insights.look(vault, "before_after", wanted.first, wanted.last):
        if one.group_id is None and one.key in wanted.scales:
            if one.median is None:
                said = f"{one.n} meetings with both answers: too few to say."
            else:
                interval = f"95 % interval {_signed(one.low)} to {_signed(one.high)}"
                beyond = "" if one.speaks else "; not beyond chance"
                said = f"{one.n} meetings, median change {_signed(one.median)} ({interval}){beyond}."
            rows.append(Row(names[one.key].name if one.key in names else one.key, said))
    return rows


def _eased(one: Any) -> str:
    tries = "once" if one.rated == 1 else f"{one.rated} times"
    interval = f"95 % interval {_signed(one.low)} to {_signed(one.high)}"
    return f"Tried {tries}; eased by about {one.expected:.1f} of 10 ({interval})."


def _signed(value: float) -> str:
    """`+1.5`, `−2`, `0`."""
    rounded = round(value, 1)
    return f"{rounded:+g}".replace("-", "−") if rounded else "0"
