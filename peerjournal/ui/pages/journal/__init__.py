"""Journal: everything that was written, to be read, changed and found by time."""

from peerjournal.ui.pages.journal.page import JournalPage

PAGE = JournalPage
