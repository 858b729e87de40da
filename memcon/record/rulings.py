"""What the decisions in force say, and which claims they are about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from memcon.model.decisions import Decision
from memcon.model.kinds import DecisionKind
from memcon.model.passages import Span, Spans
from memcon.record.material import AnyClaim, Former, Material
from memcon.record.succession import last_heir, most_overlapping, take_over

WHOLE = "entry"  # a `reject` with this field true is of the entry that the finding belongs to
OTHER = "other"  # the field of a `merge` that holds the other id


@dataclass(frozen=True)
class Rulings:
    """Decisions in force, by the current finding that each is about. `heirs` leads from every id that was ever shown
    to the current finding that has its place; `taken_over` from the findings of earlier versions of a text to those of
    the next one that have their place."""

    rejected: frozenset[str]
    rejected_whole: frozenset[str]
    merged: tuple[tuple[str, str], ...]
    alone: frozenset[str]
    by_finding: Mapping[str, tuple[Decision, ...]]
    heirs: Mapping[str, str]
    taken_over: Mapping[str, str]

    @property
    def decided(self) -> frozenset[str]:
        """The current findings that any decision is about."""
        return frozenset(self.by_finding).union(*self.merged)


def in_force(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """The decisions that have not been taken back, without the takings back. A taking back can be taken back."""
    undone: set[str | None] = set()
    for decision in reversed(decisions):
        if decision.kind is DecisionKind.UNDO and decision.id not in undone:
            undone.add(decision.target)
    return tuple(d for d in decisions if d.id not in undone and d.kind is not DecisionKind.UNDO)


def say_rejected(id: str, reject: Decision) -> str:
    """That what `id` was the id of is in the record no more: its words, and who rejected it."""
    words = f" “{' '.join(reject.passage.quote.split())}”" if reject.passage else ""
    return f"{id}:{words} rejected by {reject.who} ({reject.id}); to take that back, undo it"


def rule(material: Material, claims: Sequence[AnyClaim]) -> Rulings:
    """The rulings over `claims`, which are all current ones with those that were added."""
    force = in_force(material.decisions)
    own, taken_over = _find_heirs(material, claims), take_over(material, claims)
    heirs = {id_: last_heir(heir, taken_over) for id_, heir in own.items()}
    about: dict[str, list[Decision]] = {}
    merged: list[tuple[str, str]] = []
    alone: set[str] = set()
    for decision in force:
        meant = _target(decision, own, claims)
        if meant is None:
            continue
        target = last_heir(meant, taken_over)
        for one in dict.fromkeys((meant, target)):
            about.setdefault(one, []).append(decision)
        other = heirs.get(str(decision.fields.get(OTHER)))
        if decision.kind is DecisionKind.MERGE and other:
            merged.append((target, other))
            alone -= {target, other}
        if decision.kind is DecisionKind.SPLIT:  # the later word holds: what was merged before comes apart
            merged = [pair for pair in merged if target not in pair]
            alone.add(target)
    rejects = {t: [d for d in ds if d.kind is DecisionKind.REJECT] for t, ds in about.items()}
    return Rulings(
        rejected=frozenset(t for t, ds in rejects.items() if any(not d.fields.get(WHOLE) for d in ds)),
        rejected_whole=frozenset(t for t, ds in rejects.items() if any(d.fields.get(WHOLE) for d in ds)),
        merged=tuple(sorted(merged)),
        alone=frozenset(alone),
        by_finding={target: tuple(found) for target, found in about.items()},
        heirs=heirs,
        taken_over=taken_over,
    )


def _target(decision: Decision, heirs: Mapping[str, str], claims: Sequence[AnyClaim]) -> str | None:
    if decision.kind is DecisionKind.ADD:
        return next((c.finding.id for c in claims if c.added_by == decision.id), None)
    return heirs.get(decision.target) if decision.target else None


def _find_heirs(material: Material, claims: Sequence[AnyClaim]) -> dict[str, str]:
    """For each id that was ever shown, the current finding in its place: itself, or else the one of its kind that
    shares most of its words."""
    heirs = {claim.finding.id: claim.finding.id for claim in claims}
    places: dict[tuple[str, str], list[AnyClaim]] = {}
    for claim in claims:
        places.setdefault((claim.text_id, claim.finding.id[0]), []).append(claim)
    for former in (*material.formers, *_remembered(material)):
        if former.id not in heirs:
            text_id, spans = _place_now(former, material)
            heir = most_overlapping(spans, places.get((text_id, former.id[0]), ()))
            if heir:
                heirs[former.id] = heir
    return heirs


def _remembered(material: Material) -> list[Former]:
    """The targets of decisions, by the passage that each decision kept."""
    return [
        Former(d.target, d.passage.text_id, d.finding_kind, (d.passage.span,))
        for d in material.decisions
        if d.target and d.passage and d.finding_kind
    ]


def _place_now(former: Former, material: Material) -> tuple[str, Spans]:
    """Where a finding's words stand now: in a text that took the place of another they are looked up again."""
    text_id, spans = former.text_id, former.spans
    while text_id in material.replaced:
        old, text_id = material.replaced[text_id]
        body = _body(text_id, material)
        found = ((body.find(span.of(old.body)), span) for span in spans)
        spans = tuple(Span(at, at + span.end - span.start) for at, span in found if at >= 0)
    return text_id, spans


def _body(text_id: str, material: Material) -> str:
    if text_id in material.replaced:
        return material.replaced[text_id][0].body
    return next((source.text.body for source in material.sources if source.text.id == text_id), "")
