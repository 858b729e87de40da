"""The two sides that sit at the table, where a page speaks of their delegations."""

from memcon.model.findings import Names
from memcon.reading.cast import Cast, unique
from memcon.reading.meetings.lexicon import lexicon
from memcon.reading.phrases import parties_named


def sides_at_table(cast: Cast) -> Names:
    """The parties whose delegations, negotiators or "sides" the page names, where these are two and no more."""
    delegates = lexicon().lists["delegates"]
    words = (token for sentence in cast.page.sentences for token in sentence if token.lower_ in delegates)
    named = unique(name for word in words for name in parties_named(cast, word))
    return named if len(named) == 2 else ()
