import pytest

from memcon.model.kinds import FindingKind
from memcon.record import Record, UnknownId
from memcon.views.filters import Filter
from memcon.views.paging import Sorting, articles_page, entries_page, rows_of
from memcon.views.tables import list_entries
from tests.views.conftest import PILOTS


def test_pages_of_one_entry_each_make_up_the_whole_listing(record: Record) -> None:
    view, found, after = record.view(), list[str](), None
    while True:
        page = entries_page(view, FindingKind.MOVE, limit=1, after=after)
        found += [entry.id for entry in page.things]
        after = page.after
        if after is None:
            break
    assert found == [entry.id for entry in view.entries(FindingKind.MOVE)]
    assert page.total == len(found) > 1


def test_the_newest_stand_first_where_that_is_asked(record: Record) -> None:
    page = entries_page(record.view(), FindingKind.MEETING, sorting=Sorting.BACK)
    assert page.things == record.view().entries(FindingKind.MEETING)[::-1]


def test_a_page_holds_only_what_passes_the_filter(record: Record) -> None:
    page = entries_page(record.view(), FindingKind.STATEMENT, Filter(side=PILOTS))
    assert [entry.fields.speaker for entry in page.things] == ["Tom Reed"]
    assert (page.total, page.after) == (1, None)


def test_a_page_has_the_rows_of_the_listing(record: Record) -> None:
    view = record.view()
    page = entries_page(view, FindingKind.COMMITMENT)
    assert rows_of(view, FindingKind.COMMITMENT, page.things) == list_entries(view, FindingKind.COMMITMENT)


def test_articles_come_in_pages_too(record: Record) -> None:
    view = record.view()
    first = articles_page(view, limit=1)
    second = articles_page(view, limit=1, after=first.after)
    assert [filed.id for filed in (*first.things, *second.things)] == [filed.id for filed in view.articles()]
    assert second.after is None


def test_a_page_after_an_entry_that_is_not_in_the_listing_is_refused(record: Record) -> None:
    with pytest.raises(UnknownId):
        entries_page(record.view(), FindingKind.MOVE, after="s-nothing")
