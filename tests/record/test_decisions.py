"""Decisions: what a person says of an entry holds, survives a re-read, and can be taken back."""

from itertools import count

import pytest

from memcon.model.decisions import Decision
from memcon.model.kinds import ActorKind, CommitmentStatus, DecisionKind, FindingKind, MoveKind, StatementKind
from memcon.record import AmbiguousId, Record, RecordError, UnknownId
from tests.record.builders import Report, put

_TIMES = count()


def decision(kind: DecisionKind, target: str | None = None, **more: object) -> Decision:
    made = f"2031-04-01T10:{next(_TIMES) % 60:02d}:00+00:00"
    return Decision.make(kind, who="ada", made=made, target=target, **more)  # type: ignore[arg-type]


def two_tellings() -> tuple[Report, Report]:
    """One meeting in two reports."""
    one = Report("Norland and Southmark met in Seaville on Monday.", "2031-03-04", "Norland Times")
    two = Report("On Monday the two delegations sat together in Seaville.", "2031-03-05", "Southmark Echo")
    one.meeting("met in Seaville on Monday", "Norland", "Southmark", date="2031-03-03", place="Seaville")
    two.meeting("sat together in Seaville", "Norland", "Southmark", date="2031-03-03", place="Seaville")
    return one, two


def meetings(record: Record) -> list[str]:
    return [entry.id for entry in record.view().entries(FindingKind.MEETING)]


def test_a_rejected_entry_is_gone_with_all_its_claims(record: Record) -> None:
    one, two = two_tellings()
    put(record, one, two)
    record.decide(decision(DecisionKind.REJECT, one.findings[0].id))
    assert meetings(record) == []


def test_a_rejected_claim_leaves_the_others_of_its_entry(record: Record) -> None:
    one, two = two_tellings()
    put(record, one, two)
    record.decide(decision(DecisionKind.REJECT, two.findings[0].id))
    (entry,) = record.view().entries(FindingKind.MEETING)
    assert [c.finding.id for c in entry.claims] == [one.findings[0].id]


def test_a_rejected_entry_stays_away_when_it_is_told_again(record: Record) -> None:
    one, two = two_tellings()
    put(record, one)
    record.decide(decision(DecisionKind.REJECT, one.findings[0].id))
    put(record, two)
    assert meetings(record) == []


def test_the_id_of_a_rejected_entry_says_who_rejected_it(record: Record) -> None:
    one, _ = two_tellings()
    put(record, one)
    record.decide(decision(DecisionKind.REJECT, one.findings[0].id))
    with pytest.raises(UnknownId, match="rejected by ada"):
        record.view().entry(one.findings[0].id)


def test_a_rejection_holds_when_a_newer_reader_cuts_the_words_otherwise(record: Record) -> None:
    one, _ = two_tellings()
    put(record, one)
    record.decide(decision(DecisionKind.REJECT, one.findings[0].id))
    again = Report(one.body, one.published, one.outlet, reader="reader-2")
    again.meeting("met in Seaville", "Norland", "Southmark")
    put(record, again)
    assert meetings(record) == []


@pytest.mark.parametrize("kind", [DecisionKind.REJECT, DecisionKind.NOTE, DecisionKind.SPLIT, DecisionKind.CONFIRM])
def test_an_undone_decision_leaves_everything_as_it_was(record: Record, kind: DecisionKind) -> None:
    one, two = two_tellings()
    put(record, one, two)
    before = record.view().entries(FindingKind.MEETING)
    taken = record.decide(decision(kind, one.findings[0].id, why="not so"))
    assert record.view().entries(FindingKind.MEETING) != before
    record.decide(decision(DecisionKind.UNDO, taken.id))
    assert record.view().entries(FindingKind.MEETING) == before


