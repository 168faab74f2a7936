"""The questions that compare: what goes together, tips, groups, words."""

from typing import Any

from peerjournal.ui.charts.picture import Table
from peerjournal.ui.charts.ranges import RangeRow, RangesPicture
from peerjournal.ui.pages.insights import wording
from peerjournal.ui.pages.insights.shown import Shown
from peerjournal.ui.pages.insights.wording import Names, count, one_place, signed, tr

_MOST, _WORDS = 12, 8
ALL = "-"


def together_offered(found: Any, _names: Names) -> list[tuple[str, str]]:
    """Answers to scales, and counts, where something was compared."""
    offered = [(tr("With answers"), "scales")] if found.scales else []
    return offered + ([(tr("With one another"), "pairs")] if found.pairs else [])


def show_together(found: Any, chosen: str, names: Names) -> Shown:
    """What chance seldom does; where there is nothing, it says so."""
    told = [one for one in getattr(found, chosen) if one.speaks][:_MOST]
    scales = chosen == "scales"
    rows, said = ([_scale_row(one, names) for one in told], [_scale_said(one, names) for one in told]) if scales else (
        [_pair_row(one) for one in told], [_pair_said(one) for one in told]
    )  # fmt: skip
    compared = tr("{n} things were compared.", n=count(found.compared))
    nothing = tr("None of it is more than chance does.")
    filled = tr("Filled dots are with it, hollow ones otherwise.") if scales else tr(
        "Filled dots are how often, hollow ones how often by chance."
    )  # fmt: skip
    seldom = tr("This is seldom chance; why it is so, no number says.") + " " + filled
    sentence = compared + " " + (seldom if told else nothing)
    table = Table((tr("What"), tr("Count"), tr("Seen"), tr("Otherwise")), tuple(
        (row.name, row.note, one_place(row.value or 0), one_place(row.other or 0)) for row in rows))  # fmt: skip
    picture = RangesPicture(
        tr("What goes together"), rows, ends=(tr("lower"), tr("higher")) if scales else (tr("seldom"), tr("often")),
        said=lambda at: said[at], table=lambda: table, zero=None, span=(0, 10) if scales else None,
    )  # fmt: skip
    return Shown(sentence, picture if told else None)


def _scale_row(one: Any, names: Names) -> RangeRow:
    name = f"{names.name(one.key)} · {one.name}"
    return RangeRow(name, wording.times(one.times), one.mean_with, other=one.mean_without, hue=names.hue(one.key))


def _scale_said(one: Any, names: Names) -> str:
    return tr("{scale} with {name}: {with} on average, {times}; otherwise {without}", scale=names.name(one.key),
              name=one.name, times=wording.times(one.times), without=one_place(one.mean_without),
              **{"with": one_place(one.mean_with)})  # fmt: skip


def _pair_row(one: Any) -> RangeRow:
    return RangeRow(f"{one.name} · {one.other}", wording.times(one.together), one.together, other=one.expected,
                    hue="feeling" if one.kind == "feeling" else "group")  # fmt: skip


def _pair_said(one: Any) -> str:
    return tr("{name} and {other}: {times}, by chance about {expected}", name=one.name, other=one.other,
              times=wording.times(one.together), expected=one_place(one.expected))  # fmt: skip


def tips_offered(found: Any, _names: Names) -> list[tuple[str, str]]:
    """All tips, where any was tried with a before and an after."""
    return [(tr("All tips"), ALL)] if found.n else []


def show_tips(found: Any, _chosen: str, _names: Names) -> Shown:
    """What each eased."""
    rated = [one for one in found.tips if one.rated][:_MOST]
    rows = [RangeRow(one.title, wording.times(one.rated), one.expected, one.low, one.high, hue="tip",
                     quiet=one.low <= 0 <= one.high) for one in rated]  # fmt: skip
    said = [
        tr("{tip}: eased by {expected}, between {low} and {high}, tried {times}", tip=one.title,
           expected=one_place(one.expected), low=signed(one.low), high=signed(one.high), times=wording.times(one.rated))
        for one in rated
    ]  # fmt: skip
    table = Table((tr("Tip"), tr("Tries"), tr("Mean of the tries"), tr("Expected"), tr("From"), tr("To")), tuple(
        (one.title, count(one.rated), signed(one.eased), signed(one.expected), signed(one.low), signed(one.high))
        for one in rated))  # fmt: skip
    picture = RangesPicture(tr("Tips that help"), rows, ends=(tr("worse afterwards"), tr("eased more")),
                            said=lambda at: said[at], table=lambda: table)  # fmt: skip
    tries = tr("From one try.") if found.n == 1 else tr("From {n} tries.", n=count(found.n))
    sentence = tries + " " + tr("Few tries are drawn toward the mean, so that one lucky one does not win.")
    return Shown(sentence, picture)


