"""What a record comes to as a whole, from what is kept of its entries and articles."""

from typing import Any, cast

from sqlalchemy import Connection

from memcon.model.entries import Entry, Filed, Negotiation, Summary
from memcon.model.kinds import FindingKind
from memcon.record.catalogue import days_of
from memcon.record.kept.keeping import keep_filing
from memcon.record.kept.knowing import Known, keep_known
from memcon.record.kept.present import PresentView
from memcon.record.negotiations.named import Named, name_all
from memcon.record.negotiations.parts import all_in_one, tell_negotiation
from memcon.record.rulings import in_force
from memcon.record.shelf import load_material, load_membership
from memcon.record.store import Snapshot
from memcon.record.view import RecordView


def keep_summary(connection: Connection) -> None:
    """Keeps what the record is about and what it rests on. Which of several negotiations each entry is filed under is
    told from the whole record."""
    kept = _Kept(connection)
    several = len(kept.named()) > 1
    view = RecordView(load_material(connection), load_membership(connection)) if several else kept
    negotiations = view.negotiations() if several else ()
    known = Known(
        negotiation=view.negotiation(),
        about=view.sum_up(),
        movers=view.movers(),
        channels=view.channels(),
        until=view.until(),
        parts=tuple(view.part(one.id) for one in negotiations),
    )
    keep_known(connection, known)
    keep_filing(connection, view if several else None)


class _Kept(PresentView):
    """The record as its tables have it, before anything is known of it as a whole; entries are in short."""

    def __init__(self, connection: Connection) -> None:
        nothing = Known(negotiation=Negotiation(id=""), about=Summary(articles=0, outlets=0, inferred=0, undated=0))
        super().__init__(cast("Snapshot", connection), nothing)

    def entries(self, kind: FindingKind) -> tuple[Entry[Any], ...]:
        return self.select(kind)

    def named(self) -> tuple[Named, ...]:
        """The negotiations, as decisions name them."""
        return name_all(in_force(self._decisions), self.known_as)

    def negotiation(self) -> Negotiation:
        return tell_negotiation(all_in_one(self.named()), self.entries)

    def sum_up(self) -> Summary:
        return RecordView.sum_up(self)

    def movers(self) -> tuple[str, ...]:
        return RecordView.movers(self)

    def channels(self) -> tuple[str, ...]:
        return RecordView.channels(self)

    def until(self) -> str | None:
        return max((day for filed in self.articles() for day in _days(filed)), default=None)


def _days(filed: Filed) -> list[str]:
    return days_of(filed.published, filed.published_window, filed.publications)
