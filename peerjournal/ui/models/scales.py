"""How the scales of check-ins are called, and in which colour they are drawn."""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from peerjournal.ui.widgets.scale import ScaleName

_KNOWN = {
    "hope": (str(QT_TRANSLATE_NOOP("Scales", "Hope")), "accent"),
    "belonging": (str(QT_TRANSLATE_NOOP("Scales", "Belonging")), "group"),
    "tension": (str(QT_TRANSLATE_NOOP("Scales", "Tension")), "feeling"),
}
USUAL = tuple(_KNOWN)


def scale_name(key: str) -> ScaleName:
    """The scale of a key; one that came from elsewhere is called by its key."""
    name, hue = _KNOWN.get(key, ("", "accent"))
    if not name:
        return ScaleName(key, key[:1].upper() + key[1:], hue)
    return ScaleName(key, QCoreApplication.translate("Scales", name), hue)


def scale_text(key: str, value: int) -> str:
    """`Hope 6`."""
    return f"{scale_name(key).name} {value}"


def in_order(scales: Mapping[str, int]) -> list[tuple[str, int]]:
    """An entry's scales, the usual ones first and in their order."""
    known = [(key, scales[key]) for key in USUAL if key in scales]
    return known + [(key, value) for key, value in scales.items() if key not in USUAL]