def test_an_undoing_can_be_undone(record: Record) -> None:
    one, two = two_tellings()
    put(record, one, two)
    reject = record.decide(decision(DecisionKind.REJECT, one.findings[0].id))
    undo = record.decide(decision(DecisionKind.UNDO, reject.id))
    record.decide(decision(DecisionKind.UNDO, undo.id))
    assert meetings(record) == []


def test_a_note_is_attached_to_the_entry_of_its_finding(record: Record) -> None:
    one, two = two_tellings()
    put(record, one, two)
    note = record.decide(decision(DecisionKind.NOTE, two.findings[0].id, why="ask the hosts"))
    assert record.view().entry(one.findings[0].id).decisions == (note,)
    assert record.view().decisions(one.findings[0].id) == (note,)


def test_an_addition_makes_an_entry_on_its_words(record: Record) -> None:
    report = Report("Norland wants the ferry to run again, officials hinted.", "2031-03-04")
    put(record, report)
    fields = {"kind": "demand", "by": ["Norland"]}
    passage = report.passage("Norland wants the ferry to run again")
    added = decision(DecisionKind.ADD, finding_kind=FindingKind.MOVE, fields=fields, passage=passage)
    record.decide(added)
    entry = record.view().entry(added.id)
    assert (entry.fields.kind, entry.fields.by, entry.fields.what) == (MoveKind.DEMAND, ("Norland",), passage.quote)
    assert entry.claims[0].added_by == added.id


def test_an_added_statement_in_quotation_marks_is_direct(record: Record) -> None:
    report = Report("“The ferry must run again,” said the envoy.", "2031-03-04")
    put(record, report)
    fields = {"speaker": "the envoy", "attitude": "said"}
    passage = report.passage("The ferry must run again,")
    record.decide(decision(DecisionKind.ADD, finding_kind=FindingKind.STATEMENT, fields=fields, passage=passage))
    assert record.view().entries(FindingKind.STATEMENT)[0].fields.kind is StatementKind.DIRECT


def test_an_addition_and_the_same_finding_of_a_reader_are_one_entry(record: Record) -> None:
    one, two = two_tellings()
    put(record, one, Report(two.body, two.published, two.outlet))
    fields = {"parties": ["Norland", "Southmark"], "date": "2031-03-03", "what": "meeting"}
    passage = two.passage("sat together in Seaville")
    record.decide(decision(DecisionKind.ADD, finding_kind=FindingKind.MEETING, fields=fields, passage=passage))
    (entry,) = record.view().entries(FindingKind.MEETING)
    assert [bool(c.added_by) for c in entry.claims] == [False, True]


@pytest.mark.parametrize(
    ("fields", "cause"),
    [({"kind": "dance"}, "dance"), ({}, "kind"), ({"kind": "demand", "colour": "red"}, "colour")],
)
def test_an_addition_that_makes_no_sense_is_refused(record: Record, fields: dict[str, str], cause: str) -> None:
    report = Report("Norland wants the ferry to run again.", "2031-03-04")
    put(record, report)
    passage = report.passage("Norland wants")
    with pytest.raises(RecordError, match=cause):
        record.decide(decision(DecisionKind.ADD, finding_kind=FindingKind.MOVE, fields=fields, passage=passage))
    assert record.view().decisions() == ()


def test_an_addition_on_words_that_do_not_stand_there_is_refused(record: Record) -> None:
    report, other = Report("Norland wants the ferry.", "2031-03-04"), Report("Southmark wants the ferry.")
    put(record, report)
    passage = other.passage("Southmark wants")
    elsewhere = type(passage)(report.id, passage.start, passage.end, passage.quote)
    fields = {"kind": "demand"}
    with pytest.raises(RecordError, match="do not stand there"):
        record.decide(decision(DecisionKind.ADD, finding_kind=FindingKind.MOVE, fields=fields, passage=elsewhere))


