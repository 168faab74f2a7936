"""The vault these tests work on."""

from tests.vaults import vault as vault
