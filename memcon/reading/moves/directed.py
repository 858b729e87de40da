"""At whom a move is directed."""

from typing import TYPE_CHECKING

from memcon.model.findings import Names
from memcon.model.kinds import MoveKind
from memcon.model.passages import Span
from memcon.reading.cast import is_somebody, party_name
from memcon.reading.grammar.clauses import Clause
from memcon.reading.grammar.parties import Parties
from memcon.reading.moves.rules import Rule

if TYPE_CHECKING:
    from spacy.tokens import Token

_DIRECTED_AT_THE_PARTNER = frozenset(
    {MoveKind.OFFER, MoveKind.PROPOSAL, MoveKind.ACCEPTANCE, MoveKind.REJECTION, MoveKind.THREAT}
)


def toward_whom(rule: Rule, clause: Clause, parties: Parties, by: Names) -> Names:
    """The parties that the move of `by` is directed at, by the complements that its rule names."""
    for slot in rule.toward:
        token = patient_of(clause) if slot == "subject" else clause.slot(slot)
        if token is None:
            continue
        names = parties.of(token) or (_named_in(token, parties) if rule.by == "speaker" or slot != "subject" else ())
        if others := tuple(name for name in names if name not in by):
            return others
    return _toward_in_complement(rule, clause, parties, by)


def _named_in(token: "Token", parties: Parties) -> Names:
    """The parties in the phrase; not those in what only says by which rule or when: "talks under Chad's law"."""
    aside = [t.idx for t in token.children if t.lower_ in {"under", "during", "since", "despite"} and t.i > token.i]
    if not aside:
        return parties.named_in(token)
    actors = parties.cast.actors_within(Span(token.left_edge.idx, min(aside)))
    return tuple(dict.fromkeys(party_name(actor) for actor in actors if is_somebody(actor)))


def _toward_in_complement(rule: Rule, clause: Clause, parties: Parties, by: Names) -> Names:
    """In "offered to talk to Chad" the party stands in what is offered."""
    complement = clause.complement
    if complement is None or rule.kind not in _DIRECTED_AT_THE_PARTNER:
        return ()
    inner = Clause(clause.page, complement, complement)
    for slot in ("prep:with", "recipient", "prep:to", "prep:against", "object", "prep:on", "prep:from"):
        if others := tuple(name for name in parties.of(inner.slot(slot)) if name not in by):
            return others
    return ()


def patient_of(clause: Clause) -> "Token | None":
    """To whom or what it is done in the passive, else the subject."""
    return clause.slot("object") if clause.is_passive else clause.subject
