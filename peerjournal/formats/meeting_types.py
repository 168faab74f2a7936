"""What kind of meeting the codes of the Meeting Guide format mean (github.com/code4recovery/spec, types)."""

from collections.abc import Iterator
from typing import Any

_WRITTEN = (
    "11=11th Step Meditation | 12x12=12 Steps & 12 Traditions | A=Secular | ABSI=As Bill Sees It | AF=Afrikaans |"
    " AL=Concurrent with Alateen | AL-AN=Concurrent with Al-Anon | AM=Amharic | AR=Arabic | ASL=American Sign "
    "Language | B=Big Book | BA=Babysitting Available | BE=Newcomer | BG=Bulgarian | BI=Bisexual | BRK=Breakfast "
    "| C=Closed | CAN=Candlelight | CF=Child-Friendly | D=Discussion | DA=Danish | DB=Digital Basket | DD=Dual "
    "Diagnosis | DE=German | DR=Daily Reflections | EL=Greek | EN=English | FA=Persian | FI=Finnish | "
    "FF=Fragrance Free | FR=French | G=Gay | GR=Grapevine | H=Birthday | HE=Hebrew | HI=Hindi | HR=Croatian | "
    "HU=Hungarian | IS=Icelandic | ITA=Italian | JA=Japanese | KA=Georgian | KOR=Korean | L=Lesbian | LGBTQ=LGBTQ"
    " | LIT=Literature | LS=Living Sober | LT=Lithuanian | M=Men | MED=Meditation | ML=Malayalam | MT=Maltese | "
    "N=Native American | NB=Non-Binary | NDG=Indigenous | NE=Nepali | NL=Dutch | NO=Norwegian | O=Open | "
    "OUT=Outdoor | P=Professionals | POA=Proof of Attendance | POC=People of Color | POL=Polish | POR=Portuguese "
    "| PUN=Punjabi | RUS=Russian | S=Spanish | SEN=Seniors | SK=Slovak | SL=Slovenian | SM=Smoking Permitted | "
    "SP=Speaker | ST=Step Study | SV=Swedish | T=Transgender | TC=Location Temporarily Closed | TH=Thai | "
    "TL=Tagalog | TR=Tradition Study | TUR=Turkish | UK=Ukrainian | W=Women | X=Wheelchair Access | "
    "XB=Wheelchair-Accessible Bathroom | XT=Cross Talk Permitted | Y=Young People"
)
_NAMES = dict(one.strip().split("=", 1) for one in _WRITTEN.split("|"))
_LONGEST = 60  # characters; what is longer is no kind of meeting


def kinds(untrusted: Any) -> tuple[str, ...]:
    """The codes or names of a meeting's `types`: a list, or a text with commas between them; each once."""
    return tuple(dict.fromkeys(_each(untrusted)))


def _each(untrusted: Any) -> Iterator[str]:
    for one in untrusted if isinstance(untrusted, list) else [untrusted]:
        for part in one.split(",") if isinstance(one, str) else []:
            kind = " ".join(part.split())
            if 0 < len(kind) <= _LONGEST:
                yield kind


def spelled_out(kinds: tuple[str, ...]) -> str:
    """The kinds in words; a code that is not known stays as it is."""
    return ", ".join(_NAMES.get(one, one) for one in kinds)
