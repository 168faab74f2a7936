"""The vaults these tests work on."""

from tests.vaults import in_zone as in_zone
from tests.vaults import other_vault as other_vault
from tests.vaults import vault as vault
