"""Postal addresses, and exact ages and employers where they are told of a person."""

import re
from collections.abc import Iterator
from functools import cache

from peerjournal.guard.finding import Finding, Kind
from peerjournal.guard.lexicon import CASED, cues

_UP = r"[A-ZÀ-ÖØ-ÞŁŚŻŹĆŃĄĘİŞĞČŠŽА-ЯЁ]"
_NAME = rf"{_UP}[\w'’.-]{{0,24}}"
_NAMES = (
    rf"{_NAME}(?: (?:de|da|do|dos|das|du|des|la|las|los|le|les|del|di|der|den|van|von|of|the|y|e|i|"
    rf"in) {_NAME}| {_NAME}){{0,4}}"
)
_NUMBER = r"\d{1,5}(?: ?[a-zA-Z](?![\w]))?(?:[-/]\d{1,4})?"
_TOWN = (
    rf"(?:(?:,| -| in)? ?(?:[A-Z]-)?(?:\d{{2}}-\d{{3}}|"
    rf"\d{{4,6}}(?: ?[A-Z]{{2}}(?![\w]))?)? ?{_NAMES}(?: \d{{1,2}}(?![\w]))?)?"
)
_SUFFIXES = "straße|strasse|str\\.|weg|platz|allee|gasse|damm|ufer|chaussee|straat|laan|gracht|kade|plein|singel|dreef"
_AFTER = (
    "street|road|avenue|lane|drive|boulevard|court|terrace|crescent|close|gardens|highway|parade|mews|"
    "st\\.?|rd\\.?|ave\\.?|blvd\\.?|ln\\.?"
)
_BEFORE = (
    "rue|avenue|boulevard|chemin|allée|impasse|quai|calle|avenida|avda\\.?|av\\.|plaza|paseo|camino|via|viale|"
    "corso|piazza|vicolo|rua|"
    "travessa|praça|alameda|ulica|ulicy|ul\\.|aleja|alei|al\\.|osiedle|os\\.|улица|улице|ул\\.|проспект|"
    "проспекте|пр-т|переулок|бульвар"
)
_ADDRESSES = tuple(
    (signs, re.compile(pattern))
    for signs, pattern in (
        (
            tuple(_AFTER.replace("\\.?", "").split("|")),
            rf"\b{_NUMBER},? {_NAMES} (?i:{_AFTER})(?![\w])(?:,? (?:{_NAMES}(?: \d{{1,5}}(?: \d?[A-Z]{{2}})?)?))?",
        ),
        (
            ("rue", "avenue", "boulevard", "chemin", "allée", "impasse", "quai", "place", "cours"),
            (
                rf"\b(?:{_NUMBER},? (?:bis |ter )?)(?i:rue|avenue|boulevard|chemin|allée|impasse|quai|place|"
                rf"cours) [^\n,.;:!?]{{2,40}}(?:, ?\d{{5}} {_NAMES})?"
            ),
        ),
        (
            tuple(_BEFORE.replace("\\.?", "").replace("\\", "").split("|")),
            rf"\b(?i:{_BEFORE}) [^\n,.;:!?\d]{{2,40}},? ?(?:n[.º°o]* ?)?{_NUMBER}(?:{_TOWN})",
        ),
        (
            tuple(_SUFFIXES.replace("\\", "").split("|")),
            rf"\b{_NAME}(?:{_SUFFIXES}) {_NUMBER}(?:,? (?:\d{{4,5}}(?: [A-Z]{{2}})? )?{_NAMES})?",
        ),
        (
            ("straße", "str.", "weg", "platz", "allee", "ring", "damm", "ufer"),
            rf"\b{_NAME} (?:Straße|Str\.|Weg|Platz|Allee|Ring|Damm|Ufer) {_NUMBER}(?:,? (?:\d{{4,5}} )?{_NAMES})?",
        ),
        (
            ("cad", "sok", "mah", "bulvar"),
            (
                rf"\b{_NAMES} (?:Caddesi|Cad\.|Sokak|Sokağı|Sok\.|Mahallesi|Mah\.|"
                rf"Bulvarı)(?:,? (?:No:? ?)?{_NUMBER})(?:,? {_NAMES})?"
            ),
        ),
        (
            ("号", "號"),
            r"[\u4e00-\u9fff]{2,12}(?:路|街|道|巷|弄)\d{1,5}(?:号|號)(?:[\u4e00-\u9fff\d]{0,12}(?:室|楼|樓|单元))?",
        ),
        (
            ("丁目", "番", "-"),
            (
                r"(?:〒?\d{3}-\d{4} ?)?[\u4e00-\u9fff\u30a0-\u30ff]{2,14}(?:\d{1,3}|"
                r"[一二三四五六七八九十]{1,3})(?:丁目|番地?|"
                r"-\d{1,3}(?:-\d{1,3})?(?![\d]))[\d番地号-]{0,10}"
            ),
        ),
        (
            ("로", "길"),
            (
                r"(?:[\uac00-\ud7a3]{1,8}(?:시|도|구|군|동) ){0,3}[\uac00-\ud7a3]{1,10}(?:로|길) "
                r"?\d{1,4}(?:-\d{1,4})?(?:번지|호)?"
            ),
        ),
        (("شارع",), r"شارع [\u0620-\u064a ]{2,30}?[،,]? ?(?:رقم )?[\d٠-٩]{1,5}"),
        (
            ("רחוב", "רח'", "שדרות"),
            r"(?:רחוב|רח'|שדרות) [\u05d0-\u05ea ]{2,30}? ?\d{1,4}(?:, ?[\u05d0-\u05ea ]{2,15})?",
        ),
        (("मकान", "फ्लैट"), r"(?:मकान|फ्लैट) (?:नंबर|नं\.?) ?\d{1,5}[^\n।]{0,40}"),
    )
)
_OWN = re.compile(
    r"(?:\bI(?:'m|’m| am| was)|\bich bin|\bbin ich|\bj['’](?:ai|avais)|\btengo|\bho|\btenho|\bik ben|\bmam|"
    r"\bмне|\bмені|\bje mi|\bjag är|\bjeg er|\bolen|\bείμαι|\bam|\btôi|\bsaya|\bbenim?|أنا|עمري)\W*$",
    re.IGNORECASE,
)
_THING = re.compile(
    r"(?:house|building|habit|tradition|book|car|tree|group|church|dog|cat|haus|auto|buch|gruppe|maison|voiture|"
    r"casa|coche)\b[^.!?\n]{0,14}$",
    re.I,
)
_AGES_ELSEWHERE = re.compile(
    r"\b(?:aged? |age of )\d{1,3}\b|\b\d{1,3}-(?:year-old|jährige[rnms]?)\b|\b\d{1,3}[- ](?:летн\w+|letni\w{0,2})\b|"
    r"عمره[ا]? [\d٠-٩]{1,3} (?:سنة|عاما|عاماً|سنوات)|(?:בן|בת) \d{1,3}\b|\d{1,3} (?:साल|वर्ष) (?:की|का|के)\b|"
    r"\d{1,3} ?岁|\d{1,3} ?歳|\d{1,3} ?(?:살|세)(?![\uac00-\ud7a3]{2})"
)
_WORKS_ELSEWHERE = re.compile(
    r"在(?P<zh>[^\s，。、在]{2,14}?)(?:工作|上班)|(?P<ja>[^\s、。はがを]{2,16})(?:で働い|に勤め)|"
    r"(?P<ko>\S{2,16}?)에서 (?:일하|일해|근무)|"
    r"(?:يعمل|تعمل) (?:في|لدى) (?P<ar>[\u0620-\u064a]+(?: [\u0620-\u064a]+)?)|(?:עובד|"
    r"עובדת) ב(?P<he>[\u05d0-\u05ea]+)"
)


