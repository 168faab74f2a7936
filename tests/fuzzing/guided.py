"""Damage guided by coverage (atheris), one importer to a process: inputs that reach new code are damaged further.

    python -m tests.fuzzing.guided FORMAT SECONDS FOLDER

FOLDER keeps what was found of use (`corpus`) and of faults (`faults`, each input with what came of it beside); it may
be handed in again. A fault is noted once for each place it happens at, and the search goes on.
"""

import hashlib
import random
import re
import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["peerjournal.formats", "peerjournal.actions.import", "icalendar"]):
    from tests.fuzzing.case import Cases

from tests.fuzzing.damage import damaged, within
from tests.fuzzing.journals import own, real

_LINE = re.compile(r'File ".*", line \d+')
_LARGEST = 100_000  # bytes of a journal
_HANGS, _MEGABYTES = (
    60,
    700,
)  # seconds by the wall clock and megabytes, with the fuzzer's own; then the process is ended


def main() -> None:
    """Never returns: the fuzzer ends the process, with 0 when its time is over."""
    importer, seconds, folder = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
    seeds, corpus, faults = folder / "seeds", folder / "corpus", folder / "faults"
    for one in (seeds, corpus, faults):
        one.mkdir(parents=True, exist_ok=True)
    cases = Cases()
    others = [data for name, data in real() if importer in cases.readers(data, Path(name).name)]
    for data in (*own().get(importer, ()), *others):
        (seeds / hashlib.sha256(data).hexdigest()).write_bytes(data)

    def one_input(untrusted: bytes) -> None:
        what = cases.wrong(untrusted, importer)
        if what:
            place = hashlib.sha256("".join(_LINE.findall(what)).encode()).hexdigest()[:16]
            if not (faults / f"{place}.txt").exists():
                (faults / place).write_bytes(untrusted)
                (faults / f"{place}.txt").write_text(what, "utf-8")

    def mutated(data: bytes, most: int, seed: int) -> bytes:
        chance = random.Random(seed)
        if chance.random() < 0.3:
            return damaged(data, chance)[:most]
        return within(data, chance, lambda part: bytes(atheris.Mutate(part, max(len(part) * 2, 64))))[:most]

    options = [
        f"-max_total_time={seconds}", f"-max_len={_LARGEST}", f"-timeout={_HANGS}", f"-rss_limit_mb={_MEGABYTES}",
        f"-artifact_prefix={faults}/", "-print_final_stats=1", "-verbosity=0", "-close_fd_mask=0", "-detect_leaks=0",
    ]  # fmt: skip
    atheris.Setup([sys.argv[0], *options, str(corpus), str(seeds)], one_input, custom_mutator=mutated)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
