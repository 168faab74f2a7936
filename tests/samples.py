"""One of every noun, with something in every field: what must come back from wherever it was put."""

import hashlib
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

from peerjournal.model.attachment import Attachment
from peerjournal.model.checkin import CheckIn
from peerjournal.model.draft import Draft
from peerjournal.model.entry import Entry, Feeling, Source
from peerjournal.model.follow_up import FollowUp
from peerjournal.model.group import Agreement, Group, Limit, Meeting, Pause, Role
from peerjournal.model.guard_word import HARMLESS, WATCH, GuardWord
from peerjournal.model.import_batch import Arrival, Arrivals, Batch, BroughtIn
from peerjournal.model.kind_word import KindWord
from peerjournal.model.measure import FORM, SCALE, FormAnswers, OwnMeasure
from peerjournal.model.meeting import AgendaItem
from peerjournal.model.person import KeptPromise, Person
from peerjournal.model.question import Answer, Question
from peerjournal.model.records import Noun
from peerjournal.model.revision import Revision
from peerjournal.model.safeguarding import SafeguardingRow
from peerjournal.model.safety_card import Line, SafetyCard
from peerjournal.model.tip import Tip, Try

PICTURE = bytes(range(256)) * 5000  # more than one piece of 1 MiB
NOTE = "Grüße, 日記".encode()
EARLY = datetime(1665, 9, 3, 21, 5, tzinfo=timezone(timedelta(hours=-11, minutes=-30)))
LATE = datetime(2024, 5, 17, 22, 15, 30, 123000, tzinfo=timezone(timedelta(hours=14)))
CHANGED = LATE + timedelta(days=1)
DAY = date(2024, 2, 29)


def numbered(number: int) -> str:
    """An id that says which it is."""
    return f"01890000-0000-7000-8000-{number:012x}"


def attachment(number: int, name: str, data: bytes) -> Attachment:
    """The description of a file with these bytes."""
    return Attachment(numbered(number), name, "image/png", len(data), hashlib.sha256(data).hexdigest())


ENTRY = Entry(
    id=numbered(1), at=LATE, title='After the group: "heard" 聞', body="# Tonight\n\nWe said…\u2028\x00\t\\ and 😀\n",
    feelings=(Feeling("calm", 0), Feeling("müde")), scales={"hope": 10, "sleep": 0}, tags=("group", "日記"),
    group_id=numbered(11), meeting_id=numbered(12), tip_ids=(numbered(21),),
    attachments=(attachment(31, "a [1].png", PICTURE), attachment(32, "b.txt", NOTE)), starred=True, all_day=True,
    source=Source("jrnl", "2024-05-17 #3"), created_at=LATE, updated_at=CHANGED,
    left_out=True,
)  # fmt: skip
EMPTY = Entry(id=numbered(2), at=EARLY, created_at=LATE, updated_at=CHANGED)
TRASHED = replace(EMPTY, id=numbered(3), body="in the trash", trashed_at=LATE)
GROUP = Group(numbered(11), "Thursday & friends", "FREQ=WEEKLY;BYDAY=TH", LATE, "Take the lesson.\nLeave the names.",
              LATE, LATE, LATE, "to talk", "the library", "room 3", Role.FACILITATOR, "Europe/Berlin", 90, (DAY,),
              (EARLY,), (Pause(DAY, DAY), Pause(DAY)), (Limit.NO_PEOPLE,), EARLY, LATE,
              (Agreement("Be kind.", EARLY, (Limit.TOPICS_ONLY, Limit.NO_PASSAGES)),), LATE, 8, True, ("Round",), 30,
              True)  # fmt: skip
MEETING = Meeting(numbered(12), numbered(11), LATE, "letting go", "a note", False, LATE, LATE, LATE, "the drains",
                  "work", (numbered(23),), "it went well", "call", LATE, 12, 0, 1, 0, 9, 10, "quiet",
                  (AgendaItem("Round", 10, True), AgendaItem("End")), LATE, "tired, but glad", 0)  # fmt: skip
CHECK_IN = CheckIn(numbered(13), numbered(12), "before", LATE, (Feeling("tense", 7),), {"hope": 3}, LATE, LATE)
PERSON = Person(numbered(14), "the gardener", numbered(11), "the same town", "to call on Monday", LATE, LATE, LATE,
                (KeptPromise("a recipe", EARLY),), ("the one with the roses",))  # fmt: skip
