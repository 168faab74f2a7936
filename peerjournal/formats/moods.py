"""Moods of other programs become feelings: of the same name, or as the person maps them."""

from peerjournal.formats.imported import Remarks, Wishes
from peerjournal.model.entry import Feeling


def feelings(untrusted_mood: str, wishes: Wishes, remarks: Remarks) -> tuple[Feeling, ...]:
    """The feeling for a mood; none for an empty one."""
    name = " ".join(untrusted_mood.split())
    if not name:
        return ()
    wished = wishes.moods.get(name) or wishes.moods.get(name.casefold())
    if wished is not None:
        return (Feeling(wished[0], wished[1]),) if wished[0].strip() else ()
    remarks.change("a mood", "becomes a feeling of the same name; map moods to give them another name or a value")
    return (Feeling(name),)
