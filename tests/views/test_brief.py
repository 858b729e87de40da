import datetime as dt

import pytest

from memcon.model.decisions import Decision
from memcon.model.kinds import ActorKind, CommitmentStatus, DecisionKind, MeetingKind, MeetingStatus
from memcon.record import Record, RecordView
from memcon.views.brief import write_brief
from memcon.views.sheet import Brief, Line, say_heading
from tests.record.builders import Report, put
from tests.views.conftest import PILOTS, PORT

BETWEEN = dt.date(2025, 5, 29)


@pytest.fixture
def named(record: Record) -> Record:
    fields = {"name": "Rosters and pay", "sides": [PORT, PILOTS]}
    record.decide(Decision.make(DecisionKind.NAME, who="ann", made="2025-06-01T10:00+02:00", fields=fields))
    return record


def lines_of(brief: Brief, title: str) -> list[Line]:
    section = next(s for s in brief.sections if s.title.startswith(title))
    return [line for top in section.lines for line in (top, *top.under)]


def texts_of(brief: Brief, title: str) -> str:
    return "\n".join(line.text for line in lines_of(brief, title))


def titles(brief: Brief) -> str:
    return "\n".join(section.title for section in brief.sections)


def put_in(record: Record, report: Report) -> RecordView:
    for name in (PORT, PILOTS):
        report.body += f" {name}."
        report.actor(name, ActorKind.ORGANISATION)
    put(record, report)
    return record.view(BETWEEN)


def test_the_heading_says_which_negotiation_as_of_which_day(named: Record) -> None:
    assert say_heading(write_brief(named.view(BETWEEN))) == "Rosters and pay, as of 29 May 2025"


def test_the_next_meeting_stands_with_its_proposer_and_the_answer_to_it(named: Record) -> None:
    brief = write_brief(named.view(BETWEEN))
    proposed, answer = lines_of(brief, "Next meetings")
    assert "2 June 2025 · proposed by Port of Ardland" in proposed.text
    assert answer.text.startswith("Pilots' Union to Port of Ardland, precondition")


def test_a_party_that_has_not_answered_is_named(named: Record) -> None:
    named.decide(
        Decision.make(
            DecisionKind.REJECT,
            who="ann",
            made="2025-06-01T10:01+02:00",
            target=lines_of(write_brief(named.view(BETWEEN)), "Next meetings")[1].id,
        )
    )
    assert "no answer of Pilots' Union was found" in texts_of(write_brief(named.view(BETWEEN)), "Next meetings")


def test_a_meeting_that_was_held_is_a_last_one(named: Record) -> None:
    assert "19 May 2025 · held" in texts_of(write_brief(named.view(BETWEEN)), "Last meetings")


def test_a_meeting_whose_day_has_passed_is_no_next_one(named: Record) -> None:
    assert not lines_of(write_brief(named.view(dt.date(2025, 6, 3))), "Next meetings")


def test_what_is_due_by_the_next_meeting_must_be_done_before_it(named: Record) -> None:
    brief = write_brief(named.view(BETWEEN))
    assert "Port of Ardland to Pilots' Union: present new rosters" in texts_of(
        brief, "Who must do what before 2 June 2025"
    )


def test_all_is_to_be_done_before_the_fixed_round_and_not_before_a_call_or_a_round_that_is_only_proposed(
    named: Record,
) -> None:
    fixed = Report(
        "The port and the pilots will talk by telephone on 30 May. A third round is set for 5 June.", "2025-05-28"
    )
    both = (PORT, PILOTS)
    call = {"what": "phone call", "kind": MeetingKind.CALL, "date": "2025-05-30", "status": MeetingStatus.SCHEDULED}
    fixed.meeting("The port and the pilots will talk by telephone on 30 May", *both, **call)
    view = put_in(named, fixed)
    assert "before 2 June 2025" in titles(write_brief(view))
    third = {"what": "third round", "round": 3, "date": "2025-06-05", "status": MeetingStatus.SCHEDULED}
    later = Report("A third round of the port and the pilots is set for 5 June.", "2025-05-29", "Quay News")
    later.meeting("A third round of the port and the pilots is set for 5 June", *both, **third)
    assert "before 5 June 2025" in titles(write_brief(put_in(named, later)))


