"""The compiled part of `cryptography` by itself: the modules around it, which name the same things, take longer to load
than a journal to open.
"""

from cryptography.hazmat.bindings._rust import openssl

Argon2id = openssl.kdf.Argon2id
ChaCha20Poly1305 = openssl.aead.ChaCha20Poly1305
