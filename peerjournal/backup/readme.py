"""The first file of every backup: what this is, and how to read it in twenty years without this program."""

import re

from peerjournal.backup.manifest import FORMAT
from peerjournal.backup.wrong import ArchiveNewer, ArchiveWrong
from peerjournal.model.records import SCHEMA

NAME = "README.txt"
LONGEST = 64 << 10

# The first line is how an older version notices a newer backup before it misunderstands anything in it.
TEXT = f"""\
PeerJournal backup, format {FORMAT}, schema {SCHEMA}

This is a copy of somebody's private journal. If it is not yours, please close it.


To open it without PeerJournal
------------------------------
The .age file is encrypted with age (https://age-encryption.org), a small and free program. What age gives out is a
tar archive, which every system can unpack.

If it was made for a recovery key: put the line that begins with AGE-SECRET-KEY- (it stands on the printed recovery
kit) into a file key.txt, then

    age -d -i key.txt FILE.age | tar x

If it was made with a passphrase of its own:

    age -d FILE.age | tar x

What is unpacked is no longer protected by anything. Delete it, and key.txt, when you are done.


What is in it
-------------
entries/       Each entry as a text file (Markdown), by year and month of its day. Entries in the trash are not here.
attachments/   The files that belong to entries, each named by the SHA-256 of its content. The entries link to them.
records/       Everything, the trash and earlier versions of entries included, as JSON Lines: one JSON object a line,
               in UTF-8. What is empty is left out; moments are ISO 8601 with their offset from UTC; feelings and
               scales go from 0 to 10; "id" is what the other records point to.
                 entry.jsonl      entries           revision.jsonl   earlier versions of entries
                 group.jsonl      groups            meeting.jsonl    their meetings
                 check_in.jsonl   check-ins before and after meetings
                 person.jsonl     people, by alias  question.jsonl   questions and their answers
                 tip.jsonl        coping tips       try.jsonl        each time a tip was tried
                 kind_word.jsonl  kind words        draft.jsonl      what was typed and not yet saved
                 follow_up.jsonl  what a facilitator means to see to after a meeting
                 measure.jsonl    own scales, forms  answers.jsonl    each time a form was answered
                 safety_card.jsonl  the safety card  guard_word.jsonl  words told to the guard
                 batch.jsonl      imports           arrivals.jsonl   what each of them brought
                 safeguarding.jsonl  notes that open with a passphrase of their own only, in PeerJournal
manifest.json  The name, size and SHA-256 of every other file, and how many records there are.


To have it back as a journal
----------------------------
In PeerJournal choose Restore, or in a terminal: peerjournal restore FILE.age --into FOLDER
"""

_FIRST_LINE = re.compile(rb"PeerJournal backup, format ([1-9][0-9]{0,5}), schema ([1-9][0-9]{0,5})\n")


def check(untrusted: bytes) -> int:
    """The backup's schema. Raises ArchiveNewer for a later version's, ArchiveWrong for what is no README of ours."""
    found = _FIRST_LINE.match(untrusted)
    if found is None:
        raise ArchiveWrong("it is an age file, but no backup of a journal")
    if int(found[1]) > FORMAT or int(found[2]) > SCHEMA:
        raise ArchiveNewer
    return int(found[2])
