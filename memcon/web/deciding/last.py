"""What was decided last, and by whom."""

from memcon.model.decisions import Decision
from memcon.model.kinds import DecisionKind
from memcon.record import RecordView
from memcon.record.rulings import in_force
from memcon.views.decisions import say_on

_BY_REVIEW = {
    DecisionKind.CONFIRM,
    DecisionKind.CORRECT,
    DecisionKind.REJECT,
    DecisionKind.MERGE,
    DecisionKind.SPLIT,
    DecisionKind.NOTE,
    DecisionKind.ADD,
}


def last_of(view: RecordView, who: str) -> Decision | None:
    """The last decision on an entry that somebody made and that stands: what `undo` takes back. Nobody takes back
    another's by it."""
    own = (d for d in reversed(in_force(view.decisions())) if d.who == who and d.kind in _BY_REVIEW)
    return next(own, None)


def decision_shown(view: RecordView, id_: str | None) -> tuple[Decision, str] | None:
    """A decision by its id, and what it was on in words; None where there is none."""
    found = next((d for d in view.decisions() if d.id == id_), None) if id_ else None
    return (found, f"{found.kind.value} {say_on(view, found)}") if found else None
