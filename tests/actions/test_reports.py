"""A report holds what was chosen, in the person's own words exactly, and nothing of anybody else's."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from peerjournal.actions import entries, groups, questions, reports, tips
from peerjournal.actions.reports import Wanted
from peerjournal.actions.sealed_exports import Seal
from peerjournal.crypto import Passphrase, decrypt_stream
from peerjournal.model.entry import Entry
from peerjournal.model.errors import BadValue, EmptyPassphrase, FileExists
from peerjournal.vault.vault import Vault

DAY = datetime(2024, 3, 1, 20, 15, tzinfo=UTC)
WORDS = "I  said <b>no</b> & stayed —\n\n\tas I *am*. 聞"
BODY = f"{WORDS}\n\n::: heard Fern\nWhat Fern told us.\n:::\n\n::: confidence\nThe secret of another.\n:::\n"
PERIOD = (date(2024, 1, 1), date(2024, 12, 31))


@pytest.fixture
def entry(vault: Vault) -> Entry:
    """An entry with words of one's own, heard ones, and ones told in confidence."""
    for at in range(12):
        entries.save(vault, entries.new(at=DAY + timedelta(days=at), scales={"hope": 3 + at % 4}))
    return entries.save(vault, entries.new(at=DAY, title="After the call", body=BODY, scales={"hope": 6}))


def wanted(vault: Vault) -> Wanted:
    """Everything that is offered."""
    found = reports.offered(vault, *PERIOD)
    return Wanted(
        *PERIOD, "For Tuesday", "Please read page two.", scales=tuple(one.id for one in found.scales),
        entries=tuple(one.id for one in found.entries), tips=tuple(one.id for one in found.tips),
        questions=tuple(one.id for one in found.questions),
    )  # fmt: skip


def test_own_words_are_quoted_exactly_and_others_never(vault: Vault, entry: Entry) -> None:
    questions.add(vault, "Why at night?\n\n::: heard\nSomebody asked.\n:::")
    report = reports.compose(vault, wanted(vault))
    (quote,) = report.quotes
    assert quote.words == WORDS
    assert (quote.title, quote.at) == ("After the call", entry.at)
    assert report.questions == ("Why at night?",)
    page = reports.html(report)
    for text in ("What Fern told", "Fern", "secret of another", "Somebody asked"):
        assert text not in page
        assert not any(text in one for one in report.texts())
    assert "I  said &lt;b&gt;no&lt;/b&gt; &amp; stayed —\n\n\tas I *am*. 聞" in page


def test_only_what_was_chosen_is_in_it(vault: Vault, entry: Entry) -> None:
    report = reports.compose(vault, replace(wanted(vault), entries=(), scales=()))
    assert (report.quotes, report.scales, report.around) == ((), (), ())
    assert report.title == "For Tuesday"


def test_an_entry_with_nothing_of_ones_own_is_not_offered(vault: Vault) -> None:
    entries.save(vault, entries.new(at=DAY, body="::: heard\nAll of it.\n:::"))
    assert reports.offered(vault, *PERIOD).entries == ()


def test_scales_meetings_and_tips_come_with_their_doubt(vault: Vault, entry: Entry) -> None:
    group = groups.add(vault, "Thursday circle")
    for at in range(6):
        groups.add_meeting(vault, group.id, DAY + timedelta(days=7 * at), before={"hope": 3}, after={"hope": 5})
    tip = tips.add(vault, "Cold water")
    tips.tried(vault, tip.id, before=8, after=3, at=DAY)
    report = reports.compose(vault, wanted(vault))
    (hope,) = report.scales
    assert "not validated" in hope.note
    assert hope.said.startswith("25 answers from 3 to 6")
    assert len(hope.line) > 10
    assert report.around[0].said == "6 meetings, median change +2 (95 % interval +2 to +2); not beyond chance."
    assert report.tips[0].said.startswith("Tried once; eased by about 5.0 of 10 (95 % interval ")


def test_the_web_page_loads_nothing_and_runs_nothing(vault: Vault, entry: Entry, tmp_path: Path) -> None:
    dest = reports.write(vault, reports.compose(vault, wanted(vault)), tmp_path / "report.html")
    page = dest.read_text("utf-8")
    assert not re.search(r"<script|https?://(?!www\.w3\.org/2000/svg)|url\(|<link|@import", page)
    assert "default-src 'none'" in page
    assert dest.stat().st_mode & 0o777 == 0o600


def test_a_pdf_is_written_and_never_over_another_file(vault: Vault, entry: Entry, tmp_path: Path) -> None:
    report = reports.compose(vault, wanted(vault))
    dest = reports.write(vault, report, tmp_path / "report.pdf")
    assert dest.read_bytes().startswith(b"%PDF-")
    assert b"Fern" not in dest.read_bytes()
    with pytest.raises(FileExists):
        reports.write(vault, report, dest)
    with pytest.raises(BadValue):
        reports.write(vault, report, tmp_path / "report.docx")
    assert [one.name for one in tmp_path.iterdir() if one.suffix == ".docx"] == []


def test_sealed_it_opens_with_its_passphrase_only(vault: Vault, entry: Entry, tmp_path: Path) -> None:
    report = reports.compose(vault, wanted(vault))
    dest = reports.write(vault, report, tmp_path / "report.html.age", seal=Seal(passphrase="a lantern"))
    assert b"For Tuesday" not in dest.read_bytes()
    with dest.open("rb") as file:
        assert decrypt_stream(file, [Passphrase(b"a lantern")]).read() == reports.html(report).encode()
    with pytest.raises(EmptyPassphrase):
        reports.write(vault, report, tmp_path / "other.html.age", seal=Seal())
    assert not (tmp_path / "other.html.age").exists()


def test_a_report_of_a_usual_size_fills_two_pages(vault: Vault, entry: Entry, qapp: object) -> None:
    from peerjournal.paper.report_pdf import pages

    report = reports.compose(vault, wanted(vault))
    quotes = report.quotes * 4
    assert pages(replace(report, quotes=quotes, scales=report.scales * 3)) == 2
