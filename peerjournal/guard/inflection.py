"""The dictionary forms an inflected name may come from: Slavic, Greek, Finnish, Hungarian and other cases."""

from collections.abc import Iterator
from functools import cache

from peerjournal.guard.lexicon import words_in

# Ending in the text : ending in the list. From the declensions of given names, and of towns where they differ.
_POLISH = """
    y:a i:a ie:a ę:a ą:a o:a ii:ia ię:ia ią:ia iu:ia ę:ia ce:ka dze:ga rze:ra le:ła cie:ta dzie:da ki:ka iem:
    em: owi: a: u: ie: rze:r le:ł cie:t dzie:d ka:ek kowi:ek kiem:ek ku:ek tka:tek cem:ec ca:ec ła:eł łem:eł
    łowi:eł le:eł ego:i emu:i im:i ego:y emu:y iego:i ej:a ia:ń iowi:ń niem:ń sia:ś sia:siu siem:ś siowi:ś
    siu:sia zia:ź :e ach:y ami:y om:y
"""
_RUSSIAN = """
    ы:а и:а е:а у:а ой:а ою:а и:я е:я ю:я ей:я ей:а ии:ия ию:ия ией:ия ье:ья ью:ья ьей:ья а: у: ом: ем: е:
    ем:ий я:й ю:й ем:й е:й ея:ей я:ь ю:ь ем:ь е:ь ия:ий ию:ий ием:ий ии:ий ла:ел лу:ел лом:ел ле:ел ьва:ев
    ьву:ев ьвом:ев тра:тр ого:ий ому:ий ой:ая ую:ая ым: ью:ь и:ь
"""
_UKRAINIAN = """
    и:а і:а у:а ою:а о:а ці:ка зі:га сі:ха чко:чка і:я ю:я ею:я єю:я е:я є:я ї:я ії:ія ію:ія ією:ія іє:ія
    а: у: ові: ом: е: ем: еві: я:й ю:й єві:й єм:й я:ь ю:ь еві:ь ем:ь ія:ій ію:ій ієві:ій ієм:ій ка:ко ку:ко
    ком:ко кові:ко а:о у:о ом:о ові:о ра:ро ла:ло ві:в ова:ів ову:ів овом:ів ова:ов вла:вло ьої:ья ої:а ій:а
    ого:ий ому:ий им:ий ці:к зі:г
"""
_CZECH = """
    y:a u:a o:a ou:a ě:a e:a ovi:a ce:ka ze:ha še:cha ře:ra i:e í:e ii:ie ií:ie ie:ia a: ovi: em: u: e: ře:r
    ka:ek kovi:ek kem:ek ku:ek ka:ko la:el lovi:el lem:el le:el ka:k ku:k ho:  mu:  m: ce:ec cem:ec ci:ec
    vi: ové:ová ovou:ová ého:ý ému:ý ým:ý é:á ou:á a:o u:o ě:o em:o a:í ě: i: í: y: ě:e ech:e
"""
_GREEK = """
    ου:οσ ο:οσ ε:οσ η:ησ α:ασ ησ:η ασ:α ου:ησ ου:ασ ι:ισ ησ:ισ ου:ιοσ ο:ω ωσ:ω εα:εασ έα:έασ έωσ:έασ ού:όσ ό:όσ
    έ:όσ ή:ήσ ήσ:ή ά:άσ άσ:ά ού:ούσ ώ:ώσ α:αν η:ησ
"""
_ROMANIAN = "ei:a ei:ea iei:ia ăi:a ii:ia ului: ule: ul: o:a ăi:ă ei:ă ului:u cei:ca chii:ca găi:ga"
_GENITIVE = "s:"  # Marias, Peters; Lars and Hans have none
_NAMES_IN_S = {"de", "sv", "da", "no", "nl"}

_FINNISH = words_in(
    "lla llä lle lta ltä ssa ssä sta stä ksi na nä tta ttä n a ä ta tä an en in on un yn än ön kin kaan lta "
    "llakin ni nsa nsä ssani"
)
_STRONG = {
    "k": "kk",
    "t": "tt",
    "p": "pp",
    "ng": "nk",
    "nn": "nt",
    "mm": "mp",
    "ll": "lt",
    "rr": "rt",
    "v": "p",
    "d": "t",
    "r": "rk",
    "l": "lk",
}
_HUNGARIAN = words_in(
    "nak nek val vel t ot et at öt hoz hez höz tól től ról ről ra re ban ben ba be ból ből nál nél ért ék é éval "
    "ékkal ékkel éknál ékhoz on en ön n ig ként ja je a e i ival ivel ékat"
)
_SHORTEST = 2  # letters that a stem keeps


@cache
def _endings(language: str) -> tuple[tuple[str, str], ...]:
    tables = {
        "pl": _POLISH, "ru": _RUSSIAN, "uk": _UKRAINIAN, "cs": _CZECH, "el": _GREEK, "ro": _ROMANIAN,
    }  # fmt: skip
    table = _GENITIVE if language in _NAMES_IN_S else tables.get(language, "")
    return tuple((pair.partition(":")[0], pair.partition(":")[2]) for pair in table.split())


def bases(word: str, language: str) -> tuple[str, ...]:
    """The folded word, and what it may be a case of; only itself in languages without cases of names."""
    found = [word]
    for ending, instead in _endings(language):
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            found.append(word[: len(word) - len(ending)] + instead)
    if language == "fi":
        found.extend(_finnish(word))
    elif language == "hu":
        found.extend(_hungarian(word))
    return tuple(found)


def _finnish(word: str) -> Iterator[str]:
    for ending in _FINNISH:
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < _SHORTEST + 1:
            continue
        yield stem
        if stem.endswith("se"):
            yield f"{stem[:-2]}nen"  # Virtasen, Virtanen
        if stem.endswith("kse"):
            yield f"{stem[:-3]}s"  # Markuksen, Markus
        if stem[-1] in "ei":
            yield stem[:-1]  # Jonathanin, Jonathan
        for weak, strong in _STRONG.items():
            if stem[:-1].endswith(weak):
                yield stem[: -1 - len(weak)] + strong + stem[-1]  # Pekan, Pekka


def _hungarian(word: str) -> Iterator[str]:
    for ending in _HUNGARIAN:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _SHORTEST:
            yield stem
            if stem[-1] in "áé":
                yield stem[:-1] + {"á": "a", "é": "e"}[stem[-1]]  # Annával, Anna
    if word.endswith(("al", "el")) and len(word) > _SHORTEST + 2 and word[-3] == word[-4]:
        yield word[:-3]  # Bálinttal, Bálint
