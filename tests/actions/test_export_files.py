"""The files an export makes: what each format holds, inside what, and sealed."""

import csv
import io
import json
import shutil
import subprocess
import tarfile
import unicodedata
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import pytest

from peerjournal.actions import attachments, exports, forms, groups, people
from peerjournal.crypto import Identity, Passphrase, decrypt_stream
from peerjournal.model.entry import Entry, Feeling
from peerjournal.model.errors import BadValue
from peerjournal.vault.vault import Vault
from tests.vaults import DAWN, written

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010804000000b51c0c020000000b4944415478da6364f8ffbf1e00058102"
    "7f4d1ff7ce0000000049454e44ae426082"
)
BODY = "Calm **now**.\n\n![](a%20b.png)\n\n=1+1\n[2024-01-01 10:00] not a heading\n\n"
HEARD = "::: heard R.\nTake the stairs.\n:::\n"


@pytest.fixture
def entry(vault: Vault) -> Entry:
    """One entry with everything, after others in three scripts."""
    for number, text in enumerate(("Guten Abend, schöne Woche", "夕べの日記、静かな夜", "كتبت اليوم في دفتري")):
        written(vault, text, title=f"=evil {number}", days=-3 + number)
    group = groups.add(vault, "Thursday & friends")
    people.add(vault, "the gardener", group_id=group.id)
    full = written(
        vault, BODY + HEARD, title="The gardener <said> yes", tags=("night walk", "日記"), scales={"hope": 3},
        starred=True, feelings=(Feeling("calm", 7), Feeling("tired")), group_id=group.id,
    )  # fmt: skip
    full = attachments.attach_bytes(vault, full, "a b.png", PNG)
    return attachments.attach_bytes(vault, full, "list.csv", b"x,y")


def test_json_is_an_array_of_the_same_forms_as_json_lines(vault: Vault, entry: Entry, tmp_path: Path) -> None:
    exports.run(vault, tmp_path / "a.json", format="json")
    exports.run(vault, tmp_path / "b.jsonl", format="jsonl")
    lines = (tmp_path / "b.jsonl").read_text("utf-8").splitlines()
    assert json.loads((tmp_path / "a.json").read_bytes()) == [json.loads(line) for line in lines]
    assert len(list((tmp_path / "a-files").rglob("*/*"))) == 2


def test_a_spreadsheet_gets_a_row_an_entry_and_no_formula(vault: Vault, entry: Entry, tmp_path: Path) -> None:
    report = exports.run(vault, tmp_path / "a.csv", format="csv")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "a.csv").read_text("utf-8-sig"), newline="")))
    assert [row["title"] for row in rows] == ["'=evil 0", "'=evil 1", "'=evil 2", "The gardener <said> yes"]
    assert rows[-1]["feelings"] == "calm=7; tired"
    assert rows[-1]["tags"] == "night walk; 日記"
    assert rows[-1]["text"] == forms.entry_json(vault, entry)["body"].partition("\n\n:::")[0]
    assert not any("stairs" in row["text"] for row in rows)
    assert [one.why for one in report.changed] == ["has an apostrophe before it"]


def test_a_page_for_the_browser_holds_pictures_and_no_script(vault: Vault, entry: Entry, tmp_path: Path) -> None:
    written(vault, "<script>alert(1)</script> [x](javascript:alert(1)) ![p](https://example.org/p.png)", days=1)
    exports.run(vault, tmp_path / "a.html", format="html")
    text = (tmp_path / "a.html").read_text("utf-8")
    assert text.count("data:image/png;base64,") == 1
    assert "<script" not in text
    assert 'href="javascript' not in text
    assert 'src="http' not in text
    assert "The gardener &lt;said&gt; yes" in text
    assert "<strong>now</strong>" in text
    assert "Take the stairs" not in text
    assert not (tmp_path / "a-files").exists()
    assert '<html lang="en">' in text
    assert text.index('class="skip" href="#entries"') < text.index('href="#y2024"') < text.index('id="entries"')
    assert text.count('id="y2024"') == 1


