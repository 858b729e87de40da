"""What several claims of a meeting that was put off come to."""

import msgspec

from memcon.model.kinds import MeetingStatus
from tests.record.test_settling import claim, entry, meeting


def test_what_a_report_says_will_not_be_on_its_day_and_was_put_off_did_not_fall_through() -> None:
    moved = msgspec.structs.replace(
        claim(meeting("m-3", date="2031-03-17", status=MeetingStatus.POSTPONED), "2031-03-08"), text_id="t-m-2"
    )
    told = [
        claim(meeting("m-1", date="2031-03-10", status=MeetingStatus.SCHEDULED)),
        claim(meeting("m-2", date="2031-03-10", status=MeetingStatus.CANCELLED, status_by="Norland"), "2031-03-08"),
    ]
    settled = entry(*told, moved)
    assert [change.status for change in settled.history] == ["scheduled", "postponed"]
    assert (settled.fields.status, settled.fields.date) == (MeetingStatus.POSTPONED, "2031-03-17")
    assert [change.status for change in entry(*told).history] == ["scheduled", "cancelled"]


def test_the_day_from_which_a_meeting_was_put_off_is_not_fixed_anew_by_who_tells_of_it_later() -> None:
    first = claim(meeting("m-2", date="2031-03-17", status=MeetingStatus.POSTPONED), "2031-03-08")
    again = claim(meeting("m-3", date="2031-03-17", status=MeetingStatus.POSTPONED), "2031-03-09")
    was_due = claim(meeting("m-4", date="2031-03-10", status=MeetingStatus.SCHEDULED), "2031-03-09")
    was_due = msgspec.structs.replace(was_due, text_id="t-m-3")
    due = claim(meeting("m-1", date="2031-03-10", status=MeetingStatus.SCHEDULED))
    assert [change.status for change in entry(due, first, again, was_due).history] == ["scheduled", "postponed"]
    assert [change.status for change in entry(again, was_due).history] == ["scheduled", "postponed"]
