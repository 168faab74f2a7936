"""The model of the timeline: rows for everything, cards only for what is near."""

from datetime import UTC, date, datetime, timedelta

from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from peerjournal.ui.models.card import Card
from peerjournal.ui.models.outline import PIECE, Change, Heading, Outline
from peerjournal.ui.models.timeline import KEPT, ROLE, Key, TimelineModel, Wanted

FIRST = date(2024, 5, 17)
Counts = dict[date, int]


def _cards(counts: Counts) -> dict[Key, tuple[Card, ...]]:
    found: dict[Key, tuple[Card, ...]] = {}
    for day, count in counts.items():
        at = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        cards = [Card(number, f"{day}/{number}", day, at, title=f"Entry {number}") for number in range(count)]
        for piece in range(0, count, PIECE):
            found[day, piece // PIECE] = tuple(cards[piece : piece + PIECE])
    return found


def _days(number: int, each: int = 2) -> Counts:
    return {FIRST - timedelta(days=2 * day): each for day in range(number)}


def _model(counts: Counts, *, read: bool = True) -> TimelineModel:
    model = TimelineModel()
    model.show_outline(Outline(counts.items()), _cards(counts) if read else {})
    return model


def _texts(model: TimelineModel) -> list[str]:
    return [str(model.data(model.index(row, 0))) for row in range(model.rowCount())]


def test_qt_finds_no_fault_with_it_while_rows_come_and_go() -> None:
    model = TimelineModel()
    _tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    for number in (5, 40, 39, 3, 0, 12):
        model.show_outline(Outline(_days(number).items()), _cards(_days(number)))
    model.show_outline(Outline(_days(12).items()), {})
    model.put(_cards(_days(12)))
    assert model.rowCount() == 24 + 2


def test_a_row_is_a_heading_or_a_card_or_not_read_yet() -> None:
    model = _model(_days(3), read=False)
    assert isinstance(model.data(model.index(0, 0), ROLE), Heading)
    assert model.data(model.index(1, 0), ROLE) is None
    model.put(_cards(_days(3)))
    card = model.data(model.index(1, 0), ROLE)
    assert isinstance(card, Card)
    assert card.id == f"{FIRST}/0"


def test_headings_cannot_be_chosen() -> None:
    model = _model(_days(3))
    assert model.flags(model.index(0, 0)) == Qt.ItemFlag.NoItemFlags
    assert model.flags(model.index(1, 0)) & Qt.ItemFlag.ItemIsSelectable


def test_screen_readers_hear_the_day_the_words_and_what_hangs_on_it() -> None:
    model = TimelineModel()
    at = datetime(2024, 5, 17, 18, 30, tzinfo=UTC)
    card = Card(1, "a", FIRST, at, False, "An evening", "We said", ("calm",), (("hope", 6),), "Thursday group",
                ("sky.png",), True)  # fmt: skip
    model.show_outline(Outline([(FIRST, 1)]), {(FIRST, 0): (card,)})
    heading, said = _texts(model)
    assert heading == "May 2024, 1 entry"
    assert said.startswith("Friday 17 May 2024. ")
    assert said.endswith("An evening. We said. calm. Hope 6. Thursday group. starred. 1 file")


def test_what_was_there_keeps_its_place_when_a_new_entry_comes() -> None:
    before, after = _days(30), {FIRST + timedelta(days=1): 1, **_days(30)}
    model = _model(before)
    kept = QPersistentModelIndex(model.index(10, 0))
    said = kept.data()
    changes: list[Change] = []
    model.has_changed.connect(changes.append)
    model.show_outline(Outline(after.items()), _cards(after))
    assert kept.data() == said
    assert kept.row() == 11
    assert changes[0].added - changes[0].removed == 1


def test_what_is_missing_is_asked_for_in_one_stretch() -> None:
    counts = _days(100)
    model = _model(counts, read=False)
    wanted = model.wanted(0, 20)
    assert wanted == [Wanted(tuple((day, 2) for day in list(counts)[:10]))]
    model.put({key: cards for key, cards in _cards(counts).items() if key[0] > FIRST - timedelta(days=10)})
    assert [day for day, _ in model.wanted(0, 20)[0].days] == list(counts)[5:10]
    assert model.wanted(0, 8) == []


def test_a_day_with_very_many_entries_is_read_by_the_hundred() -> None:
    counts = {FIRST: 450}
    model = _model(counts, read=False)
    assert model.wanted(310, 320) == [Wanted(((FIRST, 450),), 3, None, 3)]
    model.put({(FIRST, 1): _cards(counts)[FIRST, 1]})
    assert model.wanted(310, 320) == [Wanted(((FIRST, 450),), 3, 199, 1)]
    model.put({(FIRST, 3): _cards(counts)[FIRST, 3]})
    assert model.wanted(310, 320) == []
    card = model.shown(311)
    assert isinstance(card, Card)
    assert card.id == f"{FIRST}/310"


def test_only_what_is_near_is_held() -> None:
    counts = _days(2000)
    model = _model(counts)
    model.forget_far(2000, 2010)
    held = [row for row in range(model.rowCount()) if isinstance(model.shown(row), Card)]
    assert abs(held[0] - (2000 - KEPT)) <= 3
    assert abs(held[-1] - (2010 + KEPT)) <= 3
    assert model.row_of(f"{FIRST}/0") == -1
    near = model.shown(2005)
    assert isinstance(near, Card)
    assert model.row_of(near.id) == 2005


def test_fewer_cards_than_the_outline_promised_are_not_asked_for_again() -> None:
    model = _model({FIRST: 3}, read=False)
    model.put({(FIRST, 0): _cards({FIRST: 1})[FIRST, 0]})
    assert model.wanted(0, 3) == []
    assert model.shown(3) is None
