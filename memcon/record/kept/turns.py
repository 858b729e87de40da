"""When an entry's turn in the review comes: the least certain and most weighty first."""

from typing import Any

from memcon.model.entries import Entry
from memcon.model.findings import Statement
from memcon.model.kinds import DecisionKind, FindingKind

WEIGHTS = {
    FindingKind.COMMITMENT: 5,
    FindingKind.MEETING: 5,
    FindingKind.DOCUMENT: 4,
    FindingKind.MOVE: 3,
    FindingKind.STATEMENT: 2,
    FindingKind.DEED: 2,
}
"""What an error in an entry of each kind would cost, by a rough guess; actors stand and fall with the others."""
_LOOKED = {DecisionKind.CONFIRM, DecisionKind.CORRECT, DecisionKind.REJECT, DecisionKind.ADD}
_UNKNOWN, _DISPUTED = 0.5, 0.9
"""The doubts of an entry of one source that no model has put a number on, and of a disputed one."""
_MOST = 99_999  # thousandths, more than any doubt weighs


def was_looked_at(entry: Entry[Any]) -> bool:
    """Whether somebody has confirmed, corrected or added it."""
    return any(decision.kind in _LOOKED for decision in entry.decisions)


def doubt(entry: Entry[Any]) -> float:
    """How likely it is to be wrong, from 0 to 1: by the reader's own confidence, disputes, and how many tell it."""
    if any(rivalry.dispute for rivalry in entry.rivalries):
        return _DISPUTED
    confidence = entry.fields.confidence if isinstance(entry.fields, Statement) else None
    return 1 - confidence if confidence is not None else _UNKNOWN / max(1, entry.sources)


def turn_of(entry: Entry[Any], fresh: str) -> str:
    """Orders entries of all kinds: by their doubt and its weight, of equals the newest first, which `fresh` tells."""
    weight = round(1000 * WEIGHTS.get(entry.kind, 0) * doubt(entry))
    return f"{_MOST - weight:05d} {fresh}"
