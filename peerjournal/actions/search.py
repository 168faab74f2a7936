"""Finds anything a person wrote."""

from peerjournal.actions import groups
from peerjournal.model.errors import BadValue
from peerjournal.model.found import Found
from peerjournal.vault import query
from peerjournal.vault.vault import Vault


def find(vault: Vault, untrusted_words: str, *, limit: int = 20, offset: int = 0, sort: str = "best") -> Found:
    """Entries, tips and questions with these words: `"a phrase"`, `prefix*`, `-without`, `tag:` `feeling:` `group:`
    `from:` `to:`. `sort` is 'best' or 'newest'. Raises BadDate, BadValue.
    """
    if sort not in {"best", "newest"}:
        raise BadValue("sort", "best or newest")
    parsed = query.parse(untrusted_words)
    names = {name.casefold(): id for id, name in groups.names(vault).items()} if parsed.filters else {}
    return vault.search.find(parsed, names, limit=limit, offset=offset, best=sort == "best")
