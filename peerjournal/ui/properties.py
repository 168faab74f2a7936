"""Sets what Qt's enumerations say by the names of their values.

The namespace `Qt` holds some 120 enumerations, and PySide makes a Python class of each when the first one is asked
for: 15 ms, an eighth of the time until an empty window stands. So nothing the locked window shows asks for it: there a
property is set by its value's name, and `QtCore.Qt` (not `Qt` imported by name) is used in what happens later.
"""

from PySide6.QtCore import QObject


def set_properties(of: QObject, **values: str) -> None:
    """`set_properties(line, alignment="AlignCenter")` is `line.setAlignment(Qt.AlignmentFlag.AlignCenter)`.

    Raises ValueError where Qt knows no such property or no such value of it.
    """
    for name, value in values.items():
        if not of.setProperty(name, value):
            raise ValueError(name, value)
