"""Words on a page. Always plain text, so that nothing a person typed is taken for HTML."""

from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from peerjournal.ui.properties import set_properties


def label(text: str = "", role: str = "", *, wrap: bool = True) -> QLabel:
    """A plain-text label; `role` is one of style.qss: title, section, strong, muted, small, error, brand, or none."""
    made = QLabel(text)
    set_properties(made, textFormat="PlainText")
    made.setWordWrap(wrap)
    if role:
        made.setProperty("role", role)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(wrap)
    made.setSizePolicy(policy)
    return made


def named(buddy: QWidget, text: str) -> QLabel:
    """A label above or beside a field: names it for screen readers, and takes its Alt+letter if `text` has an `&`."""
    made = label(text, "strong", wrap=False)
    made.setBuddy(buddy)
    buddy.setAccessibleName(text.replace("&", ""))
    return made


def rule() -> QFrame:
    """A thin line between two parts; decoration only."""
    made = QFrame()
    made.setProperty("role", "rule")
    return made


def set_role(widget: QWidget, role: str) -> None:
    """Changes a widget's role after it was shown, so that the style sheet is asked again."""
    widget.setProperty("role", role)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
