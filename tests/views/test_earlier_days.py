"""What was known on an earlier day is read from the tables, and is what the readings of that day come to."""

import datetime as dt
import gc
from collections.abc import Iterator

import pytest
from sqlalchemy import QueuePool

from benchmarks.scale.articles import invent
from memcon.model.kinds import FindingKind
from memcon.record import Record, RecordView, UnknownId, open_record
from memcon.record.kept.asked import Asked, Sorting
from memcon.record.kept.past import PastView
from memcon.record.kept.present import PresentView
from memcon.record.kept.search import parse_search
from memcon.record.shelf import load_material, load_membership
from memcon.views.brief import write_brief
from memcon.views.changes import find_changes
from memcon.views.filters import Filter
from memcon.views.paging import articles_page
from tests.record.builders import put
from tests.views.conftest import first_report, second_report

KINDS = [kind for kind in FindingKind if kind is not FindingKind.ACTOR]
DAYS = [dt.date(2025, 5, 21), dt.date(2031, 1, 2), dt.date(2031, 1, 4)]
SORTINGS = [Sorting.TIME, Sorting.BACK, Sorting.FRESH, Sorting.TOLD, Sorting.TURN]


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """Some articles of each of six days."""
    with open_record(tmp_path_factory.mktemp("invented") / "record.db") as opened:
        put(opened, first_report(), second_report())
        for day in range(6):
            opened.load(list(invent(5, first=40 * day)))
        yield opened


@pytest.fixture(scope="module")
def worked_out(record: Record) -> RecordView:
    view = record.view()
    assert isinstance(view, PresentView)
    return RecordView(load_material(view._connection), load_membership(view._connection))


@pytest.fixture(params=DAYS, ids=str)
def both(request: pytest.FixtureRequest, record: Record, worked_out: RecordView) -> tuple[RecordView, RecordView]:
    """The view of a day as it is read from the tables, and as it is worked out."""
    kept = record.view(request.param)
    assert isinstance(kept, PastView)
    return kept, worked_out.as_of(request.param)


def test_an_entry_is_what_was_told_of_it_by_then(both: tuple[RecordView, RecordView]) -> None:
    kept, worked_out = both
    for kind in KINDS:
        assert kept.entries(kind) == worked_out.entries(kind)
        for entry in worked_out.entries(kind)[:3]:
            assert kept.entry(entry.id) == entry
            assert kept.outline(entry.id, 1) == worked_out.outline(entry.id, 1)


@pytest.mark.parametrize("sorting", SORTINGS)
@pytest.mark.parametrize(
    "asked",
    [
        Asked(),
        Asked(since="2031-01-01", until="2031-01-03"),
        Asked(about="We will not"),
        Asked(natures=frozenset({"proposal", "said", "dated"})),
        Asked(statuses=frozenset({"held", "pending"}), aside=False),
        Asked(search=parse_search('"we will not"')),
        Asked(search=parse_search("sudport* -proposal"), looked=False),
    ],
)
def test_what_is_asked_for_is_what_was_known(
    both: tuple[RecordView, RecordView], asked: Asked, sorting: Sorting
) -> None:
    kept, worked_out = both
    for kind in KINDS:
        found = worked_out.select(kind, asked, sorting=sorting)
        assert kept.select(kind, asked, sorting=sorting) == found
        assert kept.count(kind, asked) == len(found)
        if len(found) > 2:
            assert kept.select(kind, asked, sorting=sorting, limit=1, after=found[0].id) == found[1:2]


def test_who_is_asked_for_by_name_is_found_as_then(both: tuple[RecordView, RecordView]) -> None:
    kept, worked_out = both
    for kind in KINDS:
        some = frozenset(sorted(worked_out.names(kind))[::2])
        assert kept.names(kind) >= worked_out.names(kind)
        for asked in (Asked(by=some), Asked(side=some), Asked(owner=some), Asked(owned_by_none=some)):
            assert kept.select(kind, asked) == worked_out.select(kind, asked)
            assert kept.count(kind, asked) == worked_out.count(kind, asked)


def test_what_fits_a_search_best_is_among_what_was_known(both: tuple[RecordView, RecordView]) -> None:
    kept, worked_out = both
    asked = Asked(search=parse_search("will not"))
    found = kept.select(FindingKind.STATEMENT, asked, sorting=Sorting.BEST)
    same = worked_out.select(FindingKind.STATEMENT, asked, sorting=Sorting.BEST)
    assert sorted(gist.id for gist in found) == sorted(gist.id for gist in same)
    if len(found) > 3:
        assert kept.select(FindingKind.STATEMENT, asked, sorting=Sorting.BEST, after=found[1].id) == found[2:]


