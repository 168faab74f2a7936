"""Damaged journals give a world's error or what can be read of them, and nothing else."""

import os
import time
import zipfile
from pathlib import Path

import pytest

from peerjournal.actions import imports
from peerjournal.actions.import_sources import FORMATS
from peerjournal.formats import IMPORTERS
from peerjournal.formats.source import HEAD, Source
from peerjournal.model.errors import WorldError
from peerjournal.vault.vault import Vault
from tests.fuzzing.blind import findings
from tests.fuzzing.guiding import available, guided

MINUTES = float(os.environ.get("PEERJOURNAL_FUZZING_MINUTES", "10"))


def test_no_importer_trips_over_a_damaged_journal() -> None:
    assert list(findings(4, seed=1)) == []


@pytest.mark.long
def test_no_importer_trips_over_any_damaged_journal_in_ten_minutes() -> None:
    assert list(findings(60 * MINUTES, seed=10_000)) == []


@pytest.mark.long
@pytest.mark.skipif(not available(), reason="atheris has wheels for Linux on x86-64 only")
@pytest.mark.parametrize("importer", FORMATS)
def test_a_search_for_ten_minutes_finds_nothing_an_importer_trips_over(importer: str, tmp_path: Path) -> None:
    done = guided(importer, 60 * MINUTES, tmp_path)
    print(f"{importer}: {done.runs:,} journals in {done.seconds:.0f} s")
    assert done.faults == ()


@pytest.mark.parametrize("importer", FORMATS)
def test_what_is_empty_is_refused_or_said_to_be_by_every_importer(importer: str, vault: Vault, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    with zipfile.ZipFile(tmp_path / "archive.zip", "w"):
        pass
    for name in ("folder", "file", "archive.zip"):
        try:
            (report,) = imports.run(vault, [tmp_path / name], format=importer, dry_run=True)
        except WorldError:
            continue
        assert report.entries == 0
        assert report.skipped


@pytest.mark.parametrize("importer", FORMATS)
def test_files_of_one_sign_over_and_over_are_soon_told_from_journals(importer: str, tmp_path: Path) -> None:
    (module,) = (one for one in IMPORTERS if importer == one.NAME)
    for sign in (
        "\n",
        " ",
        "\t",
        "\r",
        "[",
        "{",
        '"',
        "<",
        "-",
        "#",
        "0",
        ",",
        "=",
        "*",
        ":",
        "`",
        "\n-",
        '":{',
        "12/",
    ):
        (tmp_path / "a.txt").write_bytes((sign * HEAD).encode()[:HEAD])
        begun = time.process_time()
        with Source(tmp_path / "a.txt") as source:
            module.recognises(source)
        assert time.process_time() - begun < 2, sign
