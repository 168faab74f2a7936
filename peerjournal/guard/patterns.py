"""E-mail addresses, links, handles and phone numbers: what has a form of its own in every language."""

import re
import unicodedata
from collections.abc import Iterator

from peerjournal.guard.finding import Finding, Kind
from peerjournal.guard.lexicon import common, given, words_in

# Every part has a bound, and may begin only where its own characters do not go on: no text makes these slow.
_IN = "A-Za-z0-9À-ɏ\u0400-\u04ff_"  # letters that go on where scripts meet without a space
_EMAIL = re.compile(
    rf"(?<![{_IN}.+%'@-])[{_IN}.+%'-]{{1,64}}@(?:[\w-]{{1,63}}\.){{1,8}}(?:[a-zA-Z]{{2,24}}(?![A-Za-z0-9_-])|"
    rf"[^\W\d_]{{2,8}}(?![\w-]))"
)
_SPELT = re.compile(
    r"(?<![\w.+-])(?:[\w.+-]{1,40} ?(?=[(\[{])|[\w.+-]{2,40} ?)(?:\(at\)|\[at\]|\{at\}| at ) ?"
    r"[\w-]{2,40} ?(?:\(dot\)|\[dot\]|\{dot\}| dot ) ?[a-z]{2,12}\b",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"(?<![\w@])(?:https?://|ftp://|www\.)[^\s<>\"«»“”\u3000-\u303f\uff00-\uffef\u3040-\u9fff\uac00-\ud7a3]{2,500}",
    re.IGNORECASE,
)
_DOMAIN = re.compile(
    r"(?<![\w@.\-/])(?:[a-z0-9-]{1,40}\.){1,4}"
    r"(?:com|org|net|info|io|me|gg|ly|app|dev|example|edu|gov|co\.uk|org\.uk|de|fr|es|it|nl|pl|ru|ch|at|be|eu|"
    r"tr|br|jp|cn|kr)"
    r"(?:/[^\s<>\"«»“”\u3000-\u303f\uff00-\uffef\u3040-\u9fff\uac00-\ud7a3]{0,300}|"
    r"(?![A-Za-z0-9_@-])(?!\.[A-Za-z0-9]))",
)
_HANDLE = re.compile(
    rf"(?<![{_IN}@./+-])@(?=[{_IN}.-]{{0,30}}[A-Za-zÀ-ɏ\u0400-\u04ff])[{_IN}](?:[{_IN}.-]{{0,38}}[{_IN}])?"
    rf"(?:@(?:[\w-]{{1,40}}\.){{1,4}}[a-z]{{2,20}})?(?![{_IN}@])"
)
_OTHER_HANDLE = re.compile(r"(?<![\w/])/?u/[\w-]{3,20}\b|(?<![\w#])[^\W\d]\w{1,31}#\d{4}\b")
_PLATFORMS = [
    "insta",
    "instagram",
    "ig",
    "snap",
    "snapchat",
    "telegram",
    "tiktok",
    "twitter",
    "discord",
    "skype",
    "wechat",
    "weixin",
    "signal",
    "threads",
    "username",
    "handle",
    "nick",
    "nickname",
    "user",
    "pseudo",
    "usuario",
    "utente",
    "gebruikersnaam",
    "line",
    "kakao",
    "vk",
    "mastodon",
    "bluesky",
]
_PLATFORM = re.compile(
    rf"\b(?:{'|'.join(_PLATFORMS)})\b[^\n]{{0,24}}?[ :：„“\"'«]"
    r"(?P<name>(?=[a-z0-9._]{0,30}[_.0-9])[a-z][a-z0-9]{0,15}(?:[._][a-z0-9]{1,15}|\d{1,6}){1,3})\b(?![@.]\w)",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"(?:\b(?:insta|instagram|ig|snap|snapchat|tiktok|telegram|discord|skype|wechat|username|handle|nickname)"
    r"(?: is|:|：)|"
    r"(?:微信号?|微博|qq|카톡|카카오톡|아이디|インスタ|ライン|アカウント|ไลน์|ไอดี|ник|нік|انستغرام|اینستا|इंस्टा|אינסטגרם)"
    r"[^\n]{0,6}?)[ :：]*(?:is |ist |は|是)?[„“\"'«]?"
    r"(?P<name>[a-z0-9][a-z0-9]*(?:[._-][a-z0-9]+){0,4})(?![@.]?\w)",
    re.IGNORECASE,
)
_NOT_A_HANDLE = words_in(
    "home work all everyone here channel school noon night media import property staticmethod classmethod override "
    "deprecated test param return author dataclass cache"
)
_CLOCK = re.compile(r"@\d{1,2}(?:[.:]\d\d)?(?:am|pm|h|uhr)?$", re.IGNORECASE)
_TRAILING = ".,;:!?)]}'\"»”’…*_`>"


def forms(text: str) -> Iterator[Finding]:
    """E-mail addresses, links and handles, in no order; overlaps are left to the caller."""
    for match in _EMAIL.finditer(text) if "@" in text else ():
        yield _finding("email", match.start() + _opening(match.group()), match.end(), text)
    if "dot" in text or "DOT" in text:
        for match in _SPELT.finditer(text):
            yield _finding("email", match.start(), match.end(), text)
    for pattern in (_LINK, _DOMAIN):
        for match in pattern.finditer(text):
            end = match.start() + len(match.group().rstrip(_TRAILING))
            yield _finding("link", match.start(), end, text)
    if "@" in text:
        for match in _HANDLE.finditer(text):
            if match.group()[1:].lower() not in _NOT_A_HANDLE and not _CLOCK.match(match.group()):
                yield _finding("handle", match.start(), match.end(), text)
    for match in _OTHER_HANDLE.finditer(text):
        yield _finding("handle", match.start(), match.end(), text)
    small = text.lower()
    if any(name in small for name in _PLATFORMS):
        for match in _PLATFORM.finditer(text):
            yield _finding("handle", match.start("name"), match.end("name"), text)
    for match in _SAID.finditer(text):
        name = match["name"].lower()
        if len(name) > 3 and not name.isdigit() and name not in common("en") and name not in given():
            yield _finding("handle", match.start("name"), match.end("name"), text)


def _opening(mail: str) -> int:
    """How many quotes and dots stand before an address without belonging to it."""
    return len(mail) - len(mail.lstrip("'.-%"))


def _finding(kind: Kind, start: int, end: int, text: str) -> Finding:
    return Finding(kind, start, end, text[start:end])


def digits(text: str) -> str:
    """The digits of a text, of any script, as ASCII ones."""
    return "".join(str(unicodedata.decimal(one)) for one in text if one.isdecimal())
