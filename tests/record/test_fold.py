"""The fold as a whole: order, re-reading, decisions, days."""

import datetime as dt
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from memcon.model.kinds import ActorKind, CommitmentStatus, FindingKind, MeetingStatus, MoveKind
from memcon.record import Record, UnknownId
from tests.record.builders import READER, Report, prisoners, put


def reports() -> list[Report]:
    """One negotiation in six reports: two rounds, a paper, a promise with two due times, spellings that vary."""
    first = Report(
        "Norland and Southmark held the first round in Seaville on 3 March. Each side will free 200 prisoners. "
        "Envoy Andriy Halmar thanked the hosts.",
        "2031-03-04",
    )
    first.meeting("held the first round", "Norland", "Southmark", round=1, date="2031-03-03", place="Seaville",
                  status=MeetingStatus.HELD)  # fmt: skip
    first.commitment("Each side will free 200 prisoners", ["Norland", "Southmark"], quantity=prisoners(200),
                     status=CommitmentStatus.PENDING)  # fmt: skip
    first.actor("Andriy Halmar", office="envoy", side="Norland")
    second = Report("The first round took place in Seaville, Norland said.", "2031-03-05", "Norland Times")
    second.meeting("The first round", "Norland", "Southmark", round=1, status=MeetingStatus.HELD)
    second.actor("Norland", ActorKind.STATE)
    third = Report(
        "Southmark promised its memorandum for 20 March. Norland insists that it is due by 12 March. "
        "“We shall wait for the paper that they owe us,” Andrii Halmar said.",
        "2031-03-08",
    )
    third.document("Southmark promised its memorandum", "Southmark", "memorandum")
    third.commitment("Southmark promised its memorandum for 20 March", ["Southmark"], what="hand over the memorandum",
                     due="2031-03-20", status=CommitmentStatus.PENDING, status_by="Southmark")  # fmt: skip
    third.commitment("it is due by 12 March", ["Southmark"], what="present its memorandum", due="2031-03-12",
                     status=CommitmentStatus.PENDING, status_by="Norland")  # fmt: skip
    third.statement("We shall wait for the paper that they owe us", "Andrii Halmar", side="Norland")
    third.actor("Andrii Halmar", side="Norland")
    fourth = Report("Talks resume in Seaville on 22 March, for a second round.", "2031-03-10", "Southmark Echo")
    fourth.meeting("a second round", "Norland", "Southmark", round=2, date="2031-03-22", place="Seaville",
                   status=MeetingStatus.SCHEDULED)  # fmt: skip
    fifth = Report("Norland demands that the memorandum be shown before the second round.", None, window="2031-03")
    fifth.move("Norland demands that the memorandum be shown", MoveKind.DEMAND, "Norland", toward=("Southmark",))
    sixth = Report("The envoy, Halmar, spoke of the paper that they owe us.", "2031-03-09", "Harbour Gazette")
    sixth.actor("Halmar", side="Norland")
    return [first, second, third, fourth, fifth, sixth]


def everything(record: Record, on: dt.date | None = None) -> list[object]:
    view = record.view(on)
    return [view.entries(kind) for kind in FindingKind] + [view.articles(), view.negotiation()]


@pytest.mark.slow
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(6)))
def test_the_record_is_the_same_in_whatever_order_articles_arrive(
    fresh: Callable[[], Record], order: list[int]
) -> None:
    straight, shuffled = fresh(), fresh()
    put(straight, *reports())
    put(shuffled, *(reports()[at] for at in order))
    assert everything(straight) == everything(shuffled)


@pytest.mark.slow
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cuts=st.sets(st.integers(1, 5)))
def test_folding_in_between_leaves_no_trace(fresh: Callable[[], Record], cuts: set[int]) -> None:
    at_once, in_parts = fresh(), fresh()
    put(at_once, *reports())
    for start, end in pairwise([0, *sorted(cuts), 6]):
        put(in_parts, *reports()[start:end])
        in_parts.fold()
    assert everything(at_once) == everything(in_parts)


def test_a_rebuilt_record_is_the_same(record: Record) -> None:
    put(record, *reports())
    before = everything(record)
    record.rebuild()
    assert everything(record) == before


def test_a_record_left_before_its_fold_is_folded_when_it_is_next_looked_at(record: Record) -> None:
    put(record, *reports())
    record.fold()
    late = Report("Norland and Southmark met a third time.", "2031-04-02")
    put(record, late)
    meeting = late.meeting("met a third time", "Norland", "Southmark", round=3)
    record.keep(late.reading(), late.article)
    assert record.view().entry_id(meeting.id) == meeting.id


