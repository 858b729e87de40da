"""The calendar of a record: what a client that subscribes to it is told."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event

from memcon.interchange.calendar_file import ids_given, write_calendar
from memcon.model.decisions import Decision
from memcon.model.kinds import DecisionKind, FindingKind
from memcon.model.kinds import MeetingStatus as M
from memcon.record import Record, RecordView
from memcon.record.fold import fold
from memcon.record.material import Material, Source
from tests.interchange.talks import strike
from tests.record.builders import Report

MakeRecord = Callable[..., Record]


def events(record: Record, on: dt.date | None = None) -> dict[str, Event]:
    """The events of a calendar by their summaries, as its own library reads them."""
    calendar = Calendar.from_ical(write_calendar(record.view(on)).content)
    return {str(event["summary"]).split(" · ")[0]: event for event in calendar.walk("VEVENT")}


def one(body: str, words: str, **fields: Any) -> Report:
    report = Report(body, fields.pop("published", "2031-03-04"))
    report.meeting(words, "Norland", "Southmark", **fields)
    return report


def test_what_stands_in_the_calendar(record: Record) -> None:
    shown = {name: (str(e.get("status")), e["dtstart"].dt, e["dtend"].dt) for name, e in events(record).items()}
    day = dt.date
    assert shown == {
        "First round of pay talks": ("CONFIRMED", day(2031, 3, 12), day(2031, 3, 13)),
        "Second round": ("CONFIRMED", day(2031, 4, 2), day(2031, 4, 3)),
        "Telephone call": ("CONFIRMED", day(2031, 4, 15), day(2031, 4, 16)),
        "Cancelled: Meeting with the ministers": ("CANCELLED", day(2031, 4, 18), day(2031, 4, 19)),
        "Third round": ("CONFIRMED", day(2031, 4, 28), day(2031, 4, 29)),
    }


def test_what_is_proposed_is_tentative_over_its_whole_window(record: Record) -> None:
    third = events(record, dt.date(2031, 4, 10))["Proposed: Third round"]
    assert (str(third["status"]), third["dtstart"].dt, third["dtend"].dt) == (
        "TENTATIVE",
        dt.date(2031, 4, 20),
        dt.date(2031, 5, 1),
    )


def test_a_meeting_without_a_day_is_counted_and_left_out(record: Record) -> None:
    assert (write_calendar(record.view()).events, write_calendar(record.view()).left_out) == (5, 1)


@pytest.mark.parametrize("date", [None, "2031", "2031-03-07/..", "../2031-03-07", "XXXX-03-07", "9999-12-31", "0000"])
def test_days_that_no_calendar_can_show_are_left_out(record_of: MakeRecord, date: str | None) -> None:
    record = record_of(one("They meet.", "They meet", date=date))
    assert write_calendar(record.view()).left_out == 1


@pytest.mark.parametrize("date", ["0001-01-01", "9999-12-30", "2032-02-29"])
def test_any_other_day_is_written(record_of: MakeRecord, date: str) -> None:
    (event,) = events(record_of(one("They meet.", "They meet", date=date))).values()
    assert event["dtstart"].dt == dt.date.fromisoformat(date)


@pytest.mark.parametrize(
    ("status", "written"),
    [(M.PROPOSED, "TENTATIVE"), (M.SCHEDULED, "CONFIRMED"), (M.HELD, "CONFIRMED"), (M.CANCELLED, "CANCELLED"),
     (M.REJECTED, "CANCELLED"), (M.LAPSED, "CANCELLED"), (None, None)],
)  # fmt: skip
def test_the_status_is_that_of_the_record(record_of: MakeRecord, status: M | None, written: str | None) -> None:
    (event,) = events(record_of(one("They met.", "They met", date="2031-03-01", status=status))).values()
    assert event.get("status") == written


def test_a_meeting_put_off_to_no_day_does_not_take_place_on_the_old_one(record_of: MakeRecord) -> None:
    fixed = one("They meet on 10 March.", "They meet", date="2031-03-10", status=M.SCHEDULED, round=1)
    put_off = one("The round is put off.", "The round", status=M.POSTPONED, round=1, published="2031-03-08")
    (event,) = events(record_of(fixed, put_off)).values()
    assert (str(event["status"]), str(event["summary"])[:8]) == ("CANCELLED", "Put off:")
    later = one("It is put off to 14 March.", "put off", status=M.POSTPONED, round=1, published="2031-03-08",
                date="2031-03-14")  # fmt: skip
    (event,) = events(record_of(fixed, later)).values()
    assert (str(event["status"]), event["dtstart"].dt) == ("TENTATIVE", dt.date(2031, 3, 14))


def test_subscribing_twice_changes_nothing(record: Record, record_of: MakeRecord) -> None:
    once = write_calendar(record.view()).content
    assert write_calendar(record.view()).content == once
    assert write_calendar(record_of(*reversed(list(strike()))).view()).content == once


def test_an_event_keeps_its_uid_and_counts_up_as_the_record_grows(record_of: MakeRecord) -> None:
    early, late = (events(record_of(*list(strike())[:n])) for n in (1, 2))
    (before,), after = early.values(), late["First round of pay talks"]
    assert before["uid"] == after["uid"]
    assert (before["sequence"], after["sequence"]) == (0, 1)
    assert (before["dtstamp"].dt.hour, after["last-modified"].dt.hour) == (8, 19)


def test_a_calendar_written_anew_keeps_the_uid_when_an_older_report_comes_in(record_of: MakeRecord) -> None:
    late = one("They meet on 10 March.", "They meet", date="2031-03-10", round=1, published="2031-03-05")
    early = one("A first round is set for 10 March.", "first round", date="2031-03-10", round=1, published="2031-03-02")
    before = write_calendar(record_of(late).view()).content
    given = ids_given(before)
    anew = write_calendar(record_of(early, late).view())
    kept = write_calendar(record_of(early, late).view(), given=given)
    assert (anew.events, len(given)) == (1, 1)
    assert ids_given(anew.content) != given
    assert ids_given(kept.content) == given


def test_what_is_no_calendar_of_ours_has_given_no_ids() -> None:
    assert ids_given(b"\xff\x00 UID:m-1\r\nUID:somebody@elsewhere.example\r\n") == frozenset()


def test_a_decision_and_its_undoing_count_as_changes(record: Record) -> None:
    def first() -> Event:
        return events(record)["First round of pay talks"]

    target, before = record.view().entries(FindingKind.MEETING)[0].id, first()
    fields = {"place": "Court House"}
    made = "2031-06-01T10:00:00.000+00:00"
    correct = Decision.make(DecisionKind.CORRECT, target=target, who="ada", made=made, fields=fields)  # type: ignore[arg-type]
    record.decide(correct)
    corrected = first()
    assert (corrected["sequence"], str(corrected["location"])) == (before["sequence"] + 1, "Court House")
    assert corrected["last-modified"].dt == dt.datetime(2031, 6, 1, 10, tzinfo=dt.UTC)
    record.decide(Decision.make(DecisionKind.UNDO, target=correct.id, who="ada", made="2031-06-02T10:00:00.000+00:00"))
    assert first()["sequence"] == before["sequence"] + 2


def test_what_nobody_dated_has_the_stamp_that_says_so(record_of: MakeRecord) -> None:
    (event,) = events(record_of(one("They meet.", "They meet", date="2031-03-10", published=None))).values()
    assert (event["dtstamp"].dt.year, event.get("last-modified")) == (1970, None)


def test_every_event_has_what_the_standard_asks_of_it(record: Record) -> None:
    for event in events(record).values():
        assert {"UID", "DTSTAMP", "DTSTART", "SUMMARY"} <= set(event)
        assert not event.errors


def test_another_parser_reads_the_same(record: Record) -> None:
    content = write_calendar(record.view()).content
    read = vobject.readOne(content.decode())
    theirs = sorted((e.uid.value, e.dtstart.value, e.dtend.value, e.summary.value) for e in read.vevent_list)
    ours = [(str(e["uid"]), e["dtstart"].dt, e["dtend"].dt, str(e["summary"])) for e in events(record).values()]
    assert theirs == sorted(ours)


def test_no_line_is_longer_than_the_standard_allows(record: Record) -> None:
    lines = write_calendar(record.view()).content.split(b"\r\n")
    assert max(map(len, lines)) <= 75


HOSTILE = [
    "BEGIN:VEVENT\r\nSUMMARY:planted",
    "\x00\x07\x1b[31m",
    "\u202egnp.sklat",
    "a;b,c\\n:d\"e'",
    "<script>alert(1)</script>",
    "漢" * 10_000,
]


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_words_from_outside_stay_words(record_of: MakeRecord, words: str) -> None:
    report = one("They meet in a hall.", "They meet", date="2031-03-10", what=f"talks {words}")
    report.outlet = report.title = words
    content = write_calendar(record_of(report).view()).content
    calendar = Calendar.from_ical(content)
    (event,) = calendar.walk("VEVENT")
    assert [line for line in content.split(b"\r\n") if line.startswith(b"BEGIN:")] == [
        b"BEGIN:VCALENDAR",
        b"BEGIN:VEVENT",
    ]
    assert calendar.to_ical() == content
    assert not set(content.decode()) & set("\x00\x07\x1b\u202e")
    assert len(str(event["summary"])) < 700


DATES = st.one_of(
    st.none(),
    st.dates().map(str),
    st.tuples(st.dates(), st.dates()).map(lambda pair: f"{min(pair)}/{max(pair)}"),
    st.sampled_from(["2031", "2031-03", "XXXX-03-01", "2031-03-01/..", "../2031-03-01", "0000-01-01", "9999-12-31"]),
)


@settings(max_examples=60, deadline=None)
@given(what=st.text(min_size=1, max_size=80).filter(str.isprintable), date=DATES, status=st.sampled_from(list(M)))
def test_any_meeting_makes_a_calendar_that_reads_back(what: str, date: str, status: M) -> None:
    report = one("They meet.", "They meet", what=what, date=date, status=status)
    article = report.article
    source = Source(article.text, (article.publication,), "2031-03-04", report.id, report.reading())
    written = write_calendar(RecordView(Material((source,)), fold(Material((source,)))))
    assert written.events + written.left_out == 1
    assert Calendar.from_ical(written.content).to_ical() == written.content


@pytest.mark.parametrize(
    ("time", "written"),
    [
        ("10:00", b"DTSTART:20310310T100000\r\n"),  # of the place, in no zone
        ("10:00+02:00", b"DTSTART:20310310T080000Z\r\n"),
        (None, b"DTSTART;VALUE=DATE:20310310\r\n"),
        ("late", b"DTSTART;VALUE=DATE:20310310\r\n"),  # as a person may have written it
    ],
)
def test_an_event_begins_at_the_time_of_day_that_is_told(
    record_of: MakeRecord, time: str | None, written: bytes
) -> None:
    record = record_of(one("They meet.", "They meet", date="2031-03-10", status=M.SCHEDULED, time=time))
    assert written in write_calendar(record.view()).content


def test_a_time_of_day_told_of_another_day_is_not_that_of_the_new_one(record_of: MakeRecord) -> None:
    fixed = one("They meet on 10 March at noon.", "They meet", date="2031-03-10", time="12:00", status=M.SCHEDULED,
                round=1)  # fmt: skip
    later = one("It is put off to 14 March.", "put off", status=M.POSTPONED, round=1, published="2031-03-08",
                date="2031-03-14")  # fmt: skip
    assert b"DTSTART;VALUE=DATE:20310314\r\n" in write_calendar(record_of(fixed, later).view()).content