FOLLOW_UP = FollowUp(numbered(34), numbered(11), "ask for the key 鍵", DAY, numbered(12), LATE, LATE, LATE)
TIP = Tip(numbered(21), "Count backwards", "From *100*.", ("at night", "in a queue"), numbered(11), numbered(12),
          LATE, LATE, LATE)  # fmt: skip
TRY = Try(numbered(22), numbered(21), LATE, 8, 0, "it helped", LATE)
QUESTION = Question(
    numbered(23),
    "How do you sleep?",
    numbered(11),
    (Answer("With a book.", LATE), Answer("Tea", EARLY, "a peer", numbered(12))),
    LATE,
    LATE,
    LATE,
)
KIND_WORD = KindWord(numbered(26), "You kept going, and that counts.\n聞", True, numbered(14), numbered(11), EARLY,
                     LATE, CHANGED, LATE)  # fmt: skip
DRAFT = Draft(numbered(27), "entry", ENTRY.id, {"body": "half a sen 😀", "feelings": ["calm"], "starred": False,
              "scales": {"hope": 7, "share": 0.5}, "group_id": None}, 9, LATE)  # fmt: skip
REVISION = Revision(numbered(33), ENTRY.id, 1, LATE, replace(ENTRY, body="before", attachments=()))

SCALE_OF_MINE = OwnMeasure(numbered(38), SCALE, "cravings", "2", "Cravings 渇望", {
    "low": "none", "high": "all day", "better": "low", "what_for": "to see what the evenings do",
    "earlier": [{"version": 1, "name": "Craving", "low": "", "high": "", "better": ""}],
}, LATE, LATE, CHANGED)  # fmt: skip
A_FORM = OwnMeasure(
    numbered(39),
    FORM,
    "http://clinic.example/form",
    "1.0",
    "How it went",
    {"resourceType": "Questionnaire", "item": [{"linkId": "1", "type": "integer"}]},
    None,
    LATE,
    LATE,
)
ANSWERED = FormAnswers(numbered(40), A_FORM.id, "1.0", EARLY, {"1": 3, "2": "für 聞", "3": True, "4": 0.5}, LATE, LATE)
CARD = SafetyCard(numbered(41), (Line("I stop answering 電話"),), (Line("a walk", True), Line("tea")),
                  (Line("my sister, 555-0100", True),), LATE, CHANGED)  # fmt: skip

BATCH = Batch(numbered(42), LATE, (BroughtIn("my 日記.zip", "dayone", 2, 1, 1),), (numbered(11),), (numbered(12),))
ARRIVALS = Arrivals(numbered(44), BATCH.id, (Arrival(ENTRY.id, "0f" * 8, updated=True), Arrival(EMPTY.id, "ab" * 8)))

ALL: dict[str, tuple[Noun, ...]] = {
    "group": (GROUP,),
    "person": (PERSON, Person(numbered(15), "the neighbour", created_at=LATE, updated_at=LATE)),
    "meeting": (MEETING, replace(MEETING, id=numbered(16), attended=None, note="", topic="")),
    "follow_up": (FOLLOW_UP, FollowUp(numbered(35), numbered(11), "?", created_at=LATE, updated_at=LATE)),
    "check_in": (CHECK_IN, replace(CHECK_IN, id=numbered(17), occasion="after", feelings=(), scales={})),
    "tip": (TIP,),
    "try": (TRY, Try(numbered(24), numbered(21), LATE, created_at=LATE)),
    "question": (QUESTION, Question(numbered(25), "Why?", created_at=LATE, updated_at=LATE)),
    "kind_word": (KIND_WORD, KindWord(numbered(28), "Go on.", False, None, None, LATE, LATE, LATE)),
    "entry": (EMPTY, TRASHED, ENTRY),
    "revision": (REVISION,),
    "draft": (DRAFT, Draft(numbered(29), "check-in", updated_at=LATE)),
    "safeguarding": (
        SafeguardingRow(numbered(36), "slot", "c2xvdA==", LATE),
        SafeguardingRow(numbered(37), "note", "bm90ZQ==", EARLY),
    ),
    "measure": (SCALE_OF_MINE, A_FORM),
    "answers": (ANSWERED,),
    "safety_card": (CARD,),
    "guard_word": (
        GuardWord(numbered(45), WATCH, "the blue house 家", LATE, CHANGED),
        GuardWord(numbered(46), HARMLESS, "Rosa", LATE, LATE),
    ),
    "batch": (BATCH, Batch(numbered(43), EARLY)),
    "arrivals": (ARRIVALS,),
}
CONTENTS = {hashlib.sha256(data).hexdigest(): data for data in (PICTURE, NOTE)}
