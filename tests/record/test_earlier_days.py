"""What was known on a day before texts were changed, corrected or printed by others, read from the tables."""

import datetime as dt
from pathlib import Path

import pytest

from memcon.model.decisions import Decision
from memcon.model.kinds import ActorKind, DecisionKind, FindingKind, MoveKind
from memcon.record import Record, RecordView, open_record
from memcon.record.kept.asked import Asked
from memcon.record.kept.present import PresentView
from memcon.record.kept.search import parse_search
from memcon.record.shelf import load_material, load_membership
from tests.record.builders import Report, put
from tests.record.plans import asked, plans_of
from tests.record.test_versions import corrected, first, keep

DAYS = [dt.date(2031, 5, 27) + dt.timedelta(days=n) for n in range(6)]


def expect_the_same(record: Record) -> None:
    """Every day is as it is worked out from all readings."""
    now = record.view()
    assert isinstance(now, PresentView)
    every = RecordView(load_material(now._connection), load_membership(now._connection))
    for day in DAYS:
        kept, then = record.view(day), every.as_of(day)
        assert kept.articles() == then.articles()
        assert kept.sum_up() == then.sum_up()
        for kind in (kind for kind in FindingKind if kind is not FindingKind.ACTOR):
            assert kept.entries(kind) == then.entries(kind)
            assert kept.count(kind) == len(then.entries(kind))
        for filed in then.articles():
            assert kept.article(filed.id) == filed
            assert kept.superseded_by(filed.id) == then.superseded_by(filed.id)


def spoken(published: str, *, answered: bool) -> Report:
    """A proposal, and perhaps the answer to it."""
    body = f"Southmark proposed a pause at sea.{' Norland rejected the pause.' if answered else ''}"
    report = Report(body, published=published)
    proposal = report.move("Southmark proposed a pause at sea", MoveKind.PROPOSAL, "Southmark")
    if answered:
        report.move("Norland rejected the pause", MoveKind.REJECTION, "Norland", answers=proposal.id)
    return report


@pytest.mark.parametrize("other", [{}, {"outlet": "Upland Post"}, {"outlet": None, "url": "https://upland.example/a"}])
def test_a_text_that_gave_way_stands_on_the_days_before(record: Record, other: dict[str, str]) -> None:
    keep(record, first(), corrected(), first(published="2031-05-30", **other))
    expect_the_same(record)


def test_words_that_came_by_a_change_are_known_from_the_day_of_the_change(record: Record) -> None:
    url = "https://post.example/2031/talks"
    keep(record, first(url=url), corrected(url=url, published="2031-05-28T08:00:00Z", modified="2031-05-30T09:00:00Z"))
    expect_the_same(record)


@pytest.mark.parametrize("published", [None, "2031-05", "2031-05-30"])
def test_an_article_of_no_known_day_is_known_on_any(record: Record, published: str | None) -> None:
    keep(record, first(published=published), corrected(outlet="Southmark Echo"))
    expect_the_same(record)


def test_a_proposal_has_the_answers_that_were_told_by_then(record: Record) -> None:
    keep(record, spoken("2031-05-28", answered=False), spoken("2031-05-30", answered=True))
    keep(record, spoken("2031-06-02", answered=True))
    expect_the_same(record)
    answers = [record.view(day).select(FindingKind.MOVE, limit=1)[0].answers for day in (DAYS[2], DAYS[4])]
    assert list(map(len, answers)) == [0, 1]


def test_what_a_person_said_holds_on_every_day(record: Record) -> None:
    keep(record, first(), corrected(outlet="Southmark Echo"))
    target = first().findings[0].id
    made = "2031-06-05T10:00:00Z"
    record.decide(Decision.make(DecisionKind.CORRECT, who="ada", made=made, target=target, fields={"place": "Karst"}))
    expect_the_same(record)


def test_an_actor_has_the_office_of_the_day(record: Record) -> None:
    told = {
        "2031-05-28": ("Defence Minister", "opened a new harbour for grain in Seaville, as he had said he would."),
        "2031-05-30": ("Foreign Minister", "called three ambassadors and asked them about prisoners from the north."),
    }
    for published, (office, did) in told.items():
        report = Report(f"{office} Alia Ferron of Norland {did}", published=published, outlet=f"The {office}’s Post")
        report.actor("Alia Ferron", ActorKind.PERSON, office=office, side="Norland")
        keep(record, report)
    shown = {day: record.view(day).select(FindingKind.ACTOR, limit=1) for day in DAYS}
    assert shown[DAYS[0]] == ()
    (before,), (after,) = shown[DAYS[1]], shown[DAYS[4]]
    assert (before.fields.office, before.sources) == ("Defence Minister", 1)
    assert (after.fields.office, after.sources) == ("Foreign Minister", 2)


def test_what_a_search_or_a_name_leads_to_is_counted_in_an_index(tmp_path: Path) -> None:
    with open_record(path := tmp_path / "record.db") as record:
        put(record, *(spoken(f"2031-05-{27 + nth}", answered=bool(nth)) for nth in range(3)))
        view = record.view(DAYS[1])
        named, said = frozenset({"Southmark"}), parse_search("proposed")
        for wanted in (Asked(by=named), Asked(search=said), Asked(search=said, by=named)):
            with asked() as questions:
                assert view.count(FindingKind.MOVE, wanted) == 1
            plans = plans_of(path, {one: values for one, values in questions.items() if "count(*)" in one})
            assert "SEARCH entry USING COVERING INDEX entry_seek (seek=? AND kind=?)" in plans
