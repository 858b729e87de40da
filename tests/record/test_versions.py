"""Versions of a text: which is current on which day, what became of the findings of the earlier one, what has gone."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.wire import seeded, write_report
from memcon.model.articles import Article
from memcon.model.decisions import Decision
from memcon.model.kinds import DecisionKind, FindingKind
from memcon.record import Record
from tests.record.builders import Report

REST = write_report(seeded(1), 120).body
PAGE = "https://post.example/live/talks"


@dataclass
class Printed(Report):
    """A report with more of its publication."""

    url: str | None = None
    page: str | None = None
    modified: str | None = None

    @property
    def article(self) -> Article:
        known = super().article
        more = {"url": self.url, "page": self.page, "modified": self.modified}
        return msgspec.structs.replace(known, publication=msgspec.structs.replace(known.publication, **more))


def keep(record: Record, *reports: Report) -> None:
    for report in reports:
        record.add(report.article)
        record.keep(report.reading(), report.article)


def first(**known: Any) -> Printed:
    """The round is set for 2 June, and a host is thanked."""
    body = f"The second round will be held in Seaville on 2 June. Norland thanked the hosts.\n\n{REST}"
    report = Printed(body, **{"published": "2031-05-28T08:00:00Z"} | known)
    report.meeting("will be held in Seaville on 2 June", "Norland", "Southmark", date="2031-06-02", round=2)
    report.deed("Norland thanked the hosts", "Norland")
    return report


def corrected(**known: Any) -> Printed:
    """The round is set for 3 June; no thanks."""
    body = f"The second round will be held in Seaville on 3 June, it is now said.\n\n{REST}"
    report = Printed(body, **{"published": "2031-05-29T09:00:00Z"} | known)
    report.meeting("will be held in Seaville on 3 June", "Norland", "Southmark", date="2031-06-03", round=2)
    return report


def dates(record: Record, on: dt.date | None = None) -> list[str | None]:
    return [entry.fields.date for entry in record.view(on).entries(FindingKind.MEETING)]


def told(record: Record) -> set[str | None]:
    """The dates that any evidence gives."""
    return {c.finding.date for e in record.view().entries(FindingKind.MEETING) for c in e.claims}


def test_a_later_version_of_the_same_outlet_takes_the_place_of_the_earlier(record: Record) -> None:
    keep(record, first(), corrected())
    (meeting,) = record.view().entries(FindingKind.MEETING)
    assert (meeting.fields.date, len(meeting.claims), meeting.sources) == ("2031-06-03", 1, 1)
    assert record.view().superseded_by(first().id) == corrected().id


def test_before_the_later_version_was_published_the_earlier_stands(record: Record) -> None:
    keep(record, first(), corrected())
    assert dates(record, dt.date(2031, 5, 28)) == ["2031-06-02"]
    assert len(record.view(dt.date(2031, 5, 28)).entries(FindingKind.DEED)) == 1


def test_the_earlier_versions_ids_lead_to_the_entry_that_took_them_over(record: Record) -> None:
    keep(record, first(), corrected())
    old, new = first().findings[0].id, corrected().findings[0].id
    view = record.view()
    assert view.entry(old) == view.entry(new)
    assert record.view(dt.date(2031, 5, 28)).entry(new).id == view.entry(new).id


def test_what_only_the_earlier_version_said_is_listed_no_more_and_not_lost(record: Record) -> None:
    keep(record, first(), corrected())
    thanks = first().findings[1].id
    assert record.view().entries(FindingKind.DEED) == ()
    entry = record.view().entry(thanks)
    assert [claim.text_id for claim in entry.claims] == [first().id]


def test_a_version_at_the_same_address_counts_whatever_the_outlet_is_called(record: Record) -> None:
    url = "https://post.example/2031/talks"
    keep(record, first(url=url, outlet=None), corrected(url=f"{url}/#top", outlet=None))
    assert dates(record) == ["2031-06-03"]


def test_reprints_by_other_outlets_take_no_place(record: Record) -> None:
    keep(record, first(), corrected(outlet="Southmark Echo"))
    assert told(record) == {"2031-06-02", "2031-06-03"}
    assert record.view().superseded_by(first().id) is None


def test_a_text_that_another_outlet_still_has_stands(record: Record) -> None:
    keep(record, first(), first(outlet="Southmark Echo"), corrected())
    assert record.view().superseded_by(first().id) is None


def test_the_time_of_day_tells_versions_of_one_day_apart(record: Record) -> None:
    keep(record, corrected(published="2031-05-28T12:00:00+02:00"), first(published="2031-05-28T09:00:00Z"))
    assert dates(record) == ["2031-06-03"]


def test_of_versions_that_no_publication_tells_apart_neither_takes_the_others_place(record: Record) -> None:
    keep(record, first(published="2031-05-28"), corrected(published="2031-05-28"))
    assert told(record) == {"2031-06-02", "2031-06-03"}


@pytest.mark.parametrize("published", ["2031-05-28", None])
def test_a_page_fetched_again_with_other_words_has_a_later_version(record: Record, published: str | None) -> None:
    url = "https://post.example/2031/talks"
    keep(record, first(url=url, published=published, fetched="2031-05-28T10:00:00Z"))
    keep(record, corrected(url=url, published=published, fetched="2031-05-30T10:00:00Z"))
    assert record.saw_page(url, [corrected().id], "2031-05-30T10:00:00Z") == (first().id,)
    assert dates(record) == ["2031-06-03"]


def test_a_summary_at_another_address_takes_no_place(record: Record) -> None:
    long = first(url="https://post.example/1")
    short = Printed(long.body[: len(long.body) // 2], "2031-05-30", url="https://post.example/2")
    keep(record, long, short)
    assert record.view().superseded_by(long.id) is None
    assert record.view().article(long.id).copies == (short.id,)


def test_what_a_person_says_of_the_earlier_version_holds_for_the_later(record: Record) -> None:
    keep(record, first())
    shown = first().findings[0].id
    told = Decision.make(DecisionKind.CONFIRM, who="ada", made="2031-05-28T10:00:00Z", target=shown)
    record.decide(told)
    keep(record, corrected())
    assert [d.id for d in record.view().entry(shown).decisions] == [told.id]
    assert [d.id for d in record.view(dt.date(2031, 5, 28)).entry(shown).decisions] == [told.id]


def test_what_is_rejected_in_the_later_version_does_not_rise_from_the_earlier(record: Record) -> None:
    keep(record, first(), corrected())
    told = Decision.make(DecisionKind.REJECT, who="ada", made="2031-05-30T10:00:00Z", target=corrected().findings[0].id)
    record.decide(told)
    assert dates(record) == []


def test_forgetting_the_later_version_brings_the_earlier_back(record: Record) -> None:
    keep(record, first(), corrected())
    record.forget(corrected().id)
    assert dates(record) == ["2031-06-02"]


def items() -> list[Printed]:
    """Two items of one live page, and the first of them again with other words."""
    return [
        Printed("Delegates arrive in Seaville.", "2031-05-28T08:00:00Z", url=f"{PAGE}#1", page=PAGE),
        Printed("Talks begin behind closed doors.", "2031-05-28T09:00:00Z", url=f"{PAGE}#2", page=PAGE),
        Printed("Delegates of both sides have come.", "2031-05-28T09:30:00Z", url=f"{PAGE}#1", page=PAGE),
    ]


def test_an_item_whose_words_changed_is_a_later_version(record: Record) -> None:
    keep(record, *items())
    assert [record.view().superseded_by(item.id) for item in items()] == [items()[2].id, None, None]


def test_an_item_that_is_missed_is_marked_and_kept(record: Record) -> None:
    one, two, _ = items()
    keep(record, one, two)
    assert record.saw_page(PAGE, [two.id], "2031-05-28T12:00:00Z") == (one.id,)
    assert record.saw_page(PAGE, [two.id], "2031-05-28T13:00:00Z") == ()
    assert record.view().article(one.id).publications[0].gone == "2031-05-28T12:00:00Z"


def test_an_item_that_comes_back_loses_the_mark(record: Record) -> None:
    one, two, _ = items()
    keep(record, one, two)
    record.saw_page(PAGE, [two.id], "2031-05-28T12:00:00Z")
    record.add(one.article)
    assert record.saw_page(PAGE, [one.id, two.id], "2031-05-28T13:00:00Z") == ()
    assert record.view().article(one.id).publications[0].gone is None


def test_one_text_on_two_pages_has_two_publications(record: Record) -> None:
    words = "Talks begin behind closed doors."
    keep(record, Printed(words, page=PAGE), Printed(words, page=f"{PAGE}/2"))
    record.saw_page(PAGE, [], "2031-05-28T12:00:00Z")
    publications = record.view().article(Report(words).id).publications
    assert {p.page: bool(p.gone) for p in publications} == {PAGE: True, f"{PAGE}/2": False}


def everything(record: Record, on: dt.date | None = None) -> list[object]:
    view = record.view(on)
    return [view.entries(kind) for kind in FindingKind] + [view.articles()]


@pytest.mark.slow
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(5)))
def test_versions_are_the_same_in_whatever_order_they_arrive(fresh: Callable[[], Record], order: list[int]) -> None:
    again = Printed(corrected().body.replace("3 June", "4 June"), "2031-05-31", url="https://post.example/9")
    again.meeting("will be held in Seaville on 4 June", "Norland", "Southmark", date="2031-06-04", round=2)
    reports = [first(), corrected(), again, first(outlet="Southmark Echo"), corrected(outlet=None, published=None)]
    straight, shuffled = fresh(), fresh()
    keep(straight, *reports)
    keep(shuffled, *(reports[at] for at in order))
    for day in (None, dt.date(2031, 5, 28), dt.date(2031, 5, 30)):
        assert everything(straight, day) == everything(shuffled, day)
