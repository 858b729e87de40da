"""Texts and publications: what is new, what is known, what is read in which context."""

from memcon.model.decisions import Decision
from memcon.model.kinds import DecisionKind, FindingKind
from memcon.record import Added, Record
from tests.record.builders import READER, Report, put

WIRE = "Delegates of Norland and Southmark met in Seaville on Monday and agreed to meet again."


def set_published(report: Report, day: str, made: str = "2031-03-09T10:00:00Z") -> Decision:
    return Decision.make(DecisionKind.SET, who="ada", made=made, target=report.id, fields={"published": day})


def test_a_text_is_new_once(record: Record) -> None:
    report = Report(WIRE, "2031-03-04")
    assert [record.add(report.article), record.add(report.article)] == [Added.NEW, Added.KNOWN]


def test_another_outlet_is_another_publication_of_one_text(record: Record) -> None:
    record.add(Report(WIRE, "2031-03-05", "Norland Times").article)
    assert record.add(Report(WIRE, "2031-03-04", "Southmark Echo").article) is Added.NEW_PUBLICATION
    (filed,) = record.view().articles()
    assert [p.outlet for p in filed.publications] == ["Southmark Echo", "Norland Times"]


def test_fetching_again_makes_nothing_new(record: Record) -> None:
    record.add(Report(WIRE, fetched="2031-03-06T08:00:00Z").article)
    assert record.add(Report(WIRE, fetched="2031-04-01T08:00:00Z").article) is Added.KNOWN


def test_a_publication_that_says_more_takes_the_place_of_one_that_says_less(record: Record) -> None:
    record.add(Report(WIRE, None).article)
    assert record.add(Report(WIRE, "2031-03-04").article) is Added.NEW_PUBLICATION
    assert record.add(Report(WIRE, None).article) is Added.KNOWN
    assert len(record.view().articles()[0].publications) == 1


def test_a_text_is_read_in_the_context_of_its_earliest_publication(record: Record) -> None:
    record.add(Report(WIRE, "2031-03-05", "Norland Times").article)
    record.add(Report(WIRE, "2031-03-04T09:30:00+01:00", "Southmark Echo").article)
    assert [a.context.published for a in record.unread(READER)] == ["2031-03-04"]


def test_the_day_of_fetching_counts_only_where_no_day_is_known(record: Record) -> None:
    record.add(Report(WIRE, fetched="2031-03-06T08:00:00Z").article)
    (article,) = record.unread(READER)
    assert (article.context.published, article.context.fetched) == (None, "2031-03-06")


def test_what_has_been_read_is_not_unread(record: Record) -> None:
    put(record, Report(WIRE, "2031-03-04"))
    assert list(record.unread(READER)) == []
    assert [a.text.body for a in record.unread("reader-2")] == [WIRE]


def test_a_date_that_is_set_has_the_text_read_again(record: Record) -> None:
    report = Report(WIRE)
    put(record, report)
    record.decide(set_published(report, "2031-03-04"))
    assert [a.context.published for a in record.unread(READER)] == ["2031-03-04"]


def test_the_last_reading_stands_until_the_text_is_read_again(record: Record) -> None:
    report = Report(WIRE)
    report.meeting("met in Seaville", "Norland", "Southmark")
    put(record, report)
    record.decide(set_published(report, "2031-03-04"))
    assert len(record.view().entries(FindingKind.MEETING)) == 1


def test_a_date_that_is_set_and_taken_back_leaves_nothing_unread(record: Record) -> None:
    report = Report(WIRE)
    put(record, report)
    setting = set_published(report, "2031-03-04")
    record.decide(setting)
    undo = Decision.make(DecisionKind.UNDO, who="ada", made="2031-03-09T11:00:00Z", target=setting.id)
    record.decide(undo)
    assert list(record.unread(READER)) == []


def test_an_article_is_found_by_the_name_that_its_source_gives_it(record: Record) -> None:
    report = Report(WIRE, "2031-03-04", name="post/2031/17")
    put(record, report)
    view = record.view()
    assert view.article("post/2031/17") == view.article(report.id[:6]) == view.article(report.id)


def test_a_better_cleaning_of_the_same_bytes_takes_the_place_of_the_old_text(record: Record) -> None:
    old = Report(f"{WIRE}\nSubscribe to our letter", "2031-03-04", cleaning="plain-1")
    new = Report(WIRE, "2031-03-04", cleaning="plain-2")
    shown = old.meeting("met in Seaville", "Norland", "Southmark")
    new.meeting("met in Seaville", "Norland", "Southmark")
    for report in (old, new):
        record.add(report.article, b"bytes of the page")
        record.keep(report.reading(), report.article)
    view = record.view()
    assert [filed.id for filed in view.articles()] == [new.id]
    assert view.entry(shown.id).claims[0].text_id == new.id


def test_near_copies_are_told_before_and_after_they_are_added(record: Record) -> None:
    story = " ".join(f"The envoy of province {n} spoke of harvest, water and roads." for n in range(40))
    first, second = Report(f"{story} So ends the day."), Report(f"From our correspondent. {story}")
    record.add(first.article)
    assert record.near_copies(second.article) == (first.id,)
    record.add(second.article)
    assert {filed.id: filed.copies for filed in record.view().articles()} == {
        first.id: (second.id,),
        second.id: (first.id,),
    }


def test_texts_on_one_matter_are_no_copies(record: Record) -> None:
    record.add(Report(WIRE).article)
    assert record.near_copies(Report("Norland and Southmark have met once more; nothing was agreed.").article) == ()
