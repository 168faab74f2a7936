"""The journal on paper: nothing is lost between pages, and no date stands alone at a page's foot."""

import re
import shutil
import subprocess
import unicodedata
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale

from peerjournal.actions import exports
from peerjournal.model.entry import Feeling
from peerjournal.paper.journal_pdf import spoken, spoken_month
from peerjournal.vault.vault import Vault
from tests.vaults import DAWN, written


def test_months_and_days_are_said_in_the_readers_language() -> None:
    before = QLocale()
    try:
        QLocale.setDefault(QLocale(QLocale.Language.German))
        assert spoken_month("2024-05") == "Mai 2024"
        assert spoken(DAWN.date(), "06:30") == "Freitag, 17. Mai 2024, 06:30"
        QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
        assert spoken(DAWN.date(), None) == "Friday, 17 May 2024"
        assert spoken_month("1660-01") == "January 1660"
    finally:
        QLocale.setDefault(before)


def test_no_page_ends_between_a_date_and_its_entry_and_every_entry_is_there(vault: Vault, tmp_path: Path) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    with vault.transaction():
        for number in range(60):
            words = "walked home by the river " * (5 + number * 37 % 90)
            title, feelings = ("", ()) if number % 3 else (f"Title{number}", (Feeling("calm", 7),))
            written(vault, f"begin{number} {words} end{number}", days=number / 8, title=title, feelings=feelings)
    exports.run(vault, tmp_path / "a.pdf", format="pdf")
    read = subprocess.run(["pdftotext", "-layout", tmp_path / "a.pdf", "-"], capture_output=True, check=True)
    pages = [page for page in read.stdout.decode().split("\f") if page.strip()]
    assert len(pages) > 5
    for page in pages:
        last = [line.strip() for line in page.splitlines() if line.strip()][-2]  # the last one is the foot
        assert not re.search(r", \d\d:\d\d$", last), last
        assert not re.match(r"Title\d|calm 7", last), last
    text = " ".join(pages)
    assert all(re.search(rf"\b{mark}{number}\b", text) for number in range(60) for mark in ("begin", "end"))
    assert spoken((DAWN + timedelta(days=5)).date(), "06:30") in text


def test_letters_that_no_font_here_has_are_counted_and_said(vault: Vault, tmp_path: Path) -> None:
    """What a viewer reads out of the file is the judge: a box is read as nothing."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    letters = "Aß夕كꔀሀꀀ"
    written(vault, letters)
    report = exports.run(vault, tmp_path / "a.pdf", format="pdf")
    read = subprocess.run(["pdftotext", tmp_path / "a.pdf", "-"], capture_output=True, check=True).stdout.decode()
    lost = sum(letter not in unicodedata.normalize("NFKC", read) for letter in letters)
    said = [one.what for one in report.changed]
    assert said == ([f"a letter ({lost} times)"] if lost > 1 else ["a letter"] * lost)
