"""Finds anything a person wrote."""

from peerjournal.model.errors import BadValue
from peerjournal.model.found import Found
from peerjournal.model.text import folded, storable
from peerjournal.vault import query
from peerjournal.vault.tables import load
from peerjournal.vault.vault import Vault

load("search", "found_entries")


def find(
    vault: Vault, untrusted_words: str, *, limit: int = 20, offset: int = 0, sort: str = "best", counted: bool = True
) -> Found:
    """Entries, tips, questions and kind words that have these words: `"a phrase"`, `prefix*`, `-without`, `tag:`
    `feeling:` `group:` `from:` `to:`. `sort` is 'best' or 'newest'. Raises BadDate, BadValue.

    Counting a common word takes longer than finding the newest or best few with it: without `counted`, the total may be
    only how far the page reaches.
    """
    if sort not in {"best", "newest"}:
        raise BadValue("sort", "best or newest")
    parsed = query.parse(storable(untrusted_words))
    names: dict[str, str] = {}
    if parsed.filters:
        from peerjournal.model.group import Group

        known = [one for one in vault.groups.all() if isinstance(one, Group)]
        # Of two with the same name the one that is not in the trash is meant.
        names = {folded(one.name): one.id for one in sorted(known, key=lambda one: one.trashed_at is None)}
    return vault.search.find(parsed, names, limit=limit, offset=offset, best=sort == "best", counted=counted)
