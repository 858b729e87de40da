"""The two sides that sit at the table, where a page speaks of their delegations."""

from memcon.model.findings import Names
from memcon.model.kinds import ActorKind
from memcon.reading.cast import Cast, unique
from memcon.reading.grammar.parties import Parties
from memcon.reading.grammar.phrases import is_negated, parties_named
from memcon.reading.meetings.crowds import parties_by
from memcon.reading.meetings.lexicon import lexicon
from memcon.reading.meetings.table import LEAD, Sides


def sides_at_table(cast: Cast) -> Names:
    """The parties whose delegations, negotiators or "sides" the page names, where these are two and no more; where it
    only says "both sides", the two that it speaks of far more than of others."""
    sides = sides_of(cast)
    return sides.delegates or sides.foremost


def sides_of(cast: Cast) -> Sides:
    """What a page tells of the sides: whose delegations, negotiators or "sides" it names, where these are two; the two
    that it names far more than others, where it says that there are two; and how often it names each party."""
    parties = Parties(cast.page, cast.found)
    delegates = _with_delegates(cast)
    foremost = parties.foremost if not delegates and _speaks_of_two(cast) else ()
    nobody = {a.name for a in cast.found.actors if a.kind in {ActorKind.PERSON, ActorKind.UNNAMED}}
    return Sides(
        delegates=delegates if len(delegates) == 2 else (),
        foremost=() if nobody.intersection(foremost) else foremost,
        joined=tuple(name for name in _joined_in_lead(cast) if name not in nobody),
        named=parties.counted,
        persons=frozenset(a.name for a in cast.found.actors if a.kind is ActorKind.PERSON),
    )


def _joined_in_lead(cast: Cast) -> Names:
    """The two who at the head of the page do something together that only two sides do: "Norway and Chile agreed"; none
    where there are several such pairs."""
    words = (t for s in cast.page.sentences if s.start_char < LEAD for t in s if t.dep_ in {"nsubj", "nsubjpass"})
    doing = (t for t in words if t.head.lemma_.lower() in lexicon().lists["done_by_sides"] and not is_negated(t.head))
    pairs = {names for t in doing if len(names := parties_by(cast, t)) == 2}
    return pairs.pop() if len(pairs) == 1 else ()


def _with_delegates(cast: Cast) -> Names:
    delegates = lexicon().lists["delegates"]
    words = (token for sentence in cast.page.sentences for token in sentence if token.lower_ in delegates)
    return unique(name for word in words for name in parties_named(cast, word))


def _speaks_of_two(cast: Cast) -> bool:
    """Whether it says that the sides are two: "both sides", "the two delegations"."""
    camps = lexicon().lists["camps"]
    words = (token for sentence in cast.page.sentences for token in sentence if token.lower_ in camps)
    return any(child.lower_ in {"both", "two", "the"} for token in words for child in token.children)
