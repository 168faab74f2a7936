"""What cryptography can refuse: a small family of errors that carry fields and never a secret.

All derive from `CryptoError`; any other exception out of this package is a bug of ours, or the system's own
OSError or MemoryError. Reasons are fixed words for programs, not sentences for people.
"""


class CryptoError(Exception):
    """Something given to this package cannot be what it claims to be, or was not meant for this key."""

    def __str__(self) -> str:
        return type(self).__name__

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"


class KeyTextWrong(CryptoError, ValueError):
    """Not the text of a key. `reason` is 'case', 'character', 'form', 'checksum', 'kind' or 'length'."""

    def __init__(self, reason: str) -> None:
        self.reason = reason


class WordsWrong(CryptoError, ValueError):
    """Not a recovery phrase. `reason` is 'count', 'word' or 'checksum'.

    `count` is how many words there were; `position`, only for 'word', the 1-based place of the first unknown.
    """

    def __init__(self, reason: str, count: int, position: int | None = None) -> None:
        self.reason, self.count, self.position = reason, count, position


class HostileCost(CryptoError):
    """A key derivation that costs too little or too much, refused before any work.

    `parameter` is 'memory_kib', 'iterations', 'lanes' or 'work_factor'; `value` is None if it is no number.
    """

    def __init__(self, parameter: str, value: int | None) -> None:
        self.parameter, self.value = parameter, value


class WrapRefused(CryptoError):
    """A wrapped secret that this key and these associated data do not open: wrong key, or altered."""


class WeakKey(CryptoError, ValueError):
    """A public key with which every key agreement gives the same, known result (RFC 7748, section 6.1)."""


class NoIdentityMatches(CryptoError):
    """A well-formed age file that none of the given identities opens."""

    def __init__(self, needs_passphrase: bool) -> None:
        self.needs_passphrase = needs_passphrase


class AgeDamaged(CryptoError):
    """An age file that was cut short, altered or never was one."""


class AgeArmorDamaged(AgeDamaged):
    """The text form around an age file is not the strict one."""


class AgeHeaderDamaged(AgeDamaged):
    """The header of an age file does not follow the format, or is larger than any real one."""


class NotAge(AgeHeaderDamaged):
    """The file does not begin as an age v1 file does."""


class AgeHeaderAltered(AgeDamaged):
    """The header is well formed and gives a file key, but its authentication code is wrong."""


class AgePayloadDamaged(AgeDamaged):
    """The content fails authentication, stops early or goes on after its end. `chunk` counts from 0."""

    def __init__(self, chunk: int) -> None:
        self.chunk = chunk