def test_an_actor_has_the_office_and_the_sources_of_then(both: tuple[RecordView, RecordView]) -> None:
    kept, worked_out = both
    then = {actor.id: actor for actor in worked_out.entries(FindingKind.ACTOR)}
    actors = kept.select(FindingKind.ACTOR)
    assert {actor.id for actor in actors} == then.keys()
    for actor in actors:
        same = then[actor.id]
        told = (same.fields.name, same.fields.office, same.history, same.sources, same.claims[0])
        assert (actor.fields.name, actor.fields.office, actor.history, actor.sources, actor.claims[0]) == told
        assert kept.whole([actor])[0].claims == same.claims


def test_the_articles_are_those_that_had_appeared(both: tuple[RecordView, RecordView]) -> None:
    kept, worked_out = both
    assert kept.articles() == worked_out.articles()
    assert kept.sum_up() == worked_out.sum_up()
    assert kept.negotiation() == worked_out.negotiation()
    for asked in (Filter(), Filter(since=dt.date(2031, 1, 1)), Filter(until=dt.date(2031, 1, 2))):
        for newest in (False, True):
            first = articles_page(worked_out, asked, limit=3, newest=newest)
            assert articles_page(kept, asked, limit=3, newest=newest) == first
            if first.after:
                further = articles_page(kept, asked, limit=3, newest=newest, after=first.after)
                assert further == articles_page(worked_out, asked, limit=3, newest=newest, after=first.after)


def test_what_articles_claimed_by_then_is_found(both: tuple[RecordView, RecordView]) -> None:
    kept, worked_out = both
    texts = {filed.id for filed in worked_out.articles()[:8]}
    for kind in FindingKind:
        claimed = worked_out.claims_in(texts, kind)
        found = {id_: [claim.finding.id for claim in claims] for id_, claims in kept.claims_in(texts, kind).items()}
        assert found == {id_: [claim.finding.id for claim in claims] for id_, claims in claimed.items()}
        ids = [claim.finding.id for claims in claimed.values() for claim in claims]
        assert kept.claims(ids) == worked_out.claims(ids)


def test_the_brief_of_an_earlier_day_is_the_same(both: tuple[RecordView, RecordView]) -> None:
    kept, worked_out = both
    assert write_brief(kept) == write_brief(worked_out)


def test_what_changed_from_day_to_day_is_the_same(record: Record, worked_out: RecordView) -> None:
    for before, after in zip(DAYS, [*DAYS[1:], None], strict=True):
        told = find_changes(record.view(before), record.view(after))
        assert told == find_changes(worked_out.as_of(before), worked_out.as_of(after))


def test_an_earlier_day_looks_at_nothing_that_came_later(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[int] = []
    whole = PresentView.whole

    def listen(view: PresentView, gists: object) -> object:
        found = whole(view, gists)  # type: ignore[arg-type]
        looked.append(len(found))
        return found

    monkeypatch.setattr(PresentView, "whole", listen)
    monkeypatch.setattr("memcon.record.kept.present.load_material", None)
    view = record.view(dt.date(2031, 1, 2))
    write_brief(view)
    every = sum(record.view().count(kind) for kind in FindingKind)
    assert 0 < max(looked) < every / 4


def test_what_was_not_told_yet_is_not_known(record: Record) -> None:
    newest = record.view().select(FindingKind.STATEMENT, sorting=Sorting.TOLD, limit=1)[0]
    with pytest.raises(UnknownId, match="not known on 2031-01-02"):
        record.view(dt.date(2031, 1, 2)).entry(newest.id)


def test_a_view_of_an_earlier_day_lets_its_connection_go_with_the_last_that_holds_it(record: Record) -> None:
    """And not when memory is next cleared: until then whoever changes tables would have to wait."""
    pool = record._store.engine.pool
    assert isinstance(pool, QueuePool)
    gc.collect()
    gc.disable()
    try:
        before = pool.checkedout()
        for day in DAYS:
            view = record.view(day)
            for kind in KINDS:
                assert [view.entry(entry.id) for entry in view.entries(kind)[:2]] == list(view.entries(kind)[:2])
            view.select(FindingKind.ACTOR, Asked(about="Holm"))
            del view
        assert pool.checkedout() == before
    finally:
        gc.enable()
