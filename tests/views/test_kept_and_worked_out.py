"""What is read from the tables of the last fold is what the whole record comes to, worked out in memory."""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from benchmarks.scale.articles import invent
from memcon.cli.news import tell_news
from memcon.model.entries import Gist
from memcon.model.kinds import FindingKind
from memcon.record import Record, RecordView, open_record
from memcon.record.kept.asked import EVERYTHING, Asked, Sorting
from memcon.record.kept.past import PastView
from memcon.record.kept.present import PresentView
from memcon.record.kept.search import Search, parse_search
from memcon.record.shelf import load_material, load_membership
from memcon.views.brief import write_brief
from memcon.views.copies import list_copies
from memcon.views.dossiers import list_actors
from memcon.views.filed import list_articles, list_gaps, select_articles
from memcon.views.filters import Filter
from memcon.views.in_time import list_timeline, timeline_in_portions
from memcon.views.lives import live_through
from memcon.views.paging import articles_page, entries_page
from memcon.views.queue import queue_up
from memcon.views.tables import Table, list_entries, list_in_portions, tabulate_entries
from tests.record.builders import put
from tests.views.conftest import first_report, second_report

DAY = dt.date(2031, 1, 1)
Listing = Callable[[RecordView, Filter], Iterator[Table]]


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    with open_record(tmp_path_factory.mktemp("invented") / "record.db") as opened:
        put(opened, first_report(), second_report())
        for article, reading in invent(24):
            opened.add(article)
            opened.keep(reading, article)
        yield opened


@pytest.fixture(scope="module")
def kept(record: Record) -> RecordView:
    return record.view()


@pytest.fixture(scope="module")
def worked_out(kept: PresentView) -> RecordView:
    connection = kept._connection
    return RecordView(load_material(connection), load_membership(connection))


@pytest.mark.parametrize("kind", FindingKind)
def test_entries_are_the_same(kept: RecordView, worked_out: RecordView, kind: FindingKind) -> None:
    assert kept.entries(kind) == worked_out.entries(kind)
    for entry in worked_out.entries(kind)[:3]:
        assert kept.entry(entry.id) == kept.entry(entry.claims[-1].finding.id[:14]) == entry


def test_articles_and_what_the_record_is_about_are_the_same(kept: RecordView, worked_out: RecordView) -> None:
    assert kept.articles() == worked_out.articles()
    assert kept.negotiation() == worked_out.negotiation()
    assert (kept.sum_up(), kept.until(), kept.movers()) == (
        worked_out.sum_up(),
        worked_out.until(),
        worked_out.movers(),
    )
    for filed in worked_out.articles()[:3]:
        assert kept.dates(filed.id) == worked_out.dates(filed.id)
        assert kept.whole_text(filed.id) == worked_out.whole_text(filed.id)


@pytest.mark.parametrize("sorting", [Sorting.TIME, Sorting.BACK, Sorting.FRESH, Sorting.TOLD, Sorting.TURN])
@pytest.mark.parametrize(
    "asked",
    [
        Asked(),
        Asked(since="2031-01-01", until="2031-01-01"),
        Asked(about="We will not"),
        Asked(natures=frozenset({"proposal", "said", "state"})),
        Asked(statuses=frozenset({"held", "pending"}), aside=False),
        Asked(rival=True),
        Asked(search=parse_search('"we will not"')),
        Asked(search=Search(wanted=(), some=parse_search("sudport karst").wanted, unwanted=parse_search("map").wanted)),
        Asked(over_by="2031-01-01", natures=frozenset({"dated", "said"})),
        Asked(not_over_by="2031-01-01", natures=frozenset({"dated", "none", "state"})),
        Asked(search=parse_search("sudport* -proposal"), since="2031-01-01"),
        Asked(looked=False, told_since="2031-01-01"),
        Asked(told_until="2025-06-30", behind="97"),
    ],
)
def test_what_is_asked_for_is_the_same(
    kept: RecordView, worked_out: RecordView, asked: Asked, sorting: Sorting
) -> None:
    for kind in FindingKind:
        found = worked_out.select(kind, asked, sorting=sorting)
        assert kept.select(kind, asked, sorting=sorting) == found
        assert kept.count(kind, asked) == len(found)
        if len(found) > 2:
            behind = kept.select(kind, asked, sorting=sorting, limit=1, after=found[0].id)
            assert behind == found[1:2]


def test_what_waits_for_a_person_is_the_same(kept: RecordView, worked_out: RecordView) -> None:
    assert queue_up(kept) == queue_up(worked_out)


@pytest.mark.parametrize("kind", FindingKind)
def test_an_entry_with_the_first_of_its_claims_is_the_same(
    kept: RecordView, worked_out: RecordView, kind: FindingKind
) -> None:
    told = max(worked_out.entries(kind), key=lambda entry: len(entry.claims))
    outline, number = kept.outline(told.id, 2)
    assert (outline, number) == worked_out.outline(told.id, 2)
    assert (outline.claims, number) == (told.claims[:2], len(told.claims))


