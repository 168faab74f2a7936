"""Names in languages that have capital letters: each word is weighed by the lists and by what stands around it."""

import re
from collections.abc import Iterator

from peerjournal.guard import lexicon
from peerjournal.guard.finding import Finding
from peerjournal.guard.inflection import bases
from peerjournal.guard.language import reads
from peerjournal.guard.lexicon import words_in
from peerjournal.guard.weighing import AND, ENOUGH, NEVER, Weighing, known
from peerjournal.guard.words import Word, words_of

_LONGEST = 4  # words a name goes on for
_PARTICLES = words_in(
    "van von de der den da das do dos di del della la le bin ibn ben al el zu zum ter ten st af av y e"
)
_SAINTS = words_in("st saint san santa são sankt sainte sint ste sta santo")
_KIND_FIRST = frozenset({"fr", "es", "it", "pt", "pl", "ru"})
_BUILDINGS = words_in(
    "hôpital hospital ospedale école lycée université parc parque parco gare pont ponte puente estación "
    "stazione église iglesia chiesa igreja szpital szpitala szpitalu kościół park parku most больница больнице "
    "больницы театр театре музей музее парк парке мост метро станция станции"
)
_VERSE = re.compile(r"\s\d{1,3}:\d")
_SHORT_TITLES = words_in("mr ms dr d-r bu pa cô bà dì em wu")
_QUARTERS = words_in(
    "barrio bairro quartiere quartier ciudad cidade città ville isla ilha isola île santuário santuario sanctuaire "
    "basílica catedral"
)
_OF = words_in("de di do da del della dos das du des")
_INITIALS = re.compile(r"(?<![\w.])[A-ZÀ-ÖØ-Þ]\. ?[A-ZÀ-ÖØ-Þ]\.(?=[ ,]*[^\W\d_A-Z]|['’]s)")
_NO_INITIALS = words_in(
    "P.S. U.S. U.K. A.A. N.A. D.C. E.U. N.B. B.C. A.D. A.M. P.M. O.K. T.V. I.D. I.E. E.G. U.N. M.D."
)


