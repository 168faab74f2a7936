"""One damaged journal on its way through an importer: nothing but a world's error may come of it, and soon."""

import tempfile
import time
import traceback
from pathlib import Path
from types import TracebackType
from typing import Self

from peerjournal.actions import imports, vaults
from peerjournal.actions.import_sources import journals
from peerjournal.crypto import Argon2Cost
from peerjournal.formats.imported import Wishes
from peerjournal.model.errors import WorldError
from peerjournal.vault.vault import Vault
from tests.fuzzing.journals import name_for

SLOWEST = 10.0  # seconds of processor time
_CHOICES = imports.Choices(wishes=Wishes(password="x", columns={"date": "date", "text": "text"}))
_WRITTEN = 25  # every so many cases not only looked at, but brought into the journal
_RENEWED = 3000  # cases until a new journal is begun


class Cases:
    """Tries journals one after another, in a journal of its own that lies in memory where there is such a place."""

    def __init__(self) -> None:
        memory = Path("/dev/shm")
        self._kept = tempfile.TemporaryDirectory(
            prefix="peerjournal-fuzzing-", dir=memory if memory.is_dir() else None
        )  # fmt: skip
        self.folder = Path(self._kept.name)
        self._number = 0
        self._vault = self._new()

    def _new(self) -> Vault:
        return vaults.create(self.folder / f"{self._number}.peerjournal", "x", cost=Argon2Cost(8 << 10, 1, 1))

    def wrong(self, data: bytes, importer: str, name: str = "") -> str:
        """What goes wrong when an importer (or 'auto') reads these bytes: the end of a traceback, or ''."""
        self._number += 1
        if self._number % _RENEWED == 0:
            vaults.lock(self._vault)
            self._vault = self._new()
        path = self.folder / (name or name_for(importer, data))
        path.write_bytes(data)
        begun = time.process_time()
        try:
            dry_run = self._number % _WRITTEN != 0
            imports.run(self._vault, [path], format=importer, dry_run=dry_run, choices=_CHOICES)
        except WorldError:
            pass
        except Exception:  # noqa: BLE001 - this is what is looked for
            return traceback.format_exc(limit=-4)
        finally:
            path.unlink()
        taken = time.process_time() - begun
        return f"took {taken:.1f} seconds" if taken > SLOWEST else ""

    def readers(self, data: bytes, name: str) -> set[str]:
        """The importers that would be taken for these bytes."""
        path = self.folder / name
        path.write_bytes(data)
        try:
            with journals(path) as (found, _):
                return {one.importer.NAME for one in found}
        except WorldError:
            return set()
        finally:
            path.unlink()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        vaults.lock(self._vault)
        self._kept.cleanup()
