"""What makes two findings the same thing, kind by kind; actors in test_merging_actors.py."""

import pytest

from memcon.model.findings import Quantity
from memcon.model.kinds import (
    ActorKind,
    Attitude,
    CommitmentStatus,
    FindingKind,
    MeetingStatus,
    StatementKind,
)
from memcon.record import Record
from tests.record.builders import Report, are_one, prisoners, put


def meeting(
    day: str = "2031-03-04", words: str = "met", parties: tuple[str, ...] = ("Norland", "Southmark"), **f: object
):  # type: ignore[no-untyped-def]
    report = Report(f"The envoys {words}. {day} {sorted(map(str, f.values()))}", day)
    report.meeting(words, *parties, **f)
    return report


def test_a_round_is_one_by_its_number_though_its_dates_differ() -> None:
    assert are_one(meeting(round=2, date="2031-03-10"), meeting(words="sat", round=2, date="2031-03-12"))


def test_two_rounds_on_one_day_are_two() -> None:
    assert not are_one(meeting(round=1, date="2031-03-10"), meeting(round=2, date="2031-03-10"))


def test_a_meeting_is_one_by_its_day_and_place() -> None:
    same_day = meeting(date="2031-03-10", place="Seaville")
    assert are_one(same_day, meeting(words="sat", date="2031-03-10", place="Harbour Palace"))
    assert not are_one(same_day, meeting(words="sat", date="2031-03-10", place="Hillford"))
    assert not are_one(same_day, meeting(words="sat", date="2031-03-11", place="Seaville"))


def test_a_meeting_of_others_on_the_day_is_another() -> None:
    other = meeting(words="sat", parties=("Eastbay", "Westbay"), date="2031-03-10")
    assert not are_one(meeting(date="2031-03-10"), other)


def test_a_call_is_no_visit() -> None:
    call = meeting(words="spoke in a phone call", date="2031-03-10")
    assert not are_one(call, meeting(words="met on a visit", date="2031-03-10"))


def test_a_mention_without_a_date_joins_where_only_one_meeting_can_be_meant() -> None:
    mention = meeting("2031-03-12", status=MeetingStatus.HELD)
    held = meeting("2031-03-11", words="sat", date="2031-03-10")
    other = meeting("2031-03-11", words="sat again", date="2031-03-09")
    long_ago = meeting("2031-03-11", words="sat before", date="2030-03-07")
    assert are_one(mention, long_ago, held)
    assert not are_one(mention, other, held)


def test_a_mention_on_a_weekday_joins_the_meeting_of_that_day() -> None:
    mention = meeting("2031-03-05", date_text="Monday", status=MeetingStatus.PROPOSED)
    on_monday = meeting("2031-03-04", words="sat", date="2031-03-10", status=MeetingStatus.PROPOSED)
    on_tuesday = meeting("2031-03-04", words="ate", date="2031-03-11", status=MeetingStatus.PROPOSED)
    assert are_one(mention, on_tuesday, on_monday)
    assert not are_one(mention, on_tuesday)


def test_a_meeting_told_without_its_parties_joins_where_only_one_was_then() -> None:
    partyless = meeting("2031-03-12", parties=(), date="2031-03-10")
    held = meeting(words="sat", date="2031-03-10", place="Seaville")
    assert are_one(partyless, held)
    assert not are_one(partyless, meeting(words="ate", parties=("Eastbay", "Westbay"), date="2031-03-10"), held)


def test_a_person_sits_at_the_table_for_their_side() -> None:
    one = meeting(parties=("Anna Bell", "Southmark"), date="2031-03-10")
    one.actor("Anna Bell", words="envoys", names=("Anna Bell", "Bell"), side="Norland")
    assert are_one(one, meeting(words="sat", date="2031-03-10"))


def test_what_lies_ahead_is_not_what_has_been() -> None:
    ahead = meeting("2031-03-12", status=MeetingStatus.PROPOSED)
    assert not are_one(ahead, meeting("2031-03-11", words="sat", date="2031-03-10", status=MeetingStatus.HELD))


def test_one_idea_of_a_meeting_in_the_same_words_is_one_over_weeks() -> None:
    summit = meeting(status=MeetingStatus.PROPOSED, what="meeting of the leaders of the two countries")
    again = meeting("2031-03-20", words="talked of it", status=MeetingStatus.PROPOSED, what="meeting of the leaders")
    assert are_one(summit, again)


def test_two_ideas_of_just_a_meeting_may_be_two() -> None:
    further = meeting(status=MeetingStatus.PROPOSED, what="a further round of talks")
    assert not are_one(further, meeting("2031-03-20", words="sat", status=MeetingStatus.PROPOSED, what="a meeting"))


