"""The real window, played by a program in a process of its own; benchmarks read what each act tells."""

import os

PASSPHRASE = "a passphrase"  # of every journal that is played with
IN_HASTE = "PEERJOURNAL_ACTS_IN_HASTE"
"""The variable that says: once is enough, and waiting is not needed. Then nothing is measured but that it runs."""


def times(many: int) -> int:
    """How often something is done to be measured."""
    return 1 if IN_HASTE in os.environ else many


def seconds(most: float, in_haste: float = 0.0) -> float:
    """How long is waited."""
    return in_haste if IN_HASTE in os.environ else most
