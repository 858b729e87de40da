"""What several claims of one thing come to: its fields, its history, its rival accounts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.model.articles import Publication
from memcon.model.decisions import Decision
from memcon.model.entries import Claim, Entry, Outcome, Rivalry
from memcon.model.findings import Actor, Commitment, Deed, Document, Finding, Meeting, Statement
from memcon.model.kinds import ActorKind, Attitude, DecisionKind, FindingKind, MeetingStatus, MoveKind, StatementKind
from memcon.model.kinds import CommitmentStatus as C
from memcon.model.kinds import DocumentStatus as D
from memcon.model.passages import Passage, Span
from memcon.record import Record
from memcon.record.material import claim_order
from memcon.record.settle import Bench, settle
from memcon.views.rivals import say_rivalry
from tests.record.builders import Report, prisoners, put

HERE = (Span(0, 4),)


def claim(finding: Finding, day: str | None = "2031-03-04", story: str | None = None) -> Claim[Finding]:
    text = f"t-{finding.id}"
    published = (Publication(published=day),)
    return Claim(finding=finding, text_id=text, passages=(Passage(text, 0, 4, "word"),), publications=published,
                 published=day, story=story or text)  # fmt: skip


def entry(*claims: Claim[Finding]) -> Entry[Finding]:
    ordered = sorted(claims, key=claim_order)
    return settle(ordered[0].finding.id, ordered, Bench())


def promise(id_: str, **fields: object) -> Commitment:
    return Commitment(**({"by": ("Southmark",), "what": "hand over the paper", "evidence": HERE, "id": id_} | fields))


def meeting(id_: str, **fields: object) -> Meeting:
    return Meeting(**({"what": "talks", "evidence": HERE, "id": id_} | fields))


def test_a_promise_with_two_due_times_is_one_commitment_with_two_accounts() -> None:
    settled = entry(
        claim(promise("c-1", due="2031-03-20", status_by="Southmark")),
        claim(promise("c-2", due="2031-03-12", status_by="Norland"), "2031-03-05"),
    )
    (rivalry,) = settled.rivalries
    assert (rivalry.field, rivalry.dispute) == ("due", True)
    assert [(a.value, a.said_by, a.findings) for a in rivalry.accounts] == [
        ("2031-03-20", ("Southmark",), ("c-1",)),
        ("2031-03-12", ("Norland",), ("c-2",)),
    ]


def test_an_original_promise_is_never_overwritten() -> None:
    later = [claim(promise(f"c-{n}", due="2031-04-30", status=C.PUT_OFF), f"2031-03-1{n}") for n in range(2, 6)]
    settled = entry(claim(promise("c-1", due="2031-03-20", due_text="by the 20th", status=C.PENDING)), *later)
    assert (settled.fields.due, settled.fields.due_text) == ("2031-03-20", "by the 20th")
    assert settled.fields.status is C.PUT_OFF


def test_a_promise_is_told_in_words_that_name_its_thing() -> None:
    pointing = claim(promise("c-1", what="would present it there on Monday, with all that goes with it"))
    naming = claim(promise("c-2", what="present the paper on Monday"))
    assert entry(pointing, naming).fields.what == "present the paper on Monday"
    later = claim(promise("c-3", what="free the last 40 crews"), "2031-03-14")
    assert entry(claim(promise("c-4", what="free")), later).fields.what == "free the last 40 crews"


def test_a_person_who_owes_stands_for_their_side(record: Record) -> None:
    report = Report("Anna Bell will hand over the paper.", "2031-03-04")
    report.actor("Anna Bell", side="Norland")
    report.commitment("hand over the paper", ["Anna Bell"])
    put(record, report)
    (owed,) = record.view().entries(FindingKind.COMMITMENT)
    assert owed.fields.by == ("Norland",)


def test_what_is_told_at_once_is_told_in_the_order_of_a_papers_life() -> None:
    told = [
        claim(Document(id=f"d-{n}", what="paper", status=status, evidence=HERE))
        for n, status in enumerate((D.PROMISED, D.ASKED_FOR, D.DRAFTED))
    ]
    assert [change.status for change in entry(*told).history] == [D.DRAFTED, D.ASKED_FOR, D.PROMISED]


def test_a_day_and_a_trigger_are_two_accounts_that_may_both_hold() -> None:
    settled = entry(claim(promise("c-1", due="2031-03-20")), claim(promise("c-2", due_text="right after the exchange")))
    assert [(r.field, len(r.accounts), r.dispute) for r in settled.rivalries] == [("due", 2, False)]


def test_a_wider_due_time_is_no_rival_of_a_day_within_it() -> None:
    assert entry(claim(promise("c-1", due="2031-03-20")), claim(promise("c-2", due="2031-03"))).rivalries == ()


def test_kept_by_one_side_and_broken_by_the_other_is_disputed() -> None:
    settled = entry(
        claim(promise("c-1", status=C.PENDING)),
        claim(promise("c-2", status=C.KEPT, status_by="Southmark"), "2031-03-21"),
        claim(promise("c-3", status=C.BROKEN, status_by="Norland"), "2031-03-22"),
    )
    assert settled.fields.status is C.DISPUTED
    assert [(a.value, a.said_by) for r in settled.rivalries for a in r.accounts] == [
        ("kept", ("Southmark",)),
        ("broken", ("Norland",)),
    ]


def test_a_dispute_is_over_when_the_reports_themselves_say_that_it_was_kept() -> None:
    settled = entry(
        claim(promise("c-1", status=C.PUT_OFF, status_by="Norland"), "2031-03-21"),
        claim(promise("c-2", status=C.KEPT), "2031-03-25"),
    )
    assert settled.fields.status is C.KEPT
    assert [r.dispute for r in settled.rivalries] == [False]


def test_an_accusation_after_a_promise_is_history_and_no_dispute() -> None:
    settled = entry(
        claim(promise("c-1", status=C.PENDING, status_by="Southmark")),
        claim(promise("c-2", status=C.BROKEN, status_by="Norland"), "2031-03-05"),
    )
    assert settled.rivalries == ()
    assert [(h.status, h.said_by, h.published) for h in settled.history] == [
        ("pending", "Southmark", "2031-03-04"),
        ("broken", "Norland", "2031-03-05"),
    ]


def test_two_amounts_are_rivals() -> None:
    settled = entry(
        claim(promise("c-1", quantity=prisoners(1200))), claim(promise("c-2", quantity=prisoners(1000)), "2031-03-05")
    )
    assert [a.value for r in settled.rivalries for a in r.accounts] == ["1,200 prisoners", "1,000 prisoners"]


def test_an_older_report_that_arrives_late_undoes_nothing() -> None:
    settled = entry(
        claim(meeting("m-1", status=MeetingStatus.CANCELLED), "2031-03-09"),
        claim(meeting("m-2", status=MeetingStatus.SCHEDULED), "2031-03-04"),
    )
    assert [change.status for change in settled.history] == ["scheduled", "cancelled"]


def days_of_a_round(*told: tuple[MeetingStatus, str, str]) -> tuple[Rivalry, ...]:
    """The accounts that differ of one round: its status, its day, and when that was published."""
    claims = [
        claim(meeting(f"m-{n}", status=status, status_by=f"Party {n}", date=date), day)
        for n, (status, date, day) in enumerate(told)
    ]
    return tuple(r for r in entry(*claims).rivalries if r.field == "date")


PROPOSED, FIXED = MeetingStatus.PROPOSED, MeetingStatus.SCHEDULED


def test_days_that_were_only_proposed_before_a_day_was_fixed_are_no_other_account_of_it() -> None:
    assert not days_of_a_round((PROPOSED, "2031-03-23/2031-03-29", "2031-03-12"), (FIXED, "2031-03-30", "2031-03-19"))


def test_two_days_that_are_each_said_to_be_fixed_are_two_accounts_whatever_was_proposed_before() -> None:
    proposed = (PROPOSED, "2031-03-23", "2031-03-12")
    (rivalry,) = days_of_a_round(proposed, (FIXED, "2031-03-30", "2031-03-19"), (FIXED, "2031-03-31", "2031-03-19"))
    assert [account.value for account in rivalry.accounts] == ["2031-03-30", "2031-03-31"]
    assert rivalry.dispute


def test_another_day_that_is_proposed_once_one_is_fixed_is_still_told() -> None:
    assert days_of_a_round((FIXED, "2031-03-30", "2031-03-19"), (PROPOSED, "2031-04-02", "2031-03-20"))


def test_a_report_that_still_calls_a_held_meeting_proposed_does_not_undo_it() -> None:
    settled = entry(
        claim(meeting("m-1", date="2031-03-10", status=MeetingStatus.HELD), "2031-03-10"),
        claim(meeting("m-2", status=MeetingStatus.PROPOSED), "2031-03-12"),
    )
    assert settled.fields.status is MeetingStatus.HELD


def test_a_status_counts_from_when_it_happened() -> None:
    settled = entry(
        claim(Document(id="d-1", what="paper", status=D.ASKED_FOR, evidence=HERE), "2031-03-08"),
        claim(Document(id="d-2", what="paper", status=D.HANDED_OVER, date="2031-03-06", evidence=HERE), "2031-03-09"),
    )
    assert (settled.fields.status, settled.fields.date) == (D.HANDED_OVER, "2031-03-06")


@given(st.permutations(list(MeetingStatus)), st.lists(st.integers(1, 28), min_size=7, max_size=7))
def test_nothing_undoes_a_meeting_that_was_held(statuses: list[MeetingStatus], days: list[int]) -> None:
    claims = [
        claim(meeting(f"m-{n}", status=status), f"2031-03-{day:02d}")
        for n, (status, day) in enumerate(zip(statuses, days, strict=True))
    ]
    assert entry(*claims).fields.status is MeetingStatus.HELD


def test_the_date_of_most_stories_is_shown_and_the_other_is_a_rival() -> None:
    settled = entry(
        claim(meeting("m-1", date="2031-03-11", date_text="on Tuesday")),
        claim(meeting("m-2", date="2031-03-10", date_text="on Monday")),
        claim(meeting("m-3", date="2031-03-10", date_text="Monday")),
    )
    assert (settled.fields.date, settled.fields.date_text) == ("2031-03-10", "on Monday")
    assert [(r.field, r.dispute) for r in settled.rivalries] == [("date", True)]


def on_its_field(value: str | None, field: str = "date") -> Decision:
    fields: dict[str, str | int | float | bool | list[str] | None] = {field: value}
    return Decision.make(DecisionKind.CORRECT, target="m-1", fields=fields, who="Ada", made="2031-03-12T00:00:00Z")


@pytest.mark.parametrize(
    ("decision", "dispute"),
    [(on_its_field("2031-03-11"), False), (on_its_field(None), True), (on_its_field("Seaville", "place"), True)],
)
def test_a_person_who_says_what_a_field_is_settles_the_dispute_over_it(decision: Decision, dispute: bool) -> None:
    told = [claim(meeting("m-1", date="2031-03-11")), claim(meeting("m-2", date="2031-03-10"), "2031-03-05")]
    settled = settle("m-1", told, Bench(decisions={"m-1": (decision,)}))
    (rivalry,) = settled.rivalries
    assert rivalry.dispute is dispute
    assert [account.value for account in rivalry.accounts] == ["2031-03-11", "2031-03-10"]
    assert ("settled by Ada" in say_rivalry(rivalry, settled.decisions)) is not dispute


def corrects(**fields: object) -> Bench:
    decision = Decision(id="k-1", kind=DecisionKind.CORRECT, target="x-1", fields=fields, who="Ada", made="2031-03-09")
    return Bench(decisions={"x-1": (decision,)})


def test_another_day_keeps_neither_the_hour_nor_the_words_of_the_old_one() -> None:
    told = claim(meeting("x-1", date="2031-03-10", date_text="Monday", date_inferred=True, time="10:00"))
    moved = settle("x-1", [told], corrects(date="2031-03-11")).fields
    assert (moved.date, moved.date_text, moved.date_inferred, moved.time) == ("2031-03-11", None, False, None)
    with_hour = settle("x-1", [told], corrects(date="2031-03-11", time="12:00")).fields
    assert with_hour.time == "12:00"
    same = settle("x-1", [told], corrects(date="2031-03-10")).fields
    assert (same.date_text, same.time) == ("Monday", "10:00")


def test_another_due_time_does_not_keep_the_words_of_the_old_one() -> None:
    told = claim(promise("x-1", due="2031-03-20", due_text="by the 20th", trigger="before the round"))
    moved = settle("x-1", [told], corrects(due="2031-03-25")).fields
    assert (moved.due, moved.due_text, moved.trigger) == ("2031-03-25", None, "before the round")


def test_the_dispute_says_which_report_settled_it() -> None:
    put_off = claim(promise("c-1", status=C.PUT_OFF, status_by="Southmark"), "2031-03-04")
    upheld = claim(promise("c-2", status=C.PENDING, status_by="Norland"), "2031-03-05")
    shown = claim(promise("c-3", status=C.KEPT), "2031-03-11")
    (still_open,) = settle("c-1", [put_off, upheld], Bench()).rivalries
    assert (still_open.dispute, still_open.outcome) == (True, None)
    (over,) = settle("c-1", [put_off, upheld, shown], Bench()).rivalries
    assert (over.dispute, over.outcome) == (False, Outcome(value="kept", finding="c-3", published="2031-03-11"))
    assert {account.value for account in over.accounts} >= {"put-off", "pending"}


def test_how_many_were_promised_is_settled_by_how_many_were_given() -> None:
    many = claim(promise("c-1", quantity=prisoners(40), status=C.PENDING), "2031-03-04")
    few = claim(promise("c-2", quantity=prisoners(30), status=C.PENDING, status_by="Southmark"), "2031-03-04")
    shown = claim(promise("c-3", quantity=prisoners(40), status=C.KEPT), "2031-03-21")
    claimed = claim(promise("c-4", quantity=prisoners(40), status=C.KEPT, status_by="Norland"), "2031-03-21")

    def over(*claims: Claim[Finding]) -> Rivalry:
        return next(r for r in entry(*claims).rivalries if r.field == "quantity")

    assert over(many, few).dispute
    assert over(many, few, claimed).dispute
    assert over(many, few, shown).outcome == Outcome(value="40 prisoners", finding="c-3", published="2031-03-21")
    assert not over(many, few, shown).dispute


def test_who_says_that_a_status_is_disputed_settles_nothing() -> None:
    told = [claim(promise("c-1", status=C.KEPT, status_by="Southmark")),
            claim(promise("c-2", status=C.BROKEN, status_by="Norland"), "2031-03-05")]  # fmt: skip
    (rivalry,) = settle("c-1", told, Bench(decisions={"c-1": (on_its_field("disputed", "status"),)})).rivalries
    assert rivalry.dispute


def weekday(id_: str, date: str, words: str, day: str = "2031-03-04") -> Claim[Finding]:
    return claim(meeting(id_, date=date, date_text=words), day)


def test_a_bare_weekday_counted_into_another_week_is_no_rival() -> None:
    settled = entry(
        weekday("m-1", "2031-03-10", "Monday"),
        weekday("m-2", "2031-03-10", "on Monday"),
        weekday("m-3", "2031-03-17", "next Monday", "2031-03-09"),
    )
    assert (settled.fields.date, settled.rivalries) == ("2031-03-10", ())


def test_a_bare_weekday_gives_way_to_a_day_that_is_written_out() -> None:
    settled = entry(weekday("m-1", "2031-03-10", "Monday, 10 March"), weekday("m-2", "2031-03-17", "Monday"))
    assert settled.rivalries == ()


@pytest.mark.parametrize(
    ("date", "words"), [("2031-03-17", "17 March"), ("2031-03-11", "Tuesday"), ("2031-03-24", "Monday")]
)
def test_any_other_date_stays_a_rival(date: str, words: str) -> None:
    firm = [weekday(f"m-{n}", "2031-03-10", "Monday") for n in (1, 2)]
    assert [r.field for r in entry(*firm, weekday("m-3", date, words)).rivalries] == ["date"]


def test_two_bare_weekdays_of_one_source_each_stay_rivals() -> None:
    settled = entry(weekday("m-1", "2031-03-10", "Monday"), weekday("m-2", "2031-03-17", "Monday"))
    assert [r.field for r in settled.rivalries] == ["date"]


def test_copies_of_one_story_do_not_outvote_another() -> None:
    copies = [claim(meeting(f"m-{n}", place="Hillford"), "2031-03-05", story="t-wire") for n in range(3, 6)]
    settled = entry(claim(meeting("m-1", place="Seaville")), claim(meeting("m-2", place="Seaville")), *copies)
    assert settled.fields.place == "Seaville"


def test_the_new_date_counts_once_a_meeting_is_put_off() -> None:
    settled = entry(
        claim(meeting("m-1", date="2031-03-10", status=MeetingStatus.SCHEDULED)),
        claim(meeting("m-2", date="2031-03-10", status=MeetingStatus.SCHEDULED), "2031-03-05"),
        claim(meeting("m-3", date="2031-03-17", status=MeetingStatus.POSTPONED), "2031-03-08"),
    )
    assert settled.fields.date == "2031-03-17"
    assert [(r.field, r.dispute) for r in settled.rivalries] == [("date", False)]


def test_a_palace_does_not_contradict_its_city() -> None:
    for house in ("Harbour Palace", "Maritime Museum"):
        assert entry(claim(meeting("m-1", place="Seaville")), claim(meeting("m-2", place=house))).rivalries == ()


def test_what_is_not_known_stays_unknown() -> None:
    fields = entry(claim(meeting("m-1")), claim(meeting("m-2"))).fields
    assert (fields.date, fields.place, fields.parties, fields.status, fields.round) == (None, None, (), None, None)


def test_the_most_direct_telling_of_a_statement_is_believed() -> None:
    def said(id_: str, kind: StatementKind, confidence: float) -> Statement:
        return Statement(id=id_, speaker="Bell", kind=kind, attitude=Attitude.SAID, content=HERE, confidence=confidence)

    settled = entry(claim(said("s-1", StatementKind.INDIRECT, 0.4)), claim(said("s-2", StatementKind.DIRECT, 0.9)))
    assert (settled.fields.kind, settled.fields.confidence) == (StatementKind.DIRECT, 0.9)


def test_a_deed_that_any_report_tells_of_is_more_than_a_partys_word() -> None:
    told = Deed(id="e-1", what="shelling", by=("Norland",), status_by="Southmark", evidence=HERE)
    shown = Deed(id="e-2", what="shelling", by=("Norland",), evidence=HERE)
    assert entry(claim(told)).fields.status_by == "Southmark"
    assert entry(claim(told), claim(shown)).fields.status_by is None


def test_the_offices_of_a_person_are_kept_over_time() -> None:
    def bell(id_: str, office: str) -> Actor:
        return Actor(id=id_, name="Anna Bell", kind=ActorKind.PERSON, office=office, mentions=HERE)

    settled = entry(
        claim(bell("a-1", "Harbour Minister")),
        claim(bell("a-2", "Harbour Minister"), "2031-03-20"),
        claim(bell("a-3", "Secretary"), "2031-07-01"),
    )
    assert settled.fields.office == "Secretary"
    assert [(h.status, h.published) for h in settled.history] == [
        ("Harbour Minister", "2031-03-04"),
        ("Secretary", "2031-07-01"),
    ]


def test_fields_are_an_entry_of_their_own_with_the_words_of_the_first_claim() -> None:
    settled = entry(claim(meeting("m-2"), "2031-03-03"), claim(meeting("m-1")))
    assert (settled.id, settled.fields.id, settled.claims[0].finding.id) == ("m-2", "m-2", "m-2")


def linked() -> Report:
    report = Report(
        "Anna Bell said: “We will sit down in Seaville.” Norland proposed a round in Seaville. Southmark agreed to "
        "the round. Bell promised a memorandum.",
        "2031-03-04",
    )
    report.actor("Anna Bell", names=("Anna Bell", "Bell"), side="Norland")
    said = report.statement("We will sit down in Seaville.", "Bell", side="Norland")
    meeting = report.meeting("a round in Seaville", "Norland", "Southmark", date="2031-03-10")
    offer = report.move("Norland proposed a round", MoveKind.PROPOSAL, "Norland", statement=said.id)
    report.move("Southmark agreed to the round", MoveKind.ACCEPTANCE, "Southmark", answers=offer.id)
    report.move("agreed to the round", MoveKind.ACCEPTANCE, "Southmark", answers=meeting.id, what="the venue")
    paper = report.document("a memorandum", "Norland", "memorandum")
    report.commitment("Bell promised a memorandum", ["Norland"], document=paper.id, agreed_at=meeting.id)
    return report


def test_references_lead_to_entries_and_answers_back(record: Record) -> None:
    report = linked()
    put(record, report)
    _, said, meeting, offer, yes, place, paper, owed = [f.id for f in report.findings]
    view = record.view()
    assert view.entry(offer).fields.statement == said
    assert view.entry(offer).answers == (yes,)
    assert view.entry(meeting).answers == (place,)
    assert (view.entry(owed).fields.document, view.entry(owed).fields.agreed_at) == (paper, meeting)
