"""A record that has been worked in: reports of a strike, whose copies, versions and decisions an export must carry."""

from typing import Any

import msgspec

from memcon.model.articles import Article
from memcon.model.decisions import Decision
from memcon.model.kinds import DecisionKind, FindingKind, MoveKind
from memcon.record import Record
from tests.interchange.talks import BOARD, UNION, strike
from tests.record.builders import Report, put

HOSTILE = (
    "=HYPERLINK(\"https://evil.example\")\r\n'quoted'; a\\b, <script>alert(1)</script> \x07\x1b[31m é\u202e 中 end"
)
MADE = "2031-05-0{}T10:00:00+02:00"


def work_in(record: Record) -> None:
    """Puts the strike into a record, a copy of a report, one that would do harm; and decides a few things."""
    put(record, *strike(), _copy(), _hostile())
    view = record.view()
    owed, paid = view.entries(FindingKind.COMMITMENT)[:2]
    _decide(record, 1, DecisionKind.CONFIRM, owed.id, why="- read it myself; twice")
    _decide(record, 2, DecisionKind.CORRECT, paid.id, fields={"due": "2031-05-02", "to": [BOARD, "Crews; Ltd"]})
    noted = _decide(record, 3, DecisionKind.NOTE, owed.id, fields={"text": "=1+1"})
    _decide(record, 4, DecisionKind.UNDO, noted.id)


def _decide(record: Record, nth: int, kind: DecisionKind, target: str, **said: Any) -> Decision:
    return record.decide(Decision.make(kind, target=target, who="ada", made=MADE.format(nth), **said))


def _copy() -> Report:
    first = next(strike())
    return Report(f"{first.body} More follows.", "2031-03-04", "=Coast Tribune", title="+Talks", findings=[])


class _LedAstray(Report):
    """A report whose address is none of the web."""

    @property
    def article(self) -> Article:
        article = super().article
        publication = msgspec.structs.replace(article.publication, url="javascript:alert(1)")
        return msgspec.structs.replace(article, publication=publication)


def _hostile() -> Report:
    report = _LedAstray(f"The {UNION} said: {HOSTILE}. Then it left.", "2031-05-01", "<b>@Outlet</b>", title=HOSTILE)
    report.statement(HOSTILE, f"{UNION}; \\West", channel="@channel", occasion="")
    report.move("Then it left", MoveKind.WITHDRAWAL, UNION, "-a;b", what="=left")
    return report
