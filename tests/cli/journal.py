"""A journal as the tests of the terminal face use it: in this process, or in one of its own."""

import hashlib
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from peerjournal.cli.main import terminal
from peerjournal.crypto.kdf import Argon2Cost

PASSPHRASE = "a lantern by the river"
CHEAP = Argon2Cost(8 * 1024, 1, 1)
REPOSITORY = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Journal:
    """A vault's folder, the file its passphrase is in, and a folder for anything else."""

    folder: Path
    passphrase_file: Path
    beside: Path

    def run(self, *arguments: str, text: str | bytes | None = None) -> Result:
        """One command line in this process, on this journal."""
        options = ["--vault", str(self.folder), "--passphrase-file", str(self.passphrase_file)]
        return CliRunner().invoke(terminal, [*options, *arguments], input=text)

    def done(self, *arguments: str, text: str | bytes | None = None) -> str:
        """What a command that must succeed wrote on standard output, without the last line end."""
        result = self.run(*arguments, text=text)
        assert result.exit_code == 0, result.stderr
        return result.stdout.removesuffix("\n")

    def json(self, *arguments: str, text: str | bytes | None = None) -> Any:
        """The one JSON document of a command that must succeed."""
        return json.loads(self.done(*arguments, "--json", text=text))

    def refused(self, *arguments: str, code: int = 1, text: str | bytes | None = None) -> str:
        """The one sentence of a command that must be refused."""
        result = self.run(*arguments, text=text)
        assert result.exit_code == code, result.output
        assert result.stdout == ""
        return result.stderr.removesuffix("\n")

    def process(self, *arguments: str, **settings: Any) -> subprocess.CompletedProcess[bytes]:
        """One command line in a process of its own, on this journal."""
        options = ["--vault", str(self.folder), "--passphrase-file", str(self.passphrase_file)]
        return in_process([*options, *arguments], **settings)

    def digests(self) -> dict[str, str]:
        """SHA-256 of every file in the vault's folder."""
        files = sorted(one for one in self.folder.rglob("*") if one.is_file())
        return {str(one.relative_to(self.folder)): hashlib.sha256(one.read_bytes()).hexdigest() for one in files}


def in_process(arguments: list[str], **settings: Any) -> subprocess.CompletedProcess[bytes]:
    """One command line as a person would give it, from the checkout."""
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY), **settings.pop("env", {})}
    command = [sys.executable, "-m", "peerjournal", *arguments]
    settings = {"input": b"", "timeout": 60, **settings}
    return subprocess.run(command, capture_output=True, check=False, env=environment, **settings)
