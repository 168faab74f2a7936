"""Searches of the plainest form, run without the library that understands every command line.

Loading it takes longer than the whole search. Whatever is not surely plain (another option, a dash before a word, no
words at all) is left to it, and with it every refusal.
"""

from peerjournal.actions.ahead import Begun

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

_NAMED = {"--vault": "vault", "--passphrase-file": "passphrase_file"}


def understood(arguments: list[str]) -> tuple[dict[str, str | bool], list[str]] | None:
    """What the global options say, and the words to search for; None for any other line."""
    said: dict[str, str | bool] = {}
    words = []
    rest = iter(arguments)
    for argument in rest:
        name, equals, value = argument.partition("=")
        if name in _NAMED:
            value = value if equals else next(rest, "")
            if not value or value.startswith("-"):
                return None
            said[_NAMED[name]] = value
        elif argument == "--json":
            said["json"] = True
        elif not argument or argument.startswith("-") or not _is_text(argument):
            return None
        else:
            words.append(argument)
    return (said, words[1:]) if words[:1] == ["search"] and len(words) > 1 else None


def run(said: dict[str, str | bool], words: list[str], begun: Begun | None) -> "NoReturn":
    """Runs a plain search and ends the process."""
    from peerjournal.cli import searching
    from peerjournal.cli.ending import DONE, ended, leave
    from peerjournal.cli.session import Session
    from peerjournal.cli.start import prepare

    session = Session(begun=begun)
    for name, value in said.items():
        setattr(session, name, value)

    def work() -> int:
        searching.answer(session, words)
        return DONE

    prepare()
    leave(ended(work))


def _is_text(argument: str) -> bool:
    try:
        argument.encode()
    except UnicodeEncodeError:
        return False
    return True
