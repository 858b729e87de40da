"""Whether a clause tells of something as done, as to come, or neither."""

from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from memcon.reading.deeds import is_told_as_done
from memcon.reading.grammar.clauses import Clause
from memcon.reading.grammar.complements import is_infinitive
from memcon.reading.knowledge import table

if TYPE_CHECKING:
    from spacy.tokens import Token


_AGAIN_AND_AGAIN = frozenset({"always", "often", "usually", "every", "sometimes", "never"})


class Mood(StrEnum):
    """done: told as a fact; ahead: announced, planned, or said to be possible."""

    DONE = "done"
    AHEAD = "ahead"


def mood_of(clause: Clause) -> Mood | None:
    """How the clause tells it; None where it is asked, denied, supposed, called for or only wished."""
    if clause.is_asked or clause.is_denied or clause.is_supposed or clause.is_called_for or clause.is_charged:
        return None
    if any(t.lower_ == "whether" and t.dep_ == "mark" for t in clause.verb.children):
        return None  # "asked whether Norway would lift the ban"
    helpers = {t.lower_ for t in clause.auxiliaries}
    if helpers & {"must", "should", "can", "ought", "ca"}:
        return None
    if _is_ahead(clause, helpers):
        return Mood.AHEAD
    if clause.weakness or helpers & {"would", "'d", "’d"}:
        return None
    if is_told_as_done(clause) or _is_under(clause, "doing") or _is_reported_now(clause):
        return Mood.DONE
    return None


def _is_ahead(clause: Clause, helpers: set[str]) -> bool:
    if clause.is_future or (helpers & {"would", "'d", "’d"}):
        return clause.is_carried_out
    if any(t.lower_ in {"may", "might"} for t in clause.auxiliaries):
        return clause.verb.dep_ in {"ROOT", "ccomp"}
    return _is_under(clause, "announcing")


def _is_under(clause: Clause, listed: str) -> bool:
    """Whether it stands in the infinitive or gerund of a verb or adjective on that list, itself told as a fact."""
    verb, above = clause.verb, clause.verb.head
    if verb.dep_ not in {"xcomp", "advcl", "ccomp"} or above == verb or above.lemma_.lower() not in _words(listed):
        return False
    if not is_infinitive(verb) and not (verb.tag_ == "VBG" and listed == "doing"):
        return False
    return _is_told(clause, above)


def _is_told(clause: Clause, above: "Token") -> bool:
    governor = above.head if above.pos_ == "ADJ" and above.dep_ == "acomp" else above
    upper = Clause(clause.page, governor, governor)
    if upper.negated or upper.weakness or upper.is_supposed or upper.is_asked or upper.is_denied or upper.is_called_for:
        return False
    return not {t.lower_ for t in upper.auxiliaries} & {"must", "should", "can", "would", "ought", "do", "does"}


def _is_reported_now(clause: Clause) -> bool:
    """Whether it is told in the present of a headline, in a text that is no longer than a line or two."""
    doc = clause.verb.doc
    if clause.verb.tag_ not in {"VBZ", "VBP"} or clause.verb.dep_ not in {"ROOT", "ccomp", "conj"} or len(doc) > 80:
        return False
    if any(t.lower_ in {"do", "does"} for t in clause.auxiliaries):
        return False
    return not any(t.lower_ in _AGAIN_AND_AGAIN for t in clause.verb.subtree)


@cache
def _words(name: str) -> frozenset[str]:
    announcing = table("plover")["announcing"]
    return frozenset(announcing["words" if name == "announcing" else name])
