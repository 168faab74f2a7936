"""`stats`: how much the journal holds."""

from peerjournal.actions import vaults
from peerjournal.cli.base import command, pass_session
from peerjournal.cli.session import Session
from peerjournal.cli.shown import facts_lines, plural, size


@command("stats")
@pass_session
def run(session: Session) -> None:
    """How much the journal holds: entries, words, tips, groups, bytes on the disk."""
    with session.open_vault() as vault:
        found = vaults.stats(vault)
    document = {
        **plural(found.counts),
        "words": found.words,
        "attachment_bytes": found.attachment_bytes,
        "bytes": found.bytes,
    }
    plain = [
        (name.replace("_", " ").capitalize(), size(number) if name.endswith("bytes") else f"{number:,}")
        for name, number in document.items()
    ]
    session.answer(document, facts_lines(plain))
