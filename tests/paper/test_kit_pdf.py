"""The recovery kit as a page: everything on it can be read, scanned and copied, and nothing else is told."""

import os
import shutil
import subprocess
import sys
import threading
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from peerjournal.actions import recovery
from peerjournal.crypto import Identity, to_words
from peerjournal.paper.kit import Kit
from peerjournal.paper.kit_pdf import pdf_bytes

IDENTITY = Identity(bytes(range(7, 39)))
KEY, WORDS = IDENTITY.text(), to_words(IDENTITY.raw)
PAPERS = pytest.mark.parametrize("letter", [False, True], ids=["A4", "Letter"])
REPOSITORY = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.usefixtures("qapp")


def kit(journal: str = "Diary") -> Kit:
    """A kit for a journal of this name."""
    return Kit(journal, date(2026, 11, 3), KEY, WORDS)


def tool(*command: str) -> str:
    """What a program that reads PDF says, or skip where it is not installed."""
    if shutil.which(command[0]) is None:
        pytest.skip(f"needs the program {command[0]}")
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A kit on A4."""
    path = tmp_path / "kit.pdf"
    path.write_bytes(pdf_bytes(kit(), letter=False))
    return path


@PAPERS
def test_it_is_one_page_that_says_everything(tmp_path: Path, letter: bool) -> None:
    path = tmp_path / "kit.pdf"
    path.write_bytes(pdf_bytes(kit(), letter=letter))
    info = tool("pdfinfo", str(path))
    assert "Pages:           1\n" in info
    assert ("letter" in info) is letter
    assert ("A4" in info) is not letter
    # A sentence that is broken into two lines of a column is whole in one order only, a row of words in the other.
    text = " ".join(" ".join(tool("pdftotext", order, str(path), "-") for order in ("-layout", "-raw")).split())
    for part in (
        "Recovery kit", "For the journal “Diary”", "Made on 3 November 2026", f" {KEY} ", "as you keep a passport",
        "I forgot my passphrase", "age -d -i key.txt PeerJournal-….age | tar xf -", "keep this sheet as long as",
    ):  # fmt: skip
        assert part in text
    for number, word in enumerate(WORDS, start=1):
        assert f" {number} {word} " in text


def test_what_a_viewer_copies_is_read_as_the_key(page: Path) -> None:
    for order in ("-layout", "-raw", "-nopgbrk"):
        assert recovery.parse(tool("pdftotext", order, str(page), "-")) == IDENTITY.raw
    rows = tool("pdftotext", "-layout", str(page), "-")
    assert recovery.parse(rows.replace(KEY, "")) == IDENTITY.raw, "by its words, which run down the columns"


@PAPERS
@pytest.mark.parametrize("resolution", [75, 150, 300])
def test_its_square_is_scanned_as_the_key(tmp_path: Path, letter: bool, resolution: int) -> None:
    path = tmp_path / "kit.pdf"
    path.write_bytes(pdf_bytes(kit(), letter=letter))
    if shutil.which("zbarimg") is None:
        pytest.skip("needs the program zbarimg")
    tool("pdftoppm", "-gray", "-r", str(resolution), str(path), str(tmp_path / "page"))
    image = next(tmp_path.glob("page*.pgm"))
    assert tool("zbarimg", "--quiet", "--raw", str(image)).strip() == KEY


def test_every_font_is_in_the_file(page: Path) -> None:
    fonts = tool("pdffonts", str(page)).splitlines()[2:]
    assert fonts
    for line in fonts:
        assert line.split()[-5] == "yes", line


def test_its_metadata_tell_the_title_and_the_program_only(page: Path) -> None:
    info = dict(line.split(":", 1) for line in tool("pdfinfo", str(page)).splitlines())
    assert info["Title"].strip() == "Recovery kit"
    assert info["Creator"].strip() == "PeerJournal"
    assert info.get("Author", "").strip() == ""
    content = page.read_bytes()
    for told in (str(page.parent), os.path.expanduser("~"), os.environ.get("USER") or "no user", "Diary"):  # noqa: PTH111
        assert told.encode() not in content
        assert told.encode("utf-16-be") not in content


@pytest.mark.parametrize("journal", ["A journal with a name of many words. " * 9, "日記", "a\nb", "{this}", "יומן"])
def test_any_name_of_a_journal_leaves_the_page_whole(tmp_path: Path, journal: str) -> None:
    path = tmp_path / "kit.pdf"
    path.write_bytes(pdf_bytes(kit(journal), letter=False))
    text = tool("pdftotext", "-layout", str(path), "-")
    assert recovery.parse(text) == IDENTITY.raw
    assert "Pages:           1\n" in tool("pdfinfo", str(path))


def test_it_can_be_made_beside_the_window_in_the_thread_of_the_vault(qtbot: QtBot) -> None:
    made: list[bytes] = []
    threads = [threading.Thread(target=lambda: made.append(pdf_bytes(kit()))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        qtbot.waitUntil(lambda thread=thread: not thread.is_alive(), timeout=20_000)  # type: ignore[misc]
    assert len(made) == 4
    assert all(one.startswith(b"%PDF-") for one in made)


def run(script: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a script in a process that has no window and, as far as it knows, no screen."""
    quiet = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "QT_QPA_PLATFORM")}
    begin = "import sys\nfrom datetime import date\nfrom peerjournal.paper.kit import Kit\n"
    begin += f"kit = Kit('Diary', date(2026, 11, 3), {KEY!r}, {WORDS!r})\n"
    command = [sys.executable, "-c", begin + script]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=REPOSITORY, env=quiet | environment)


def test_the_terminal_makes_it_without_a_screen_and_without_a_word() -> None:
    done = run(
        "from peerjournal.paper.kit_pdf import pdf_bytes\n"
        "assert pdf_bytes(kit).startswith(b'%PDF-') and pdf_bytes(kit)\n"
        "from PySide6.QtGui import QGuiApplication\n"
        "import os\n"
        "print(QGuiApplication.instance(), os.environ.get('QT_QPA_PLATFORM'))\n"
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "None None\n", "")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there are always fonts")
def test_a_computer_without_fonts_is_told_instead_of_given_an_empty_page(tmp_path: Path) -> None:
    configuration = tmp_path / "fonts.conf"
    configuration.write_text(f"<fontconfig><dir>{tmp_path}</dir><cachedir>{tmp_path}</cachedir></fontconfig>", "utf-8")
    done = run(
        "from peerjournal.actions import recovery\n"
        "from peerjournal.model.errors import BadValue\n"
        "try:\n    recovery._pdf(kit)\n"
        "except BadValue as error:\n    print(error.allowed)\n",
        FONTCONFIG_FILE=str(configuration),
    )
    assert (done.returncode, done.stdout) == (0, "a .txt file\n"), done.stderr