def test_a_precondition_stands_in_the_way(named: Record) -> None:
    assert "Without a pay rise" in texts_of(write_brief(named.view(BETWEEN)), "What stands in the way")


def test_the_newest_deeds_stand_under_what_is_done_away_from_the_table(named: Record) -> None:
    for day in range(21, 28):
        report = Report(f"Customs men seized {day} crates at the quay.", f"2025-05-{day}", f"Quay News {day}")
        report.deed(f"Customs men seized {day} crates at the quay", "Customs", date=f"2025-05-{day}")
        put(named, report)
    told = [line.text for line in lines_of(write_brief(named.view(BETWEEN)), "Away from the table")]
    assert [day for text in told for day in range(21, 28) if f"{day} crates" in text] == [27, 26, 25, 24, 23]


def test_a_move_names_who_makes_it_by_saying_it(named: Record) -> None:
    assert "· Tom Reed said" in texts_of(write_brief(named.view(BETWEEN)), "What stands in the way")


def test_two_due_times_of_one_promise_are_rival_accounts(named: Record) -> None:
    accounts = texts_of(write_brief(named.view(BETWEEN)), "Accusations and rival accounts")
    assert "2 June 2025" in accounts
    assert "right after the May holiday (Pilots' Union)" in accounts
    assert "has broken its word" in accounts


def test_what_was_published_later_is_not_known_yet(named: Record) -> None:
    brief = write_brief(named.view(dt.date(2025, 5, 21)))
    assert brief.articles == 1
    assert "May holiday" not in texts_of(brief, "Commitments")


def test_an_open_promise_is_overdue_once_its_day_has_passed(record: Record) -> None:
    overdue = [line for line in lines_of(write_brief(record.view(dt.date(2025, 6, 3))), "Commitments") if line.id]
    assert overdue
    assert all("overdue" in line.marks for line in overdue)


def test_what_has_come_since_a_day_is_marked(named: Record) -> None:
    brief = write_brief(named.view(BETWEEN), since=dt.date(2025, 5, 25))
    accusation = next(
        line for line in lines_of(brief, "Accusations and rival accounts") if "has broken its word" in line.text
    )
    assert accusation.marks == ("new",)
    assert "new" not in lines_of(brief, "Next meetings")[0].marks


def test_every_line_of_an_entry_shows_words_and_where_they_stand(named: Record) -> None:
    brief = write_brief(named.view(BETWEEN))
    entries = [line for section in brief.sections for top in section.lines for line in (top, *top.under) if line.id]
    assert entries
    assert all(line.excerpts for line in entries)
    assert {e.where for line in entries for e in line.excerpts} == {
        "Harbour Gazette, 20 May 2025",
        "Mariners' Weekly, 28 May 2025",
    }


def test_neither_side_comes_first_by_anything_but_the_alphabet(named: Record) -> None:
    headings = [line.text for line in lines_of(write_brief(named.view(BETWEEN)), "Newest moves") if line.id is None]
    assert headings == sorted(headings)


def test_what_others_did_stands_after_the_sides(named: Record) -> None:
    fields: dict[str, object] = {"name": "Rosters and pay", "sides": [PORT, "Customs"]}
    named.decide(Decision.make(DecisionKind.NAME, who="ann", made="2025-06-01T11:00+02:00", fields=fields))  # type: ignore[arg-type]
    accounts = lines_of(write_brief(named.view(BETWEEN)), "Accusations and rival accounts")
    headings = [line.text for line in accounts if line.id is None]
    assert headings[-1] == "others"
    assert "has broken its word" in accounts[-1].text


def test_of_more_promises_than_there_is_room_for_those_that_were_told_of_last_are_told(record: Record) -> None:
    debtors = [f"{sign}orland" for sign in "BCDFGHJKLMNP"]
    for month, debtor in enumerate(debtors, 1):
        report = Report(f"{debtor} did not open its harbour.", f"2031-{month:02d}-03", f"{debtor} Post")
        report.commitment(f"{debtor} did not open its harbour", [debtor], status=CommitmentStatus.BROKEN)
        put(record, report)
    told = texts_of(write_brief(record.view()), "Commitments")
    assert [debtor for debtor in debtors if debtor in told] == debtors[4:]
    assert "and 4 more (memcon commitments)" in told
