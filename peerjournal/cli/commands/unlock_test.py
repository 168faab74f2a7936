"""`unlock-test`: does this passphrase open this journal?"""

from peerjournal.cli.base import command, pass_session
from peerjournal.cli.session import Session


@command("unlock-test")
@pass_session
def run(session: Session) -> None:
    """Find out whether a passphrase (or, with --recovery-key, a recovery key) opens the journal. Changes nothing."""
    with session.open_vault(mention_kit=True):
        pass
    opened_by = "recovery key" if session.recovery_key else "passphrase"
    session.answer({"ok": True, "opened_by": opened_by}, [f"This {opened_by} opens the journal."])
