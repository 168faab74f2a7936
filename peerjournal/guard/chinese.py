"""Names in Chinese: a family name with one or two letters of a given name, told from words by what stands around."""

import re
from collections.abc import Iterator

from peerjournal.guard import lexicon
from peerjournal.guard.finding import Finding
from peerjournal.guard.lexicon import words_in

_RUN = re.compile(r"[\u3400-\u9fff]+")
_LONGEST_WORD = 4
_LONGEST_CUE = 4


class ChineseNames:
    """Finds names in Chinese paragraphs, simplified or traditional."""

    def __init__(self) -> None:
        cues = lexicon.cues("zh")
        self._surnames, self._clear, self._given = cues["surnames"], cues["clear"], cues["given"]
        self._titles, self._before, self._after = cues["titles"], cues["before"], cues["after"]
        self._function = cues["function"] - cues["given"]
        self._nicknames = cues["nicknames"]
        self._words = lexicon.common("zh")
        self._foreign, self._translit = cues["foreign"], cues["translit"]
        self._towns = lexicon.towns()

    def find(self, paragraph: str) -> Iterator[Finding]:
        """The names of a paragraph, in order."""
        for run in _RUN.finditer(paragraph):
            at, end = run.span()
            while at < end:
                length = self._name_at(paragraph, at, end)
                if length:
                    yield Finding("name", at, at + length, paragraph[at : at + length])
                    at += length
                else:
                    at += self._word_at(paragraph, at, end)

    def _word_at(self, text: str, at: int, end: int) -> int:
        for length in range(min(_LONGEST_WORD, end - at), 1, -1):
            word = text[at : at + length]
            if word in self._words or word in self._towns:
                return length
        return 1

    def _name_at(self, text: str, at: int, end: int) -> int:
        """How many characters the name that begins here has; 0 if none does."""
        for length in (5, 4, 3, 2):  # foreign names, written out
            if text[at : at + length] in self._foreign and at + length <= end:
                return length
        foreign = self._foreign_at(text, at, end)
        if foreign:
            return foreign
        if text[at] in self._nicknames and at + 1 < end:
            return self._nickname_at(text, at, end)
        double = text[at : at + 2] in self._surnames and len(text[at : at + 2]) == 2
        surname = text[at : at + 2] if double else text[at]
        if surname not in self._surnames:
            return self._given_at(text, at, end)
        start = at + len(surname)
        if self._is_title(text, start) and (text[at : at + 2] not in self._words or self._is_title(text, start)):
            return len(surname) if self._word_at(text, at, start + 2) <= len(surname) or surname in self._clear else 0
        best, best_weight = 0, 0.0
        for count in (2, 1):
            if start + count > end:
                continue
            weight = self._weight(text, at, surname, start, start + count)
            if weight > best_weight:
                best, best_weight = len(surname) + count, weight
        return best if best_weight >= 1.0 else self._given_at(text, at, end)

    def _foreign_at(self, text: str, at: int, end: int) -> int:
        """A name written out by its sound, where a person is spoken to or of: 对毕拉尔说."""
        stop = at
        while stop < end and stop - at < 6 and text[stop] in self._translit:
            stop += 1
        for last in range(stop, at + 2, -1):
            name = text[at:last]
            if name in self._words or name in self._towns:
                return 0
            broken = any(self._word_at(text, place, last) > 1 for place in range(at, last - 1))
            if not broken and self._is_cue(text, at) and self._after_here(text, last):
                return last - at
        return 0

    def _given_at(self, text: str, at: int, end: int) -> int:
        """A given name without a family name, where somebody is spoken to or of: 亲爱的婉婷, 我叫婷婷."""
        name = text[at : at + 2]
        if at + 2 > end or name in self._words or name in self._towns or not self._given.issuperset(name):
            return 0
        if text[at : at + 3] in self._words or self._word_at(text, at + 1, min(end, at + 4)) > 1:
            return 0
        called = self._is_cue(text, at)
        theirs = text[at + 2 : at + 3] == "的" and text[at + 3 : at + 5] in _KIN  # 丽华的丈夫
        return 2 if theirs or (called and (self._after_here(text, at + 2) or name[0] == name[1])) else 0

    def _weight(self, text: str, at: int, surname: str, start: int, stop: int) -> float:
        candidate = text[at:stop]
        if candidate in self._towns:
            return 0.0
        weight = 0.45 if surname in self._clear else 0.15
        if len(surname) == 2:
            weight += 0.4
        for letter in text[start:stop]:
            fits = 0.35 if letter in self._given else -0.6 if letter in self._function else 0.1
            weight += fits / (stop - start)
        if surname in self._clear and stop - start == 2 and self._given.issuperset(text[start:stop]):
            weight += 0.2
        if candidate in self._words:
            weight -= (
                0.25 if surname in self._clear and all(letter in self._given for letter in text[start:stop]) else 0.9
            )
        elif stop - at > 2 and candidate[:2] in self._words and candidate[:2] not in self._clear:
            weight -= 0.35
        if self._after_here(text, stop):
            weight += 0.2
        if self._is_title(text, stop):
            weight += 0.7
        if self._word_at(text, stop - 1, min(len(text), stop + 2)) > 1 and stop - at > len(surname) + 1:
            weight -= 0.5  # the last character rather belongs to what follows
        if text[stop : stop + 1] == "、" or text[at - 1 : at] == "、":
            weight += 0.15  # in a list, as people mostly are
        if self._is_cue(text, at):
            return weight + 0.4
        return weight + (0.3 if self._before_here(text, at) else 0.0)

    def _nickname_at(self, text: str, at: int, end: int) -> int:
        """小红, 老王, 阿强: with something around it that people do or are."""
        word = text[at : at + 2]
        if word in self._words and word[1] not in self._clear and not self._spoken(text, at + 2):
            return 0
        known = text[at + 1] in self._given or text[at + 1] in self._clear
        longer = text[at : at + 3] in self._words or text[at + 1 : at + 3] in self._words
        if text[at] == "老" and text[at + 1] in self._clear and not longer and word not in self._words:
            return 2  # 老周, an older friend
        if (
            known
            and not longer
            and (self._spoken(text, at + 2) or (self._before_here(text, at) and word not in self._words))
        ):
            return 2
        return 0

    def _spoken(self, text: str, at: int) -> bool:
        """Whether what follows is done by a person: says, hugs, asks."""
        return any(text.startswith(cue, at) for cue in self._after if cue in _DONE_BY_PEOPLE)

    def _is_title(self, text: str, at: int) -> bool:
        return any(text[at : at + length] in self._titles for length in (1, 2, 3))

    def _before_here(self, text: str, at: int) -> bool:
        if at == 0 or not "\u3400" <= text[at - 1] <= "\u9fff":
            return True
        return self._is_cue(text, at)

    def _is_cue(self, text: str, at: int) -> bool:
        """Whether a word that somebody's name follows ends here: "my uncle", "thanks to"."""
        return any(text[max(0, at - length) : at] in self._before for length in range(1, _LONGEST_CUE + 1))

    def _after_here(self, text: str, at: int) -> bool:
        if at >= len(text) or not "\u3400" <= text[at] <= "\u9fff":
            return True
        return any(text[at : at + length] in self._after for length in (1, 2))


_KIN = words_in(
    "丈夫 妻子 老公 老婆 妈妈 爸爸 母亲 父亲 女儿 儿子 哥哥 姐姐 弟弟 妹妹 孩子 男友 女友 奶奶 爷爷 朋友 婆婆 "
    "媽媽 母親 父親 女兒 兒子"
)
_DONE_BY_PEOPLE = words_in(
    "说 讲 告诉 问 哭 笑 分享 提到 觉得 认为 打 送 抱 陪 鼓励 安慰 說 講 問 建议 推荐 主持 教 邀 帮 递 介绍 拥 也"
)
