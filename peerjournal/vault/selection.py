"""Turns an entry filter into the condition of an SQL statement over `entry`."""

from typing import TYPE_CHECKING, Any

from peerjournal.vault.keys import utc_day_key
from peerjournal.vault.marks import FEELING, FILE, TAG, folded_mark
from peerjournal.vault.query import parse

if TYPE_CHECKING:
    from peerjournal.model.filters import EntryFilter

_NOTHING = '""'  # a phrase without a word, which nothing matches


# How an entry's marks are looked at: LISTED has the few entries with a mark looked up one after the other; PROBED walks
# through entries in their order and asks of each whether it has the mark, which finds a page of many at once; WALKED
# does the same against a list of all that have it, for counting.
LISTED, PROBED, WALKED = (
    "{key} IN (SELECT key FROM mark WHERE {what})",
    "EXISTS (SELECT 1 FROM mark WHERE {what} AND key = {key})",
    "+{key} IN (SELECT key FROM mark WHERE {what})",
)
MANY = 2_000  # entries with a mark, from which on a page of them is soon found


def condition(where: "EntryFilter", key: str = "entry.key", marks: str = LISTED) -> tuple[str, list[Any]]:
    """(condition, parameters); `key` is the expression that holds an entry's key, `marks` one of the three ways."""
    clauses = ["entry.trashed_at IS NULL"]
    parameters: list[Any] = []
    for kind, name in ((TAG, where.tag), (FEELING, where.feeling)):
        if name is not None:
            clauses.append(marks.format(key=key, what="kind = ? AND folded = ?"))
            parameters += [kind, folded_mark(kind, name)]
    if where.group_id is not None:
        clauses.append("entry.group_id = ?")
        parameters.append(where.group_id)
    if where.starred:
        clauses.append("entry.starred = 1")
    if where.has_attachment:
        clauses.append(f"{key} IN (SELECT key FROM mark WHERE kind = ?)")
        parameters.append(FILE)
    if where.aliases:
        phrases = parse(" ".join(f'"{one.replace(chr(34), " ")}"' for one in where.aliases)).wanted
        clauses.append(f"{key} IN (SELECT rowid FROM search WHERE search MATCH ?)")
        parameters.append("{title body} : (" + (" OR ".join(phrases) or _NOTHING) + ")")
    if where.first_day is not None:
        clauses.append(f"{key} >= ? AND entry.day >= ?")
        parameters += [key_before(where.first_day.toordinal()), where.first_day.toordinal()]
    if where.last_day is not None:
        clauses.append(f"{key} < ? AND entry.day <= ?")
        parameters += [key_after(where.last_day.toordinal()), where.last_day.toordinal()]
    return " AND ".join(clauses), parameters


def key_before(day: int) -> int:
    """A key below that of every moment whose local date is `day` (`date.toordinal`) or later, whatever its UTC offset
    (up to 24 h).
    """
    return utc_day_key(day - 1)


def key_after(day: int) -> int:
    """A key above that of every moment whose local date is `day` or earlier."""
    return utc_day_key(day + 2)
