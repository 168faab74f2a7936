"""Reads and writes age v1 files (https://age-encryption.org/v1): public keys, passphrases, streams, armor."""

from typing import TYPE_CHECKING

from peerjournal.ondemand import on_demand

if TYPE_CHECKING:
    from peerjournal.crypto.age.reader import AgeReader, decrypt_stream, decrypt_stream_with_file_key
    from peerjournal.crypto.age.scrypt import Passphrase
    from peerjournal.crypto.age.writer import AgeWriter, encrypt_stream
    from peerjournal.crypto.age.x25519 import Identity, Recipient

# Loaded when asked for: a key's text is read without all that reads files.
_HOMES = {
    "AgeReader": "reader",
    "decrypt_stream": "reader",
    "decrypt_stream_with_file_key": "reader",
    "Passphrase": "scrypt",
    "AgeWriter": "writer",
    "encrypt_stream": "writer",
    "Identity": "x25519",
    "Recipient": "x25519",
}

__getattr__ = on_demand(__name__, _HOMES)

__all__ = [
    "AgeReader",
    "AgeWriter",
    "Identity",
    "Passphrase",
    "Recipient",
    "decrypt_stream",
    "decrypt_stream_with_file_key",
    "encrypt_stream",
]
