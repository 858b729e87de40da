"""Who words name as a party to a meeting: by name, or many without one ("clan elders", "families of the hostages")."""

from typing import TYPE_CHECKING

from memcon.model.findings import Names
from memcon.model.kinds import ActorKind
from memcon.reading.cast import Cast, unique
from memcon.reading.gazetteer import bearer_of
from memcon.reading.grammar.phrases import known_name_at, parties_named, span_of
from memcon.reading.meetings.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_DETERMINERS = frozenset({"DT", "PDT", "PRP$", "CD"})
_SHORT = 4  # words after "of" that tell who a crowd is


def parties_by(cast: Cast, head: "Token") -> Names:
    """The parties of a noun phrase, and crowds in it that are parties by themselves."""
    crowds = {noun: _crowd(cast, noun) for noun in (head, *head.conjuncts)}
    first = crowds.pop(head)
    named = (_whole_body(name) for name in parties_named(cast, head))
    return unique(name for name in (first, *named, *crowds.values()) if name)


def _whole_body(name: str) -> str:
    """The body that an organ is of, where its name begins with that: "UN General Assembly"."""
    bearer = bearer_of(name.split()[0]) if " " in name else None
    return bearer.name if bearer is not None and bearer.kind is ActorKind.ORGANISATION else name


def _crowd(cast: Cast, noun: "Token") -> str | None:
    """Those without a name who are many, as written."""
    if noun.lower_ not in lexicon().lists["crowds"]:
        return None
    whose = [t for c in noun.children if c.lower_ == "of" and c.i == noun.i + 1 for t in c.subtree]
    words = [*(t for t in noun.doc[noun.left_edge.i : noun.i + 1] if t.tag_ not in _DETERMINERS), *whose]
    if len(whose) > _SHORT or any(_is_name(cast, t) or t.is_punct for t in words):
        return None
    return span_of(words).of(cast.page.text)


def _is_name(cast: Cast, token: "Token") -> bool:
    return known_name_at(cast.page, token) is not None or (token.pos_ == "PROPN" and not token.is_sent_start)
