"""Exact spans: how many sources, cues and contents of attributions are found word for word."""

from collections.abc import Iterable, Mapping
from typing import Any

from benchmarks.scoring.tally import Tally
from benchmarks.scoring.words import Characters, characters

ROLES = ("source", "cue", "content")


def exact_spans(gold: Iterable[Mapping[str, Any]], readings: Iterable[Mapping[str, Any]]) -> dict[str, Tally]:
    """By role, over all documents. White space, quotation marks and closing commas and full stops at the ends do not
    count; what lies within another statement is left out, as in the gold; one span in several attributions is one."""
    read = {reading["id"]: reading for reading in readings}
    totals = dict.fromkeys(ROLES, Tally())
    for document in gold:
        told = [s for s in read[document["id"]].get("statements", ()) if not s.get("within")]
        for role in ROLES:
            there = _spans(document["text"], document["attributions"], role)
            found = _spans(document["text"], told, role)
            totals[role] += Tally(len(there & found), len(found), len(there))
    return totals


def _spans(text: str, attributions: Iterable[Mapping[str, Any]], role: str) -> set[Characters]:
    return {words for one in attributions if (words := characters(text, one.get(role) or ()))}
