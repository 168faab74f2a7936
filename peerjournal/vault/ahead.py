"""Begins on a vault's key before the program is loaded: it needs but the passphrase and a few numbers of the header.

Nothing is believed here. The header is read again and proven when the vault is opened, and what was begun is taken only
if that header names the very same salt and cost; so whatever stands in the way is no error yet.
"""

from binascii import a2b_base64

from peerjournal.crypto.argon import BOUNDS, Begun

NAME = "vault.header"
LARGEST = 16 << 10
PASSPHRASE = "passphrase"


def begin(folder: str, passphrase: str) -> Begun | None:
    """The key of the vault in this folder, being made; None where there is nothing to begin with."""
    try:
        with open(f"{folder}/{NAME}", "rb") as file:  # noqa: PTH123 - pathlib takes as long to load as all of this
            untrusted = file.read(LARGEST)
        # A header is JSON without white space (header.py). Loading what reads any JSON takes as long as all of this.
        _, _, kdf = untrusted.partition(b'"kdf":{')
        values = dict(field.split(b":") for field in kdf[: kdf.index(b"}")].split(b","))
        memory_kib, iterations, lanes = cost = [int(values[b'"%b"' % name.encode()]) for name in BOUNDS]
        if any(not least <= part <= most for part, (least, most) in zip(cost, BOUNDS.values(), strict=True)):
            return None
        return Begun((normal(passphrase), a2b_base64(values[b'"salt"']), memory_kib, iterations, lanes))
    except (OSError, ValueError, KeyError):
        return None


def normal(passphrase: str) -> bytes:
    """A passphrase in one Unicode form (NFC), as bytes."""
    if not passphrase.isascii():
        import unicodedata  # which are tables of a megabyte

        passphrase = unicodedata.normalize("NFC", passphrase)
    return passphrase.encode("utf-8", "surrogatepass")  # a terminal may give odd bytes
