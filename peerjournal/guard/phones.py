"""Phone numbers, told from dates, times, doses, money and versions by their form and the words around them."""

import re
from collections.abc import Iterator

from peerjournal.guard.finding import Finding
from peerjournal.guard.patterns import digits

_CANDIDATE = re.compile(
    r"(?<![A-Za-z0-9À-ɏ_.,:/#@=+-])\+?(?:\(\+?\d{1,5}\)|"
    r"\d)[\d ().\-/\u2010-\u2013\u00a0\u202f]{4,26}(?<=\d)(?![A-Za-z0-9_%°])"
)
_DATE = re.compile(
    r"(?:19|20)\d\d[-./ ][01]?\d[-./ ][0-3]?\d(?:\D.*)?|[0-3]?\d[-./ ]{1,2}[01]?\d[-./ ]{1,2}(?:(?:19|20)\d\d|\d\d)|"
    r"[01]?\d/[0-3]?\d/(?:19|20)?\d\d|(?:19|20)\d\d ?[-–/] ?(?:(?:19|20)?\d\d)|(?:19|20)\d\d[01]\d[0-3]\d"
)
_THOUSANDS = re.compile(r"\d{1,3}(?:[ .\u00a0\u202f]\d{3}){1,4}(?:[.,]\d{1,2})?")
_VERSION = re.compile(r"\d{1,3}(?:\.\d{1,3}){1,4}(?:-\d{1,3})?")
_CUE = re.compile(
    r"(?:phone|tel|cell|mobile|number|call|text|ring|reach|whats ?app|fax|nummer|handy|mobil|festnetz|ruf|"
    r"portable|numéro|"
    r"appel|num[eé]ro|teléfono|telefone|llám|móvil|cel|celular|ligue|liga|whats|telefon|cellulare|numero|chiama|"
    r"fisso|nr|"
    r"bel\b|bellen|06|zadzwo|dzwo|komórk|numer|тел|номер|звон|позвон|моб|numara|ara\b|cep|هاتف|رقم|اتصل|جوال|"
    r"موبايل|טלפון|"
    r"מספר|נייד|תתקשר|फोन|नंबर|मोबाइल|कॉल|电话|手机|号码|打给|電話|番号|携帯|전화|번호|휴대폰|연락|"
    r"κινητ|τηλ|σταθερ|моб|тел|дзвон|puh|soita|hív|szám|sună|sun[aă]|nomor|telepon|hubungi|gọi|số|โทร|เบอร์|মোবাইল|ফোন|"
    r"নম্বর|فون|نمبر|شماره|تلفن|موبایل|wasap|zap\b|gsm|natel|ph\b)",
    re.IGNORECASE,
)
_NOT_CALLED = re.compile(
    r"(?:order|ticket|invoice|code|room|case|isbn|version|ref|reference|account|konto|bestell|rechnung|auftrag|"
    r"serial|"
    r"page|pages|seite|iban|zimmer|aktenzeichen|commande|pedido|ordine|zam[oó]wie|заказ|sipariş|pin|pesel|id|"
    r"zip|postcode|claim|policy|dossier|expediente|pratica|processo|formular|akte|sprawa|дело|file|member|"
    r"booking|reservation|tracking)"
    r"\W{0,3}(?:no|nr|number|nummer|is|was|ist|war)?\W{0,3}$",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"\s?(?:€|\$|£|¥|₹|₽|zł|eur|usd|gbp|euros?|dollars?|pounds?|reais|mg|ml|µg|mcg|kg|km|cm|mm|m\b|h\b|min|"
    r"steps|people|words|"
    r"kcal|bpm|mmhg|hpa|kwh|円|元|원|руб|тыс|tl\b|kr\b|%|schritte|pas\b|pasos|passi|kroków)",
    re.IGNORECASE,
)
_MONEY_BEFORE = re.compile(r"[€$£¥₹₽]\s?$|(?:eur|usd|gbp|chf|rs\.?|r\$|tl|zł)\s?$", re.IGNORECASE)
_LOOK_BACK = 40


def phones(text: str) -> Iterator[Finding]:
    """Every phone number, from its plus sign or first digit to its last digit."""
    for match in _CANDIDATE.finditer(text):
        start, end = match.span()
        if text[start] == "(" and ")" not in text[start:end]:
            start += 1
        if _is_phone(text[start:end], text[max(0, start - _LOOK_BACK) : start], text[end : end + 10]):
            yield Finding("phone", start, end, text[start:end])


def _is_phone(candidate: str, before: str, after: str) -> bool:
    number = digits(candidate)
    if not 7 <= len(number) <= 15 or len(set(number)) < 2:
        return False
    if not candidate.startswith("+") and _NOT_CALLED.search(before):
        return False
    international = candidate.lstrip("(").startswith("+") or (number.startswith("00") and len(number) >= 10)
    if _DATE.fullmatch(candidate) and not international:
        return False
    if _UNIT.match(after) or _MONEY_BEFORE.search(before) or re.match(r"[.,:]\d", after):
        return False
    if international:
        return len(number) >= 8
    groups = [len(digits(group)) for group in re.split(r"\D+", candidate) if group]
    if _VERSION.fullmatch(candidate) and not (number.startswith("0") and len(number) >= 9) and groups != [3, 3, 4]:
        return False
    if _NOT_CALLED.search(before):
        return False
    called = _CUE.search(before) is not None
    return _has_form(candidate, number, groups, called)


def _has_form(candidate: str, number: str, groups: list[int], called: bool) -> bool:
    """Whether the digits are grouped as numbers are in some country; a word like "call" before them allows more."""
    if number[0] == "0":
        return 9 <= len(number) <= 12 and (called or number[1] != "0")
    if _is_written_in_thousands(candidate) and not called and groups != [3, 3, 3]:
        return False
    if called:
        return groups != [4, 4] or len(number) != 8 or "-" in candidate or " " in candidate
    if len(number) == 10 and number[0] in "23456789":
        return groups in ([3, 3, 4], [5, 5], [3, 7], [3, 3, 2, 2], [3, 4, 3]) or (
            groups == [10] and number[0] in "6789"
        )
    if len(number) == 11:
        return (number[0] == "1" and number[1] in "3456789" and groups in ([11], [3, 4, 4])) or (
            groups in ([2, 5, 4], [1, 3, 3, 4]) or (number[0] in "78" and groups in ([1, 3, 3, 2, 2], [11]))
        )
    if len(number) == 9:
        return groups in ([3, 3, 3], [2, 3, 2, 2], [3, 2, 2, 2]) or (groups == [9] and number[0] in "67")
    if len(number) == 8:
        return groups in ([2, 2, 2, 2],)
    return False


def _is_written_in_thousands(candidate: str) -> bool:
    return _THOUSANDS.fullmatch(candidate) is not None
