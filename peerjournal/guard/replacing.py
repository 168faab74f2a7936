"""What may stand in place of a detail: an alias or a role, the same one for the same person throughout a text."""

from collections.abc import Iterable, Mapping, Sequence

from peerjournal.guard.finding import Finding, Kind
from peerjournal.guard.lexicon import fold

# In the order in which they are offered; the first is what one click puts in where no alias is known.
ROLES = ("somebody from the group", "a newer member", "an older member", "a friend", "the facilitator", "my sponsor")
_PLAIN: dict[Kind, str] = {
    "email": "(an e-mail address)", "phone": "(a number)", "handle": "(an account)", "address": "(where they live)",
    "link": "(a link)", "age": "(an age)", "employer": "(where they work)", "watch": "(left out)",
}  # fmt: skip


def initial(name: str) -> str:
    """The first letter of a name with a point, as a group would write it: "Rosa Luxemburg" -> "R."."""
    letter = next((one for one in name if one.isalpha()), "")
    return f"{letter.upper()}." if letter else ROLES[0]


def suggestion(kind: Kind, text: str, aliases: Mapping[str, str] | None = None) -> str:
    """What one click puts in. `aliases` are folded texts with what they were replaced by before."""
    known = (aliases or {}).get(fold(text))
    if known:
        return known
    return initial(text) if kind == "name" else _PLAIN[kind]


def consistent(findings: Iterable[Finding], taken: Sequence[str] = ()) -> dict[str, str]:
    """A suggestion for each detail of a text by its folded text: the same name the same one, no two names one alias.

    `taken` are aliases that already stand for somebody else. A name that is part of another ("Rosa", "Rosa Lind") has
    that one's.
    """
    found: dict[str, str] = {}
    used = {fold(alias) for alias in taken}
    for finding in sorted(findings, key=lambda one: -len(one.text)):
        key = fold(finding.text)
        if key in found:
            continue
        whole = next((other for other in found if key in other.split()), None) if finding.kind == "name" else None
        if whole is not None:
            found[key] = found[whole]
            continue
        found[key] = (
            _free(suggestion(finding.kind, finding.text), used)
            if finding.kind == "name"
            else suggestion(finding.kind, finding.text)
        )
        used.add(fold(found[key]))
    return found


def _free(alias: str, used: set[str]) -> str:
    """This alias, or with a number where somebody has it: R., R2., R3."""
    number, free = 1, alias
    while fold(free) in used:
        number += 1
        free = f"{alias.rstrip('.')}{number}."
    return free


def proposals(name: str, taken: Iterable[str] = ()) -> list[str]:
    """Aliases for somebody new, the first the plainest; those that are taken are not among them."""
    used = {fold(alias) for alias in taken}
    first = [_free(initial(name), set(used))] if name.strip() else []
    roles = ("the gardener", "the early bird", "the quiet one", "the one by the window", "newer member")
    return [one for one in (*first, *roles) if fold(one) not in used]
