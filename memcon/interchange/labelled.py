"""What people confirmed, corrected, added and rejected, as labelled examples to train and score a reader with.

One object for each article, in the form of the gold: the text, and under the name of each kind what is right in it,
with its passages. Only what somebody looked at is there, so `partial` is true: what a reader finds besides is not
wrong. Under `rejected` stand the passages on which a reader found what is not there.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import msgspec

from memcon.model.decisions import Decision
from memcon.model.entries import Claim, Entry, Filed
from memcon.model.kinds import DecisionKind, FindingKind
from memcon.record import RecordView
from memcon.record.claims import corrected
from memcon.record.errors import RecordError
from memcon.record.rulings import in_force

_LISTS = {kind: f"{kind.value}s" for kind in FindingKind}
_OUT = frozenset({"id", "document", "agreed_at", "within", "same_as", "statement", "answers", "confidence"})
_LOOKED_AT = frozenset({DecisionKind.CONFIRM, DecisionKind.CORRECT, DecisionKind.ADD})
_JUDGED = frozenset({"status", "kind", "attitude"})
_DUE = frozenset({"due", "due_text", "trigger"})
Labels = dict[str, list[dict[str, Any]]]


def label_articles(view: RecordView) -> Iterator[dict[str, Any]]:
    """The articles with labels, in the order of their publication."""
    labels: dict[str, Labels] = defaultdict(lambda: defaultdict(list))
    for kind in FindingKind:
        for entry in view.entries(kind):
            for claim in _looked_at(entry):
                labels[claim.text_id][_LISTS[kind]].append(_label(entry, claim, view.text(claim.text_id)))
    for decision in in_force(view.decisions()):
        if decision.kind is DecisionKind.REJECT and decision.passage and decision.finding_kind:
            told = {"kind": decision.finding_kind.value, "evidence": [[decision.passage.start, decision.passage.end]]}
            labels[decision.passage.text_id]["rejected"].append(told)
    for filed in view.articles():
        if filed.id in labels:
            yield _head(filed) | {"text": view.text(filed.id), "partial": True} | labels[filed.id]


def _head(filed: Filed) -> dict[str, Any]:
    first = filed.publications[0] if filed.publications else None
    outlet, url = (first.outlet, first.url) if first else (None, None)
    return {"id": filed.id, "url": url, "outlet": outlet, "title": filed.title, "published": filed.published}


def _looked_at(entry: Entry[Any]) -> Iterator[Claim[Any]]:
    """The claims of an entry that a decision which says what is right was made on."""
    targets = {_target(decision, entry) for decision in entry.decisions if decision.kind in _LOOKED_AT}
    return (claim for claim in entry.claims if claim.finding.id in targets)


def _target(decision: Decision, entry: Entry[Any]) -> str | None:
    """The finding that a decision is about; where a newer reader made another in its place, that one."""
    found = [c for c in entry.claims if c.finding.id == decision.target or c.added_by == decision.id]
    there = [c for c in entry.claims if decision.passage and c.text_id == decision.passage.text_id]
    return next((claim.finding.id for claim in (*found, *there)), None)


def _label(entry: Entry[Any], claim: Claim[Any], text: str) -> dict[str, Any]:
    """The claim's finding, corrected as its entry is, as far as its text can tell. What the entry was corrected to from
    other texts is no label of this one, and neither is what stood there before."""
    finding, unknown = claim.finding, set(_OUT)
    alone = {other.text_id for other in entry.claims} == {claim.text_id}
    for decision in entry.decisions:
        if decision.kind is DecisionKind.CORRECT:
            told_here = {name: value for name, value in decision.fields.items() if alone or _tells(text, name, value)}
            try:
                finding = corrected(finding, told_here)
            except RecordError:
                continue
            unknown |= decision.fields.keys() - told_here.keys()
    told = {name: value for name, value in msgspec.to_builtins(finding).items() if name not in unknown}
    if entry.kind is FindingKind.COMMITMENT and _DUE.isdisjoint(unknown):
        told["when"] = finding.due or finding.due_text or finding.trigger
    return told


def _tells(text: str, name: str, value: object) -> bool:
    """Whether a text has the words of a value; what a person judges, or counts out, cannot be looked up in it."""
    words = (value,) if isinstance(value, str) else value
    if name in _JUDGED or not isinstance(words, list | tuple):
        return False
    return all(isinstance(word, str) and word.casefold() in text.casefold() for word in words)
