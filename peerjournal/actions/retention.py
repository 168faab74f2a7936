"""What was heard or told is kept as long as its group agreed: announced, put off, and destroyed for good.

Passages of others in entries of a group with retention are sealed under a key for each week (vault/sealing.py); the key
is what is destroyed. Fenced passages in notes of that group's meetings, tips, answers, kind words and drafts of that
time go with them. Own words stay, everywhere.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from pathlib import Path

from peerjournal.actions import redaction
from peerjournal.model.entry import Entry
from peerjournal.model.errors import BadValue, NotFound
from peerjournal.model.group import Group
from peerjournal.model.moments import from_iso
from peerjournal.model.provenance import OTHERS, passages
from peerjournal.model.retention import Destroyed, Elsewhere, Ending
from peerjournal.vault.vault import Vault

NOTICE = timedelta(days=7)  # between being told and losing it, at least
_WEEK = timedelta(days=7)


def keeps_for_a_while(group: Group) -> bool:
    """Whether a group's passages are destroyed some time."""
    return group.retention_weeks is not None or group.destroy_on_leaving


def _keeping(vault: Vault) -> dict[str, Group]:
    return {one.id: one for one in vault.groups.all() if isinstance(one, Group) and keeps_for_a_while(one)}


def ahead(vault: Vault, until: date | None = None) -> list[Ending]:
    """What will be destroyed, the nearest first; with `until` what is due by that day."""
    groups = _keeping(vault)
    if not groups:
        return []
    held, noted = _held(vault), redaction.noted(vault)
    found = []
    for key_id, group_id, week, kept_until, announced_at in vault.entries.sealing.weeks():
        due = _due(groups.get(group_id), date.fromisoformat(week))
        entries, others = held.get(key_id, []), noted[group_id, week]
        if due is None or not (entries or others):
            continue
        kept = None if kept_until is None else date.fromisoformat(kept_until)
        due = max(due, kept) if kept is not None else due
        if until is None or due <= until:
            found.append(Ending(
                key_id, group_id, date.fromisoformat(week), due, tuple(dict.fromkeys(entries)),
                len(entries) + others,
                None if announced_at is None else from_iso(announced_at), kept,
            ))  # fmt: skip
    return sorted(found, key=lambda one: (one.due, one.key_id))


def to_announce(vault: Vault, at: datetime) -> list[Ending]:
    """What is due within a week and was not announced yet: to be shown, and then to be noted by `announce`."""
    if not _keeping(vault):
        return []
    with vault.transaction():
        # Notes beside entries are not sealed; their weeks need a key all the same, to be announced and put off by.
        for group_id, week in redaction.noted(vault):
            if vault.entries.sealing.keeps_for_a_while(group_id):
                vault.entries.sealing.key(group_id, week)
    return [one for one in ahead(vault, (at + NOTICE).date()) if one.announced_at is None]


def on_leaving(vault: Vault, group_id: str) -> int:
    """How many passages leaving the group would make due; none where that was not chosen for it. Raises NotFound."""
    if not vault.groups.get(group_id).destroy_on_leaving:
        return 0
    held = _held(vault)
    sealed = sum(
        len(held.get(key_id, ())) for key_id, of_group, *_ in vault.entries.sealing.weeks() if of_group == group_id
    )
    return sealed + sum(number for (of_group, _), number in redaction.noted(vault).items() if of_group == group_id)


def announce(vault: Vault, key_ids: Iterable[str], at: datetime) -> None:
    """Notes that the person was told; nothing of these is destroyed before `NOTICE` went by."""
    with vault.transaction():
        for key_id in key_ids:
            vault.entries.sealing.announce(key_id, at)


def extend(vault: Vault, key_id: str, until: date | None) -> None:
    """Keeps one week's passages until a day, or (None) no longer than agreed; announced anew then. Raises NotFound."""
    with vault.transaction():
        if key_id not in {one[0] for one in vault.entries.sealing.weeks()}:
            raise NotFound("retention", key_id)
        vault.entries.sealing.keep_until(key_id, until)


