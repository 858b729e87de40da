"""By whose account it stands what became of a promise."""

from typing import TYPE_CHECKING

from memcon.reading.grammar.clauses import Clause
from memcon.reading.grammar.parties import Parties, speaking
from memcon.reading.knowledge import table

if TYPE_CHECKING:
    from spacy.tokens import Token


def teller_of(clause: Clause, parties: Parties) -> str | None:
    """Who says so: "by Chad's account", "as Chad stated", else whoever the words are reported of."""
    for token in clause.verb.children:
        if token.lower_ == "by" and (account := next((t for t in token.children if t.lower_ == "account"), None)):
            return next((n for t in account.children if t.dep_ == "poss" for n in parties.of(t)), None)
    if side := speaking(parties.statement_at(clause.verb)):
        return side
    saying = next((t for t in clause.verb.children if t.dep_ == "advcl" and _opens_with_as(t)), None)
    names = parties.of(Clause(clause.page, saying, saying).subject) if saying is not None else ()
    return names[0] if names else None


def _opens_with_as(verb: "Token") -> bool:
    says = verb.lemma_ in table("commitments")["completions"]["sayings"]
    return says and any(t.lower_ == "as" and t.i < verb.i for t in verb.children)
