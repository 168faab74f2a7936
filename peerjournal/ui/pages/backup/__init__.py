"""Back up: two clicks to an encrypted file that was read back, and everything else about copies of a journal."""

from peerjournal.ui.pages.backup.page import BackupPage

PAGE = BackupPage
