"""The whole main job on real diaries: import, write, find, back up, open without this program, restore, compare."""

import json
import re
import shutil
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from peerjournal.actions import attachments, backups, entries, exports, groups, imports, recovery, search, tips, vaults
from peerjournal.model.entry import Entry, Feeling
from peerjournal.model.filters import EntryFilter
from peerjournal.model.form import entry_markdown, markdown_path
from peerjournal.model.moments import local, now, parse_days, to_iso
from peerjournal.model.reports import BackupReport, LossReport
from peerjournal.vault.vault import Vault
from tests.vaults import CHEAP, make, opened_again, whole

EXPECTED = {
    "pepys.jsonl": 3413,
    "schnitzler-1890-1899.jsonl": 3546,
    "44913_ruby_29505.jsonl": 110,
    "47356_ruby_33287.jsonl": 94,
    "50413_ruby_40424.jsonl": 62,
}
PICTURE = bytes(range(256)) * 5000


@dataclass
class Journey:
    """A journal on its way: its vault, what came of the import, and the source as plain records."""

    folder: Path
    vault: Vault
    reports: list[LossReport]
    sources: list[Path]
    records: list[dict[str, Any]]
    entry: Entry
    tip_id: str


@pytest.fixture(scope="module")
def journey(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journey]:
    """Three diaries imported, then an evening after a meeting, and a tip that was tried twice."""
    folder = tmp_path_factory.mktemp("journey")
    diaries = shared_data / "diaries"
    sources = [
        diaries / "pepys-en" / "pepys.jsonl",
        diaries / "schnitzler-de" / "schnitzler-1890-1899.jsonl",
        *sorted((diaries / "santoka-ja").glob("*.jsonl")),
    ]
    vault = make(folder)
    reports = imports.run(vault, [*sources[:2], diaries / "santoka-ja"])
    first_at = local(parse_days("2026-01-01")[0])
    group = groups.add(vault, "Thursday group", rrule="FREQ=WEEKLY;BYDAY=TH", first_at=first_at)
    meeting = groups.latest_meeting(vault, group.id, now())
    entry = entries.save(
        vault,
        entries.new(
            title="After the meeting", body="I said it aloud for the first time. 誰も笑わなかった。",
            feelings=(Feeling("relieved", 8), Feeling("tired", 4)), scales={"hope": 7}, tags=("group",),
            group_id=group.id, meeting_id=meeting.id,
        ),
    )  # fmt: skip
    entry = attachments.attach_bytes(vault, entry, "the view.png", PICTURE)
    tip = tips.add(vault, "Cold water on the wrists", situations=("cravings",), group_id=group.id)
    tips.tried(vault, tip.id, before=8, after=4)
    tips.tried(vault, tip.id, before=6, after=5, note="in a hurry")
    records = [json.loads(line) for path in sources for line in path.read_text("utf-8").splitlines()]
    yield Journey(folder, vault, reports, sources, records, entry, tip.id)
    vault.close()


@pytest.fixture(scope="module")
def backup(journey: Journey) -> BackupReport:
    """A backup of that journal."""
    (journey.folder / "backups").mkdir()
    return backups.make(journey.vault, journey.folder / "backups")


def test_every_entry_came_in_also_where_a_day_has_two(journey: Journey) -> None:
    assert {report.source: report.entries for report in journey.reports} == EXPECTED
    assert sum(EXPECTED.values()) == len(journey.records)
    assert entries.count(journey.vault) == len(journey.records) + 1
    days = Counter(record["date"] for record in journey.records)
    twice = [day for day, number in days.items() if number == 2 and day < "1700"]
    assert len(twice) == 3
    for day in twice:
        first, last = parse_days(day)
        assert entries.count(journey.vault, EntryFilter(first_day=first, last_day=last)) == 2
    told = {remark.what.partition(" (")[0] for report in journey.reports for remark in report.skipped}
    told = {what for what in told if not what.endswith(".txt")}  # the same once more, in an old encoding
    assert told == {"field lang", "field month", "field date_ns", "field other_times_ns", "field people"}


def test_every_text_is_as_it_was_and_on_its_day(journey: Journey) -> None:
    where = EntryFilter(last_day=parse_days("1999")[1])
    kept = Counter(
        (whole(one).at.date().isoformat(), whole(one).title, whole(one).body)
        for _, one in journey.vault.entries.in_order(where)
    )
    assert kept == Counter((record["date"], record.get("title") or "", record["text"]) for record in journey.records)


def test_importing_again_adds_nothing(journey: Journey) -> None:
    before = entries.count(journey.vault)
    for report in imports.run(journey.vault, journey.sources):
        assert (report.entries, report.duplicates) == (0, EXPECTED[report.source])
    assert entries.count(journey.vault) == before


def plain(text: str) -> str:
    """Without accents, as the index has it."""
    bare = "".join(one for one in unicodedata.normalize("NFD", text) if not "\u0300" <= one <= "\u036f")
    return unicodedata.normalize("NFC", bare)


def grep(journey: Journey, pattern: str) -> int:
    """In how many records of the source a pattern stands."""
    found = re.compile(pattern, re.I)
    return sum(
        any(found.search(plain(text)) for text in (record.get("title") or "", record["text"]))
        for record in journey.records
    )


