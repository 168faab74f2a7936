"""Names in Japanese: what stands before さん and its like, family names, and given names after "my friend"."""

import re
from collections.abc import Iterator

from peerjournal.guard import lexicon
from peerjournal.guard.finding import Finding

_KANJI = "\u3400-\u9fff々ヶ"
_RUN = re.compile(rf"[{_KANJI}]+")
_KATAKANA = re.compile(r"[\u30a1-\u30f6ー・]{2,20}")
_NAMED = re.compile(
    rf"([{_KANJI}]{{1,6}}|[\u30a1-\u30f6ー・]{{2,14}}|[\u3041-\u3096ー]{{2,5}}|[A-Za-z][a-z]{{1,14}}|[A-Z]\.?)$"
)
_PARTICLES = re.compile(r"^(?:.*[はがをにでとものへや、])(?=[\u3041-\u3096]{2})")
_MIXED = re.compile(rf"([{_KANJI}]{{1,4}}[\u3041-\u3096]{{2,3}})$")


class JapaneseNames:
    """Finds names in Japanese paragraphs."""

    def __init__(self) -> None:
        cues = lexicon.cues("ja")
        self._suffixes = tuple(sorted(cues["suffixes"], key=len, reverse=True))
        self._not_names, self._before, self._after = cues["not_names"], cues["before"], cues["after"]
        self._suffix = re.compile("|".join(map(re.escape, self._suffixes)))
        script = re.compile(rf"[{_KANJI}]{{2,4}}|[\u30a1-\u30f6ー]{{2,8}}|[\u3041-\u3096]{{2,5}}")
        self._given = frozenset(word for word in lexicon.given() if script.fullmatch(word))
        self._surnames = frozenset(word for word in lexicon.surnames() | self._given if script.fullmatch(word))
        self._letters = frozenset("".join(word for word in self._given if "\u3400" <= word[0] <= "\u9fff"))
        self._words = lexicon.common("ja")
        self._towns = lexicon.towns()

    def find(self, paragraph: str) -> Iterator[Finding]:
        """The names of a paragraph; those with a suffix first."""
        taken: list[tuple[int, int]] = []
        for match in self._suffix.finditer(paragraph):
            start = self._start_of(paragraph, match.start(), match.group())
            if start is not None:
                taken.append((start, match.start()))
                yield Finding("name", start, match.start(), paragraph[start : match.start()])
        for start, end in self._foreign(paragraph):
            if all(end <= one or start >= other for one, other in taken):
                taken.append((start, end))
                yield Finding("name", start, end, paragraph[start:end])
        for match in _RUN.finditer(paragraph):
            for start, end in self._alone(paragraph, *match.span()):
                if all(end <= one or start >= other for one, other in taken):
                    yield Finding("name", start, end, paragraph[start:end])

    def _start_of(self, text: str, end: int, suffix: str) -> int | None:
        """Where the name before a suffix begins; None if no name stands there."""
        before = text[max(0, end - 14) : end]
        if suffix[0] == "お":  # somebody's aunt by name; an aunt alone is nobody
            match = _NAMED.search(before)
            return end - len(match.group()) if match and match.group() in self._surnames else None
        if any(before.endswith(word) for word in self._not_names):
            return None
        match = _NAMED.search(before)
        if match is None:
            return None
        name = match.group()
        if "\u3041" <= name[0] <= "\u3096":  # hiragana: take what is a name, or what stands after a particle
            return self._hiragana_start(before, end, name, suffix)
        if suffix in {"先生", "君", "氏", "様", "殿", "医師", "看護師", "教授", "先輩", "師長", "部長", "課長", "店長"}:
            name = self._tail_of(name)
            if not name or (name in self._words and name not in self._surnames):
                return None
            if len(name) == 1 and suffix in {"君", "氏", "様", "殿"}:
                return None
        elif len(name) > 2 and "\u3400" <= name[0] <= "\u9fff":
            name = self._tail_of(name) or name
        return end - len(name)

    def _hiragana_start(self, before: str, end: int, name: str, suffix: str) -> int | None:
        if suffix not in {"さん", "ちゃん", "くん", "さま", "先生"}:
            return None
        for length in range(min(5, len(name)), 1, -1):
            if name[-length:] in self._given:
                return end - length
        cut = _PARTICLES.match(name)
        short = name[cut.end() :] if cut else name
        begins = len(before) == len(name) or before[-len(name) - 1] in "、。「（ 　" or bool(cut)
        return end - len(short) if begins and 2 <= len(short) <= 4 and short not in self._words else None

    def _tail_of(self, name: str) -> str:
        """The name at the end of a run of kanji: 友人田中 gives 田中."""
        for length in range(min(5, len(name)), 0, -1):
            tail = name[-length:]
            if tail in self._surnames or self._is_full(tail):
                return tail
        return name if len(name) <= 3 and name not in self._words else ""

    def _is_full(self, text: str) -> bool:
        for cut in (1, 2, 3):
            family, given = text[:cut], text[cut:]
            if given and family in self._surnames:
                if given in self._given:
                    return True
                if cut > 1 and len(given) in (2, 3) and given not in self._words and self._letters.issuperset(given):
                    return True
        return False

    def _alone(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Names in a run of kanji with no suffix: full names, and known ones where a person is spoken of."""
        run = text[start:end]
        if run in self._words or run in self._towns:
            return
        follows = (
            any(text.startswith(one, end) for one in self._after)
            or text[end : end + 1] in set("、。」！？!?) ")
            or end == len(text)
        )
        if 3 <= len(run) <= 6 and self._is_full(run) and follows:
            yield start, end
        elif len(run) >= 2 and follows and (run in self._given or run in self._surnames):
            introduced = any(text.endswith(one, 0, start) for one in self._before)
            spoken = (
                text[end : end + 1] in set("がはもとに")
                and run not in self._words
                and (start == 0 or text[start - 1] in "、。「と\n 　")
            )
            known = (
                run in self._given and run not in self._words and text[end : end + 1] in set("がはとにもをのへやか、")
            )
            if introduced or spoken or known:
                yield start, end

    def _foreign(self, text: str) -> Iterator[tuple[int, int]]:
        """Foreign names in katakana: シスター・マリア, ジョンが."""
        for match in _KATAKANA.finditer(text):
            if any(part in self._given for part in match.group().split("・")):
                yield match.span()
