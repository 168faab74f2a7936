"""Whatever a journal holds: nothing told in confidence leaves it in any export, and what was heard only when asked."""

import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peerjournal.actions import entries, exports, people
from peerjournal.model.provenance import Provenance, fenced
from peerjournal.model.reports import ExportReport
from peerjournal.vault.vault import Vault
from tests.vaults import make, undone

HEARD, CONFIDENCE = "heardcanary", "confidencecanary"

words = st.text(st.sampled_from("ab :`~\n\t.é日"), max_size=12)
fences = st.sampled_from(["\n", "\n\n", "\r\n", "\n```\n", "\n~~~ py\n", "\n:::\n", "\n::: note\n", "\n  "])
alias = st.sampled_from(["", "R.", "the gardener"])
pieces = st.one_of(
    words,
    fences,
    st.builds(lambda text, who: f"\n{fenced(text + HEARD, Provenance.HEARD, who)}\n", words, alias),
    st.builds(lambda text, who: f"\n{fenced(text + CONFIDENCE, Provenance.CONFIDENCE, who)}\n", words, alias),
)
# A fence within code that is closed is code, and the writer's own; these texts do not close theirs around one.
bodies = st.lists(pieces, max_size=8).map("".join).filter(lambda body: body.count("```") + body.count("~~~") < 2)


@pytest.fixture(scope="module")
def one(tmp_path_factory: pytest.TempPathFactory) -> Vault:
    """One vault for all examples."""
    return make(tmp_path_factory.mktemp("leaving"))


def exported(vault: Vault, folder: Path, *, with_heard: bool) -> tuple[str, ExportReport]:
    """Everything that an export wrote in all formats, and its report."""
    written, report = [], None
    # The letters in a PDF are numbers of shapes; it is set from the same entries (test_export_files.py).
    for format in (name for name in exports.FORMATS if name != "pdf"):
        dest = folder / f"{format}-{with_heard}"
        report = exports.run(vault, dest, format=format, terms=exports.Terms(with_aliases=True, with_heard=with_heard))
        paths = [dest] if dest.is_file() else sorted(path for path in dest.rglob("*") if path.is_file())
        written += [readable(path).decode("utf-8", "replace") for path in paths]
    assert report is not None
    return "\n".join(written), report


def readable(path: Path) -> bytes:
    """The bytes of a file, unpacked where it is a zip."""
    if not zipfile.is_zipfile(path):
        return path.read_bytes()
    with zipfile.ZipFile(path) as opened:
        return b"".join(opened.read(name) for name in opened.namelist())


@settings(max_examples=40)
@given(st.lists(bodies, min_size=1, max_size=3))
def test_nothing_told_in_confidence_is_in_any_export(
    one: Vault, tmp_path_factory: pytest.TempPathFactory, bodies: list[str]
) -> None:
    with undone(one):
        for number, body in enumerate(bodies):
            entries.save(one, entries.new(body=body, title="t"))
            people.add(one, f"alias {number}", connection=body, promise=body)
        folder = tmp_path_factory.mktemp("out")
        text, report = exported(one, folder, with_heard=False)
        assert CONFIDENCE not in text
        assert HEARD not in text
        asked, again = exported(one, folder, with_heard=True)
        assert CONFIDENCE not in asked
        assert again.heard_left_out == 0
        assert again.confidence_left_out == report.confidence_left_out
        if report.heard_left_out and "```" not in asked and "~~~" not in asked:
            assert HEARD in asked


def test_what_is_left_out_is_counted_and_the_rest_is_whole(vault: Vault, tmp_path: Path) -> None:
    body = "Before.\n\n::: heard R.\na trick\n:::\n\nBetween.\n\n::: confidence\na secret\n:::\n"
    saved = entries.save(vault, entries.new(body=body))
    report = exports.run(vault, tmp_path / "a.jsonl", format="jsonl")
    assert (report.heard_left_out, report.confidence_left_out) == (1, 1)
    assert json.loads((tmp_path / "a.jsonl").read_bytes())["body"] == "Before.\n\nBetween."
    assert entries.get(vault, saved.id).body == body, "the journal keeps all of it"
