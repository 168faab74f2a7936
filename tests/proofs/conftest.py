"""What the proofs share: a process that forks children, and chance that is the same in every run."""

import os
import random
from collections.abc import Iterator

import pytest

from tests.proofs.children import Children


@pytest.fixture(scope="session")
def children() -> Iterator[Children]:
    """A process that forks a child for each job and kills it on demand."""
    if not hasattr(os, "fork"):
        pytest.skip("needs a system that forks")
    with Children() as made:
        yield made


@pytest.fixture
def chance() -> random.Random:
    """Random numbers, the same in every run."""
    return random.Random(20260131)
