"""The names under which the vault notes what changed, for pages to say what they watch."""

from enum import StrEnum


class Noun(StrEnum):
    """One kind of thing in the vault; equal to the plain word the vault uses."""

    ENTRY = "entry"
    TIP = "tip"
    TRY = "try"
    GROUP = "group"
    MEETING = "meeting"
    CHECK_IN = "check_in"
    QUESTION = "question"
    KIND_WORD = "kind_word"
    PERSON = "person"
    ATTACHMENT = "attachment"
    DRAFT = "draft"
    BACKUP = "backup"
    MEASURE = "measure"
    ANSWERS = "answers"
    SAFETY_CARD = "safety_card"
    GUARD_WORD = "guard_word"
    FOLLOW_UP = "follow_up"
