import datetime as dt

import pytest

from memcon.model.kinds import FindingKind
from memcon.record import Record
from memcon.views.filed import list_articles, list_gaps
from memcon.views.filters import Filter, is_named
from memcon.views.in_time import list_timeline
from memcon.views.tables import Table, list_entries
from tests.views.conftest import PILOTS


def column(table: Table, name: str) -> list[str]:
    return [row[table.columns.index(name)] for row in table.rows]


def test_a_listing_has_a_cell_for_every_column(record: Record) -> None:
    for kind in FindingKind:
        table = list_entries(record.view(), kind)
        assert table.rows or kind is FindingKind.DEED
        assert {len(row) for row in table.rows} <= {len(table.columns)}


def test_moves_are_narrowed_to_a_party_by_part_of_its_name(record: Record) -> None:
    moves = list_entries(record.view(), FindingKind.MOVE, Filter(by="pilots"))
    assert set(column(moves, "by")) == {PILOTS}


def test_a_statement_is_found_by_its_side_and_by_its_words(record: Record) -> None:
    view = record.view()
    assert column(list_entries(view, FindingKind.STATEMENT, Filter(side=PILOTS)), "speaker") == ["Tom Reed"]
    assert column(list_entries(view, FindingKind.STATEMENT, Filter(about="PAY RISE")), "speaker") == ["Tom Reed"]
    assert not list_entries(view, FindingKind.STATEMENT, Filter(about="rosters")).rows


def test_meetings_are_narrowed_to_days_both_inside(record: Record) -> None:
    day = dt.date(2025, 6, 2)
    assert column(list_entries(record.view(), FindingKind.MEETING, Filter(since=day, until=day)), "round") == ["2"]


def test_the_timeline_is_in_order_of_time(record: Record) -> None:
    when = column(list_timeline(record.view()), "when")
    assert when == sorted(when)


def test_articles_are_listed_by_publication(record: Record) -> None:
    (table,) = list_articles(record.view())
    assert column(table, "outlet") == ["Harbour Gazette", "Mariners' Weekly"]
    assert column(next(list_articles(record.view(), Filter(about="second round"))), "published") == ["2025-05-20"]


def test_articles_are_found_by_who_speaks_in_them_and_by_their_words(record: Record) -> None:
    view = record.view()
    assert column(next(list_articles(view, Filter(by="Reed"))), "outlet") == ["Harbour Gazette"]
    assert column(next(list_articles(view, Filter(by="weekly"))), "outlet") == ["Mariners' Weekly"]
    assert column(next(list_articles(view, Filter(about="may holiday"))), "outlet") == ["Mariners' Weekly"]
    assert len(next(list_articles(view, Filter(side=PILOTS))).rows) == 2


def test_the_day_of_publication_is_not_taken_for_the_day_of_speech(record: Record) -> None:
    table = list_entries(record.view(), FindingKind.STATEMENT)
    assert (column(table, "said"), column(table, "published")) == (["2025-05-20"], ["2025-05-20"])
    timeline = list_timeline(record.view())
    told = dict(zip(column(timeline, "kind"), column(timeline, "from"), strict=True))
    assert (told["statement"], told["move"]) == ("text", "publication")


def test_a_reading_without_gaps_lists_none(record: Record) -> None:
    (table,) = list_gaps(record.view())
    assert not table.rows


@pytest.mark.parametrize(
    ("asked", "name", "expected"),
    [
        ("Moscow", "Russia", True),
        ("Zelensky", "Volodymyr Zelenskyy", True),
        ("north korea", "South Korea", False),
        ("Reed", "Tom Reed", True),
        ("Tom Reed", "Reed", False),
        ("", "Tom Reed", False),
    ],
)
def test_names_are_asked_for_in_any_spelling(asked: str, name: str, expected: bool) -> None:
    assert is_named(asked, name) is expected