def cut_off(snippet: str, start: int, end: int) -> bool:
    """Whether a match stands where a longer text was cut off, perhaps within it."""
    return snippet[end:] == "…" or snippet[:start] == "…"


@pytest.mark.parametrize(
    ("words", "pattern", "at_least"),
    [
        ("coach", r"\bcoach\b", 1000), ("coach*", r"\bcoach", 1000), ("Elizabeth", r"\bElizabeth\b", 20),
        ('"my wife"', r"\bmy\W+wife\b", 2000), ("plague", r"\bplague\b", 100),
        ('"good sermon"', r"\bgood\W+sermon\b", 20),
        ("Brief", r"\bBrief\b", 300), ("Träume", r"\bTraume\b", 5), ("traume*", r"\bTraume", 5),
        ("Nachm*", r"\bNachm", 150), ('"Brief von"', r"\bBrief\W+von\b", 50), ("Jänner", r"\bJanner\b", 100),
        ("温泉", "温泉", 10), ("行乞", "行乞", 80), ("熊本", "熊本", 10), ("旅", "旅", 50), ("しぐれ", "しぐれ", 10),
    ],
)  # fmt: skip
def test_search_finds_what_grep_finds_in_the_source(journey: Journey, words: str, pattern: str, at_least: int) -> None:
    expected = grep(journey, pattern)
    assert expected >= at_least
    best, newest = (search.find(journey.vault, words, limit=200, sort=sort) for sort in ("best", "newest"))
    assert best.total == newest.total == expected
    for hit in best.hits + newest.hits:
        inside = [(start, end) for start, end in hit.matches if not cut_off(hit.snippet, start, end)]
        assert all(re.fullmatch(f"{pattern}\\w*", plain(hit.snippet[start:end]), re.I) for start, end in inside)
        assert hit.matches


def test_the_evening_and_the_tip_are_found_again(journey: Journey) -> None:
    vault = opened_again(journey.vault)
    journey.vault = vault
    for words in (
        "feeling:relieved",
        'group:"thursday group"',
        "tag:group",
        "笑わなかった",
        '"said it aloud" from:2026',
    ):
        assert journey.entry.id in {hit.id for hit in search.find(vault, words).hits}, words
    assert {hit.id for hit in search.find(vault, "cravings").hits} == {journey.tip_id}
    (ranked,) = tips.ranked(vault, "cravings")
    assert (ranked.tries, ranked.eased) == (2, 2.5)
    kept = entries.get(vault, journey.entry.id)
    assert kept == journey.entry
    assert groups.get_meeting(vault, str(kept.meeting_id)).at.strftime("%A") == "Thursday"
    assert vaults.check(vault, full=True).ok


def test_the_backup_opens_without_this_program_and_shows_the_same(journey: Journey, backup: BackupReport) -> None:
    if shutil.which("age") is None or shutil.which("tar") is None:
        pytest.skip("needs age and tar")
    out = journey.folder / "opened"
    out.mkdir()
    (out / "key.txt").write_text(recovery.key(journey.vault).text + "\n")
    with subprocess.Popen(["age", "-d", "-i", out / "key.txt", backup.path], stdout=subprocess.PIPE) as age:
        subprocess.run(["tar", "x", "-C", out], stdin=age.stdout, check=True)
    assert age.returncode == 0
    records = [json.loads(line) for line in (out / "records" / "entry.jsonl").read_bytes().splitlines()]
    held = {whole(one).id: whole(one) for _, one in journey.vault.entries.in_order()}
    assert [record["id"] for record in records] == list(held)
    assert len(list((out / "entries").rglob("*.md"))) == len(held)
    names = groups.names(journey.vault)
    met = [whole(one) for group_id in names for one in groups.meetings(journey.vault, group_id)]
    meetings = {one.id: to_iso(one.at) for one in met}
    for record in records:
        entry = held[record["id"]]
        told = (record["at"], record.get("body", ""), record.get("title", ""), tuple(record.get("tags", ())))
        assert told == (to_iso(entry.at), entry.body, entry.title, entry.tags)
        group, meeting = names.get(entry.group_id or ""), meetings.get(entry.meeting_id or "")
        shown = (out / "entries" / markdown_path(entry)).read_bytes().decode()
        assert shown == entry_markdown(entry, group, meeting, "../../../attachments")
    (file,) = journey.entry.attachments
    assert (out / "attachments" / file.sha256[:2] / file.sha256).read_bytes() == PICTURE


def test_the_restored_journal_exports_to_the_same_bytes(journey: Journey, backup: BackupReport) -> None:
    key = recovery.key(journey.vault).text
    report = backups.restore(backup.path, journey.folder / "restored", "a new lantern", identity=key, cost=CHEAP)
    assert report.counts == backup.counts
    restored = vaults.unlock(journey.folder / "restored", "a new lantern")
    for vault, name in ((journey.vault, "one"), (restored, "two")):
        exports.run(vault, journey.folder / name / "all.jsonl", format="jsonl")
    one, two = (journey.folder / name / "all.jsonl" for name in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()
    (file,) = entries.get(restored, journey.entry.id).attachments
    assert attachments.read(restored, file) == PICTURE
    assert [whole(one.tip) for one in tips.ranked(restored)] == [whole(one.tip) for one in tips.ranked(journey.vault)]
    vaults.lock(restored)
