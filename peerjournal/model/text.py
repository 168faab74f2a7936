"""What is done to every text that comes in: one that UTF-8 can hold, and names that are the same to a person."""

import unicodedata

LONGEST_NAME = 200  # characters of a tag, a feeling, a scale's key, a group's or a file's name


def storable(text: str) -> str:
    """A text that UTF-8 can hold: two surrogates that are a pair become their character, a lone one U+FFFD."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def folded(name: str) -> str:
    """The form in which names are compared: without case, and however their accents were typed.

    Canonical caseless matching (Unicode 15.0, section 3.13, D145), composed again.
    """
    if name.isascii():
        return name.lower()
    decomposed = unicodedata.normalize("NFD", storable(name)).casefold()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", decomposed))


def tidy_file_name(untrusted_name: str) -> str:
    """A name that leads into no folder, at most `LONGEST_NAME` long; its end, which says what it is, is kept."""
    name = storable(untrusted_name.replace("/", "_").replace("\\", "_").replace("\x00", ""))
    return name[-LONGEST_NAME:] or "file"


def tidy_tag(tag: str) -> str:
    """A tag without the # it may be written with and without white space around it."""
    text = " ".join(tag.split())
    while text.startswith(("#", " ")):
        text = text[1:]
    return text