def test_lives_are_the_same(kept: RecordView, worked_out: RecordView) -> None:
    meetings = worked_out.select(FindingKind.MEETING)
    lived = kept.with_lives(kept.select(FindingKind.MEETING))
    assert lived == worked_out.with_lives(meetings)
    for meeting, whole in zip(lived, worked_out.whole(meetings), strict=True):
        assert live_through(kept, meeting) == live_through(worked_out, whole)


def test_findings_lead_to_the_same_entries(kept: RecordView, worked_out: RecordView) -> None:
    ids = [claim.finding.id for entry in worked_out.entries(FindingKind.MOVE) for claim in entry.claims]
    assert kept.entry_ids([*ids, "v-none"]) == worked_out.entry_ids([*ids, "v-none"])
    assert kept.entry_ids(ids) == {id_: kept.entry_id(id_) for id_ in ids}


def test_actors_stand_by_the_alphabet_in_both(kept: RecordView, worked_out: RecordView) -> None:
    for asked in (Filter(), Filter(side="Bironiia"), Filter(search=parse_search("minister"))):
        listed = list_actors(worked_out, asked, limit=5)
        names = [actor.fields.name.casefold() for actor in listed.things]
        assert names == sorted(names) != []
        assert list_actors(kept, asked, limit=5) == listed
        further = list_actors(kept, asked, limit=5, after=listed.things[1].id)
        assert further == list_actors(worked_out, asked, limit=5, after=listed.things[1].id)


@pytest.mark.parametrize(
    "asked",
    [
        Filter(by="Bironiia"),
        Filter(by="Harbour", since=DAY),
        Filter(side="Bironiia", about="WE WILL"),
        Filter(about="nowhere at all"),
    ],
)
def test_articles_that_are_narrowed_are_the_same(kept: RecordView, worked_out: RecordView, asked: Filter) -> None:
    found = list(select_articles(worked_out, asked))
    assert list(select_articles(kept, asked)) == found
    assert bool(found) is (asked.about != "nowhere at all")
    page = articles_page(kept, asked, limit=2, newest=True)
    assert page.things == tuple(found[::-1][:2])
    if page.after:
        assert articles_page(kept, asked, limit=2, newest=True, after=page.after).things == tuple(found[::-1][2:4])


