"""The questions about time: how it has been, around meetings, the year, the week."""

from datetime import date
from typing import Any

from peerjournal.ui import words
from peerjournal.ui.charts.line import LinePicture
from peerjournal.ui.charts.picture import Table
from peerjournal.ui.charts.pixels import PixelsPicture
from peerjournal.ui.charts.slopes import Panel, SlopesPicture
from peerjournal.ui.charts.week import HOURS, SLOTS, WeekPicture
from peerjournal.ui.pages.insights import wording
from peerjournal.ui.pages.insights.shown import Shown
from peerjournal.ui.pages.insights.wording import Names, count, one_place, signed, tr

ALL = "-"
MOST_ROWS = 1000  # of a table of single answers


def scales_offered(found: Any, names: Names) -> list[tuple[str, str]]:
    """One choice for each scale that was answered."""
    return [(names.name(one.key), one.key) for one in found]


def show_over_time(found: Any, key: str, names: Names) -> Shown:
    """One scale's line."""
    one = next(each for each in found if each.key == key)
    name = names.name(key)

    def said(at: int) -> str:
        answer = one.answers[at]
        return f"{wording.day_of(answer.at.date())}, {words.clock(answer.at)}: {name} {count(answer.value)}"

    def numbers() -> Table:
        latest = one.answers[-MOST_ROWS:]
        rows = ((wording.day_of(each.at.date()), words.clock(each.at), count(each.value)) for each in latest)
        return Table((tr("Day"), tr("Time"), name), tuple(rows), len(one.answers) - len(latest))

    picture = LinePicture(
        tr("{scale} over time", scale=name), one.answers.days, one.answers.values,
        one.drawn(), hue=names.hue(key), ends=names.ends(key),
        span=names.span(key), axis=wording.axis, said=said, table=numbers,
    )  # fmt: skip
    sentence = wording.over_time(one)
    if one.line:
        sentence += " " + tr("The band is where the line itself may lie.")
    return Shown(sentence, picture)


def groups_offered(found: Any, _names: Names) -> list[tuple[str, str]]:
    """All groups, and each."""
    offered = [(tr("All groups"), ALL)] if found else []
    return offered + list(dict.fromkeys((one.group, one.group_id) for one in found if one.group_id))


def show_before_after(found: Any, group_id: str, names: Names) -> Shown:
    """The panels of all groups or one."""
    own = [one for one in found if (one.group_id or ALL) == group_id]
    panels = [
        Panel(names.name(one.key), names.hue(one.key), tuple((step.before, step.after) for step in one.steps),
              wording.before_after(one), names.ends(one.key), one.median)
        for one in own
    ]  # fmt: skip

    def said(panel: Panel, before: int, after: int, times: int) -> str:
        return f"{panel.name}: {words.from_to(before, after)}, {wording.times(times)}"

    table = Table(
        (tr("Scale"), tr("Meetings"), tr("Change in the middle"), tr("From"), tr("To")),
        tuple((names.name(one.key), count(one.n), *(tr("too few") if value is None else signed(value)
               for value in (one.median, one.low, one.high))) for one in own),
    )  # fmt: skip
    speaking = [one for one in own if one.speaks]
    n = max((one.n for one in own), default=0)
    sentence = tr("From {n} meetings with an answer before and after.", n=count(n))
    if n == 1:
        sentence = tr("From one meeting with an answer before and after.")
    if speaking:
        sentence += " " + " ".join(
            tr("{scale} {by} in the middle.", scale=names.name(one.key), by=signed(one.median)) for one in speaking
        )
    elif n >= 6:
        sentence += " " + tr("No change beyond chance.")
    else:
        sentence += " " + tr("Below 6 it is too few to say anything.")
    name = tr("Before and after meetings")
    return Shown(
        sentence, SlopesPicture(name, panels, sides=(tr("before"), tr("after")), said=said, table=lambda: table)
    )


def years_offered(found: Any, names: Names) -> list[tuple[str, str]]:
    """Each scale in each year, newest year first."""
    years = {each.key: {one.day.year for one in each.days} for each in found}
    return [
        (f"{names.name(each.key)} · {year}", f"{each.key} {year}")
        for year in sorted(set().union(*years.values()), reverse=True) for each in found if year in years[each.key]
    ]  # fmt: skip


def show_year(found: Any, chosen: str, names: Names) -> Shown:
    """One scale in one year."""
    key, _, year_text = chosen.rpartition(" ")
    year, one = int(year_text), next(each for each in found if each.key == key)
    days = {each.day: each for each in one.days if each.day.year == year}
    name = names.name(key)

    def said(day: date) -> str:
        return f"{wording.day_of(day)}: {name} {one_place(days[day].value)} ({wording.answers(days[day].n)})"

    rows = tuple((wording.day_of(day), one_place(each.value), count(each.n)) for day, each in days.items())
    picture = PixelsPicture(
        tr("{scale} in {year}", scale=name, year=year), year, {day: each.value for day, each in days.items()},
        hue=names.hue(key), span=names.span(key), ends=names.ends(key), months=wording.months(), said=said,
        table=lambda: Table((tr("Day"), tr("Mean"), tr("Answers")), rows),
    )  # fmt: skip
    sentence = tr("{n} days of {year} have an answer.", n=count(len(days)), year=year)
    return Shown(tr("One day of {year} has an answer.", year=year) if len(days) == 1 else sentence, picture)


def feelings_offered(found: Any, _names: Names) -> list[tuple[str, str]]:
    """All feelings, and each."""
    offered = [(tr("All feelings"), ALL)] if found.n else []
    return offered + [(f"{one.name} ({count(one.n)})", one.name) for one in found.feelings]


def show_week(found: Any, chosen: str, _names: Names) -> Shown:
    """All feelings or one."""
    one = next((each for each in found.feelings if each.name == chosen), None)
    hours = one.cells if one else found.all
    cells = [[sum(row[slot * HOURS : (slot + 1) * HOURS]) for slot in range(SLOTS)] for row in hours]
    asked = [[sum(row[slot * HOURS : (slot + 1) * HOURS]) for slot in range(SLOTS)] for row in found.all]
    days, slots = wording.weekdays(), [f"{slot * HOURS}–{(slot + 1) * HOURS}" for slot in range(SLOTS)]

    def said(day: int, slot: int) -> str:
        noted = tr("{n} of {all}", n=count(cells[day][slot]), all=count(asked[day][slot]))
        return f"{days[day]} {slots[slot]}: {noted if one else wording.times(cells[day][slot])}"

    rows = tuple((days[day], *(count(value) for value in cells[day])) for day in range(7))
    name = tr("When {feeling} comes", feeling=one.name) if one else tr("When feelings are noted")
    picture = WeekPicture(name, cells, hue="feeling", weekdays=days, slots=slots, said=said,
                          table=lambda: Table((tr("Day"), *slots), rows))  # fmt: skip
    n = one.n if one else found.n
    sentence = tr("Noted {times}, by weekday and hour.", times=wording.times(n))
    if one and one.untimed:
        sentence += " " + tr("{n} had only a date.", n=count(one.untimed))
    return Shown(sentence, picture)
