"""Every error of the world has its sentence: one line, in plain words, that says what happened and what is safe."""

import inspect
import re
from pathlib import Path
from typing import Any

import pytest

from peerjournal.actions import wording
from peerjournal.model import errors
from peerjournal.model.errors import WorldError
from peerjournal.model.notices import Notice
from peerjournal.model.reports import Problem


def kinds(of: type[WorldError] = WorldError) -> list[type[WorldError]]:
    """All classes of errors, however deep."""
    return [kind for child in of.__subclasses__() for kind in (child, *kinds(child))]


SAMPLES: dict[str, Any] = {
    "limit": "no-people",
    "group": "Circle",
    "folder": Path("/home/me/Journal.peerjournal"),
    "path": Path("/home/me/file.age"),
    "word": 7,
    "is_vault": False,
    "holder": "terminal",
    "pid": 4711,
    "part": "database",
    "noun": "tip",
    "id": "0192f3a1-7b2c-7abc-8def-0123456789ab",
    "why": "not-text",
    "line": 12,
    "text": "the 31st of June",
    "what": "a scale",
    "number": 3,
    "allowed": "a whole number from 0 to 10",
    "name": "Thursdays",
    "close": "Thursday circle",
    "rows": (("entry", "0192f3a1-7b2c-7abc-8def-0123456789ab"), ("tip", "0192f3a1-7b2c-7abc-8def-0123456789ac")),
}


def samples(kind: Any) -> list[WorldError]:
    """The error with every field filled, and with only those that must be."""
    fields = inspect.signature(kind.__init__).parameters if "__init__" in vars(kind) else {}
    named = [name for name in fields if name != "self"]
    needed = [name for name in named if fields[name].default is inspect.Parameter.empty]
    return [
        kind(**{name: SAMPLES[name] for name in named}),
        kind(**{name: SAMPLES[name] for name in needed}),
    ]


EVERY = [error for kind in kinds() for error in samples(kind)] + [
    errors.VaultInUse(SAMPLES["folder"], "window"),
    errors.VaultInUse(SAMPLES["folder"], ""),
    *(errors.VaultDamaged(part) for part in ("header", "database", "missing-database", "index", "entry")),
    errors.NotFound("group", "Thursdays"),
    errors.NotFound("group", "Thursdays", "Thursday circle"),
    errors.DamageFound(()),
    errors.FileUnreadable(Path("-"), "not-text"),
]


@pytest.mark.parametrize("error", EVERY, ids=lambda error: type(error).__name__)
def test_every_error_has_a_calm_sentence_on_one_line(error: WorldError) -> None:
    text = wording.sentence(error)
    assert "\n" not in text
    assert "  " not in text
    assert "!" not in text
    assert text[0].isupper() or text[0] in '/"'
    assert "None" not in text
    assert len(text) < 400


@pytest.mark.parametrize("error", EVERY, ids=lambda error: type(error).__name__)
def test_every_sentence_says_what_is_safe_or_was_left_alone(error: WorldError) -> None:
    safe = ("Nothing was changed", "left as", "is safe", "No new one was made", "nothing will be saved over",
            "is as it was")  # fmt: skip
    assert any(words in wording.sentence(error) for words in safe)


def test_the_wrong_passphrase_is_worded_as_the_design_says() -> None:
    assert wording.sentence(errors.WrongPassphrase()) == (
        "That passphrase doesn't open this journal. Nothing was changed. Try again, or use your recovery key."
    )


def test_an_unknown_group_names_its_nearest_and_how_to_add_it() -> None:
    text = wording.sentence(errors.NotFound("group", "Thurday circle", "Thursday circle"))
    assert 'The nearest is "Thursday circle".' in text
    assert 'peerjournal group add "Thurday circle"' in text


def test_what_was_typed_is_said_back_on_one_line_and_not_at_length() -> None:
    text = wording.sentence(errors.BadDate("a whole\ndiary " * 100))
    assert text.startswith('"a whole diary a whole')
    assert len(text) < 200


def test_a_journal_open_in_the_window_says_where_to_close_it() -> None:
    assert "in the window" in wording.sentence(errors.VaultInUse(SAMPLES["folder"], "window", 4711))


def test_an_error_without_words_is_a_bug_and_says_so() -> None:
    class Unheard(WorldError):
        pass

    with pytest.raises(TypeError, match="Unheard"):
        wording.sentence(Unheard())


@pytest.mark.parametrize("kind", ["rolled-back", "header-healed", "kit-missing", "migrated"])
def test_every_notice_has_a_line(kind: str) -> None:
    text = wording.notice(Notice(kind))
    assert "\n" not in text
    assert text.endswith((".", "FILE.pdf"))


@pytest.mark.parametrize("part", ["header", "database", "row", "index", "attachment"])
@pytest.mark.parametrize("named", [False, True])
def test_every_problem_of_a_check_has_a_line(part: str, named: bool) -> None:
    found = Problem(part, "entry", "0192f3a1-7b2c-7abc-8def-0123456789ab") if named else Problem(part)
    text = wording.problem(found)
    assert text.endswith(".")
    assert "  " not in text


@pytest.mark.parametrize("words", [lambda: wording.notice(Notice("new")), lambda: wording.problem(Problem("new"))])
def test_a_kind_nobody_worded_is_a_bug(words: Any) -> None:
    with pytest.raises(ValueError, match="no words"):
        words()


def test_every_reason_the_program_gives_has_its_phrase(repository: Path) -> None:
    given = set()
    for file in (repository / "peerjournal").rglob("*.py"):
        given |= set(re.findall(r'(?:FileUnreadable|BackupDamaged)\(.*?, "([a-z-]+)"', file.read_text("utf-8")))
    assert {"not-text", "no-entries"} <= given
    for why in given:
        text = wording.sentence(errors.FileUnreadable(Path("file"), why))
        assert why not in text or "-" not in why.partition(" ")[0]
