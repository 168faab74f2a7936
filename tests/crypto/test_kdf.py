"""Keys from passphrases cost what was asked, and a hostile file cannot ask for too much or too little."""

import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerjournal.crypto import Argon2Cost, argon2id, calibrate, hkdf
from peerjournal.crypto.errors import HostileCost
from peerjournal.crypto.kdf import LEAST_WRITTEN, scaled

SMALL = Argon2Cost(memory_kib=8 << 10, iterations=1, lanes=1)


def test_argon2id_gives_the_published_result() -> None:
    # From the test program of the reference implementation.
    key = argon2id(b"password", b"somesalt", Argon2Cost(64 << 10, 2, 1))
    assert key.hex() == "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7"


def test_every_input_of_argon2id_matters() -> None:
    keys = {
        argon2id(b"passphrase", bytes(16), SMALL),
        argon2id(b"Passphrase", bytes(16), SMALL),
        argon2id(b"passphrase", b"\x01" * 16, SMALL),
        argon2id(b"passphrase", bytes(16), Argon2Cost(9 << 10, 1, 1)),
        argon2id(b"passphrase", bytes(16), Argon2Cost(8 << 10, 2, 1)),
        argon2id(b"passphrase", bytes(16), Argon2Cost(8 << 10, 1, 2)),
    }
    assert len(keys) == 6
    assert {len(key) for key in keys} == {32}


@pytest.mark.parametrize(
    ("cost", "parameter"),
    [
        ((8 * 1024 - 1, 1, 1), "memory_kib"),
        ((1024 * 1024 + 1, 1, 1), "memory_kib"),
        ((2**63, 1, 1), "memory_kib"),
        ((-1, 1, 1), "memory_kib"),
        ((8192, 0, 1), "iterations"),
        ((8192, 17, 1), "iterations"),
        ((8192, 2**32, 1), "iterations"),
        ((8192, 1, 0), "lanes"),
        ((8192, 1, 9), "lanes"),
        ((8192.0, 1, 1), "memory_kib"),
        ((8192, "3", 1), "iterations"),
        ((8192, 1, True), "lanes"),
        ((8192, 1, None), "lanes"),
    ],
)
def test_a_hostile_cost_is_refused_before_any_work(cost: Any, parameter: str) -> None:
    durations = []
    for _ in range(5):
        started = time.perf_counter()
        with pytest.raises(HostileCost) as refused:
            argon2id(b"passphrase", bytes(16), Argon2Cost(*cost))
        durations.append(time.perf_counter() - started)
        assert refused.value.parameter == parameter
    assert min(durations) < 0.05


@pytest.mark.parametrize("cost", [(8 << 10, 1, 1), (1 << 20, 16, 8), (64 << 10, 3, 4)])
def test_costs_on_the_bounds_are_allowed(cost: tuple[int, int, int]) -> None:
    assert Argon2Cost(*cost).memory_kib == cost[0]


def test_calibrating_gives_at_least_the_recommended_cost_and_at_least_in_part_the_time() -> None:
    assert calibrate(target_seconds=0.0) == LEAST_WRITTEN
    cost = calibrate(target_seconds=0.5)
    assert cost.memory_kib >= LEAST_WRITTEN.memory_kib
    assert (cost.iterations, cost.lanes) == (3, 4) or cost.memory_kib == 512 << 10


@pytest.mark.parametrize(
    ("seconds", "target", "memory_mib", "passes"),
    [
        (0.2, 0.5, 128, 3),
        (0.1, 0.5, 256, 3),
        (0.01, 0.08, 512, 3),
        (0.01, 0.12, 512, 4),
        (0.001, 60.0, 512, 16),
        (0.0, 0.5, 512, 16),
        (3.0, 0.5, 64, 3),
    ],
)
def test_memory_is_doubled_first_and_passes_come_after(
    seconds: float, target: float, memory_mib: int, passes: int
) -> None:
    cost = scaled(LEAST_WRITTEN, seconds, target)
    assert (cost.memory_kib >> 10, cost.iterations) == (memory_mib, passes)


def test_a_second_measurement_only_lowers_the_cost() -> None:
    found = Argon2Cost(512 << 10, 5, 4)
    assert scaled(found, 0.01, 0.5, grow=False) == found
    assert scaled(found, 1.0, 0.8, grow=False) == Argon2Cost(512 << 10, 4, 4)
    assert scaled(found, 1.0, 0.3, grow=False) == Argon2Cost(256 << 10, 3, 4)
    assert scaled(found, 100.0, 0.5, grow=False) == LEAST_WRITTEN


@given(st.floats(0, 1e6), st.floats(0, 1e6), st.booleans())
def test_whatever_is_measured_the_cost_stays_within_bounds(seconds: float, target: float, grow: bool) -> None:
    cost = scaled(LEAST_WRITTEN, seconds, target, grow=grow)
    assert LEAST_WRITTEN.memory_kib <= cost.memory_kib < 1 << 20
    assert LEAST_WRITTEN.iterations <= cost.iterations <= 16


def test_hkdf_gives_the_published_result() -> None:
    # RFC 5869, appendix A.1, of which we take the first 32 bytes.
    key = hkdf(b"\x0b" * 22, bytes(range(0xF0, 0xFA)), salt=bytes(range(13)))
    assert key.hex() == "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf"


def test_hkdf_gives_another_key_for_another_purpose() -> None:
    one, other = bytes(32), b"\x01" * 32
    keys = {hkdf(one, b"db"), hkdf(one, b"mac"), hkdf(other, b"db"), hkdf(one, b"db", b"salt")}
    assert len(keys) == 4
