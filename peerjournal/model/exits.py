"""What may leave the vault by which way: one table, and the one function through which every text goes that leaves.

A text is a body, a tip's or meeting's notes, a question or its answers. Titles are one line, cannot be fenced, and are
the writer's own. Kind words received are somebody else's without any fence: where they would leave, ask `may_leave`
about `Provenance.HEARD`. Revisions and drafts leave in the backup only.
"""

from collections.abc import Collection
from enum import StrEnum

from peerjournal.model.provenance import OTHERS, Provenance, passages, without


class Exit(StrEnum):
    """The ways in which words are used or leave."""

    SEARCH = "search"
    INSIGHTS = "insights"
    REPORT = "report"
    EXPORT = "export"
    BACKUP = "backup"
    SHARE = "share"


class Leaves(StrEnum):
    """'always', 'asked' (only when the person asks for it each time) or 'never'."""

    ALWAYS = "always"
    ASKED = "asked"
    NEVER = "never"


_EVERYTHING = dict.fromkeys(Provenance, Leaves.ALWAYS)
_OWN = {Provenance.MINE: Leaves.ALWAYS, Provenance.HEARD: Leaves.NEVER, Provenance.CONFIDENCE: Leaves.NEVER}

# Search stays within the vault and a backup is sealed; what leaves otherwise never takes along what was told in
# confidence, whatever anybody asks for.
DEFAULTS: dict[Exit, dict[Provenance, Leaves]] = {
    Exit.SEARCH: _EVERYTHING,
    Exit.INSIGHTS: _OWN,
    Exit.REPORT: _OWN,
    Exit.EXPORT: {**_OWN, Provenance.HEARD: Leaves.ASKED},
    Exit.BACKUP: _EVERYTHING,
    Exit.SHARE: _OWN,
}


def may_leave(kind: Provenance, way: Exit, *, with_heard: bool = False) -> bool:
    """Whether passages of a kind leave by a way; `with_heard` is the person's yes where they are asked."""
    rule = DEFAULTS[way][kind]
    return rule is Leaves.ALWAYS or (rule is Leaves.ASKED and with_heard)


def held_back(way: Exit, *, with_heard: bool = False) -> Collection[Provenance]:
    """The kinds of passages that stay here."""
    return frozenset(kind for kind in OTHERS if not may_leave(kind, way, with_heard=with_heard))


def leaving(text: str, way: Exit, *, with_heard: bool = False) -> str:
    """The text as it may leave. One without passages of others is given back as it is, to the last byte."""
    return without(text, held_back(way, with_heard=with_heard))


def left_out(text: str, way: Exit, *, with_heard: bool = False) -> dict[Provenance, int]:
    """How many passages of each kind `leaving` takes out of a text; a kind of which there are none has no place."""
    kinds = held_back(way, with_heard=with_heard)
    found = [one.kind for one in passages(text) if one.kind in kinds]
    return {kind: found.count(kind) for kind in sorted(set(found))}