def rewrite(vault: Vault, entry_id: str, number: int, words: str) -> Entry:
    """Puts the person's own words in place of the passage of others of this number (from 0) in an entry.

    This is how a thought stays when the passage goes. Raises BadValue for none, and for the passage as it was: what was
    said is not one's own by being marked so.
    """
    from peerjournal.actions import entries

    with vault.transaction():
        entry = vault.entries.get(entry_id)
        of_others = [one for one in passages(entry.body) if one.kind in OTHERS]
        if not 0 <= number < len(of_others):
            raise NotFound("passage", str(number))
        one = of_others[number]
        if not words.strip() or _alike(words, entry.body[one.inner_start : one.inner_end]):
            raise BadValue("own words", "in your own words, not the passage itself")
        end = "\n" if entry.body[one.end :] else ""
        body = f"{entry.body[: one.start]}{words.strip()}\n{end}{entry.body[one.end :]}"
        return entries.save(vault, redaction.with_body(entry, body.rstrip("\n") if not end else body))


def elsewhere(vault: Vault) -> Elsewhere:
    """What else may hold passages: known backups, which only the person deletes, and copies, which go by themselves."""
    from peerjournal.actions import backup_notes  # with all that makes backups, which few pages need

    return Elsewhere(backup_notes.known(vault), tuple(redaction.copies(vault.folder)))


def destroy_due(vault: Vault, at: datetime) -> Destroyed:
    """Destroys what is due and was announced long enough ago; ends what a destruction that was cut short left over.

    One transaction: after a power cut all of it is there or none. Raises DiskFull, RowDamaged; then nothing is gone.
    """
    due = [one for one in ahead(vault, at.date()) if one.announced_at and one.announced_at + NOTICE <= at]
    return _destroy(vault, due, at)


def destroy_group(vault: Vault, group_id: str, at: datetime) -> Destroyed:
    """Destroys all of a group's sealed passages at once: when it is thrown out of the trash."""
    return _destroy(vault, [one for one in ahead(vault) if one.group_id == group_id], at)


def seal_anew(vault: Vault, group_id: str) -> None:
    """Writes a group's entries and their earlier states anew, sealed or open, as the group says now."""
    with vault.transaction():
        for entry in list(vault.entries.where("WHERE group_id = ? AND (sealed != '' OR instr(body, ':::'))", group_id)):
            vault.entries.put(vault.entries.whole(entry))
        for revision in list(vault.revisions.where("WHERE instr(content, ?)", group_id)):
            vault.revisions.write(vault.revisions.whole(revision))


def _destroy(vault: Vault, endings: list[Ending], at: datetime) -> Destroyed:
    if endings:
        with vault.transaction():
            for one in endings:
                vault.entries.sealing.destroy(one.key_id, at)
            for one in endings:
                redaction.forget(vault, one, at)
            vault.entries.sealing.forget_in_index()
    last = vault.entries.sealing.last_destroyed()
    removed: tuple[Path, ...] = ()
    if last is not None:
        removed = redaction.remove_copies(vault.folder, from_iso(last))
    return Destroyed(len(endings), sum(one.passages for one in endings), removed)


def _due(group: Group | None, week: date) -> date | None:
    ends = []
    if group is not None and group.retention_weeks is not None:
        ends.append(week + _WEEK * (1 + group.retention_weeks))
    if group is not None and group.destroy_on_leaving and group.left_at is not None:
        ends.append(group.left_at.date() + NOTICE)
    return min(ends, default=None)


def _held(vault: Vault) -> dict[str, list[str]]:
    """Each key's id and the entry of every passage sealed under it, trash and earlier states included."""
    found: dict[str, list[str]] = {}
    for id, sealed in vault.entries.sealing.sealed_rows():
        for _, _, key_id, _ in sealed:
            found.setdefault(key_id, []).append(id)
    return found


def _alike(one: str, other: str) -> bool:
    words, passage = ("".join(filter(str.isalnum, text)).casefold() for text in (one, other))
    return bool(passage) and (words == passage or (len(passage) >= _LONG and passage in words))


_LONG = 30  # characters that nobody writes again by chance
