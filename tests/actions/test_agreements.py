"""An agreement is kept in dated versions, shown before a group's notes, and held to where it switches something off."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from peerjournal.actions import agreements, entries, groups, imports, kind_words, people, tips
from peerjournal.model.errors import AgreementForbids
from peerjournal.model.group import Limit
from peerjournal.vault.vault import Vault
from tests.vaults import DAWN, opened_again, whole

PASSAGE = "mine\n\n::: heard\na trick\n:::\n"
ALIASED = "mine\n\n::: heard R.\nanother\n:::\n"


def test_each_version_is_kept_with_its_date_and_its_limits(vault: Vault) -> None:
    group = groups.add(vault, "Circle", agreement="Be kind.")
    groups.agree(vault, group.id, "Be kind. No names.", (Limit.NO_PEOPLE,), since=DAWN)
    third = groups.save(vault, replace(groups.get(vault, group.id), agreement="Topics.", limits=(Limit.TOPICS_ONLY,)))
    groups.save(vault, replace(third, purpose="something else"))
    again = opened_again(vault)
    told = agreements.versions(again, group.id)
    assert [one.text for one in told] == ["Be kind.", "Be kind. No names.", "Topics."]
    assert [one.limits for one in told] == [(), (Limit.NO_PEOPLE,), (Limit.TOPICS_ONLY,)]
    assert told[1].since == DAWN
    again.close()


def test_it_is_shown_until_it_was_seen_and_again_when_it_changed(vault: Vault) -> None:
    group = groups.add(vault, "Circle")
    assert agreements.to_show(vault, group.id) is None
    groups.agree(vault, group.id, "Be kind.")
    shown = agreements.to_show(vault, group.id)
    assert shown is not None
    assert shown.text == "Be kind."
    agreements.seen(vault, group.id)
    assert agreements.to_show(vault, group.id) is None
    groups.save(vault, replace(groups.get(vault, group.id), place="elsewhere"))
    assert agreements.to_show(vault, group.id) is None
    groups.agree(vault, group.id, "Be kind, always.")
    assert agreements.to_show(vault, group.id) is not None


def test_no_passages_means_none_that_are_new(vault: Vault) -> None:
    group = groups.add(vault, "Circle")
    old = entries.save(vault, entries.new(body=PASSAGE, group_id=group.id))
    groups.agree(vault, group.id, "Nothing of others.", (Limit.NO_PASSAGES,))
    entries.save(vault, replace(old, body="more of " + PASSAGE))
    with pytest.raises(AgreementForbids):
        entries.save(vault, replace(old, body=PASSAGE + "\n::: confidence\nnew\n:::\n"))
    with pytest.raises(AgreementForbids):
        entries.save(vault, entries.new(body=PASSAGE, group_id=group.id))
    free = entries.save(vault, entries.new(body=PASSAGE))
    with pytest.raises(AgreementForbids):
        entries.save(vault, replace(free, group_id=group.id))
    assert entries.save(vault, entries.new(body="my own", group_id=group.id)).body == "my own"


def test_no_people_means_no_alias_anywhere(vault: Vault) -> None:
    group = groups.add(vault, "Circle")
    known = people.add(vault, "the gardener", group_id=group.id)
    groups.agree(vault, group.id, "", (Limit.NO_PEOPLE,))
    people.save(vault, replace(known, connection="tea"))
    with pytest.raises(AgreementForbids):
        people.add(vault, "R.", group_id=group.id)
    with pytest.raises(AgreementForbids):
        kind_words.add(vault, "well done", person_id=known.id)
    with pytest.raises(AgreementForbids):
        entries.save(vault, entries.new(body=ALIASED, group_id=group.id))
    entries.save(vault, entries.new(body=PASSAGE, group_id=group.id))
    people.add(vault, "R.")


def test_topics_only_leaves_topics_and_ones_own_reflection(vault: Vault) -> None:
    group = groups.add(vault, "Circle", limits=(Limit.TOPICS_ONLY,))
    meeting = groups.add_meeting(vault, group.id, DAWN, topic="letting go")
    groups.save_meeting(vault, replace(meeting, reflection="I was moved.", came=7))
    with pytest.raises(AgreementForbids) as refused:
        groups.save_meeting(vault, replace(meeting, note="what was said"))
    assert (refused.value.limit, refused.value.group) == ("topics-only", "Circle")
    for forbidden in (
        lambda: people.add(vault, "R.", group_id=group.id),
        lambda: entries.save(vault, entries.new(body=PASSAGE, group_id=group.id)),
        lambda: tips.add(vault, "Breathe", group_id=group.id),
    ):
        with pytest.raises(AgreementForbids):
            forbidden()


@pytest.mark.parametrize(
    ("limit", "kept"),
    [(Limit.NO_PASSAGES, "mine"), (Limit.NO_PEOPLE, "mine\n\n::: heard\nanother\n:::\n"), (None, ALIASED)],
)
def test_what_comes_in_from_elsewhere_is_held_to_it_too(
    vault: Vault, tmp_path: Path, limit: Limit | None, kept: str
) -> None:
    groups.add(vault, "Circle", limits=(limit,) if limit else ())
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"date": "2024-05-17", "text": ALIASED, "group": "Circle"}))
    (report,) = imports.run(vault, [path])
    assert bool([one for one in report.changed if "agreement" in one.why]) is (limit is not None)
    (row,) = entries.page(vault).rows
    assert whole(row.entry).body == kept
