"""What changed since the last fold, and what of the record must be looked at to tell what that means."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from memcon.model.decisions import Decision
from memcon.model.findings import kind_of
from memcon.model.kinds import DecisionKind, FindingKind
from memcon.record import schema
from memcon.record.fold import Gathered, gather
from memcon.record.growth.shelf import place_of
from memcon.record.material import AnyClaim, Material
from memcon.record.portions import within
from memcon.record.rulings import OTHER, Rulings, in_force
from memcon.record.shelf import load_decisions, load_material
from memcon.record.versions import Versions

_P, _T = schema.publication.c, schema.story.c


def bound_up(connection: Connection, texts: Iterable[str], merged: Iterable[frozenset[str]] = ()) -> frozenset[str]:
    """These texts with all that tell the same story, are versions of one item of a page, or of which a person said that
    they tell one thing: what they claim is told from all of them, and from no further ones."""
    found: set[str] = set()
    newest, together = set(texts), list(merged)
    while newest:
        found |= newest
        mates = {id_ for portion in within(sorted(newest)) for id_ in _mates(connection, portion)}
        mates |= {id_ for some in together if not newest.isdisjoint(some) for id_ in some}
        newest = mates - found
    return frozenset(found)


def _mates(connection: Connection, texts: list[str]) -> Iterable[str]:
    stories = select(_T.story).where(_T.text_id.in_(texts))
    yield from connection.scalars(select(_T.text_id).where(_T.story.in_(stories)))
    items = select(_P.url).where(_P.text_id.in_(texts), _P.page.is_not(None), _P.url.is_not(None), _P.url != _P.page)
    same = (_P.page.is_not(None), _P.url != _P.page)
    yield from connection.scalars(select(_P.text_id).where(_P.url.in_(items), *same))


def decided_texts(connection: Connection) -> frozenset[str]:
    """The texts on whose words the decisions in force were made."""
    made = load_decisions(connection)
    return frozenset().union(*(texts_of(connection, decision, made) for decision in in_force(made)))


def merged_texts(connection: Connection) -> list[frozenset[str]]:
    """The texts that tell one thing, as people said."""
    made = load_decisions(connection)
    return [texts_of(connection, d, made) for d in in_force(made) if d.kind is DecisionKind.MERGE]


def texts_of(connection: Connection, decision: Decision, made: Sequence[Decision]) -> frozenset[str]:
    """The texts, as they stand now, on whose words a decision was made; of one that takes back another of all that were
    `made`, those of that one."""
    said = decision.fields.get(OTHER)
    ids = {id_ for id_ in (decision.target, said if isinstance(said, str) else None) if id_}
    meant = {id_ for id_ in ids if id_.startswith("t-")}
    meant |= {decision.passage.text_id} if decision.passage else set()
    f = schema.finding.c
    meant |= set(connection.scalars(select(f.text_id).where(f.id.in_(sorted(ids)))))
    about = [d for d in made if d.id in ids] if any(id_.startswith("k-") for id_ in ids) else []
    stands = (_last(connection, id_) for id_ in meant)
    return frozenset(id_ for id_ in stands if id_).union(*(texts_of(connection, one, made) for one in about))


def _last(connection: Connection, text_id: str) -> str | None:
    """The text that stands for one by now; None where there is none any more."""
    t = schema.text.c
    row = connection.execute(select(t.id, t.superseded_by).where(t.id == text_id)).first()
    while row and row.superseded_by:
        row = connection.execute(select(t.id, t.superseded_by).where(t.id == row.superseded_by)).first()
    return str(row.id) if row else None


@dataclass(frozen=True)
class Fresh:
    """What the texts that changed now claim: by finding; `since` when a claim was first told, by it or by an earlier
    version; `hidden` are texts of which a later version has taken the place."""

    texts: frozenset[str]
    material: Material
    versions: Versions
    rulings: Rulings
    claims: Mapping[str, AnyClaim]
    since: Mapping[str, str]
    heirs: Mapping[str, str]

    def of_kind(self, kind: FindingKind) -> dict[str, AnyClaim]:
        return {id_: claim for id_, claim in self.claims.items() if kind_of(claim.finding) is kind}

    def is_shown(self, claim: AnyClaim) -> bool:
        """Whether no later version has taken the place of its text, or a person put it there."""
        return claim.added_by is not None or self.versions.newest(claim.text_id) is None


def gather_fresh(connection: Connection, texts: frozenset[str], decided: Collection[str]) -> Fresh:
    """What `texts` claim, which are bound up with no others; what people decided is told from all `decided` texts."""
    material = load_material(connection, texts.union(decided))
    gathered: Gathered = gather(material)
    rulings = gathered.rulings
    ours = {id_: claim for id_, claim in gathered.claims.items() if claim.text_id in texts}
    standing = {id_: claim for id_, claim in ours.items() if id_ not in rulings.taken_over}
    told: dict[str, list[str]] = defaultdict(list)
    for id_ in ours.keys() - standing.keys():
        told[rulings.heirs[id_]].append(place_of(ours[id_]))
    since = {id_: min(place_of(claim), *told[id_]) if told[id_] else place_of(claim) for id_, claim in standing.items()}
    heirs = {id_: heir for id_, heir in rulings.heirs.items() if heir in standing and heir != id_}
    return Fresh(texts, material, Versions(material.sources), rulings, standing, since, heirs)