def test_a_status_that_a_person_gives_is_no_longer_what_somebody_else_says(record: Record) -> None:
    report = Report("Southmark has not paid, Norland said.", "2031-03-04")
    told = {"status": CommitmentStatus.BROKEN, "status_by": "Norland", "status_on": "2031-03-03"}
    owed = report.commitment("has not paid", ("Southmark",), **told)
    put(record, report)
    record.decide(decision(DecisionKind.CORRECT, owed.id, fields={"status": "kept"}))
    (entry,) = record.view().entries(FindingKind.COMMITMENT)
    assert (entry.fields.status, entry.fields.status_by, entry.fields.status_on) == ("kept", None, None)
    record.decide(decision(DecisionKind.CORRECT, owed.id, fields={"status": "kept", "status_by": "Southmark"}))
    assert record.view().entry(owed.id).fields.status_by == "Southmark"


@pytest.mark.parametrize(("was", "becomes"), [("pending", "put-off"), ("kept", "kept")])
def test_an_open_promise_that_a_person_gives_a_new_day_was_put_off_to_it(
    record: Record, was: str, becomes: str
) -> None:
    report = Report("Southmark will pay by 4 March, Norland said.", "2031-03-01")
    owed = report.commitment("will pay by 4 March", ("Southmark",), due="2031-03-04", status=CommitmentStatus(was))
    put(record, report)
    record.decide(decision(DecisionKind.CORRECT, owed.id, fields={"put_off_to": "2031-03-11"}))
    fields = record.view().entry(owed.id).fields
    assert (fields.status, fields.due, fields.put_off_to) == (becomes, "2031-03-04", "2031-03-11")


def test_a_correction_overrides_a_field_and_leaves_the_claims(record: Record) -> None:
    one, _ = two_tellings()
    put(record, one)
    record.decide(decision(DecisionKind.CORRECT, one.findings[0].id, fields={"place": "Harbour House"}))
    (entry,) = record.view().entries(FindingKind.MEETING)
    assert (entry.fields.place, entry.claims[0].finding.place) == ("Harbour House", "Seaville")


@pytest.mark.parametrize("fields", [{"status": "forgotten"}, {"colour": "red"}, {"evidence": "0"}, {"date": "someday"}])
def test_a_correction_that_makes_no_sense_is_refused(record: Record, fields: dict[str, str]) -> None:
    one, _ = two_tellings()
    put(record, one)
    with pytest.raises(RecordError):
        record.decide(decision(DecisionKind.CORRECT, one.findings[0].id, fields=fields))
    assert record.view().decisions() == ()


def test_entries_are_merged_by_hand(record: Record) -> None:
    one, _ = two_tellings()
    other = Report("The envoys talked over the ferry.", "2031-06-01")
    other.meeting("talked over the ferry")
    put(record, one, other)
    record.decide(decision(DecisionKind.MERGE, one.findings[0].id, fields={"other": other.findings[0].id[:9]}))
    assert meetings(record) == [one.findings[0].id]


def test_entries_of_two_kinds_cannot_be_merged(record: Record) -> None:
    one, _ = two_tellings()
    deed = one.deed("Norland and Southmark met", "Norland")
    put(record, one)
    with pytest.raises(RecordError, match="another kind"):
        record.decide(decision(DecisionKind.MERGE, one.findings[0].id, fields={"other": deed.id}))


def test_a_finding_is_split_off_by_hand(record: Record) -> None:
    one, two = two_tellings()
    put(record, one, two)
    record.decide(decision(DecisionKind.SPLIT, two.findings[0].id))
    assert sorted(meetings(record)) == sorted([one.findings[0].id, two.findings[0].id])


@pytest.mark.parametrize("corrected", [0, 1])
@pytest.mark.parametrize("split_off", [0, 1])
def test_a_correction_stays_with_its_finding_whichever_is_split_off(
    record: Record, corrected: int, split_off: int
) -> None:
    ids = [report.findings[0].id for report in two_tellings()]
    put(record, *two_tellings())
    record.decide(decision(DecisionKind.CORRECT, ids[corrected], fields={"place": "Oxport"}))
    record.decide(decision(DecisionKind.SPLIT, ids[split_off]))
    view = record.view()
    assert [view.entry(id_).fields.place == "Oxport" for id_ in ids] == [corrected == 0, corrected == 1]


