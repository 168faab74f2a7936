"""Our age files and those of the age program are the same files, both ways."""

import io
import random
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from peerjournal.crypto import Identity, Passphrase, Recipient, decrypt_stream, encrypt_stream
from tests.crypto.age.sample import EDGES, opened, sealed

AGE, AGE_KEYGEN, SCRIPT = (shutil.which(name) or "" for name in ("age", "age-keygen", "script"))
FILES = 200

pytestmark = pytest.mark.skipif(not (AGE and AGE_KEYGEN), reason="the age program is not installed")


def run(*command: str | Path, given: bytes | None = None) -> bytes:
    """What a program prints when it succeeds."""
    answer = subprocess.run([*map(str, command)], input=given, capture_output=True, timeout=60)
    assert answer.returncode == 0, answer.stderr.decode()
    return answer.stdout


def content(number: int) -> bytes:
    """The content of one of the 200 files: every edge of a chunk, a few megabytes, and any size between."""
    chance = random.Random(number)
    sizes = [*EDGES, 65_535, 65_536, 65_537, 3_000_000, 5_242_880]
    return chance.randbytes(sizes[number] if number < len(sizes) else int(chance.random() ** 4 * 400_000))


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    """A key that age-keygen made."""
    path = tmp_path / "key.txt"
    run(AGE_KEYGEN, "-o", path)
    return path


def secret_key(key_file: Path) -> Identity:
    """The identity in a key file."""
    return Identity.from_text(key_file.read_text("utf-8").splitlines()[-1])


def test_our_keys_and_theirs_are_the_same_keys(key_file: Path) -> None:
    theirs = secret_key(key_file)
    assert run(AGE_KEYGEN, "-y", key_file).decode().strip() == theirs.recipient.text()
    for _ in range(5):
        ours = Identity.generate()
        assert run(AGE_KEYGEN, "-y", given=ours.text().encode()).decode().strip() == ours.recipient.text()


def test_200_of_our_files_are_opened_by_age(key_file: Path, tmp_path: Path) -> None:
    recipient = secret_key(key_file).recipient

    def round_trip(number: int) -> bool:
        others: list[Recipient | Passphrase] = [Identity.generate().recipient for _ in range(number % 3)]
        path = tmp_path / f"{number}.age"
        path.write_bytes(sealed(content(number), *others, recipient, armor=number % 5 == 0))
        return run(AGE, "-d", "-i", key_file, path) == content(number)

    with ThreadPoolExecutor(2) as pool:
        assert sum(pool.map(round_trip, range(FILES))) == FILES


def test_200_files_of_age_are_opened_by_us(key_file: Path) -> None:
    identity = secret_key(key_file)

    def round_trip(number: int) -> bool:
        options = ["-a"] if number % 5 == 0 else []
        for _ in range(number % 3):
            options += ["-r", Identity.generate().recipient.text()]
        file = run(AGE, *options, "-r", identity.recipient.text(), given=content(number))
        return opened(file, identity) == content(number)

    with ThreadPoolExecutor(2) as pool:
        assert sum(pool.map(round_trip, range(FILES))) == FILES


@pytest.mark.skipif(not SCRIPT, reason="age wants a terminal for passphrases, and `script` is not installed")
def test_a_passphrase_file_goes_both_ways(tmp_path: Path) -> None:
    passphrase = "correct horse battery staple"
    ours, theirs, plain = tmp_path / "ours.age", tmp_path / "theirs.age", tmp_path / "plain"
    with ours.open("wb") as sink, encrypt_stream(sink, [Passphrase(passphrase.encode())]) as writer:
        writer.write(b"made by us")
    # `script` gives age a terminal; age asks once to decrypt and twice to encrypt.
    command = f"'{AGE}' -d -o '{plain}' '{ours}' && '{AGE}' -p -o '{theirs}' '{plain}'"
    run(SCRIPT, "-qec", command, "/dev/null", given=f"{passphrase}\n".encode() * 3)
    assert plain.read_bytes() == b"made by us"
    with theirs.open("rb") as source:
        assert decrypt_stream(source, [Passphrase(passphrase.encode())]).read() == b"made by us"


def test_age_refuses_a_file_of_ours_that_was_not_finished(key_file: Path, tmp_path: Path) -> None:
    sink = io.BytesIO()
    writer = encrypt_stream(sink, [secret_key(key_file).recipient])
    writer.write(bytes(3_000_000))
    writer.abandon()
    (tmp_path / "half.age").write_bytes(sink.getvalue())
    answer = subprocess.run([AGE, "-d", "-i", key_file, tmp_path / "half.age"], capture_output=True)
    assert answer.returncode != 0
