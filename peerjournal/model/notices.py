"""What opening a vault may have to tell."""

from typing import NamedTuple


class Notice(NamedTuple):
    """Something the person should hear after unlocking; `kind` is a fixed word."""

    kind: str