def paper(what: str, owner: str | None = "Southmark", day: str = "2031-03-04") -> Report:
    report = Report(f"Of {owner}: {what}, it was said on {day}.", day)
    report.document(what, owner, what)
    return report


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("memorandum", "a draft memorandum on the ferry"),
        ("peace memorandum", "the two-part memorandum"),
        ("list of prisoners", "a list of 200 prisoners"),
        ("its document", "memorandum"),
    ],
)
def test_one_paper_over_its_names(a: str, b: str) -> None:
    assert are_one(paper(a), paper(b, day="2031-03-06"))


@pytest.mark.parametrize(("a", "b"), [("memorandum", "list"), ("list of prisoners", "list of children")])
def test_two_papers_of_one_owner(a: str, b: str) -> None:
    assert not are_one(paper(a), paper(b, day="2031-03-06"))


def test_what_two_names_say_that_a_paper_is_of_is_two_papers_after_a_month() -> None:
    plan = paper("plan on the price of grain")
    assert are_one(plan, paper("plan on the border", day="2031-03-20"))
    assert not are_one(plan, paper("plan on the border", day="2031-05-20"))
    assert are_one(plan, paper("plan on the grain", day="2031-05-20"))
    assert are_one(plan, paper("plan", day="2031-05-20"))


def test_what_is_called_just_a_document_is_a_paper_of_the_last_weeks() -> None:
    named = paper("memorandum")
    assert are_one(named, paper("its document", day="2031-03-20"))
    assert not are_one(named, paper("its document", day="2031-05-20"))


def test_papers_of_two_owners_are_two() -> None:
    assert not are_one(paper("memorandum"), paper("memorandum", "Norland"))


def test_a_paper_without_an_owner_joins_where_only_one_can_be_meant() -> None:
    nobodys = paper("memorandum", None)
    assert are_one(nobodys, paper("memorandum", day="2031-03-06"))
    assert not are_one(nobodys, paper("memorandum", "Norland", "2031-03-05"), paper("memorandum", day="2031-03-06"))


def promise(what: str, day: str = "2031-03-04", by: tuple[str, ...] = ("Southmark",), **fields: object) -> Report:
    report = Report(f"It will {what}, {by} said on {day}.", day)
    report.commitment(what, by, **fields)
    return report


def test_a_promise_with_two_due_times_is_one() -> None:
    early = promise("present the memorandum", due="2031-03-12")
    assert are_one(early, promise("hand over its memorandum without delay", "2031-03-05", due="2031-03-20"))


def test_a_promise_to_put_something_on_paper_is_one_however_that_is_done() -> None:
    assert are_one(promise("write down its vision of a truce"), promise("the vision of a truce that it has promised"))
    assert are_one(promise("lay down its terms for a truce"), promise("hand over its terms for a truce", "2031-03-05"))


def test_the_same_promise_a_year_later_is_another() -> None:
    assert not are_one(promise("present the memorandum"), promise("present the memorandum", "2032-03-04"))


def test_promises_of_two_debtors_are_two() -> None:
    assert not are_one(promise("present the memorandum"), promise("present the memorandum", by=("Norland",)))


def test_promises_about_two_papers_are_two() -> None:
    one = promise("present a paper")
    one.findings.insert(0, one.document("a paper", "Southmark", "memorandum"))
    one.findings.pop()
    two = promise("present a paper soon", "2031-03-05")
    two.findings.insert(0, two.document("a paper", "Southmark", "list of prisoners"))
    two.findings.pop()
    for report in (one, two):
        commitment = report.findings[1]
        report.findings[1] = type(commitment)(
            **{f: getattr(commitment, f) for f in commitment.__struct_fields__} | {"document": report.findings[0].id}
        )
    assert not are_one(one, two, at=(1, 1))


def amount(number: float, day: str = "2031-03-05", due: str | None = "2031-03-12") -> Report:
    what = f"release {number:,.0f} prisoners from the camps of the island"
    return promise(what, day, quantity=prisoners(number), due=due)


def test_two_amounts_that_two_reports_tell_of_one_day_are_rivals_and_not_two_promises() -> None:
    assert are_one(amount(1000), amount(1200))
    assert not are_one(amount(1000), amount(1200, due="2031-03-19"))
    assert not are_one(amount(1000, due=None), amount(1200, due=None))
    assert not are_one(amount(1000), amount(1200, "2031-03-29"))


def test_rival_amounts_are_a_dispute_with_both_accounts(record: Record) -> None:
    put(record, amount(1000), amount(1200))
    (owed,) = record.view().entries(FindingKind.COMMITMENT)
    (rivalry,) = owed.rivalries
    assert (rivalry.field, rivalry.dispute) == ("quantity", True)
    assert [account.value for account in rivalry.accounts] == ["1,000 prisoners", "1,200 prisoners"]


