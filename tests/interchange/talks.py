"""Talks over a strike, as a handful of invented reports tell of them: what a page or a calendar has to show."""

from collections.abc import Iterator

from memcon.model.findings import Quantity
from memcon.model.kinds import ActorKind, CommitmentStatus, DeedKind, DocumentStatus
from memcon.model.kinds import MeetingStatus as M
from tests.record.builders import Report

BOARD, UNION, MEDIATOR = "Norhaven Rail Board", "Drivers' Union", "Labour Court of Norhaven"
BOTH = (BOARD, UNION)


def strike() -> Iterator[Report]:
    """Three rounds, a call, a visit, a strike and what was owed: from the notice in March to the deal in May."""
    yield _notice()
    yield _first_round()
    yield _put_off()
    yield _second_round()
    yield _call()
    yield _deal()


def _report(body: str, published: str, outlet: str) -> Report:
    report = Report(body, published, outlet, title=body.split(".")[0])
    for name, kind in ((BOARD, ActorKind.ORGANISATION), (UNION, ActorKind.UNION)):
        if name in body:
            report.actor(name, kind)
    return report


def _notice() -> Report:
    report = _report(
        f"The {BOARD} proposed talks at Norhaven Town Hall on 12 March. The {UNION} gave notice of a strike from "
        "17 March, and promised a list of its grievances by 10 March.",
        "2031-03-03T09:00:00+01:00",
        "Norhaven Courier",
    )
    report.meeting("proposed talks at Norhaven Town Hall on 12 March", *BOTH, what="first round of pay talks", round=1,
                   place="Norhaven Town Hall", date="2031-03-12", status=M.PROPOSED, status_by=BOARD,
                   proposer=BOARD)  # fmt: skip
    grievances = report.document("a list of its grievances", UNION, "list of grievances",
                                 status=DocumentStatus.PROMISED, status_by=UNION)  # fmt: skip
    report.commitment("promised a list of its grievances by 10 March", [UNION], to=(BOARD,),
                      what="hand over a list of its grievances", document=grievances.id, due="2031-03-10",
                      status=CommitmentStatus.PENDING)  # fmt: skip
    return report


def _first_round() -> Report:
    report = _report(
        f"The {BOARD} and the {UNION} met for the first time on Wednesday. The union handed over its list, two days "
        "late. A second round was fixed for 19 March.",
        "2031-03-12T20:15:00+01:00",
        "Coast Tribune",
    )
    report.meeting("met for the first time on Wednesday", *BOTH, what="first round", round=1, date="2031-03-12",
                   status=M.HELD)  # fmt: skip
    report.document("handed over its list", UNION, "list of grievances", date="2031-03-12",
                    status=DocumentStatus.HANDED_OVER)  # fmt: skip
    report.commitment("The union handed over its list, two days late", [UNION], to=(BOARD,), due="2031-03-10",
                      what="hand over a list of its grievances", status=CommitmentStatus.KEPT,
                      status_on="2031-03-12")  # fmt: skip
    report.meeting("A second round was fixed for 19 March", *BOTH, what="second round", round=2, date="2031-03-19",
                   status=M.SCHEDULED)  # fmt: skip
    return report


def _put_off() -> Report:
    report = _report(
        f"The second round between the {BOARD} and the {UNION} was put off to 2 April. Drivers of the {UNION} walked "
        "out on Monday.",
        "2031-03-17",
        "Norhaven Courier",
    )
    report.meeting("The second round between", *BOTH, what="second round", round=2, date="2031-04-02",
                   status=M.POSTPONED)  # fmt: skip
    report.deed("walked out on Monday", UNION, kind=DeedKind.STRIKE, what="walked out", date="2031-03-17")
    return report


def _second_round() -> Report:
    report = _report(
        f"The {BOARD} and the {UNION} met again in Norhaven on Wednesday. The board promised a draft of the new "
        "rosters by the end of April. The board proposed to meet once more between 20 and 30 April.",
        "2031-04-03",
        "Coast Tribune",
    )
    report.meeting("met again in Norhaven on Wednesday", *BOTH, what="second round", round=2, place="Norhaven",
                   date="2031-04-02", status=M.HELD)  # fmt: skip
    report.commitment("promised a draft of the new rosters by the end of April", [BOARD], to=(UNION,), due="2031-04-30",
                      what="a draft of the new rosters", status=CommitmentStatus.PENDING)  # fmt: skip
    report.meeting("proposed to meet once more between 20 and 30 April", *BOTH, what="third round", round=3,
                   date="2031-04-20/2031-04-30", status=M.PROPOSED, status_by=BOARD, proposer=BOARD)  # fmt: skip
    return report


def _call() -> Report:
    report = _report(
        f"The chair of the {MEDIATOR} spoke to the {UNION} by telephone on 15 April. A meeting of the {BOARD} with the "
        "ministers was called off.",
        "2031-04-16",
        "Norhaven Courier",
    )
    report.actor(MEDIATOR, ActorKind.COURT)
    report.meeting("spoke to the", MEDIATOR, UNION, what="telephone call", date="2031-04-15", status=M.HELD)
    report.meeting("A meeting of the", BOARD, "Government of Norhaven", what="meeting with the ministers",
                   date="2031-04-18", status=M.CANCELLED, status_by=BOARD)  # fmt: skip
    return report


def _deal() -> Report:
    report = _report(
        f"The {BOARD} and the {UNION} struck a deal on 28 April. Each side is to pay 2,000 crowns into a fund. "
        "They are to meet some day.",
        "2031-04-29",
        "Coast Tribune",
    )
    report.meeting("struck a deal on 28 April", *BOTH, what="third round", round=3, date="2031-04-28", status=M.HELD)
    report.commitment("Each side is to pay 2,000 crowns into a fund", BOTH, what="pay into a fund",
                      quantity=Quantity(amount=2000, of="crowns", each=True),
                      status=CommitmentStatus.PENDING)  # fmt: skip
    report.meeting("They are to meet some day", *BOTH, what="review of the deal", status=M.PROPOSED)
    return report
