"""jrnl itself opens the journal that is written for it, and sees the entries that were meant."""

import json
import os
import re
import shutil
import subprocess
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from peerjournal.actions import exports
from peerjournal.vault.vault import Vault
from tests.vaults import DAWN, written

JRNL = os.environ.get("JRNL_FOR_TESTS") or shutil.which("jrnl")
pytestmark = pytest.mark.skipif(not JRNL, reason="jrnl is not installed")

JOURNAL: list[dict[str, Any]] = [
    {"title": "After the meeting", "body": "I said it. Nobody minded!\n\nThen tea.", "starred": True},
    {"title": "What now? Go on", "body": "A dot in a title. And more.", "tags": ("night walk", "日記")},
    {"title": "", "body": "No title here. Only two sentences."},
    {"title": "", "body": "A first line without an end\nand a second"},
    {"title": "Trap", "body": "[2024-01-01 10:00] x\n[not a date] x\n[2024-01-01] y\n[tomorrow] z\n* a\n@home"},
    {"title": "Ends with a star *", "body": "not starred"},
    {"title": "[2020-02-02] a date in front", "body": "x"},
    {"title": "夜の日記", "body": "今日は静かでした。\nまた明日。"},
    {"title": "دفتر", "body": "كتبت اليوم", "tags": ("ليل",)},
    {"title": "", "body": ""},
    {"title": "Code", "body": "```\n[2024-05-17 10:00] x\n```\n\n    indented\n\n\nend"},
    {"title": "CRLF", "body": "one\r\n[2024-05-17 10:00] two\r\n"},
    {"title": "Address", "body": "write to me@example.org"},
    {"title": "**Bold** it begins", "body": "starred", "starred": True},
    {"title": "", "body": "A line\u2028and one after it *\nno star"},
]  # fmt: skip


def read_by_jrnl(journal: Path) -> list[dict[str, Any]]:
    """What jrnl makes of a journal, as its own JSON export says it."""
    home = journal.parent / "home"
    home.mkdir(exist_ok=True)
    config = home / "jrnl.yaml"
    config.write_text(  # YAML holds JSON; a document of nothing but JSON would be taken for jrnl 1's
        "---\n"
        + json.dumps(
            {
                "colors": {"body": "none", "date": "none", "tags": "none", "title": "none"}, "default_hour": 9,
                "default_minute": 0, "editor": "", "encrypt": False, "highlight": False, "indent_character": "|",
                "journals": {"default": {"journal": str(journal)}}, "linewrap": 79, "tagsymbols": "#@",
                "template": False, "timeformat": "%F %r", "version": "4.2",
            }
        ),
        "utf-8",
    )  # fmt: skip
    ran = subprocess.run(
        [str(JRNL), "--config-file", config, "--format", "json", "-n", "1000"], capture_output=True, check=False,
        env={**os.environ, "HOME": str(home), "XDG_CONFIG_HOME": str(home), "XDG_DATA_HOME": str(home)},
        stdin=subprocess.DEVNULL, timeout=60,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr.decode()
    found: list[dict[str, Any]] = json.loads(ran.stdout)["entries"]
    return found


def squeezed(text: str) -> str:
    return " ".join(text.replace("\\[", "[").replace("\\*", "*").split())


def test_jrnl_sees_every_entry_with_its_date_star_tags_and_words(vault: Vault, tmp_path: Path) -> None:
    for number, fields in enumerate(JOURNAL):
        written(vault, **fields, days=number - 400)
    exports.run(vault, tmp_path / "journal.txt", format="jrnl")
    found = read_by_jrnl(tmp_path / "journal.txt")
    assert len(found) == len(JOURNAL)
    for number, (fields, came) in enumerate(zip(JOURNAL, found, strict=True)):
        at = DAWN + timedelta(days=number - 400)
        assert f"{came['date']} {came['time']}" == at.strftime("%Y-%m-%d %H:%M"), number
        assert came["starred"] is fields.get("starred", False), number
        meant = squeezed(f"{fields['title']} {fields['body']}") or "-"
        assert squeezed(f"{came['title']} {came['body']}").replace("*.", "*").startswith(meant), number
        own = {"@" + re.sub(r"\s", "_", tag) for tag in fields.get("tags", ())}
        assert own <= set(came["tags"]), number


def test_jrnl_sees_the_years_that_it_can_count(vault: Vault, tmp_path: Path) -> None:
    for year in (1, 999, 1660, 1969, 2024):  # jrnl moves what is far in the future by a year
        written(vault, f"in {year}", days=(DAWN.replace(year=year) - DAWN).days)
    exports.run(vault, tmp_path / "journal.txt", format="jrnl")
    found = read_by_jrnl(tmp_path / "journal.txt")
    assert [int(one["date"].partition("-")[0]) for one in found] == [1, 999, 1660, 1969, 2024]
