"""Reads and writes age v1 files (https://age-encryption.org/v1): public keys, passphrases, streams, armor."""

from peerjournal.crypto.age.reader import AgeReader, decrypt_stream, decrypt_stream_with_file_key
from peerjournal.crypto.age.scrypt import Passphrase
from peerjournal.crypto.age.writer import AgeWriter, encrypt_stream
from peerjournal.crypto.age.x25519 import Identity, Recipient

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
