"""Prepares text for the search index: one Unicode form, and characters of scripts without spaces set apart.

FTS5's unicode61 takes a run of letters as one word. Chinese, Japanese, Thai, Lao, Khmer, Burmese and Tibetan write no
spaces, and Korean glues endings to its words; with every character of theirs a word of its own, a word is found as a
phrase of its characters wherever it stands. They are set apart by U+200B, which snippets drop again.
"""

import functools
import re
import unicodedata

APART = "\u200b"
# What stands around the matches in a snippet: noncharacters, which a text of ours is indexed without.
OPEN, CLOSE = "\ufdd0", "\ufdd1"
# Blocks of such scripts (Unicode 15): the characters that can begin a syllable; marks stay with what they follow.
_CHARACTERS = (
    "\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e81-\u0eb0\u0eb2\u0eb3\u0ec0-\u0ec6\u0f40-\u0f6c\u1000-\u102a\u103f"
    "\u1780-\u17b3\u1100-\u11ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3041-\u3096\u309d-\u309f"
    "\u30a1-\u30fa\u30fc-\u30ff\u3105-\u312f\u3131-\u318e\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
# Stands for punctuation between two such characters, so that a phrase does not reach across a full stop. Private use
# characters are words to the index, and nobody's text.
_STOP = "\ue0ff"


@functools.cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """One such character; the last of a run before a letter of another script; what stands between two.

    Made when they are first needed: it takes a tenth of what a command of the terminal loads.
    """
    return (
        re.compile(f"[{_CHARACTERS}]"),
        re.compile(f"([{_CHARACTERS}][\u0300-\u036f\u3099\u309a]*)(?=[^\\W{_CHARACTERS}])"),
        re.compile(f"(?<=[{_CHARACTERS}])[\\W_]+(?=[{_CHARACTERS}])"),
    )


def index_text(text: str) -> str:
    """The form of a text that is indexed and searched for."""
    if text.isascii():
        return text
    normal = unicodedata.normalize("NFC", text).replace(OPEN, " ").replace(CLOSE, " ")
    one, before_others, between = _patterns()
    if one.search(normal) is None:
        return normal
    stopped = between.sub(_stopped, normal)
    # Each character is set apart from what is before it; the last of a run also from a letter of another script.
    return one.sub(lambda found: APART + found.group(), before_others.sub(rf"\1{APART}", stopped))


def _stopped(found: re.Match[str]) -> str:
    between = found.group()
    return between if all(unicodedata.category(one)[0] == "M" for one in between) else between + _STOP


def index_text_or_none(text: str) -> str | None:
    """The indexed form where it differs from the text."""
    prepared = index_text(text)
    return None if prepared == text else prepared


def without_separators(text: str) -> str:
    """A piece of indexed text as a person wrote it."""
    return text.replace(APART, "").replace(_STOP, "")


def stands_alone(word: str) -> bool:
    """Whether a word is one character of such a script, which the index has as a word of its own wherever it stands."""
    return len(word) == 1 and _patterns()[0].match(word) is not None


def has_word(text: str) -> bool:
    """Whether the index would find any word in a text."""
    return any(unicodedata.category(one)[0] in "LN" or unicodedata.category(one) == "Co" for one in text)