def test_two_amounts_in_one_report_are_two_promises() -> None:
    body = "Southmark is to free 1,000 prisoners of the island and 1,200 prisoners of the island by 12 March."
    report = Report(body, "2031-03-05")
    for words, number in (("1,000 prisoners of the island", 1000), ("1,200 prisoners of the island", 1200)):
        report.commitment(words, ("Southmark",), quantity=prisoners(number), due="2031-03-12")
    assert not are_one(report, at=(0, 1))


def test_two_amounts_of_one_thing_are_two_promises() -> None:
    free = promise("free prisoners", quantity=prisoners(200))
    assert are_one(free, promise("release prisoners from camps", "2031-03-05", quantity=prisoners(200)))
    assert not are_one(free, promise("release prisoners from camps", "2031-03-05", quantity=prisoners(300)))


def test_a_part_that_was_kept_joins_its_whole() -> None:
    part = promise("free 90 prisoners", "2031-03-20", quantity=prisoners(90), status=CommitmentStatus.PART_KEPT)
    assert are_one(part, promise("free prisoners", quantity=prisoners(200)))
    assert not are_one(part, promise("return bodies", quantity=Quantity(amount=200, of="bodies")))


def said(words: str, speaker: str | None = "Anna Bell", day: str | None = "2031-03-04", **fields: object) -> Report:
    report = Report(f"{speaker} on {day}: “{words}” ({len(fields)})", day)
    report.statement(words, speaker, **fields)
    return report


WHOLE = "We shall wait for the paper that they owe us, and the ferry must run again before the summer"


def test_a_quotation_in_part_is_the_same_statement() -> None:
    assert are_one(said(WHOLE), said("the ferry must run again before the summer", day="2031-05-01"))


def test_two_translations_of_one_quotation_are_one_statement() -> None:
    one = said("We confirm that Norland is ready for a complete and lasting truce and for further work on the ferry")
    two = said("We reaffirm Norland's readiness for a full and lasting truce and continued work on the ferry")
    assert are_one(one, two)


def test_like_words_of_another_day_are_another_statement() -> None:
    one = said("We confirm that Norland is ready for a complete and lasting truce and for further work on the ferry")
    two = said(
        "Norland is ready, as ever, for a lasting truce and for work on the ferry, and we confirm it", day="2031-04-09"
    )
    assert not are_one(one, two)


def test_the_same_words_of_another_speaker_are_another_statement() -> None:
    assert not are_one(said(WHOLE), said(WHOLE, "Carl Dorn"))


def test_words_that_a_report_gives_to_nobody_are_those_of_the_one_who_spoke_them_then() -> None:
    assert are_one(said(WHOLE), said(WHOLE, None))
    assert not are_one(said(WHOLE), said(WHOLE, "Carl Dorn"), said(WHOLE, None))
    assert not are_one(said(WHOLE, kind=StatementKind.INDIRECT), said(WHOLE, None))


def test_long_words_are_known_again_for_months_and_a_few_for_days() -> None:
    few = "We are ready for a truce"
    assert are_one(said(WHOLE), said(WHOLE, None, day="2031-03-24"))
    assert not are_one(said(WHOLE), said(WHOLE, None, day="2031-07-24"))
    assert are_one(said(few), said(few, None, day="2031-03-06"))
    assert not are_one(said(few), said(few, None, day="2031-03-24"))


RENDERED = "We found every door of the customs house unlocked and all the lamps burning"


@pytest.mark.parametrize(
    ("words", "one"),
    [
        ("We found all the doors of the customs house unlocked, and every lamp was burning", True),
        ("We did not find the doors of the customs house unlocked and all the lamps burning", False),
        ("We found 40 doors of the customs house unlocked and all the lamps burning", False),
        ("We found every door of the warehouse shut and no lamps that would burn there at all", False),
    ],
)
def test_a_close_rendering_is_the_same_statement_unless_it_says_otherwise(words: str, one: bool) -> None:
    assert are_one(said(RENDERED), said(words, day="2031-03-05")) is one