def test_a_re_reading_that_finds_the_same_changes_no_id(record: Record) -> None:
    put(record, *reports())
    before = [[entry.id for entry in record.view().entries(kind)] for kind in FindingKind]
    for report in reports():
        report.reader = "reader-2"
        record.keep(report.reading(), report.article)
    assert [[entry.id for entry in record.view().entries(kind)] for kind in FindingKind] == before


def test_an_id_once_shown_leads_to_what_a_newer_reader_finds_on_the_same_words(record: Record) -> None:
    old = Report("Norland and Southmark met in Seaville on Monday.", "2031-03-04")
    shown = old.meeting("met in Seaville", "Norland", "Southmark")
    new = Report(old.body, "2031-03-04", reader="reader-2")
    found = new.meeting("met in Seaville on Monday", "Norland", "Southmark")
    put(record, old, new)
    assert record.view().entry(shown.id).id == found.id
    assert record.view().entry_id(shown.id) == found.id


def test_the_reader_that_was_kept_last_is_believed(record: Record) -> None:
    newer = Report("Norland and Southmark met in Seaville.", "2031-03-04", reader="reader-2")
    older = Report(newer.body, "2031-03-04", reader=READER)
    newer.meeting("met in Seaville", "Norland", "Southmark", round=2)
    older.meeting("met in Seaville", "Norland", "Southmark", round=1)
    put(record, newer, older)
    assert [m.fields.round for m in record.view().entries(FindingKind.MEETING)] == [1]


def test_an_entry_bears_the_id_of_the_finding_that_was_published_first(record: Record) -> None:
    late, early = reports()[1], reports()[0]
    put(record, late, early)
    assert record.view().entries(FindingKind.MEETING)[0].id == early.findings[0].id


def test_an_entry_is_reached_by_a_unique_beginning_of_the_id_of_any_of_its_findings(record: Record) -> None:
    early, late = reports()[0], reports()[1]
    put(record, early, late)
    assert record.view().entry(late.findings[0].id[:12]).id == early.findings[0].id


def test_a_day_shows_only_what_was_published_by_then(record: Record) -> None:
    put(record, *reports())
    view = record.view(dt.date(2031, 3, 5))
    assert [m.fields.round for m in view.entries(FindingKind.MEETING)] == [1]
    assert view.entries(FindingKind.COMMITMENT)[0].fields.quantity == prisoners(200)
    assert view.entries(FindingKind.STATEMENT) == ()


def test_a_text_of_unknown_day_counts_from_when_its_window_may_begin(record: Record) -> None:
    put(record, *reports())
    assert record.view(dt.date(2031, 2, 28)).entries(FindingKind.MOVE) == ()
    assert len(record.view(dt.date(2031, 3, 1)).entries(FindingKind.MOVE)) == 1


def test_an_entry_keeps_its_id_whatever_the_day(record: Record) -> None:
    put(record, *reports())
    now = {e.id for kind in FindingKind for e in record.view().entries(kind)}
    then = {e.id for kind in FindingKind for e in record.view(dt.date(2031, 3, 8)).entries(kind)}
    assert then <= now


def test_what_was_not_yet_known_is_refused_by_name(record: Record) -> None:
    put(record, *reports())
    later = record.view().entries(FindingKind.STATEMENT)[0].id
    with pytest.raises(UnknownId, match="2031-03-04"):
        record.view(dt.date(2031, 3, 4)).entry(later)


def test_every_passage_slices_out_of_its_text(record: Record) -> None:
    put(record, *reports())
    view = record.view()
    passages = [p for kind in FindingKind for e in view.entries(kind) for c in e.claims for p in c.passages]
    assert passages
    assert all(p.span.of(view.text(p.text_id)) == p.quote for p in passages)


def test_copies_of_one_text_count_as_one_source(record: Record) -> None:
    filler = " ".join(f"Item {n} of the agenda was read out and left for later." for n in range(30))
    one = Report(f"The parties met in Seaville on Monday. {filler}", "2031-03-04", "Norland Times")
    two = Report(f"The parties met in Seaville on Monday. {filler} (Agency)", "2031-03-04", "Southmark Echo")
    for report in (one, two):
        report.meeting("met in Seaville on Monday", "Norland", "Southmark", date="2031-03-03", place="Seaville")
    put(record, one, two)
    (meeting,) = record.view().entries(FindingKind.MEETING)
    assert (len(meeting.claims), meeting.sources) == (2, 1)
