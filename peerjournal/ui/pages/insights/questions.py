"""The questions of the page, in their order."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from peerjournal.ui.pages.insights import in_pairs, in_time
from peerjournal.ui.pages.insights.shown import Question


def _text(text: object) -> str:
    return str(text)


QUESTIONS: tuple[Question, ...] = (
    Question(
        "over_time", _text(QT_TRANSLATE_NOOP("Insights", "How it has been")),
        _text(QT_TRANSLATE_NOOP("Insights", "A check-in with a scale makes the first dot here.")),
        in_time.scales_offered, in_time.show_over_time, _text(QT_TRANSLATE_NOOP("Insights", "Scale")),
    ),
    Question(
        "before_after", _text(QT_TRANSLATE_NOOP("Insights", "Before and after meetings")),
        _text(QT_TRANSLATE_NOOP("Insights", "Say how you came in and how you leave, and it shows what changed.")),
        in_time.groups_offered, in_time.show_before_after, _text(QT_TRANSLATE_NOOP("Insights", "Group")),
    ),
    Question(
        "tips", _text(QT_TRANSLATE_NOOP("Insights", "Tips that help")),
        _text(QT_TRANSLATE_NOOP("Insights", "Put down a try of a tip with a before and an after, and it shows here.")),
        in_pairs.tips_offered, in_pairs.show_tips,
    ),
    Question(
        "year", _text(QT_TRANSLATE_NOOP("Insights", "A year in squares")),
        _text(QT_TRANSLATE_NOOP("Insights", "Each day with an answer becomes a square.")),
        in_time.years_offered, in_time.show_year, _text(QT_TRANSLATE_NOOP("Insights", "Scale and year")),
    ),
    Question(
        "weekdays", _text(QT_TRANSLATE_NOOP("Insights", "When feelings come")),
        _text(QT_TRANSLATE_NOOP("Insights", "Feelings that you note gather here by weekday and hour.")),
        in_time.feelings_offered, in_time.show_week, _text(QT_TRANSLATE_NOOP("Insights", "Feeling")),
    ),
    Question(
        "together", _text(QT_TRANSLATE_NOOP("Insights", "What goes together")),
        _text(QT_TRANSLATE_NOOP("Insights", "Needs feelings, tags or groups that were noted at least 8 times.")),
        in_pairs.together_offered, in_pairs.show_together, _text(QT_TRANSLATE_NOOP("Insights", "What with what")),
    ),
    Question(
        "groups", _text(QT_TRANSLATE_NOOP("Insights", "Groups side by side")),
        _text(QT_TRANSLATE_NOOP("Insights", "Groups stand here once you said how you came in and left.")),
        in_pairs.groups_offered, in_pairs.show_groups, _text(QT_TRANSLATE_NOOP("Insights", "Scale")),
    ),
    Question(
        "words", _text(QT_TRANSLATE_NOOP("Insights", "My words on good days and bad ones")),
        _text(QT_TRANSLATE_NOOP("Insights", "Needs words beside answers to a scale, at least 8 times the same.")),
        in_pairs.words_offered, in_pairs.show_words, _text(QT_TRANSLATE_NOOP("Insights", "Scale")),
    ),
)  # fmt: skip
