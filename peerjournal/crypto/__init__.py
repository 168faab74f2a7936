"""Cryptography, bytes in and bytes out: keys from passphrases, wrapped keys, recovery words and age files.

It knows no vault, no file name and no wording. Nothing is invented here: Argon2id, HKDF-SHA256, X25519,
scrypt and ChaCha20-Poly1305 come from the `cryptography` package, the files from age, the words from BIP 39.
"""

from peerjournal.ondemand import on_demand

TYPE_CHECKING = False  # as type checkers know it; loading `typing` would take longer than to begin on a key

if TYPE_CHECKING:
    from peerjournal.crypto.age import (
        AgeReader,
        AgeWriter,
        Identity,
        Passphrase,
        Recipient,
        decrypt_stream,
        decrypt_stream_with_file_key,
        encrypt_stream,
    )
    from peerjournal.crypto.kdf import Argon2Cost, argon2id, calibrate, hkdf
    from peerjournal.crypto.words import from_words, to_words
    from peerjournal.crypto.wrap import unwrap_with_identity, unwrap_with_key, wrap_to_recipient, wrap_with_key

# Each is loaded when it is asked for: opening a journal needs no age file.
_HOMES = {
    "AgeReader": "age",
    "AgeWriter": "age",
    "Identity": "age",
    "Passphrase": "age",
    "Recipient": "age",
    "decrypt_stream": "age",
    "decrypt_stream_with_file_key": "age",
    "encrypt_stream": "age",
    "Argon2Cost": "kdf",
    "argon2id": "kdf",
    "calibrate": "kdf",
    "hkdf": "kdf",
    "from_words": "words",
    "to_words": "words",
    "unwrap_with_identity": "wrap",
    "unwrap_with_key": "wrap",
    "wrap_to_recipient": "wrap",
    "wrap_with_key": "wrap",
}

__getattr__ = on_demand(__name__, _HOMES)

__all__ = [
    "AgeReader",
    "AgeWriter",
    "Argon2Cost",
    "Identity",
    "Passphrase",
    "Recipient",
    "argon2id",
    "calibrate",
    "decrypt_stream",
    "decrypt_stream_with_file_key",
    "encrypt_stream",
    "from_words",
    "hkdf",
    "to_words",
    "unwrap_with_identity",
    "unwrap_with_key",
    "wrap_to_recipient",
    "wrap_with_key",
]
