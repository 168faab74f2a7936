"""What the vault knows of itself: its id, its generation, its recovery key."""

from typing import Any

from peerjournal.vault.connection import Connection

_RECOVERY, _NEXT = "recovery-key", "recovery-key-next"


class State:
    """The one row of `vault`, and the table of secrets."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def begin(self, vault_id: str, header_generation: int, recovery_secret: str) -> None:
        """Writes the first state of a new vault."""
        self._connection.execute(
            "INSERT INTO vault (one, vault_id, generation, header_generation) VALUES (1, ?, 1, ?)",
            (vault_id, header_generation),
        )
        self.set_recovery_key(recovery_secret)

    def vault_id(self) -> str:
        """The id that the header must agree with."""
        return str(self._one("vault_id"))

    def generation(self) -> int:
        """How many transactions changed something."""
        return int(self._one("generation"))

    def count_generation(self) -> None:
        """One more; within the transaction that changed something."""
        self._connection.execute("UPDATE vault SET generation = generation + 1")

    def header_generation(self) -> int:
        """The generation of the newest header this database has been opened with."""
        return int(self._one("header_generation"))

    def set_header_generation(self, generation: int) -> None:
        """Notes the header's generation."""
        self._connection.execute("UPDATE vault SET header_generation = ?", (generation,))

    def kit_written(self) -> bool:
        """Whether the person has been given the present recovery key."""
        return bool(self._one("kit_written"))

    def set_kit_written(self, written: bool) -> None:
        """Notes it."""
        self._connection.execute("UPDATE vault SET kit_written = ?", (int(written),))
        self._connection.changed.add("backup")

    def recovery_key(self) -> str:
        """The recovery key's secret half, as an age identity."""
        return self._secrets()[_RECOVERY]

    def set_recovery_key(self, secret: str) -> None:
        """Keeps it, so that the kit can be printed later and this vault can verify its own backups."""
        self._connection.execute("INSERT OR REPLACE INTO secret VALUES (?, ?)", (_RECOVERY, secret.encode()))

    def next_recovery_key(self) -> str | None:
        """The key that a new header was about to be made for; None unless a change is under way or was cut short."""
        return self._secrets().get(_NEXT)

    def set_next_recovery_key(self, secret: str | None) -> None:
        """Keeps it before the header is changed, so that the header never knows a key that is kept nowhere."""
        self._connection.execute("DELETE FROM secret WHERE name = ?", (_NEXT,))
        if secret is not None:
            self._connection.execute("INSERT INTO secret VALUES (?, ?)", (_NEXT, secret.encode()))

    def backups(self) -> str:
        """What is noted of this vault's backups, as JSON."""
        return str(self._one("backups"))

    def set_backups(self, noted: str) -> None:
        """Notes it."""
        self._connection.execute("UPDATE vault SET backups = ?", (noted,))
        self._connection.changed.add("backup")

    def _secrets(self) -> dict[str, str]:
        rows = self._connection.execute("SELECT name, value FROM secret").fetchall()
        return {name: bytes(value).decode() for name, value in rows}

    def _one(self, column: str) -> Any:
        return self._connection.execute(f"SELECT {column} FROM vault").fetchone()[0]