def test_what_was_heard_goes_along_when_asked_and_says_whose_it_is(vault: Vault, entry: Entry, tmp_path: Path) -> None:
    exports.run(vault, tmp_path / "a.html", format="html", terms=exports.Terms(with_heard=True))
    assert "Heard in the group: R." in (tmp_path / "a.html").read_text("utf-8")


def test_an_export_without_people_names_no_group_and_no_alias(vault: Vault, entry: Entry, tmp_path: Path) -> None:
    terms = exports.Terms(with_heard=True, without_people=True)
    for format in ("jsonl", "html", "csv", "jrnl"):
        exports.run(vault, tmp_path / format, format=format, terms=terms)
        text = (tmp_path / format).read_text("utf-8")
        assert "gardener" not in text, format
        assert "Thursday" not in text, format
        assert "R." not in text, format
        assert "somebody" in text, format


def test_a_zip_for_day_one_has_its_media_by_md5(vault: Vault, entry: Entry, tmp_path: Path) -> None:
    exports.run(vault, tmp_path / "a.zip", format="dayone")
    with zipfile.ZipFile(tmp_path / "a.zip") as opened:
        journal = json.loads(opened.read("Journal.json"))
        last = journal["entries"][-1]
        photo = last["photos"][0]
        assert opened.read(f"photos/{photo['md5']}.png") == PNG
    assert f"dayone-moment://{photo['identifier']}" in last["text"]
    assert last["text"].startswith("# The gardener <said> yes\n\nCalm **now**.")
    assert last["creationDate"] == "2024-05-17T06:30:00Z"
    assert last["starred"] is True
    assert last["tags"] == ["night walk", "日記"]


def test_jrnls_text_has_tags_stars_and_no_false_heading(vault: Vault, entry: Entry, tmp_path: Path) -> None:
    report = exports.run(vault, tmp_path / "a.txt", format="jrnl")
    text = (tmp_path / "a.txt").read_text("utf-8")
    day = DAWN.strftime("%Y-%m-%d %H:%M")
    assert f"\n[{day}] The gardener <said> yes *\n" in text
    assert "@night_walk @日記" in text
    assert "\n\\[2024-01-01 10:00] not a heading" in text
    assert {one.what for one in report.skipped} >= {"feelings", "scales", "an attachment", "a group"}
    exports.run(vault, tmp_path / "a.json", format="jrnl")
    read = json.loads((tmp_path / "a.json").read_bytes())
    assert read["tags"] == {"@night_walk": 1, "@日記": 1}
    assert [one["starred"] for one in read["entries"]] == [False, False, False, True]


def test_a_pdf_can_be_read_in_every_script(vault: Vault, entry: Entry, tmp_path: Path) -> None:
    report = exports.run(vault, tmp_path / "a.pdf", format="pdf")
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF-")
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    if any(one.what.startswith("a letter") for one in report.changed):
        pytest.skip("this computer has no font for one of the scripts")
    read = subprocess.run(["pdftotext", tmp_path / "a.pdf", "-"], capture_output=True, check=True).stdout.decode()
    text = "".join(unicodedata.normalize("NFKC", read).split())
    for words in ("GutenAbend,schöneWoche", "夕べの日記", "كتبتاليوم", "Calmnow."):
        assert words in text, words
    assert "Takethestairs" not in text


HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(1)>\n\n[a](javascript:alert(1)) [b](data:text/html,x) "
    "![c](http://evil.example/c.png) ![d](file:///etc/passwd) ![e](//evil.example/e.png)\n\n"
    '<style>@import "http://evil.example/s.css"</style><iframe src="http://evil.example"></iframe>\n\n'
    "[x]: http://evil.example/x 'onclick=\"alert(1)'\n\n[x]\n\n```\"><script>\n</textarea>\n```\n"
)


