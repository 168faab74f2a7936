"""All commands, in the order of `peerjournal --help`: name, the file it lives in, and what it does in one line."""

_HERE = "peerjournal.cli.commands."

COMMANDS: tuple[tuple[str, str, str], ...] = (
    ("init", _HERE + "init", "Start a new, encrypted journal."),
    ("log", _HERE + "log", "Write an entry: words, feelings, or both."),
    ("entries", _HERE + "entries", "List entries."),
    ("show", _HERE + "show", "Show one entry."),
    ("edit", _HERE + "edit", "Change an entry; the earlier version is kept."),
    ("delete", _HERE + "delete", "Move something to the trash."),
    ("trash", _HERE + "trash", "List what is in the trash, or empty it."),
    ("undelete", _HERE + "undelete", "Take something out of the trash."),
    ("history", _HERE + "history", "List an entry's earlier versions, or bring one back."),
    ("search", _HERE + "search", "Find words in entries, tips, questions and kind words."),
    ("tip", _HERE + "tip", "Coping tips, and what came of trying them."),
    ("group", _HERE + "group", "The groups you go to."),
    ("meeting", _HERE + "meeting", "Meetings of a group."),
    ("person", _HERE + "person", "People from a group, by alias."),
    ("question", _HERE + "question", "Questions to bring to a group, and the answers."),
    ("kind", _HERE + "kind", "Kind words, received and given."),
    ("guard", _HERE + "guard", "Find other people's details in a text."),
    ("import", _HERE + "import_", "Bring in entries from other files."),
    ("export", _HERE + "export", "Write entries as plain files."),
    ("backup", _HERE + "backup", "Make an encrypted backup and check it, or check one made before."),
    ("restore", _HERE + "restore", "Make a journal out of a backup."),
    ("check", _HERE + "check", "Check that everything in the journal is whole."),
    ("passphrase", _HERE + "passphrase", "Change the passphrase."),
    ("recovery", _HERE + "recovery", "The recovery key: print it again, or make a new one."),
    ("unlock-test", _HERE + "unlock_test", "Find out whether a passphrase opens the journal."),
    ("insights", _HERE + "insights", "The numbers behind the pictures: what moved, what helped."),
    ("stats", _HERE + "stats", "How much the journal holds."),
)