@cache
def _ages() -> re.Pattern[str]:
    said = sorted(
        {phrase for language in CASED for phrase in cues(language).phrases.get("age", ())}, key=len, reverse=True
    )
    return re.compile(
        rf"(?<![\w.,:/-])\d{{1,3}} ?(?:{'|'.join(map(re.escape, said))})\b(?! (?:ago|later|after|in))", re.IGNORECASE
    )


@cache
def _work_phrases() -> tuple[str, ...]:
    said = {phrase for language in CASED for phrase in cues(language).phrases.get("works_at", ())}
    return tuple(sorted(said, key=len, reverse=True))


@cache
def _works() -> re.Pattern[str]:
    said = _work_phrases()
    article = r"(?:the |der |dem |den |la |le |l['’]|el |the local |a |an |het |de |il |o )?"
    return re.compile(rf"\b(?i:{'|'.join(map(re.escape, said))}) {article}(?P<place>{_NAMES})")


_BARE_YEARS = re.compile(
    r"\d{1,3} ?(?:ans|años|anni|anos|lat|lata|лет|года|год|років|роки|рік|let|roků|de ani|tahun|tuổi)$", re.IGNORECASE
)
_HAS = re.compile(
    r"(?:\b(?:a|avait|tiene|tenía|ha|aveva|tem|tinha|ma|miała?|ему|ей|ему было|ей было|йому|їй|je jí|je mu|are|avea|"
    r"berumur|berusia|umurnya)|[,:(]) *$",
    re.IGNORECASE,
)


_WORK_WORDS = ("工作", "上班", "働", "勤め", "에서", "يعمل", "تعمل", "עובד")
_DIGIT = re.compile(r"\d")


def details(text: str) -> Iterator[Finding]:
    """Addresses, ages and employers of a paragraph, in no order."""
    # Most paragraphs have no number and nobody's work in them: what is told cheaply saves the slower patterns.
    if _DIGIT.search(text):
        yield from _addresses_and_ages(text)
    small = text.lower()
    if any(phrase in small for phrase in _work_phrases()):
        for match in _works().finditer(text):
            yield _found("employer", match.start("place"), match.end("place"), text)
    if any(word in text for word in _WORK_WORDS):
        for match in _WORKS_ELSEWHERE.finditer(text):
            name = match.lastgroup or ""
            yield _found("employer", match.start(name), match.end(name), text)


def _addresses_and_ages(text: str) -> Iterator[Finding]:
    small = text.lower()
    for signs, pattern in _ADDRESSES:
        if any(sign in small for sign in signs):
            for match in pattern.finditer(text):
                yield _found("address", match.start(), match.end(), text)
    for match in _ages().finditer(text):
        before = text[max(0, match.start() - 30) : match.start()]
        bare = _BARE_YEARS.fullmatch(match.group()) is not None
        if not _OWN.search(before) and not _THING.search(before) and (not bare or _HAS.search(before)):
            yield _found("age", match.start(), match.end(), text)
    for match in _AGES_ELSEWHERE.finditer(text):
        yield _found("age", match.start(), match.end(), text)


def _found(kind: Kind, start: int, end: int, text: str) -> Finding:
    end = start + len(text[start:end].rstrip(" ,.-"))
    return Finding(kind, start, end, text[start:end])
