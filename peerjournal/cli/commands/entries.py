"""`entries`: lists entries."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice
from typing import Any

import click

from peerjournal.actions import entries, forms, groups, people
from peerjournal.actions.vaults import Vault
from peerjournal.cli import values
from peerjournal.cli.base import command, pass_session
from peerjournal.cli.session import Session, json_text, say, write_json
from peerjournal.cli.shown import entry_row
from peerjournal.cli.text import aligned
from peerjournal.model.damage import Damaged
from peerjournal.model.entry import Entry
from peerjournal.model.filters import EntryFilter, Row

_SHOWN = 20  # lines, where no limit was given and a person reads
_SLICE = 500


@command("entries")
@click.option("--limit", metavar="N", type=click.IntRange(min=0), help=f"All with --json, else {_SHOWN}.")
@click.option("--offset", metavar="N", type=click.IntRange(min=0), default=0)
@click.option("--from", "first", metavar="D", type=values.first_day, help="2024, 2024-05 or 2024-05-17.")
@click.option("--to", "last", metavar="D", type=values.last_day)
@click.option("--tag", metavar="T", type=values.text)
@click.option("--feeling", metavar="F", type=values.text)
@click.option("--group", metavar="G", type=values.text)
@click.option("--person", metavar="ALIAS", type=values.text, help="In whose words or about whom; by alias.")
@click.option("--starred", is_flag=True)
@click.option("--oldest-first", is_flag=True)
@pass_session
def run(
    session: Session, limit: int | None, offset: int, first: date | None, last: date | None, tag: str | None,
    feeling: str | None, group: str | None, person: str | None, starred: bool, oldest_first: bool,
) -> None:  # fmt: skip
    """List entries, newest first."""
    with session.open_vault() as vault:
        group_id = groups.find(vault, group).id if group else None
        aliases = people.names(people.find(vault, person)) if person else ()
        where = EntryFilter(tag, feeling, group_id, first, last, starred, aliases=aliases)
        if limit is None and not session.json:
            limit = _SHOWN
        form = forms.entry_forms(vault)
        documents = (_document(form, row) for row in _rows(vault, where, limit, offset, oldest_first))
        if session.json:
            write_json(_array(documents))
            return
        rows = [entry_row(document) for document in documents]
        total = entries.count(vault, where)
    for line in aligned(rows):
        click.echo(line)
    if not total:
        say("No entries.")
    elif len(rows) < total:
        say(f"{len(rows):,} of {total:,} entries. --limit and --offset show others.")


def _rows(vault: Vault, where: EntryFilter, limit: int | None, offset: int, oldest_first: bool) -> Iterator[Row]:
    """Rows a slice at a time: from the offset, then on from the last key."""

    def slices() -> Iterator[Row]:
        size = _SLICE if limit is None else min(_SLICE, limit)
        page = entries.page(vault, where, limit=size, offset=offset, oldest_first=oldest_first)
        while page.rows:
            yield from page.rows
            if not page.more:
                return
            key = page.rows[-1].key
            before, after = (None, key) if oldest_first else (key, None)
            page = entries.page(vault, where, limit=size, before=before, after=after, oldest_first=oldest_first)

    return islice(slices(), limit) if limit != 0 else iter(())


def _document(form: Callable[[Entry], dict[str, Any]], row: Row) -> dict[str, Any]:
    if isinstance(row.entry, Damaged):
        return {"id": row.entry.id, "damaged": True}
    return form(row.entry)


def _array(documents: Iterator[dict[str, Any]]) -> Iterator[str]:
    """A JSON array, a document a line, written as it comes: a lifetime need not fit into memory."""
    between = "["
    for document in documents:
        yield between + json_text(document)
        between = ",\n "
    yield "[]\n" if between == "[" else "]\n"
