"""Words are found in any script, with or without spaces between them, however their accents were typed."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from peerjournal.actions import entries, search, vaults
from peerjournal.model.errors import BadDate
from peerjournal.model.filters import EntryFilter
from peerjournal.vault.script import has_word
from peerjournal.vault.vault import Vault
from tests.vaults import make, undone, written


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    """A vault in which nothing that is written lasts."""
    made = make(tmp_path_factory.mktemp("scripts"))
    yield made
    made.close()


@pytest.mark.parametrize(
    ("body", "words", "matched"),
    [
        ("昨日は山の温泉に泊まった。", "温泉", "温泉"),
        ("昨日は山の温泉に泊まった。", "泊まった", "泊まった"),
        ("昨日は山の温泉に泊まった。", "山", "山"),
        ("オンセンとｵﾝｾﾝ", "ｵﾝｾﾝ", "ｵﾝｾﾝ"),
        ("我在北京大学学习。", "北京", "北京"),
        ("我在北京大学学习。", "大学", "大学"),
        ("我在北京大学学习。", '"京大"', "京大"),
        ("오늘 모임에서 친구를 만났다", "친구", "친구"),
        ("오늘 모임에서 친구를 만났다", "모임", "모임"),
        ("วันนี้ฉันไปประชุมกลุ่ม", "ประชุม", "ประชุม"),
        ("ມື້ນີ້ຂ້ອຍໄປປະຊຸມ", "ປະຊຸມ", "ປະຊຸມ"),
        ("ཞོགས་པ་བདེ་ལེགས།", "བདེ", "བདེ"),
        ("ذهبت إلى الاجتماع اليوم", "الاجتماع", "الاجتماع"),
        ("הלכתי לפגישה היום", "לפגישה", "לפגישה"),
        ("आज मैं बैठक में गया", "बैठक", "बैठक"),
        ("আমি আজ সভায় গিয়েছিলাম", "সভায়", "সভায়"),
        ("Сегодня я был на СОБРАНИИ", "собрании", "СОБРАНИИ"),
        ("Σήμερα πήγα στη ΣΥΝΑΝΤΗΣΗ", "συναντηση", "ΣΥΝΑΝΤΗΣΗ"),
        ("Heute übte ich Gelassenheit", "ubte", "übte"),
        ("Heute u\u0308bte ich", "übte", "übte"),
        ("Ein Café, ein cafe\u0301", "CAFÉ", "Café"),
        ("Tiếng Việt rất hay", "viet", "Việt"),
        ("İstanbul'da güneş", "gunes", "güneş"),
        ("Straße", "straße", "Straße"),
        ("L’été à Nîmes", "ete", "été"),
        ("Ողջույն աշխարհ", "աշխարհ", "աշխարհ"),
        ("გამარჯობა მსოფლიო", "მსოფლიო", "მსოფლიო"),
        ("ሰላም ዓለም", "ዓለም", "ዓለም"),
        ("iPhone入手2台", "入手", "入手"),
        ("iPhone入手2台", "iphone", "iPhone"),
        ("the year 2024, in part", "2024", "2024"),
    ],
)  # fmt: skip
def test_a_word_is_found_and_marked_in_any_script(shared: Vault, body: str, words: str, matched: str) -> None:
    with undone(shared):
        written(shared, body)
        written(shared, "something else entirely")
        result = search.find(shared, words)
    assert result.total == 1
    (hit,) = result.hits
    start, end = hit.matches[0]
    assert hit.snippet[start:end] == unicodedata.normalize("NFC", matched)
    assert unicodedata.normalize("NFC", body).startswith(hit.snippet.removesuffix("…"))


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("温かい。泉のほとり", "温泉"), ("温、泉", "温泉"), ("東京と京都", "東京都"), ("북. 경", "북경"),
        ("lanterns", "lantern"), ("山の温泉", "泉温"), ("Haus", "Häuser"),
    ],
)  # fmt: skip
def test_what_is_another_word_is_not_found(shared: Vault, body: str, words: str) -> None:
    with undone(shared):
        written(shared, body)
        assert search.find(shared, words).total == 0


@pytest.mark.parametrize("words", ["日*", '"日本" -中国', "tag:日記", 'tag:"日記" 日本', "-中国", "日本 記*"])
def test_the_language_of_searches_works_in_scripts_without_spaces(vault: Vault, words: str) -> None:
    entry = written(vault, "日本の記録", tags=("日記",))
    written(vault, "中国の話", days=1)
    assert [hit.id for hit in search.find(vault, words).hits] == [entry.id]


def naughty(shared_data: Path) -> list[str]:
    lines = (shared_data / "misc" / "big-list-of-naughty-strings.txt").read_text("utf-8").split("\n")
    return [line for line in lines if line and not line.startswith("#")]


def test_naughty_strings_are_kept_found_again_and_searched_for(vault: Vault, shared_data: Path) -> None:
    strings = naughty(shared_data)
    assert len(strings) > 450
    with vault.transaction(bulk=True):
        saved = [written(vault, string, title=string, days=number) for number, string in enumerate(strings)]
    for string, entry in zip(strings, saved, strict=True):
        assert entries.get(vault, entry.id).body == string
        try:
            search.find(vault, string)
        except BadDate:
            pytest.fail("no naughty string has from: or to: in it")
        for piece in re.split(r'[\s"]+', string):
            if has_word(piece):
                hits = search.find(vault, f'"{piece}"', limit=1000, sort="newest").hits
                assert entry.id in {hit.id for hit in hits}, ascii(piece)
    assert vaults.check(vault, full=True).ok


def test_naughty_strings_are_as_good_as_any_name(vault: Vault, shared_data: Path) -> None:
    for string in naughty(shared_data):
        if not string.strip("# ") or len(string) > 200:
            continue
        with undone(vault):
            entry = written(vault, "x", tags=(string,))
            (tag,) = entry.tags
            assert entries.count(vault, EntryFilter(tag=tag)) == 1
            quoted = tag.replace('"', "")
            if quoted == tag:
                assert [hit.id for hit in search.find(vault, f'tag:"{tag}"').hits] == [entry.id]