SCAR = "This is not a border, it is a scar that our fathers left"


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        ("Every pillar that we set is a quarrel buried", "that each pillar set was a buried quarrel", True),
        ("We shall wait for the ice until spring", "that they would be waiting for the ice until spring came", True),
        ("The ministers paid for the road", "the ministers were paying for that road", True),
        ("Nothing is signed and nothing forgotten", "We have signed nothing and forgotten nothing", True),
        ("Norland will give Southmark the bodies", "Southmark will give Norland the bodies", False),
        ("Norland is ready for talks in Seaville", "Eastbay is ready for talks in Seaville", False),
        ("Tokyo will pay no fee for the port", "Japan will not pay any fee for the port", True),
        ("We want three ships in the bay", "We want 3 ships in the bay", True),
        ("We want three ships in the bay", "We want four ships in the bay", False),
        (
            "They left the schools without a desk or door",
            "They did not leave the schools without a desk or door",
            False,
        ),
        ("The talks were difficult", "that the talks were difficult", True),
        ("The Northern Grain Accord", "that he stood by the Northern Grain Accord", False),  # a name tells nothing
        (
            "Ships should fish off the northern bank",
            "that none of them wanted ships to fish off the northern bank",
            False,
        ),
        ("We meet again", "that they would meet the press", False),
    ],
)
def test_indirect_speech_is_the_same_statement_as_the_quotation_unless_it_says_otherwise(
    first: str, second: str, one: bool
) -> None:
    indirect = said(second, kind=StatementKind.INDIRECT)
    assert are_one(said(first), indirect) is one
    assert are_one(indirect, said(first)) is one


def test_a_part_is_known_in_a_long_statement_by_the_stretch_that_it_renders() -> None:
    assert are_one(said(WHOLE), said("that ferries had to run again before summer", kind=StatementKind.INDIRECT))
    scattered = said("that the paper would run late", kind=StatementKind.INDIRECT)
    long = "Our paper says what every captain of the guard and every keeper of a lamp knows: a ship runs late"
    assert not are_one(said(long), scattered)


def test_a_few_quoted_words_are_a_piece_of_the_one_statement_of_those_days_that_has_them() -> None:
    piece, other = said("it is a scar", day="2031-03-05"), said("Call it what you like: it is a scar on both of us")
    assert are_one(said(SCAR), piece)
    assert not are_one(said(SCAR), said("it is a scar", day="2031-03-25"))
    assert not are_one(said(SCAR), other, piece)


def by_the_minister(day: str, outlet: str, side: str = "Norland") -> Report:
    report = Report(f"“{WHOLE}”, a minister told {outlet}.", day, outlet)
    report.statement(WHOLE, "a minister", side=side)
    report.actor("a minister", ActorKind.UNNAMED, side=side, names=())
    return report


def test_the_words_of_one_who_is_not_named_are_those_of_the_one_who_is(record: Record) -> None:
    named = said(WHOLE)
    named.actor("Anna Bell", side="Norland")
    put(record, by_the_minister("2031-03-05", "Hill Mail"), named, by_the_minister("2031-03-06", "Bay Sun"))
    (entry,) = record.view().entries(FindingKind.STATEMENT)
    assert entry.id == named.findings[0].id
    assert entry.fields.speaker == "Anna Bell"
    assert len(record.view().entry(entry.id).claims) == 3


def test_one_who_is_not_named_does_not_speak_for_the_other_side() -> None:
    assert are_one(said(WHOLE, side="Norland"), by_the_minister("2031-03-05", "Hill Mail"))
    assert not are_one(said(WHOLE, side="Southmark"), by_the_minister("2031-03-05", "Hill Mail"))


def test_what_stands_about_a_quotation_in_a_reports_own_words_does_not_tell_it_apart() -> None:
    mixed = Report("Bell joked that both had “found every door of the customs house unlocked”.", "2031-03-05")
    mixed.statement(
        "that both had “found every door of the customs house unlocked”", "Anna Bell", kind=StatementKind.MIXED
    )
    assert are_one(said(RENDERED), mixed)


def test_a_few_words_are_one_statement_only_on_one_day() -> None:
    assert not are_one(said("We are grateful to them"), said("We are grateful to them", day="2031-03-05"))


def test_to_say_and_to_hold_are_two() -> None:
    held = said(WHOLE, attitude=Attitude.HELD, kind=StatementKind.INDIRECT, day="2031-03-05")
    assert not are_one(said(WHOLE), held)


def test_what_the_reader_found_to_be_the_same_words_is_one_statement() -> None:
    report = Report("“The road is shut,” Bell said. “That way is closed,” she repeated.", "2031-03-04")
    first = report.statement("The road is shut", "Anna Bell")
    report.statement("That way is closed", "Anna Bell", same_as=first.id)
    assert are_one(report, at=(0, 1))


def test_a_statement_within_another_is_another() -> None:
    report = Report("Bell said that the ferry must run again before the summer, as she put it.", "2031-03-04")
    outer = report.statement("the ferry must run again before the summer, as she put it", "Anna Bell")
    report.statement("the ferry must run again before the summer", "Anna Bell", within=outer.id)
    assert not are_one(report, at=(0, 1))