def test_hostile_words_run_nothing_and_load_nothing(vault: Vault, tmp_path: Path) -> None:
    one = written(vault, HOSTILE, title='"><script>x</script>', tags=('"><script>',), scales={"<b>": 1},
                  feelings=(Feeling("<img src=http://evil.example/f.png>", 3),))  # fmt: skip
    attachments.attach_bytes(vault, one, '"><script>.png', PNG)
    exports.run(vault, tmp_path / "a.html", format="html")
    page = _Loads()
    page.feed((tmp_path / "a.html").read_text("utf-8"))
    assert page.loads
    assert all(address.startswith("data:image/png;base64,") for address in page.loads)
    assert not page.tags & {"script", "iframe", "object", "embed", "link", "base", "form"}
    assert page.tags >= {"article", "img"}
    assert not page.handlers
    assert not any(address.startswith(("javascript:", "data:text", "file:")) for address in page.links)
    exports.run(vault, tmp_path / "a.pdf", format="pdf")
    made = (tmp_path / "a.pdf").read_bytes()
    assert not any(word in made for word in (b"/JavaScript", b"/JS ", b"/OpenAction", b"/Launch", b"/EmbeddedFile"))


@pytest.mark.parametrize(
    "start", ["=", "+", "-", "@", "\t=", "\r=", " =", "\n=", "\uff1d", "\uff0b", "\uff0d", "\uff20"]
)
def test_no_cell_of_a_table_is_a_formula(vault: Vault, tmp_path: Path, start: str) -> None:
    written(vault, f'{start}HYPERLINK("http://evil.example")', title=f"{start}1", tags=(f"{start}cmd|x",))
    exports.run(vault, tmp_path / "a.csv", format="csv")
    (row,) = csv.DictReader(io.StringIO((tmp_path / "a.csv").read_text("utf-8-sig"), newline=""))
    for name in ("title", "text", "tags"):
        assert row[name].lstrip(" \r\n\t")[0] not in "=+-@\uff1d\uff0b\uff0d\uff20", name


class _Loads(HTMLParser):
    """What a page is made of, what it would load by itself, and what it links to."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.loads: list[str] = []
        self.links: list[str] = []
        self.handlers: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            if name in {"src", "srcset", "data", "poster", "background"}:
                self.loads.append(value or "")
            elif name == "href":
                self.links.append(value or "")
            elif name.startswith("on") or name == "style":
                self.handlers.append(name)


@pytest.mark.parametrize("format", exports.FORMATS)
def test_a_sealed_export_opens_with_its_passphrase_and_holds_the_same(
    vault: Vault, entry: Entry, tmp_path: Path, format: str
) -> None:
    exports.run(vault, tmp_path / "plain", format=format)
    report = exports.run(vault, tmp_path / "sealed", format=format, seal=exports.Seal(passphrase="tin kettle"))
    assert report.path == tmp_path / "sealed.age"
    with report.path.open("rb") as file, decrypt_stream(file, [Passphrase(b"tin kettle")]) as opened:
        content = opened.read(1 << 24)
    if format in {"html", "jrnl"}:
        assert content == (tmp_path / "plain").read_bytes()
    elif format in {"json", "jsonl", "csv", "markdown"}:
        folder = tmp_path / "out"
        with tarfile.open(fileobj=io.BytesIO(content)) as tar:
            tar.extractall(folder, filter="data")
        names = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
        assert len(names) == (6 if format == "markdown" else 3)
        if format != "markdown":
            assert (folder / "sealed").read_bytes() == (tmp_path / "plain").read_bytes()


def test_a_sealed_export_can_be_for_somebody_elses_key(vault: Vault, entry: Entry, tmp_path: Path) -> None:
    identity = Identity.generate()
    seal = exports.Seal(recipient=identity.recipient.text())
    report = exports.run(vault, tmp_path / "a.html.age", format="html", seal=seal)
    with report.path.open("rb") as file, decrypt_stream(file, [identity]) as opened:
        assert opened.read(15) == b"<!DOCTYPE html>"
    with pytest.raises(BadValue):
        exports.run(vault, tmp_path / "b", format="html", seal=exports.Seal(recipient="age1nonsense"))
    assert not [path for path in tmp_path.iterdir() if path.name.startswith("b")]
