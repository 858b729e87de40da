"""The twelve figures: for each kind of finding what counts as the same, and what else must agree."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from benchmarks.scoring.parties import plain, same_name, same_parties, surname
from benchmarks.scoring.tally import Tally, match
from benchmarks.scoring.times import close
from benchmarks.scoring.words import characters, overlap, shown

Entry = Mapping[str, Any]
Agrees = Callable[[Entry, Entry], bool]
FIGURES = (
    "statement", "who-said", "side", "kind", "meeting", "m-status", "m-place", "m-parties",
    "commitment", "c-status", "move", "date",
)  # fmt: skip

MOVES = {
    "proposal": "offer", "concession": "offer", "offer": "offer", "appeal": "demand", "demand": "demand",
    "warning": "threat", "threat": "threat", "precondition": "precondition", "rejection": "rejection",
    "acceptance": "acceptance", "accusation": "accusation", "denial": "denial",
}  # fmt: skip
"""The kinds of move that are scored, and which count as one; agreements, withdrawals and thanks are not."""


def score(gold: Mapping[str, Entry], readings: Mapping[str, Entry]) -> dict[str, Tally]:
    """The figures over all documents of `gold`; a document without a reading has found nothing."""
    totals = dict.fromkeys(FIGURES, Tally())
    for id_, document in gold.items():
        for figure, tally in score_document(document, readings.get(id_, {})).items():
            totals[figure] += tally
    return totals


def score_document(gold: Entry, reading: Entry) -> dict[str, Tally]:
    text = gold["text"]
    return {
        **_statements(text, gold, reading),
        **_meetings(text, gold, reading),
        **_commitments(text, gold, reading),
        **_moves(text, gold, reading),
        **_dates(text, gold, reading),
    }


def _statements(text: str, gold: Entry, reading: Entry) -> dict[str, Tally]:
    def alike(one: Entry, other: Entry) -> float:
        share = overlap(characters(text, one["content"]), characters(text, other["content"]))
        return share if share >= 0.5 else 0.0

    also: dict[str, Agrees] = {
        "who-said": lambda one, other: surname(one.get("speaker")) == surname(other.get("speaker")),
        "side": _same_side,
        "kind": lambda one, other: one.get("kind") == other.get("kind"),
    }
    return _figures("statement", _said(gold), _said(reading), alike, also)


def _meetings(text: str, gold: Entry, reading: Entry) -> dict[str, Tally]:
    def alike(one: Entry, other: Entry) -> float:
        return _evident(text, one, other) if close(one.get("date"), other.get("date")) else 0.0

    also = {"m-status": _same_status, "m-place": _same_place, "m-parties": _same_meeting_parties}
    return _figures("meeting", _entries(gold, "meetings"), _entries(reading, "meetings"), alike, also)


def _commitments(text: str, gold: Entry, reading: Entry) -> dict[str, Tally]:
    def alike(one: Entry, other: Entry) -> float:
        return _evident(text, one, other) if same_parties(one.get("by"), other.get("by")) else 0.0

    also = {"c-status": _same_status}
    return _figures("commitment", _entries(gold, "commitments"), _entries(reading, "commitments"), alike, also)


def _moves(text: str, gold: Entry, reading: Entry) -> dict[str, Tally]:
    def alike(one: Entry, other: Entry) -> float:
        same = MOVES[one["kind"]] == MOVES[other["kind"]] and same_parties(one.get("by"), other.get("by"))
        return _evident(text, one, other) if same else 0.0

    def scored(told: Entry) -> list[Entry]:
        return [move for move in _entries(told, "moves") if move.get("kind") in MOVES]

    return _figures("move", scored(gold), scored(reading), alike, {})


def _dates(text: str, gold: Entry, reading: Entry) -> dict[str, Tally]:
    def alike(one: Entry, other: Entry) -> float:
        if one.get("value") != other.get("value"):
            return 0.0
        return overlap(characters(text, [one["span"]]), characters(text, [other["span"]]))

    return _figures("date", _entries(gold, "dates"), _entries(reading, "dates"), alike, {})


def _figures(
    figure: str,
    gold: Sequence[Entry],
    found: Sequence[Entry],
    alike: Callable[[Entry, Entry], float],
    also: Mapping[str, Agrees],
) -> dict[str, Tally]:
    """The figure for the matches, and one for each thing that they should agree in `also`.

    What the gold marks optional costs nothing where it is missed and earns nothing where it is found.
    """
    matched = match(gold, found, alike)
    counted = [(one, other) for one, other in matched if not one.get("optional")]
    found_count = len(found) - (len(matched) - len(counted))
    gold_count = sum(not entry.get("optional") for entry in gold)
    tallies = {figure: Tally(len(counted), found_count, gold_count)}
    for name, agrees in also.items():
        tallies[name] = Tally(sum(agrees(one, other) for one, other in counted), found_count, gold_count)
    return tallies


def _entries(told: Entry, kind: str) -> list[Entry]:
    return list(told.get(kind) or [])


def _said(told: Entry) -> list[Entry]:
    return [entry for entry in _entries(told, "statements") if entry.get("attitude", "said") == "said"]


def _evident(text: str, one: Entry, other: Entry) -> float:
    return shown(text, _passages(one), _passages(other))


def _passages(entry: Entry) -> Iterable[Sequence[int]]:
    evidence = list(entry.get("evidence") or [])
    single = bool(evidence) and isinstance(evidence[0], int)
    return [*([evidence] if single else evidence), *(entry.get("also") or [])]


def _same_status(one: Entry, other: Entry) -> bool:
    return bool(one.get("status") == other.get("status"))


def _same_place(one: Entry, other: Entry) -> bool:
    here, there = plain(one.get("place")), plain(other.get("place"))
    return same_name(here, there) if here and there else here == there


def _same_meeting_parties(one: Entry, other: Entry) -> bool:
    return not one.get("parties") or same_parties(one["parties"], other.get("parties"))


def _same_side(one: Entry, other: Entry) -> bool:
    if one.get("side") and other.get("side"):
        return same_parties(one["side"], other["side"])
    return not one.get("side") and not other.get("side")
