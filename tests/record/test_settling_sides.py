"""Whose side a speaker is on, over all that reports say."""

import pytest

from memcon.model.decisions import Decision
from memcon.model.kinds import ActorKind, DecisionKind, FindingKind
from memcon.record import Record
from memcon.views.detail import show_entry
from tests.record.builders import Report, put
from tests.record.test_settling import linked


def test_a_speaker_is_shown_under_the_fullest_name(record: Record) -> None:
    report = linked()
    put(record, report)
    said = record.view().entry(report.findings[1].id)
    assert (said.fields.speaker, said.claims[0].finding.speaker) == ("Anna Bell", "Bell")


@pytest.mark.parametrize(("third", "sides"), [(1, ("Norland", "Southmark")), (9, ())])
def test_sides_are_those_heard_most_if_they_lead(record: Record, third: int, sides: tuple[str, ...]) -> None:
    report = Report(
        "\n".join(f"Word {n} of the talks of Norland, Southmark and Eastbay." for n in range(40)), "2031-03-04"
    )
    for name in ("Norland", "Southmark", "Eastbay"):
        report.actor(name, ActorKind.STATE)
    speakers = ["Norland"] * 9 + ["Southmark"] * 8 + ["Eastbay"] * third
    for n, side in enumerate(speakers):
        report.statement(f"Word {n} ", side, side=side)
    put(record, report)
    negotiation = record.view().negotiation()
    assert (negotiation.sides, negotiation.named) == (sides, False)


def test_a_persons_statements_follow_the_side_that_was_corrected(record: Record) -> None:
    report = Report("“The road is shut,” Anna Bell said. Bell agreed to open it.", "2031-03-04")
    report.actor("Anna Bell", side="Southmark", names=("Anna Bell", "Bell"))
    report.statement("The road is shut", "Anna Bell", side="Southmark")
    report.commitment("agreed to open it", ["Bell"])
    put(record, report)
    (bell,) = record.view().entries(FindingKind.ACTOR)
    fields: dict[str, str | int | float | bool | list[str] | None] = {"side": "Norland"}
    made = Decision.make(DecisionKind.CORRECT, target=bell.id, fields=fields, who="ada", made="2031-03-05T00:00:00Z")
    record.decide(made)
    (said,), (owed,) = (record.view().entries(k) for k in (FindingKind.STATEMENT, FindingKind.COMMITMENT))
    assert (said.fields.side, owed.fields.by) == ("Norland", ("Norland",))
    record.decide(Decision.make(DecisionKind.UNDO, target=made.id, who="ada", made="2031-03-06T00:00:00Z"))
    assert record.view().entries(FindingKind.STATEMENT)[0].fields.side == "Southmark"


def spoken(published: str, side: str | None = None, name: str = "Anna Bell") -> Report:
    """A report in which one speaks, whose side it may give."""
    report = Report(f"“The road is shut since {published},” {name} said.", published)
    report.actor(name, side=side)
    report.statement(f"The road is shut since {published}", name, side=side)
    return report


def sides_told(record: Record) -> list[tuple[str | None, bool]]:
    return [(e.fields.side, e.fields.side_inferred) for e in record.view().entries(FindingKind.STATEMENT)]


def test_a_side_that_its_report_leaves_out_is_that_of_all_other_reports_and_said_to_be(record: Record) -> None:
    put(record, spoken("2031-03-04", "Norland"), spoken("2031-03-05"))
    assert sides_told(record) == [("Norland", False), ("Norland", True)]
    unsaid = record.view().entries(FindingKind.STATEMENT)[1]
    assert unsaid.claims[0].finding.side is None
    shown = dict(show_entry(record.view(), unsaid.id).fields)
    assert shown["side"].startswith("Norland (not in its own reports")
    assert "side inferred" not in shown


def test_of_a_person_to_whom_reports_give_two_sides_none_is_inferred(record: Record) -> None:
    put(record, spoken("2031-03-04", "Norland"), spoken("2031-03-05"), spoken("2031-03-06", "Southmark"))
    assert sides_told(record)[1] == (None, False)


def test_a_namesake_lends_nobody_a_side(record: Record) -> None:
    put(record, spoken("2031-03-04", "Norland"), spoken("2031-03-05", name="Carl Bell"))
    assert sides_told(record)[1] == (None, False)