def test_the_negotiation_is_named_by_hand(record: Record) -> None:
    one, _ = two_tellings()
    put(record, one)
    sides = ["Norland", "Southmark"]
    record.decide(decision(DecisionKind.NAME, fields={"name": "Ferry talks", "sides": sides}))
    found = record.view().negotiation()
    assert (found.name, found.sides, found.named) == ("Ferry talks", ("Norland", "Southmark"), True)


def crews_and_port() -> Report:
    """A union and a state, each called by several names, and a move of each."""
    report = Report("The Norland Union of Crews (NUC) wants more. Southmark refuses, says the harbour court.")
    report.actor("Norland Union of Crews", ActorKind.UNION, names=("Norland Union of Crews", "NUC"))
    report.actor("France", ActorKind.STATE, words="Southmark")
    report.move("wants more", MoveKind.DEMAND, "NUC")
    report.move("refuses", MoveKind.REJECTION, "Paris")
    return report


@pytest.mark.parametrize("union", ["NUC", "Norland Union of Crews", "norland union of crews (NUC)"])
def test_a_side_is_called_as_its_moves_are(record: Record, union: str) -> None:
    put(record, crews_and_port())
    record.decide(decision(DecisionKind.NAME, fields={"sides": [union, "Paris"]}))
    view = record.view()
    made_by = [name for entry in view.entries(FindingKind.MOVE) for name in entry.fields.by]
    assert sorted(view.negotiation().sides) == sorted(made_by) == ["France", "Norland Union of Crews"]


def test_a_side_that_nobody_or_more_than_one_is_called_stays_as_written(record: Record) -> None:
    other = Report("The Northern Union of Cooks (NUC) is silent.")
    other.actor("Northern Union of Cooks", ActorKind.UNION, names=("Northern Union of Cooks", "NUC"))
    put(record, crews_and_port(), other)
    record.decide(decision(DecisionKind.NAME, fields={"sides": ["NUC", "the island"]}))
    assert record.view().negotiation().sides == ("NUC", "the island")


def test_the_later_of_a_merge_and_a_split_holds(record: Record) -> None:
    one, _ = two_tellings()
    other = Report("The envoys talked over the ferry.", "2031-06-01")
    other.meeting("talked over the ferry")
    put(record, one, other)
    merge = DecisionKind.MERGE, one.findings[0].id
    record.decide(decision(*merge, fields={"other": other.findings[0].id}))
    record.decide(decision(DecisionKind.SPLIT, other.findings[0].id))
    assert len(meetings(record)) == 2
    record.decide(decision(*merge, fields={"other": other.findings[0].id}, why="after all"))
    assert len(meetings(record)) == 1


def test_what_is_split_off_leaves_the_others_together(record: Record) -> None:
    reports = [Report(f"Anna Bell spoke for the {nth} time.", "2031-03-04") for nth in ("first", "second", "third")]
    for report in reports:
        report.actor("Anna Bell")
    put(record, *reports)
    ids = sorted(report.findings[0].id for report in reports)
    record.decide(decision(DecisionKind.SPLIT, ids[1]))
    entries = record.view().entries(FindingKind.ACTOR)
    assert sorted(len(entry.claims) for entry in entries) == [1, 2]


def test_two_spellings_of_an_actor_are_merged_by_hand(record: Record) -> None:
    reports = [Report(f"{name} spoke.", "2031-03-04") for name in ("Yusuf Tan", "Joseph Tang")]
    for report, name in zip(reports, ("Yusuf Tan", "Joseph Tang"), strict=True):
        report.actor(name)
    put(record, *reports)
    one, other = (report.findings[0].id for report in reports)
    record.decide(decision(DecisionKind.MERGE, one, fields={"other": other}))
    (entry,) = record.view().entries(FindingKind.ACTOR)
    assert set(entry.fields.names) == {"Yusuf Tan", "Joseph Tang"}


