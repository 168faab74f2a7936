"""Entries as lines for a person, out of their JSON form, so that both say the same."""

from collections.abc import Iterable
from typing import Any

from peerjournal.cli.text import clean, columns, one_line, page_width, shortened, wrapped

_SHORT_ID = 18  # characters; ids of one program differ within them, as they hold a clock of 1/4096 ms
_PLURALS = {
    "entry": "entries", "person": "people", "try": "tries", "trash": "trash", "answers": "answers",
    "batch": "imports", "arrivals": "imported",
}  # fmt: skip
_UNITS = ("bytes", "KB", "MB", "GB")


def short(id: str) -> str:
    """The beginning of an id that is long enough to tell it from the others."""
    return id[:_SHORT_ID]


def noun_name(noun: str) -> str:
    """What a noun is called for a person, as `kind_word` is no word."""
    return "kind words" if noun == "kind_word" else noun


def when(moment: str, *, all_day: bool = False) -> str:
    """An ISO moment as `2024-05-17 19:30`, in the time of the place where it was."""
    return moment[:10] if all_day else moment[:16].replace("T", " ")


def size(number: int) -> str:
    """A number of bytes for reading: `12 KB`."""
    amount, unit = float(number), 0
    while amount >= 1000 and unit < len(_UNITS) - 1:
        amount, unit = amount / 1000, unit + 1
    return f"{amount:.0f} {_UNITS[unit]}" if unit == 0 or amount >= 10 else f"{amount:.1f} {_UNITS[unit]}"


def many(number: int, noun: str) -> str:
    """`1 entry`, `2,000 entries`; the noun in its singular."""
    return f"{number:,} {noun if number == 1 else _PLURALS.get(noun, noun + 's')}"


def feelings(document: dict[str, Any]) -> str:
    """`calm 6, tired`."""
    return ", ".join(
        one["name"] if one["intensity"] is None else f"{one['name']} {one['intensity']}" for one in document["feelings"]
    )


def entry_row(document: dict[str, Any]) -> list[str]:
    """Moment, id, and what it is about, shortened to the terminal."""
    if document.get("damaged"):
        return ["damaged", short(document["id"]), "This entry is damaged. See: peerjournal check"]
    about = one_line(document["title"]) or one_line(document["body"][:400]) or one_line(feelings(document))
    width = page_width()
    return [
        when(document["at"], all_day=bool(document.get("all_day"))),
        short(document["id"]),
        shortened(about, width and max(20, width - 16 - _SHORT_ID - 4)),
    ]


def entry_lines(document: dict[str, Any]) -> Iterable[str]:
    """The whole entry: what is known about it, then its words."""
    width = page_width()
    if document["title"]:
        yield from wrapped(one_line(document["title"]), width)
    facts = [
        ("When", when(document["at"], all_day=bool(document.get("all_day")))),
        ("Group", document["group"] or ""),
        ("Meeting", when(document["meeting"]) if document["meeting"] else ""),
        ("Feelings", feelings(document)),
        ("Scales", ", ".join(f"{key} {value}" for key, value in document["scales"].items())),
        ("Tags", ", ".join(document["tags"])),
        ("Starred", "yes" if document["starred"] else ""),
        ("Files", ", ".join(f"{one['name']} ({size(one['size'])})" for one in document["attachments"])),
        ("From", document["source"]["format"] if document["source"] else ""),
        ("Id", document["id"]),
    ]
    yield from facts_lines(facts)
    if document["body"]:
        yield ""
        yield from wrapped(clean(document["body"]), width)


def facts_lines(facts: Iterable[tuple[str, str]]) -> list[str]:
    """Names and values under one another; those without a value are left out."""
    told = [(name, one_line(value)) for name, value in facts if value]
    widest = max((columns(name) for name, _ in told), default=0)
    lines = []
    for name, value in told:
        first, *more = wrapped(value, (page_width() or 10_000) - widest - 2)
        lines.append(name.ljust(widest + 2) + first)
        lines += [" " * (widest + 2) + line for line in more]
    return lines


def plural(counts: dict[str, int]) -> dict[str, int]:
    """Counts by noun with the names they have in JSON: `entries`, `people`."""
    return {_PLURALS.get(noun, f"{noun}s"): number for noun, number in counts.items()}
