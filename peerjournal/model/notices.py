"""What opening a vault may have to tell."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the person should hear after unlocking; `kind` is a fixed word."""

    kind: str