def groups_offered(found: Any, names: Names) -> list[tuple[str, str]]:
    """Each scale that has pairs in any group."""
    keys = dict.fromkeys(change.key for one in found for change in one.changes)
    return [(names.name(key), key) for key in keys]


def show_groups(found: Any, key: str, names: Names) -> Shown:
    """One scale's change around each group's meetings."""
    rows, said = [], []
    for one in found:
        change = next((each for each in one.changes if each.key == key), None)
        n = change.n if change else 0
        told = wording.before_after(change) if change else tr("no answers before and after")
        note = wording.times(n) if change and change.median is not None else tr("{n} of 6", n=count(n))
        middle, low, high = (change.median, change.low, change.high) if change else (None, None, None)
        rows.append(RangeRow(one.name, note, middle, low, high,
                             hue=names.hue(key), quiet=not (change and change.speaks)))  # fmt: skip
        felt = ", ".join(f"{name} {count(times)}" for name, times in one.feelings)
        went = tr("been there {times}", times=wording.times(one.attended))
        said.append(f"{one.name}: {told}; {went}" + (f"; {felt}" if felt else ""))
    table = Table((tr("Group"), tr("Been there"), names.name(key), tr("Feelings noted most")), tuple(
        (one.name, count(one.attended), row.note if row.value is None else signed(row.value),
         ", ".join(name for name, _ in one.feelings)) for one, row in zip(found, rows, strict=True)))  # fmt: skip
    picture = RangesPicture(tr("{scale} around each group's meetings", scale=names.name(key)), rows,
                            ends=(tr("lower afterwards"), tr("higher afterwards")), said=lambda at: said[at],
                            table=lambda: table)  # fmt: skip
    few = any(row.value is None for row in rows)
    sentence = tr("The change in the middle, from before to after. Groups differ in more than this.")
    return Shown(sentence + (" " + tr("Below 6 meetings it is too few to say.") if few else ""), picture)


def words_offered(found: Any, names: Names) -> list[tuple[str, str]]:
    """Each scale that was answered beside words."""
    return [(names.name(one.key), one.key) for one in found if one.words]


def show_words(found: Any, key: str, names: Names) -> Shown:
    """The words that lean most, either way."""
    one = next(each for each in found if each.key == key)
    many = len(one.words) > 2 * _WORDS
    chosen = [*one.words[:_WORDS], *one.words[-_WORDS:]] if many else list(one.words)
    rows = [RangeRow(each.word, wording.times(each.times), each.leaning, hue=names.hue(key), quiet=not each.speaks)
            for each in chosen]  # fmt: skip
    said = [
        tr("{word}: {scale} {with} on average with it, {without} without it, {times}", word=each.word,
           scale=names.name(key), without=one_place(each.mean_without), times=wording.times(each.times),
           **{"with": one_place(each.mean_with)})
        for each in chosen
    ]  # fmt: skip
    table = Table((tr("Word"), tr("Entries"), tr("Mean with it"), tr("Mean without it")), tuple(
        (each.word, count(each.times), one_place(each.mean_with), one_place(each.mean_without)) for each in one.words
    ))  # fmt: skip
    speaking = sum(each.speaks for each in one.words)
    sentence = tr("From {n} entries of your own words; what others said is left out.", n=count(one.n)) + " "
    sentence += tr("One word leans more than chance does.") if speaking == 1 else tr(
        "{n} words lean more than chance does.", n=count(speaking)) if speaking else tr(
        "None leans more than chance does; pale dots may be nothing."
    )  # fmt: skip
    picture = RangesPicture(tr("My words and {scale}", scale=names.name(key)), rows, said=lambda at: said[at],
                            ends=(tr("lower with it"), tr("higher with it")), table=lambda: table)  # fmt: skip
    return Shown(sentence, picture)
