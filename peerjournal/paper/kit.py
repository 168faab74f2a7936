"""What a recovery kit says, whether it is printed as a page or kept as a text file."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

TITLE = "Recovery kit"
KEY_TITLE = "The key"
WORDS_TITLE = "The same key in 24 words"
PROGRAM_TITLE = "In PeerJournal"
AGE_TITLE = "Without PeerJournal"

WHAT_IT_IS = (
    "{This} is the second key to your journal.",
    "It opens the journal when the passphrase is forgotten, and its backups when the computer is lost or broken.",
    "Without the passphrase and without {this}, nobody can open them, not even the people who made PeerJournal.",
)
KEEP_IT = "Keep it as you keep a passport: whoever has {this} can read the journal."
# True of Bech32, the alphabet that age writes its keys in.
KEY_HINT = "What looks like O or B after AGE-SECRET-KEY-1 is the digit 0 or 8."
IN_PROGRAM = (
    "Choose {open}I forgot my passphrase{close} where it is asked for.",
    "Type the key, or the 24 words in their order.",
    "Choose a new passphrase. {This} stays valid.",
)
WITH_AGE = "Every backup is an age file. The free program age, from age-encryption.org, opens it{how}:"
AGE_COMMAND = "age -d -i {file} PeerJournal-{more}.age | tar xf -"
AFTER_AGE = "Inside are your entries as plain text."
LATER = "If you make a new recovery key one day, keep {this} as long as you keep backups from before."

ROWS, COLUMNS = 6, 4
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@dataclass(frozen=True, slots=True)
class Kit:
    """One recovery kit: the journal's name, the day it was made, `AGE-SECRET-KEY-1...`, and its 24 words."""

    journal: str
    made_on: date
    key: str = field(repr=False)
    words: tuple[str, ...] = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.words) != ROWS * COLUMNS:
            raise ValueError("a recovery kit has 24 words")

    def name(self) -> str:
        """The journal's name on one line: it was a folder's, and that may hold line ends and what turns text round."""
        return " ".join("".join(one if one.isprintable() else " " for one in self.journal).split())

    def day(self) -> str:
        """The day in words; `strftime` would follow whatever language the process was set to."""
        return f"{self.made_on.day} {_MONTHS[self.made_on.month - 1]} {self.made_on.year}"

    def rows(self) -> Iterator[list[tuple[int, str]]]:
        """The words with their numbers, row by row; the numbers run down the columns."""
        numbered = list(enumerate(self.words, start=1))
        for row in range(ROWS):
            yield numbered[row::ROWS]
