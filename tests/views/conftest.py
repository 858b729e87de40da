"""A record of a small invented dispute: a port and its pilots, two rounds, one promise in two versions."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from memcon.model.kinds import ActorKind, CommitmentStatus, DocumentStatus, MeetingStatus, MoveKind
from memcon.record import Record
from tests.record.blank import new_record
from tests.record.builders import Report

PORT, PILOTS = "Port of Ardland", "Pilots' Union"


def first_report() -> Report:
    report = Report(
        body=(
            "The Port of Ardland and the Pilots' Union met in Seaville on Monday. "
            "The port proposed a second round in Seaville on 2 June. "
            "It will present new rosters at that round, its chair Ada Brook said. "
            "“Without a pay rise there is nothing to talk about,” said Tom Reed of the union."
        ),
        published="2025-05-20",
        outlet="Harbour Gazette",
        title="A second round",
    )
    report.actor(PORT, ActorKind.ORGANISATION)
    report.actor(PILOTS, ActorKind.UNION)
    report.actor("Ada Brook", office="chair", side=PORT)
    report.meeting(
        "The Port of Ardland and the Pilots' Union met in Seaville on Monday",
        PORT,
        PILOTS,
        what="first round",
        round=1,
        place="Seaville",
        date="2025-05-19",
        status=MeetingStatus.HELD,
    )
    meeting = report.meeting(
        "The port proposed a second round in Seaville on 2 June",
        PORT,
        PILOTS,
        what="second round",
        round=2,
        place="Seaville",
        date="2025-06-02",
        status=MeetingStatus.PROPOSED,
        proposer=PORT,
    )
    rosters = report.document("present new rosters", PORT, "new rosters", status=DocumentStatus.PROMISED)
    report.commitment(
        "It will present new rosters at that round",
        [PORT],
        to=(PILOTS,),
        what="present new rosters",
        document=rosters.id,
        due="2025-06-02",
        status=CommitmentStatus.PENDING,
    )
    no_deal = "Without a pay rise there is nothing to talk about"
    said = report.statement(no_deal, "Tom Reed", side=PILOTS, said_on="2025-05-20", cue_text="said")
    report.move(no_deal, MoveKind.PRECONDITION, PILOTS, toward=(PORT,), answers=meeting.id, statement=said.id)
    return report


def second_report() -> Report:
    report = Report(
        body=(
            "The Port of Ardland has broken its word, the Pilots' Union said on Wednesday. "
            "It had promised new rosters right after the May holiday, the union claims."
        ),
        published="2025-05-28",
        outlet="Mariners' Weekly",
    )
    report.actor(PORT, ActorKind.ORGANISATION)
    report.actor(PILOTS, ActorKind.UNION)
    report.move("The Port of Ardland has broken its word", MoveKind.ACCUSATION, PILOTS, toward=(PORT,))
    rosters = report.document(
        "promised new rosters", PORT, "new rosters", status=DocumentStatus.PROMISED, status_by=PILOTS
    )
    report.commitment(
        "It had promised new rosters right after the May holiday",
        [PORT],
        to=(PILOTS,),
        what="new rosters",
        document=rosters.id,
        trigger="right after the May holiday",
        status=CommitmentStatus.DISPUTED,
        status_by=PILOTS,
    )
    return report


def both_reports() -> tuple[Report, ...]:
    return first_report(), second_report()


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with new_record(tmp_path / "port.db", both_reports) as opened:
        yield opened
