"""The two sides that sit at the table, where a page speaks of their delegations."""

from memcon.model.findings import Names
from memcon.model.kinds import ActorKind
from memcon.reading.cast import Cast, unique
from memcon.reading.grammar.parties import Parties
from memcon.reading.grammar.phrases import parties_named
from memcon.reading.meetings.lexicon import lexicon


def sides_at_table(cast: Cast) -> Names:
    """The parties whose delegations, negotiators or "sides" the page names, where these are two and no more; where it
    only says "both sides", the two that it speaks of far more than of others."""
    delegates = lexicon().lists["delegates"]
    words = (token for sentence in cast.page.sentences for token in sentence if token.lower_ in delegates)
    named = unique(name for word in words for name in parties_named(cast, word))
    if named or not _speaks_of_two(cast):
        return named if len(named) == 2 else ()
    foremost = Parties(cast.page, cast.found).foremost
    people = {a.name for a in cast.found.actors if a.kind in {ActorKind.PERSON, ActorKind.UNNAMED}}
    return () if people.intersection(foremost) else foremost


def _speaks_of_two(cast: Cast) -> bool:
    """Whether it says that the sides are two: "both sides", "the two delegations"."""
    camps = lexicon().lists["camps"]
    words = (token for sentence in cast.page.sentences for token in sentence if token.lower_ in camps)
    return any(child.lower_ in {"both", "two", "the"} for token in words for child in token.children)
