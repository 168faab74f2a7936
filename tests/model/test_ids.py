"""Ids are UUIDs of version 7: unique, and in the order in which they were made."""

import threading
import time
import uuid

import pytest

from peerjournal.model.ids import is_id, new_id


def test_an_id_is_a_uuid_of_version_7_with_the_present_time() -> None:
    before = time.time_ns() // 1_000_000
    made = uuid.UUID(new_id())
    assert made.version == 7
    assert made.variant == uuid.RFC_4122
    assert before <= made.int >> 80 <= time.time_ns() // 1_000_000 + 1


def test_ids_sort_in_the_order_they_were_made() -> None:
    made = [new_id() for _ in range(20_000)]
    assert made == sorted(made)
    assert len(set(made)) == len(made)


def test_ids_keep_their_order_when_the_clock_is_set_back(monkeypatch: pytest.MonkeyPatch) -> None:
    now = time.time_ns()
    monkeypatch.setattr(time, "time_ns", lambda: now)  # the system's clock stands still
    made = [new_id() for _ in range(10_000)]
    monkeypatch.setattr(time, "time_ns", lambda: now - 3_600_000_000_000)
    made += [new_id() for _ in range(10_000)]
    assert made == sorted(made)
    assert len({one[:18] for one in made}) == len(made), "the time alone tells them apart"


def test_ids_of_several_threads_are_unique_and_in_order_within_each() -> None:
    made: list[list[str]] = [[] for _ in range(4)]
    together = threading.Barrier(4)

    def work(mine: list[str]) -> None:
        together.wait()
        mine += [new_id() for _ in range(2_000)]

    threads = [threading.Thread(target=work, args=(mine,)) for mine in made]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(mine == sorted(mine) for mine in made)
    assert len({one for mine in made for one in mine}) == 8_000


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("0190f5e4-1111-7222-8333-444455556666", True),
        ("0190F5E4-1111-7222-8333-444455556666", False),
        ("0190f5e4-1111-7222-8333-44445555666", False),
        ("0190f5e4-1111-7222-8333-444455556666\n", False),
        ("{0190f5e4-1111-7222-8333-444455556666}", False),
        ("0190f5e4111172228333444455556666", False),
        ("٠190f5e4-1111-7222-8333-444455556666", False),
        ("", False),
    ],
)
def test_only_the_one_form_is_an_id(text: str, answer: bool) -> None:
    assert is_id(text) is answer
