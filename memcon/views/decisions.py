"""The decisions of a record: who decided what, on what, why, and whether it still holds."""

from collections.abc import Iterable

from memcon.model.decisions import Decision
from memcon.model.entries import Filed
from memcon.model.ids import NEGOTIATION, short
from memcon.model.kinds import DecisionKind
from memcon.record import RecordError, RecordView
from memcon.record.rulings import OTHER, WHOLE, in_force
from memcon.views.sheet import say_negotiation
from memcon.views.tables import Table
from memcon.views.wording import one_line, say, shorten

_COLUMNS = ("id", "when", "who", "kind", "on", "why", "taken back")


def list_decisions(view: RecordView) -> Table:
    """All decisions in the order made, those that were taken back too."""
    made = view.decisions()
    standing = {decision.id for decision in in_force(made)}
    undone = {d.target: d for d in made if d.kind is DecisionKind.UNDO and _holds(d, made)}
    rows = tuple(_row(view, decision, standing, undone.get(decision.id)) for decision in made)
    return Table(what="decisions", columns=_COLUMNS, rows=rows, wide=("on", "why"))


def say_on(view: RecordView, decision: Decision) -> str:
    """What a decision is on, and what it says, in words."""
    parts = (_say_target(view, decision), _say_fields(view, decision))
    return ": ".join(part for part in parts if part)


def say_decision(view: RecordView, decision: Decision) -> str:
    """Who decided it, when, what it says and why: "set by ada, 2031-05-30 14:02: published 2031-05-28 (misprint)"."""
    said = _say_fields(view, decision)
    why = f"({decision.why})" if said and decision.why else decision.why
    rest = " ".join(part for part in (said, why) if part)
    head = f"{decision.kind.value} by {decision.who}, {say_when(decision)}"
    return one_line(f"{head}: {rest}" if rest else head)


def say_when(decision: Decision) -> str:
    """When it was made, to the minute, in the time of who made it."""
    return decision.made[:16].replace("T", " ")


def _row(view: RecordView, decision: Decision, standing: set[str], undone: Decision | None) -> tuple[str, ...]:
    taken_back = f"by {undone.who}, {say_when(undone)}" if undone and decision.id not in standing else ""
    return (
        short(decision.id),
        say_when(decision),
        decision.who,
        decision.kind.value,
        say_on(view, decision),
        decision.why or "",
        taken_back,
    )


def _holds(undoing: Decision, made: Iterable[Decision]) -> bool:
    """Whether a taking back has not itself been taken back."""
    later = [d for d in made if d.kind is DecisionKind.UNDO and d.target == undoing.id]
    return not any(_holds(d, made) for d in later)


def _say_target(view: RecordView, decision: Decision) -> str:
    if decision.kind in {DecisionKind.NAME, DecisionKind.ISSUES}:
        return _say_negotiation(view, decision.target) if decision.target else "the negotiation"
    if decision.kind is DecisionKind.UNDO:
        return _say_undone(view, decision)
    target = decision.target or ""
    if target.startswith("t-") and decision.kind is not DecisionKind.ADD:
        return _say_article(view, target)
    return _say_entry(view, decision)


def _say_undone(view: RecordView, decision: Decision) -> str:
    undone = next((d for d in view.decisions() if d.id == decision.target), None)
    return f"{undone.kind} {short(undone.id)}" if undone else decision.target or ""


def _say_article(view: RecordView, text_id: str) -> str:
    found: Filed | None = next((filed for filed in view.articles() if filed.id == text_id), None)
    title = f" “{shorten(found.title)}”" if found and found.title else ""
    return f"article {short(text_id)}{title}"


def _say_entry(view: RecordView, decision: Decision) -> str:
    """The entry as it is now; of one that is gone, the words that it rests on."""
    quoted = f"“{shorten(decision.passage.quote)}”" if decision.passage else ""
    kind = decision.finding_kind.value if decision.finding_kind else "entry"
    try:
        entry = view.entry(decision.id if decision.kind is DecisionKind.ADD else decision.target or "")
    except RecordError:
        id_ = f" {short(decision.target)}" if decision.target and decision.kind is not DecisionKind.ADD else ""
        return f"{kind}{id_} {quoted}".strip()
    return f"{kind} {short(entry.id)} {say(entry)}"


def _say_fields(view: RecordView, decision: Decision) -> str:
    if decision.kind is DecisionKind.REJECT:
        return "" if decision.fields.get(WHOLE) else "one finding of it"
    if decision.kind is DecisionKind.MERGE:
        return f"with {short(str(decision.fields.get(OTHER)))}"
    if decision.kind is DecisionKind.ISSUES:
        return "; ".join(f"{name} ({_say_value(words)})" for name, words in decision.fields.items())
    if decision.kind in {DecisionKind.NAME, DecisionKind.FILE}:
        return ", ".join(f"{name.replace('_', ' ')} {_say_of(view, value)}" for name, value in decision.fields.items())
    return ", ".join(f"{name} {_say_value(value)}" for name, value in decision.fields.items())


def _say_of(view: RecordView, value: object) -> str:
    """A value with negotiations by their names."""
    listed = [str(one) for one in value] if isinstance(value, list) else [str(value)] if value else []
    return ", ".join(_say_negotiation(view, one) if one.startswith(f"{NEGOTIATION}-") else one for one in listed)


def _say_negotiation(view: RecordView, id_: str) -> str:
    """Its name; of one that is a part of another by now, or is gone, its id."""
    found = next((one for one in view.negotiations() if one.id == id_), None)
    return say_negotiation(found) if found else short(id_)


def _say_value(value: object) -> str:
    if value in (None, []):
        return "unknown"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