def spoken(*names: str) -> list[Report]:
    """Of each name a report in which somebody who bears it speaks."""
    reports = [
        Report(f"{name} said in hall {nth}: “So be it.”", f"2031-03-0{nth}") for nth, name in enumerate(names, 1)
    ]
    for report, name in zip(reports, names, strict=True):
        report.actor(name)
        report.statement("So be it", name)
    return reports


def speakers(record: Record) -> list[str | None]:
    return [entry.fields.speaker for entry in record.view().entries(FindingKind.STATEMENT)]


def test_actors_who_are_merged_bear_the_name_of_the_one_that_others_are_merged_with(record: Record) -> None:
    reports = spoken("Joseph Tan", "Joe Tan-Reed", "Joe Tan-Reed")
    put(record, *reports)
    one, other = (report.findings[0].id for report in reports[:2])
    merge = record.decide(decision(DecisionKind.MERGE, one, fields={"other": other}))
    assert {entry.fields.name for entry in record.view().entries(FindingKind.ACTOR)} == {"Joseph Tan"}
    assert set(speakers(record)) == {"Joseph Tan"}
    record.decide(decision(DecisionKind.UNDO, merge.id))
    assert set(speakers(record)) == {"Joseph Tan", "Joe Tan-Reed"}


def test_who_is_merged_with_one_whom_no_report_names_keeps_the_name(record: Record) -> None:
    (named,) = spoken("Tan")
    others = [Report(f"The old envoy spoke in hall {nth}.", f"2031-03-1{nth}") for nth in range(3)]
    for other in others:
        other.actor("old envoy", ActorKind.UNNAMED, names=())
    put(record, named, *others)
    for other in others:
        fields = {"other": other.findings[0].id}
        record.decide(decision(DecisionKind.MERGE, named.findings[0].id, fields=fields))
    (entry,) = record.view().entries(FindingKind.ACTOR)
    assert entry.fields.name == "Tan"


def test_a_corrected_name_is_shown_wherever_the_actor_is(record: Record) -> None:
    (report,) = spoken("Joe Tan")
    put(record, report)
    record.decide(decision(DecisionKind.CORRECT, report.findings[0].id, fields={"name": "Joseph Tan"}))
    assert speakers(record) == ["Joseph Tan"]


@pytest.mark.parametrize("kind", [DecisionKind.REJECT, DecisionKind.CONFIRM, DecisionKind.SPLIT])
def test_what_was_rejected_with_its_entry_takes_no_further_decision_but_a_note(
    record: Record, kind: DecisionKind
) -> None:
    one, two = two_tellings()
    put(record, one, two)
    reject = record.decide(decision(DecisionKind.REJECT, one.findings[0].id))
    for finding in (one.findings[0], two.findings[0]):
        with pytest.raises(RecordError, match=f"already rejected by ada .*{reject.id[:10]}"):
            record.decide(decision(kind, finding.id))
    record.decide(decision(DecisionKind.NOTE, two.findings[0].id, why="it stays so"))


def test_a_decision_on_nothing_is_refused(record: Record) -> None:
    with pytest.raises(UnknownId, match="s-none"):
        record.decide(decision(DecisionKind.REJECT, "s-none"))


def test_a_beginning_that_may_be_several_is_refused_with_their_ids(record: Record) -> None:
    one, two = two_tellings()
    put(record, one, two)
    with pytest.raises(AmbiguousId, match=one.findings[0].id):
        record.decide(decision(DecisionKind.REJECT, "m-"))


def test_a_decision_taken_down_twice_counts_once(record: Record) -> None:
    one, _ = two_tellings()
    put(record, one)
    note = decision(DecisionKind.NOTE, one.findings[0].id, why="twice")
    record.decide(note)
    record.decide(note)
    assert len(record.view().decisions()) == 1
