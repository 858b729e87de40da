"""Corrections at the same address: words that changed while the day of publication stayed what it was."""

import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from memcon.record import Record
from tests.record.test_versions import PAGE, Printed, corrected, dates, everything, first, keep, told

ADDRESS = "https://post.example/2031/talks"
DAY = "2031-05-28"


def original(**known: str | None) -> Printed:
    return first(**{"url": ADDRESS, "published": DAY} | known)


def correction(**known: str | None) -> Printed:
    return corrected(**{"url": ADDRESS, "published": DAY, "modified": "2031-05-30T08:00:00Z"} | known)


@pytest.mark.parametrize("published", [DAY, f"{DAY}T08:00:00Z", None])
def test_of_one_day_of_publication_the_text_that_was_changed_is_the_later(
    record: Record, published: str | None
) -> None:
    keep(record, correction(published=published), original(published=published))
    assert told(record) == {"2031-06-03"}


def test_of_two_changed_texts_the_one_changed_last_is_the_later(record: Record) -> None:
    keep(record, correction(modified="2031-05-30T09:00:00+02:00"), original(modified="2031-05-30T06:00:00Z"))
    assert told(record) == {"2031-06-03"}


def test_a_later_publication_is_later_whenever_the_other_was_changed(record: Record) -> None:
    keep(record, original(modified="2031-06-09"), correction(published="2031-05-29", modified=None))
    assert told(record) == {"2031-06-03"}


@pytest.mark.parametrize("modified", [DAY, f"{DAY}T10:00:00+02:00"])
def test_a_change_at_the_time_of_publication_is_none(record: Record, modified: str) -> None:
    published = f"{DAY}T08:00:00Z"
    keep(record, original(published=published), correction(published=published, modified=modified))
    assert told(record) == {"2031-06-02", "2031-06-03"}


def test_a_day_and_a_time_on_it_do_not_tell_which_change_was_the_later(record: Record) -> None:
    keep(record, original(modified="2031-05-30"), correction(modified="2031-05-30T08:00:00Z"))
    assert told(record) == {"2031-06-02", "2031-06-03"}


def test_a_reprint_that_was_changed_takes_no_place(record: Record) -> None:
    keep(record, original(), correction(url="https://echo.example/1", outlet="Southmark Echo"))
    assert told(record) == {"2031-06-02", "2031-06-03"}


def test_the_words_of_a_correction_were_not_known_before_its_day(record: Record) -> None:
    keep(record, original(), correction())
    assert [dates(record, dt.date(2031, 5, day)) for day in (27, 28, 29, 30)] == [
        [],
        ["2031-06-02"],
        ["2031-06-02"],
        ["2031-06-03"],
    ]


def test_a_changed_text_whose_earlier_words_nobody_has_counts_from_its_publication(record: Record) -> None:
    keep(record, correction())
    assert dates(record, dt.date(2031, 5, 28)) == ["2031-06-03"]


def test_before_a_delayed_correction_the_next_version_already_stands(record: Record) -> None:
    last = Printed(correction().body.replace("3 June", "4 June"), "2031-05-30", url=ADDRESS)
    last.meeting("will be held in Seaville on 4 June", "Norland", "Southmark", date="2031-06-04", round=2)
    keep(record, original(), correction(published="2031-05-29", modified="2031-06-05"), last)
    assert [dates(record, dt.date(2031, 5, day)) for day in (29, 31)] == [["2031-06-02"], ["2031-06-04"]]


def test_a_change_that_left_the_words_as_they_were_makes_no_publication(record: Record) -> None:
    keep(record, correction(), correction(modified="2031-05-31"), correction(modified=None))
    (publication,) = record.view().article(correction().id).publications
    assert publication.modified == "2031-05-30T08:00:00Z"


def test_an_item_of_a_page_that_was_changed_is_a_later_version(record: Record) -> None:
    one = Printed("Delegates arrive.", DAY, url=f"{PAGE}#1", page=PAGE)
    same = Printed("Delegates of both sides have come.", DAY, url=f"{PAGE}#1", page=PAGE, modified="2031-05-29")
    keep(record, same, one)
    assert record.view().superseded_by(one.id) == same.id


def test_an_item_that_came_in_other_words_tells_that_the_earlier_are_gone(record: Record) -> None:
    one = Printed("Delegates arrive.", DAY, name="1", url=f"{PAGE}#1", page=PAGE)
    other = Printed("Talks begin.", DAY, name="2", url=f"{PAGE}#1", page=PAGE)
    same = Printed("Delegates of both sides have come.", DAY, name="1", url=f"{PAGE}#1", page=PAGE)
    keep(record, one, other, same)
    assert record.saw_item(PAGE, ("1", f"{PAGE}#1"), [same.id], "2031-05-28T12:00:00Z") == (one.id,)
    assert record.view().superseded_by(one.id)


def known_moments() -> st.SearchStrategy[str | None]:
    return st.sampled_from([None, DAY, f"{DAY}T09:00:00Z", f"{DAY}T12:00:00+02:00", "2031-05-29", "2031-05-30T08:00"])


@st.composite
def editions(draw: st.DrawFn) -> list[tuple[str | None, str | None, bool]]:
    """For each of a few versions: when it was published, when changed, whether it is gone."""
    return draw(st.lists(st.tuples(known_moments(), known_moments(), st.booleans()), min_size=2, max_size=4))


def version(number: int, published: str | None, modified: str | None) -> Printed:
    body = corrected().body.replace("3 June", f"{number + 3} June")
    report = Printed(body, published, url=ADDRESS, modified=modified, fetched="2031-06-01T00:00:00Z")
    words = f"will be held in Seaville on {number + 3} June"
    report.meeting(words, "Norland", "Southmark", date=f"2031-06-{number + 3:02}", round=2)
    return report


@pytest.mark.slow
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(known=editions(), data=st.data())
def test_corrections_are_the_same_in_whatever_order_they_arrive(
    fresh: Callable[[], Record], known: list[tuple[str | None, str | None, bool]], data: st.DataObject
) -> None:
    reports = [version(at, published, modified) for at, (published, modified, _) in enumerate(known)]
    twice = [*reports, version(0, known[0][0], "2031-05-31")]  # changed again, in the same words
    there = [report.id for report, (*_, gone) in zip(reports, known, strict=True) if not gone]
    records = [fresh(), fresh()]
    for record, order in zip(records, (twice, data.draw(st.permutations(twice))), strict=True):
        keep(record, *order)
        record.saw_page(ADDRESS, there, "2031-06-02T00:00:00Z")
    straight, shuffled = records
    for day in (None, dt.date(2031, 5, 28), dt.date(2031, 5, 29)):
        assert everything(straight, day) == everything(shuffled, day)
    assert dates(straight)  # whatever they say of themselves, one of them stands
