"""A computer that can be moved to another time zone."""

from tests.vaults import in_zone as in_zone
