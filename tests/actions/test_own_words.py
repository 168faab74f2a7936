"""Nothing of others comes out of insights and reports, however it stands in a text; one's own words do, exactly."""

import json
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from peerjournal.actions import entries, groups, insights, questions, reports, tips
from peerjournal.actions.reports import Wanted
from peerjournal.insights import looking_back
from peerjournal.insights.life import Life, own_words
from peerjournal.model.entry import Entry, Feeling
from peerjournal.model.exits import Exit, leaving
from peerjournal.vault.vault import Vault

DAY = datetime(2024, 3, 1, 20, tzinfo=UTC)
OTHERS, MINE = "foreign", "own"  # in every line of others, and in none of one's own
WITHIN = ("", "  ", "   ", "    ", "\t", "> ", ">> ", "- ", "* ", "1. ", "> - ", "  12) ")
OPENINGS = ("::: heard", "::: confidence", "::: heard R.", ":::confidence", ":::: {.heard}", "::: Confidence :::")
LINES = ("{word}", "{word} and {word}", "# {word}", "- {word}", "```", "~~~", "\t{word}", "", "  {word}  ", "> {word}")


def lines(word: str) -> st.SearchStrategy[str]:
    """Some lines of Markdown."""
    return st.lists(st.sampled_from(LINES), max_size=5).map(lambda found: "\n".join(found).format_map({"word": word}))


@st.composite
def passages_of_others(draw: st.DrawFn) -> str:
    """A passage of somebody else, closed as it was opened or not at all where nothing follows."""
    within, opening = draw(st.sampled_from(WITHIN)), draw(st.sampled_from(OPENINGS))
    told = "\n".join(within + line for line in draw(lines(OTHERS)).split("\n"))
    return f"{within}{opening}\n{told}\n{within if within.strip() in ('', '>', '>>') else ''}:::"


@st.composite
def own_texts(draw: st.DrawFn) -> str:
    """One's own lines, without code: whether that has an end decides what a fence in it is."""
    return "\n".join(line for line in draw(lines(MINE)).split("\n") if line not in ("```", "~~~"))


BODIES = st.lists(st.one_of(own_texts(), passages_of_others()), max_size=6).map("\n".join)


@given(BODIES)
def test_no_line_of_others_comes_out_and_every_own_one_does(body: str) -> None:
    entry = Entry("e", DAY, "Title", body)
    (memory,) = looking_back.look(Life(remembered=(entry,), today=date(2026, 3, 1)))
    for told in (own_words("Title", body), memory.words, leaving(body, Exit.REPORT)):
        assert OTHERS not in told
    own = [line for line in body.split("\n") if MINE in line]
    assert [line for line in memory.words.split("\n") if MINE in line] == own


@given(own_texts())
def test_a_text_of_ones_own_is_quoted_to_the_last_byte(body: str) -> None:
    (memory,) = looking_back.look(Life(remembered=(Entry("e", DAY, "", body),), today=date(2026, 3, 1)))
    assert memory.words == body


def test_wherever_words_of_others_are_put_no_insight_and_no_report_has_them(vault: Vault) -> None:
    told = f"mine\n\n- a list\n  ::: heard {OTHERS}\n  {OTHERS}\n  :::\n\n> ::: confidence\n> {OTHERS}\n> :::\n"
    group = groups.add(vault, "Thursday circle")
    for at in range(12):
        entries.save(vault, entries.new(at=DAY + timedelta(days=at), title="Mine", body=told, scales={"hope": at % 11},
                                        feelings=(Feeling("calm"),), tags=("walk",), group_id=group.id))  # fmt: skip
    for at in range(7):
        groups.add_meeting(vault, group.id, DAY + timedelta(days=7 * at), note=told, before={"hope": 3},
                           after={"hope": 5})  # fmt: skip
    tip = tips.add(vault, "Walk", how=told)
    tips.tried(vault, tip.id, before=7, after=4, at=DAY, note=told)
    questions.add(vault, told)
    found = insights.document(vault)
    found["looking_back"] = insights.plain(insights.look(vault, "looking_back", today=date(2026, 3, 1)))
    assert found["words"][0]["n"] == 12
    assert found["looking_back"]
    assert OTHERS not in json.dumps(found)
    period = (date(2024, 1, 1), date(2024, 12, 31))
    offered = reports.offered(vault, *period)
    assert OTHERS not in repr(offered)
    scales, written, tried, asked = (
        tuple(one.id for one in part) for part in (offered.scales, offered.entries, offered.tips, offered.questions)
    )
    chosen = Wanted(*period, "For Tuesday", told, scales, written, tried, asked)
    report = reports.compose(vault, chosen)
    assert len(report.quotes) == 12
    assert OTHERS not in reports.html(report)
