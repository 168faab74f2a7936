"""A vault with something of everything in it, long and short, so that damage anywhere hits something."""

import random
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from peerjournal.actions import attachments, drafts, entries, groups, kind_words, people, questions, tips, trash, vaults
from peerjournal.model.draft import Draft
from peerjournal.model.entry import Feeling
from peerjournal.model.ids import new_id
from tests.proofs.soundness import CHEAP
from tests.proofs.texts import PASSPHRASE, text_of

SEARCHES = ("lantern", "深呼", "Geduld calm", "ubung", "kett*", "tag:walk")


def sample(folder: Path, number: int = 24) -> Path:
    """A locked vault: `number` entries with histories, trash, files, and some of every other noun."""
    vault = vaults.create(folder, PASSPHRASE, cost=CHEAP)
    chance = random.Random(3)
    first = datetime.fromisoformat("2025-11-03T19:30:00+01:00")
    with vaults.together(vault):
        circles = [groups.add(vault, name, rrule="FREQ=WEEKLY", first_at=first) for name in ("Tuesday", "Harbour")]
        circles[1] = groups.save(vault, replace(circles[1], agreement=text_of("agreement", 1)))
        met = [
            groups.add_meeting(
                vault, circles[week % 2].id, first + timedelta(weeks=week), topic=f"topic {week}",
                note=text_of("note", week), attended=True, before={"mood": week}, after={"mood": week + 1},
            )
            for week in range(6)
        ]  # fmt: skip
        written = [_tip(vault, place) for place in range(6)]
        for place in range(5):
            asked = questions.add(vault, text_of("question", place)[:15_000], group_id=circles[0].id)
            questions.answer(vault, asked.id, text_of("answer", place))
            person = people.add(vault, f"alias {place}", connection=text_of("connection", place), promise="to call")
            kind_words.add(vault, text_of("kind", place)[:4_000], received=place % 2 == 0, person_id=person.id)
        for place in range(number):
            entry = entries.new(
                at=first + timedelta(hours=17 * place), title=f"title {place} {text_of('t', place)[:200]}",
                body=text_of("body", place), tags=("walk", f"tag{place % 3}"), scales={"mood": place % 11},
                feelings=(Feeling("calm", place % 11), Feeling("tired")), starred=place % 7 == 0,
            )  # fmt: skip
            if place % 3 == 0:
                meeting = met[place % 6]
                entry = replace(entry, group_id=meeting.group_id, meeting_id=meeting.id, tip_ids=(written[0],))
            entry = entries.save(vault, entry)
            for version in range(place % 4):
                entry = entries.save(vault, replace(entry, body=text_of(entry.id, version)))
            if place % 9 == 4:
                attachments.attach_bytes(vault, entry, f"file {place}.bin", chance.randbytes(12_000 + 3_000 * place))
            if place % 10 == 9:
                trash.trash(vault, entry.id)
        drafts.keep(vault, Draft(new_id(), "entry", None, {"body": text_of("draft", 1) * 3}, 17))
        drafts.keep_place(vault, {"page": "timeline", "entry": new_id()})
    vaults.lock(vault)
    return folder


def _tip(vault: vaults.Vault, place: int) -> str:
    tip = tips.add(vault, f"tip {place}", how=text_of("how", place), situations=("night", f"place {place % 2}"))
    for number in range(place):
        tips.tried(vault, tip.id, before=9, after=number, note=text_of("try", number))
    return tip.id
