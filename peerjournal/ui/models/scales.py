"""How the scales of check-ins are called, and in which colour they are drawn."""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from peerjournal.ui.widgets.scale import ScaleName

_KNOWN = {
    "hope": (str(QT_TRANSLATE_NOOP("Scales", "Hope")), "accent"),
    "belonging": (str(QT_TRANSLATE_NOOP("Scales", "Belonging")), "group"),
    "tension": (str(QT_TRANSLATE_NOOP("Scales", "Tension")), "feeling"),
    "mood": (str(QT_TRANSLATE_NOOP("Scales", "Mood")), "tip"),
    "heard": (str(QT_TRANSLATE_NOOP("Scales", "Feeling heard")), "group"),
    "power": (str(QT_TRANSLATE_NOOP("Scales", "Power over my life")), "accent"),
    "shame": (str(QT_TRANSLATE_NOOP("Scales", "Shame")), "feeling"),
    "ons-satisfied": (str(QT_TRANSLATE_NOOP("Scales", "Satisfied with life")), "accent"),
    "ons-worthwhile": (str(QT_TRANSLATE_NOOP("Scales", "Worthwhile")), "tip"),
    "ons-happy": (str(QT_TRANSLATE_NOOP("Scales", "Happy yesterday")), "accent"),
    "ons-anxious": (str(QT_TRANSLATE_NOOP("Scales", "Anxious yesterday")), "feeling"),
    "ons-lonely": (str(QT_TRANSLATE_NOOP("Scales", "Lonely")), "feeling"),
}
USUAL = ("hope", "belonging", "tension")


def scale_name(key: str) -> ScaleName:
    """The scale of a key; one that came from elsewhere is called by its key."""
    name, hue = _KNOWN.get(key, ("", "accent"))
    if not name:
        own = key.partition("~")[0]  # without the version of one's own scale
        return ScaleName(key, own[:1].upper() + own[1:].replace("-", " "), hue)
    return ScaleName(key, QCoreApplication.translate("Scales", name), hue)


def scale_text(key: str, value: int) -> str:
    """`Hope 6`."""
    return f"{scale_name(key).name} {value}"


def in_order(scales: Mapping[str, int]) -> list[tuple[str, int]]:
    """An entry's scales, the usual ones first and in their order."""
    known = [(key, scales[key]) for key in USUAL if key in scales]
    return known + [(key, value) for key, value in scales.items() if key not in USUAL]
