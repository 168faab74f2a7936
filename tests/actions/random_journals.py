"""Random journals for proofs about what leaves and comes back: every script, every year, and texts that are traps."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Any

from hypothesis import strategies as st

from peerjournal.actions import attachments, entries, groups
from peerjournal.actions.entries import tidied
from peerjournal.model.entry import Entry, Feeling, Source
from peerjournal.model.errors import BadValue, NotFound
from peerjournal.model.ids import new_id
from peerjournal.vault.vault import Vault
from tests.vaults import DAWN

# What one of the forms means something by, or has to find the end of.
_TRAPS = (
    "\n", "\n\n", "\r\n", "# A heading\n", "---\n", "```\n", "~~~~ md\n", "::: heard R.\n", ":::\n", "![](a.png)", "\\",
    "![](a%20b.png)", "![x](other.png)", "[a](../../attachments/ab/ab)\n", "dayone-moment://0A", "@someone", "a.png",
    "[2024-05-17 10:00] x", "\u200f\u05e9\u05dc\u05d5\u05dd", "\u65e5\u8a18", "\u0643\u062a\u0628\u062a", "e\u0301",
    "\u0939\u093f\u0928\u094d\u0926\u0940", "\U0001f469\u200d\U0001f33e", "\u2028", "\x00", "\x1f", "\ufeff", "\u200b",
    "=1+1", "<b>", "&amp;", "{{x}}", '"', "'", "a: b\n", "- x\n", "| a | b |\n|---|---|\n", "    code\n", " ", "\t",
    "\u00a0", "1\\. x",
)  # fmt: skip
texts = st.text(st.characters(codec=None), max_size=60)
bodies = texts | st.lists(st.sampled_from(_TRAPS) | st.text(max_size=5), max_size=12).map("".join)
names = st.text(st.characters(codec=None), min_size=1, max_size=12)
file_names = texts | st.sampled_from(("a.png", "a b.png", "a.png", "x.pdf", "b.mp4", "c [1].jpg", "d\\e.txt", "f.JPG"))
zones = st.integers(-1439, 1439).map(lambda minutes: timezone(timedelta(minutes=minutes)))
odd_zones = st.integers(-86_399, 86_399).map(lambda seconds: timezone(timedelta(seconds=seconds)))
_FIRST, _LAST = datetime.fromisoformat("0001-01-01"), datetime.fromisoformat("9999-12-31T23:59:59.999999")
moments = st.datetimes(_FIRST, _LAST, timezones=zones | odd_zones) | st.just(DAWN)
drafts = st.fixed_dictionaries(
    {
        "at": moments,
        "title": texts,
        "body": bodies,
        "tags": st.lists(names, max_size=3).map(tuple),
        "feelings": st.lists(st.builds(Feeling, names, st.none() | st.integers(0, 10)), max_size=3).map(tuple),
        "scales": st.dictionaries(names, st.integers(0, 10), max_size=3),
        "tip_ids": st.lists(st.builds(new_id), max_size=2).map(tuple),
        "starred": st.booleans(),
        "all_day": st.booleans(),
        "left_out": st.booleans(),
        "source": st.none() | st.builds(Source, names.filter(str.isprintable), names.filter(str.isprintable)),
        "group": st.none() | names,
        "meeting": st.none() | moments,
        "files": st.lists(st.tuples(file_names, st.binary(max_size=40)), max_size=3),
        "edited": st.booleans(),
    }
)
_OF_THE_ENTRY = (
    "at", "title", "body", "tags", "feelings", "scales", "tip_ids", "starred", "all_day", "left_out", "source",
)  # fmt: skip


def fitting(draft: dict[str, Any]) -> bool:
    """Whether an entry may be like this at all."""
    try:
        tidied(_entry(draft))
        if draft["meeting"] is not None:
            tidied(replace(_entry(draft), at=draft["meeting"]))
        return draft["group"] is None or bool("".join(draft["group"].split()))
    except BadValue:
        return False


def _entry(draft: dict[str, Any]) -> Entry:
    return entries.new(**{key: draft[key] for key in _OF_THE_ENTRY})


def save(vault: Vault, draft: dict[str, Any]) -> Entry:
    """The entry of a draft, saved, with its group, meeting and files."""
    entry = _entry(draft)
    if draft["group"] is not None:
        try:
            group = groups.find(vault, draft["group"])
        except NotFound:
            group = groups.add(vault, draft["group"])
        entry = replace(entry, group_id=group.id)
        if draft["meeting"] is not None:
            entry = replace(entry, meeting_id=groups.meeting_at(vault, group.id, draft["meeting"]).id)
    entry = entries.save(vault, entry)
    for name, data in draft["files"]:
        entry = attachments.attach_bytes(vault, entry, name, data)
    return entries.save(vault, replace(entry, body=entry.body + " edited")) if draft["edited"] else entry
