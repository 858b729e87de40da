"""Where two people decided differently on one entry: both decisions, side by side."""

from collections.abc import Sequence
from itertools import combinations

import msgspec

from memcon.model.decisions import Decision
from memcon.model.ids import short
from memcon.model.kinds import DecisionKind
from memcon.record import RecordError, RecordView
from memcon.record.rulings import in_force
from memcon.views.decisions import say_decision
from memcon.views.wording import say, shorten

_JUDGING = {DecisionKind.CONFIRM, DecisionKind.CORRECT, DecisionKind.REJECT}


class Disagreement(msgspec.Struct, frozen=True, kw_only=True):
    """An entry on which people disagree, in words, with their decisions in the order made, each with its id."""

    target: str
    words: str
    decisions: tuple[tuple[str, str], ...]


class Rejected(msgspec.Struct, frozen=True, kw_only=True):
    """What was rejected: its kind, the words that it rests on, and the decisions on it, each with its id."""

    target: str
    kind: str
    quote: str
    article: str | None
    decisions: tuple[tuple[str, str], ...]


def find_disagreements(view: RecordView) -> tuple[Disagreement, ...]:
    """The entries on which people disagree, in the order of the first decision on each."""
    by_entry: dict[str, list[Decision]] = {}
    for decision in in_force(view.decisions()):
        if decision.kind in _JUDGING and decision.target:
            by_entry.setdefault(view.entry_id(decision.target) or decision.target, []).append(decision)
    return tuple(_tell(view, target, made) for target, made in by_entry.items() if _disagree(made))


def find_rejected(view: RecordView, id_: str) -> Rejected | None:
    """What was rejected under an id, or a beginning of it; None where nothing was."""
    force = [d for d in in_force(view.decisions()) if id_ and (d.target or "").startswith(id_)]
    reject = next((d for d in force if d.kind is DecisionKind.REJECT), None)
    if reject is None or reject.target is None or view.entry_id(reject.target):
        return None
    made = [d for d in force if d.target == reject.target]
    return Rejected(
        target=reject.target,
        kind=reject.finding_kind.value if reject.finding_kind else "entry",
        quote=reject.passage.quote if reject.passage else "",
        article=reject.passage.text_id if reject.passage else None,
        decisions=_say_all(view, made),
    )


def _disagree(made: Sequence[Decision]) -> bool:
    return any(_differ(one, other) for one, other in combinations(made, 2) if one.who != other.who)


def _differ(one: Decision, other: Decision) -> bool:
    """Whether the later decision of another person is at odds with the earlier: whoever confirms what was corrected
    agrees with the correction."""
    if (one.kind is DecisionKind.REJECT) != (other.kind is DecisionKind.REJECT):
        return True
    if other.kind is DecisionKind.CORRECT and one.kind is DecisionKind.CONFIRM:
        return True
    shared = one.fields.keys() & other.fields.keys() if one.kind is other.kind is DecisionKind.CORRECT else ()
    return any(one.fields[name] != other.fields[name] for name in shared)


def _tell(view: RecordView, target: str, made: Sequence[Decision]) -> Disagreement:
    return Disagreement(target=target, words=_say_target(view, target, made[0]), decisions=_say_all(view, made))


def _say_target(view: RecordView, target: str, decision: Decision) -> str:
    try:
        return say(view.entry(target))
    except RecordError:
        kind = decision.finding_kind.value if decision.finding_kind else "entry"
        return f"{kind} {short(target)} “{shorten(decision.passage.quote)}”" if decision.passage else short(target)


def _say_all(view: RecordView, made: Sequence[Decision]) -> tuple[tuple[str, str], ...]:
    return tuple((decision.id, say_decision(view, decision)) for decision in made)