def test_no_more_than_so_many_articles_are_looked_through_for_a_page(
    kept: RecordView, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("memcon.views.paging.FARTHEST", 10)
    page = articles_page(kept, Filter(about="nowhere at all"))
    assert (page.things, page.total, page.after) == ((), None, kept.articles()[9].id)


@pytest.mark.parametrize("listing", [list_articles, list_gaps, list_copies])
@pytest.mark.parametrize("asked", [Filter(), Filter(by="Bironiia")])
def test_articles_and_what_is_told_of_them_come_in_portions(
    kept: RecordView, worked_out: RecordView, monkeypatch: pytest.MonkeyPatch, listing: Listing, asked: Filter
) -> None:
    (whole,) = listing(worked_out, asked)
    monkeypatch.setattr("memcon.views.tables.PORTION", 7)
    monkeypatch.setattr("memcon.views.filed._PORTION", 5)
    monkeypatch.setattr(type(kept), "articles", None)  # nobody asks for all of them at once
    portions = [table.rows for table in listing(kept, asked)]
    assert tuple(row for rows in portions for row in rows) == whole.rows
    assert all(len(rows) <= 7 for rows in portions)
    assert len(whole.rows) > 7 or listing is not list_articles or asked.by


@pytest.mark.parametrize("asked", [Filter(), Filter(by="Bironiia"), Filter(side="Bironiia", about="we will")])
def test_a_listing_that_comes_in_portions_is_the_whole_listing(
    kept: RecordView, worked_out: RecordView, monkeypatch: pytest.MonkeyPatch, asked: Filter
) -> None:
    monkeypatch.setattr("memcon.views.tables.PORTION", 7)
    for kind in FindingKind:
        rows = tuple(row for table in list_in_portions(kept, kind, asked) for row in table.rows)
        assert rows == list_entries(worked_out, kind, asked).rows
        if kind is not FindingKind.MOVE or asked.by is None:  # moves are also of those who say them
            whole = asked.select(worked_out.entries(kind))
            assert rows == tabulate_entries(worked_out, kind, whole).rows
    assert list_entries(kept, FindingKind.STATEMENT, asked).rows


@pytest.mark.parametrize(
    "asked", [Filter(), Filter(since=DAY, until=DAY), Filter(side="Bironiia"), Filter(search=parse_search("will not"))]
)
def test_everything_that_has_a_time_is_told_in_its_order(
    kept: RecordView, worked_out: RecordView, monkeypatch: pytest.MonkeyPatch, asked: Filter
) -> None:
    whole = list_timeline(worked_out, asked).rows
    monkeypatch.setattr("memcon.views.tables.PORTION", 7)
    portions = [table.rows for table in timeline_in_portions(kept, asked)]
    assert all(len(rows) <= 7 for rows in portions)
    assert tuple(row for rows in portions for row in rows) == whole
    when = [row[0][:7] for row in whole]
    assert when == sorted(when) != []


def test_a_listing_begins_before_all_of_it_is_found(kept: RecordView, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("memcon.views.tables.PORTION", 5)
    asked_for: list[int | None] = []
    select = PresentView.select

    def listen(view: PresentView, kind: FindingKind, asked: Asked = EVERYTHING, **how: Any) -> tuple[Gist[Any], ...]:
        asked_for.append(how.get("limit"))
        return select(view, kind, asked, **how)

    monkeypatch.setattr(PresentView, "select", listen)
    assert len(next(list_in_portions(kept, FindingKind.STATEMENT)).rows) == 5
    assert asked_for == [5]
    assert len(next(timeline_in_portions(kept)).rows) == 5
    assert set(asked_for) == {5}


def test_what_is_new_in_some_articles_is_the_same(kept: RecordView, worked_out: RecordView) -> None:
    texts = frozenset(filed.id for filed in worked_out.articles()[-4:])
    assert list(tell_news(kept, texts)) == list(tell_news(worked_out, texts))


def test_channels_are_the_same(kept: RecordView, worked_out: RecordView) -> None:
    assert kept.channels() == worked_out.channels()


def test_what_fits_a_search_best_is_found_in_both(kept: RecordView, worked_out: RecordView) -> None:
    asked = Asked(search=parse_search("will not"))
    found = kept.select(FindingKind.STATEMENT, asked, sorting=Sorting.BEST)
    same = worked_out.select(FindingKind.STATEMENT, asked, sorting=Sorting.BEST)
    assert {gist.id for gist in found} == {gist.id for gist in same} != set()
    assert kept.select(FindingKind.STATEMENT, asked, sorting=Sorting.BEST, after=found[1].id) == found[2:]


def test_what_is_asked_for_by_name_is_the_same(kept: RecordView, worked_out: RecordView) -> None:
    for kind in FindingKind:
        names = worked_out.names(kind)
        assert kept.names(kind) == names
        some = frozenset(sorted(names)[::2])
        for asked in (Asked(by=some), Asked(side=some), Asked(owner=some), Asked(owned_by_none=some)):
            assert kept.select(kind, asked) == worked_out.select(kind, asked)


def test_the_brief_is_the_same(kept: RecordView, worked_out: RecordView) -> None:
    assert write_brief(kept) == write_brief(worked_out)


def test_pages_are_the_same(kept: RecordView, worked_out: RecordView) -> None:
    for newest in (False, True):
        for asked in (Filter(), Filter(since=DAY, by="Bironiia"), Filter(side="Bironiia", about="we will")):
            for kind in FindingKind:
                sorting = Sorting.BACK if newest else Sorting.TIME
                page = entries_page(worked_out, kind, asked, limit=3, sorting=sorting)
                assert entries_page(kept, kind, asked, limit=3, sorting=sorting) == page
                assert page.total == len(list(asked.select(worked_out.entries(kind))))
        first = articles_page(worked_out, Filter(since=DAY), limit=2, newest=newest)
        assert articles_page(kept, Filter(since=DAY), limit=2, newest=newest) == first
        again = articles_page(kept, Filter(since=DAY), limit=2, newest=newest, after=first.after)
        assert again == articles_page(worked_out, Filter(since=DAY), limit=2, newest=newest, after=first.after)


@pytest.mark.parametrize("kind", FindingKind)
def test_an_earlier_day_is_the_same_whatever_is_asked_first(
    kept: RecordView, worked_out: RecordView, kind: FindingKind
) -> None:
    day, asked = dt.date(2025, 5, 21), Asked()
    assert kept.as_of(day).select(kind, asked) == worked_out.as_of(day).select(kind, asked)
    assert kept.as_of(day).count(kind) == worked_out.as_of(day).count(kind)
    ids = [entry.id for entry in worked_out.as_of(day).entries(kind)]
    assert kept.as_of(day).filed_under(ids) == worked_out.as_of(day).filed_under(ids)


def test_a_day_since_which_nothing_was_published_needs_no_more_than_the_tables(record: Record) -> None:
    assert not isinstance(record.view(DAY), PastView)
    assert isinstance(record.view(dt.date(2025, 5, 21)), PastView)
    assert write_brief(record.view(DAY)) == write_brief(record.view(dt.date(2025, 5, 21)).as_of(DAY))


def test_the_brief_and_the_review_ask_for_no_more_than_a_page_has_room_for(
    kept: PresentView, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked_for: list[tuple[Asked, int | None]] = []
    select = PresentView.select

    def listen(view: PresentView, kind: FindingKind, asked: Asked = EVERYTHING, **how: Any) -> tuple[Gist[Any], ...]:
        asked_for.append((asked, how.get("limit")))
        return select(view, kind, asked, **how)

    monkeypatch.setattr(PresentView, "select", listen)
    monkeypatch.setattr(PresentView, "entries", None)
    write_brief(kept)
    queue_up(kept)
    assert asked_for
    assert all(limit is not None and limit <= 100 for asked, limit in asked_for if asked.refers is None)
