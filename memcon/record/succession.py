"""Which finding of a later version of a text has the place of one of an earlier version."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from memcon.model.passages import Spans
from memcon.record.alignment import carry
from memcon.record.material import AnyClaim, Material
from memcon.record.versions import Versions


def take_over(material: Material, claims: Sequence[AnyClaim]) -> dict[str, str]:
    """From findings of texts that a later version has taken the place of, to those of the next version that has one of
    their kind on the same words. What a person added stands for itself."""
    versions, bodies = Versions(material.sources), {s.text.id: s.text.body for s in material.sources}
    places: dict[tuple[str, str], list[AnyClaim]] = defaultdict(list)
    for claim in claims:
        places[claim.text_id, claim.finding.id[0]].append(claim)
    found = {}
    for claim in claims:
        if claim.added_by is None and (heir := _heir(claim, versions, bodies, places)):
            found[claim.finding.id] = heir
    return found


def _heir(
    claim: AnyClaim,
    versions: Versions,
    bodies: Mapping[str, str],
    places: Mapping[tuple[str, str], list[AnyClaim]],
) -> str | None:
    seen = {claim.text_id}
    later = versions.next(claim.text_id)
    while later and later not in seen:
        seen.add(later)
        spans = carry(tuple(p.span for p in claim.passages), bodies[claim.text_id], bodies[later])
        if heir := most_overlapping(spans, places.get((later, claim.finding.id[0]), ())):
            return heir
        later = versions.next(later)
    return None


def last_heir(id_: str, taken_over: Mapping[str, str]) -> str:
    """Where the findings that took a finding's place one after the other end."""
    seen = [id_]
    while (heir := taken_over.get(seen[-1])) and heir not in seen:
        seen.append(heir)
    return seen[-1]


def most_overlapping(spans: Spans, claims: Sequence[AnyClaim]) -> str | None:
    """The finding of the claim that shares most of these words; None where none shares any."""
    shared = [(_shared(spans, claim), claim.finding.id) for claim in claims]
    best = min(((-common, id_) for common, id_ in shared if common), default=None)
    return best[1] if best else None


def _shared(spans: Spans, claim: AnyClaim) -> int:
    pairs = ((span, passage.span) for span in spans for passage in claim.passages)
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a, b in pairs)