class CasedNames:
    """Finds names in the paragraphs of one language."""

    def __init__(self, language: str) -> None:
        self._weighing = Weighing(language)
        self._language = language
        self._cues = self._weighing.cues
        # Where a street is named after its kind ("rue Victor Hugo"), the kind is often written small.
        self._small_orgs = self._cues["lives_at"] | _BUILDINGS if language in _KIND_FIRST else frozenset[str]()

    def find(self, paragraph: str) -> Iterator[Finding]:
        """The names of a paragraph."""
        for match in _INITIALS.finditer(paragraph):
            if match.group().replace(" ", "") not in _NO_INITIALS:
                yield Finding("name", match.start(), match.end(), match.group())
        words = words_of(paragraph, self._language, self._cues)
        if not any(word.capital for word in words) and not any(self._plain_name(word.folded) for word in words):
            return
        for first, last in self._spans(words):
            start, end = words[first].start, words[last].end
            if len(words[last].text) == 1 and paragraph[end : end + 1] == ".":
                end += 1  # the point of an initial
            yield Finding("name", start, end, paragraph[start:end])

    def _spans(self, words: list[Word]) -> list[tuple[int, int]]:
        headline = len(words) > 3 and sum(word.capital for word in words) > 0.7 * len(words)  # capitals say nothing
        weights = [self._weight(words, at, headline=headline) for at in range(len(words))]
        self._pass_on(words, weights, range(1, len(words)), -1)
        self._pass_on(words, weights, range(len(words) - 2, -1, -1), 1)
        spans, at = [], 0
        while at < len(words):
            if weights[at] >= ENOUGH:
                last = self._last_of(words, at)
                spans.append((at, last))
                at = last
            at += 1
        return spans

    @staticmethod
    def _pass_on(words: list[Word], weights: list[float], order: range, step: int) -> None:
        """Gives a word some of the certainty of the name it is listed with: "X and Maria", "Maria, X and Y"."""
        for at in order:
            if weights[at] <= -0.5 or weights[at] >= ENOUGH or not words[at].capital:
                continue
            other = at + step
            listed = words[max(at, other)].after_comma
            listed = listed or words[max(at, other)].gap.strip() in {"&", "+", "/", ", &"}
            if words[other].folded in AND and 0 <= other + step < len(words):
                other += step
                listed = True
            if listed and weights[other] >= ENOUGH and words[other].capital:
                weights[at] += 0.7

    def _weight(self, words: list[Word], at: int, *, headline: bool) -> float:
        word = words[at]
        if not reads(self._language, word.text[0]):
            return 0.0
        if not word.capital:
            return self._small_weight(words, at)
        about = known(word.folded, self._language)
        weight = self._weighing.base(word, about, initial=word.initial or headline)
        if weight <= NEVER:
            return weight
        titles = self._cues["titles"]
        if self._is_titled(words, at):
            return 1.5 if word.folded not in titles else -1.0
        if word.folded in titles and (not about.given or self._before_capital(words, at)):
            return -1.0
        if not headline and (self._in_a_place(words, at) or self._in_a_work(words, at)):
            return -1.0
        if _VERSE.match(word.tail):
            return -1.0  # Luke 15:11
        return weight + self._weighing.left(words, at, about) + self._weighing.right(words, at, about)

    def _is_titled(self, words: list[Word], at: int) -> bool:
        """Whether "Mrs", "Herr", "pani" stand before it, or "Hanım" after it."""
        cues, gap = self._cues, words[at].gap
        if at and gap.strip(" \u00a0.") == "" and len(gap) <= 2:
            before = next(
                (form for form in bases(words[at - 1].folded, self._language) if form in cues["titles"]),
                words[at - 1].folded,
            )
            whole = gap.startswith(".") or len(before) > 2 or before in _SHORT_TITLES
            if before in cues["titles"] and whole:
                about = known(words[at].folded, self._language)
                if about.place and not about.given and words[at - 1].capital is False:
                    return False
                kinship = before in cues["relations"] or before in cues["articles"]
                return not kinship or not about.ordinary or about.given
        return at + 1 < len(words) and words[at + 1].joined and words[at + 1].folded in cues["after"]

    @staticmethod
    def _before_capital(words: list[Word], at: int) -> bool:
        return at + 1 < len(words) and words[at + 1].capital and words[at + 1].gap.strip(" .") == ""

    def _run(self, words: list[Word], at: int) -> tuple[int, int]:
        """The first and last of the capitalised words it stands among."""
        first = last = at
        while last + 1 < len(words) and words[last + 1].capital and words[last + 1].joined and last - at < _LONGEST:
            last += 1
        while first and words[first].joined and words[first - 1].capital and at - first < _LONGEST:
            first -= 1
        return first, last

    def _in_a_place(self, words: list[Word], at: int) -> bool:
        """Whether the capitalised words around it name a street, a body, a town of several words, or a feast."""
        cues, german = self._cues, self._weighing.nouns_are_capital
        first, last = self._run(words, at)
        if last > first and words[at].folded in cues["orgs"]:
            return True
        for place in range(first, last + 1):
            if place != at and words[place].folded in cues["orgs"] and (not german or abs(place - at) == 1):
                return True
        if (
            last == at
            and last + 1 < len(words)
            and words[last + 1].joined
            and words[last + 1].folded in cues["lives_at"]
        ):
            return True
        before = words[at - 1].folded if at and words[at].joined else ""
        if before in _SAINTS or (first == at and before in self._small_orgs):
            return True
        earlier = words[at - 2].folded if at > 1 and before in _OF and words[at - 1].joined else ""
        if first == at and earlier and (earlier in self._small_orgs or earlier in _QUARTERS):
            return True  # barrio de Gracia, rue des Martyrs
        towns = lexicon.towns()
        for start in range(max(first, at - 2), at + 1):
            for stop in range(max(at, start + 1), min(start + 3, last + 1)):
                if " ".join(word.folded for word in words[start : stop + 1]) in towns:
                    return True
        return False

    def _in_a_work(self, words: list[Word], at: int) -> bool:
        """Whether it stands after "book", "film" and the like, or is read."""
        first, last = self._run(words, at)
        about = known(words[at].folded, self._language)
        least = 1 if self._language == "en" else 2  # "A Lindalva" is how Portuguese speaks of her
        if (
            last - first >= least
            and words[first].folded in self._cues["articles"]
            and not (about.given and not about.ordinary)
        ):
            return True  # The Great Gatsby
        for word in reversed(words[max(0, first - 3) : first]):
            if word.folded in self._cues["works"]:
                return True
            if len(word.folded) > 6 or word.folded in self._weighing.with_ or any(mark in word.tail for mark in ",.;"):
                break
        if about.ordinary and not self._weighing.nouns_are_capital and self._is_titled_like(words, at, first, last):
            return True
        author = known(words[first].folded, self._language)  # reading Brené Brown
        read = last > first and first > 0 and words[first - 1].folded in self._cues["reads"]
        return read and not (author.given and not author.ordinary)

    def _is_titled_like(self, words: list[Word], at: int, first: int, last: int) -> bool:
        """Whether an everyday word with a capital, that is no name, stands beside it: Amazing Grace, Rose Room."""
        for place in range(first, last + 1):
            other = words[place]
            about = known(other.folded, self._language)
            if place != at and about.ordinary and not (other.initial or about.given or about.surname or other.shouted):
                return other.folded not in self._cues["titles"] and other.folded not in self._cues["relations"]
        return False

    def _small_weight(self, words: list[Word], at: int) -> float:
        """What a word in small letters weighs: only plain names, only in chat or after "my friend"."""
        word, cues = words[at], self._cues
        folded = word.folded
        if len(folded) < 4 or not self._plain_name(folded):
            return 0.0
        before = words[at - 1].folded if at and word.joined else ""
        after = words[at + 1].folded if at + 1 < len(words) and words[at + 1].joined else ""
        chat = not any(one.capital and len(one.text) > 1 for one in words)
        if before in cues["relations"] and (not self._weighing.nouns_are_capital or chat):
            return 1.2
        opening = next((one for one in reversed(words[: at + 1]) if one.initial), words[0])
        if opening.capital or (self._weighing.nouns_are_capital and not chat):
            return 0.0
        if before in cues["articles"] and at > 1:
            before = words[at - 2].folded  # com a jussara
        introduced = any(before in cues[name] for name in ("told", "greet", "beside", "said")) or before in AND
        aside = word.gap.endswith("(") and word.tail.startswith(")")
        called = word.after_comma and at == len(words) - 1  # elle me manque, inès
        introduced = introduced or aside or called or "&" in word.gap or "&" in word.tail or (chat and len(folded) > 4)
        listed = word.after_comma and words[at - 1].folded in lexicon.given()
        return 1.1 if introduced or listed or after in cues["said"] or (at == 0 and after in AND) else 0.0

    def _plain_name(self, folded: str) -> bool:
        """Whether it is a name and nothing else in this language."""
        about = known(folded, self._language)
        busy = ("said", "told", "beside", "stop", "relations", "titles", "weak", "place", "greet", "articles", "orgs")
        return (
            about.given
            and not about.ordinary
            and not about.place
            and folded not in lexicon.things()
            and not any(folded in self._cues[name] for name in busy)
        )

    def _last_of(self, words: list[Word], at: int) -> int:
        """Where the name that begins here ends: with the family name, or an initial."""
        last = at
        while words[at].capital and last + 1 < len(words) and last - at < _LONGEST:
            step = 1
            while (
                step < 3
                and last + step < len(words)
                and words[last + step].joined
                and words[last + step].folded in _PARTICLES
            ):
                step += 1
            if last + step >= len(words) or not self._goes_on(words[last + step], words[last]):
                break
            last += step
        return last

    def _goes_on(self, word: Word, before: Word) -> bool:
        initialled = word.gap == ". " and len(before.text) == 1 and before.capital
        if not (word.joined or initialled) or not word.capital:
            return False
        if len(word.text) == 1:
            return word.folded != "i" and word.tail[:1] in {".", "", "'", "’"}
        folded = word.folded
        if (
            word.shouted
            or folded in self._cues["calendar"]
            or folded in self._cues["stop"]
            or folded in lexicon.things()
        ):
            return False
        about = known(folded, self._language)
        if self._weighing.nouns_are_capital:
            return about.surname or about.given or (not about.ordinary and before.folded in self._cues["titles"])
        return not about.ordinary or about.given or about.surname
