"""What had been due and when it began: "had been due to open on Tuesday and began a day late"."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from memcon.model.kinds import MeetingStatus
from memcon.reading.grammar.phrases import Mood, is_negated, is_verb, mood_of
from memcon.reading.meetings.governing import rule_for
from memcon.reading.meetings.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_LATE = frozenset({"late", "later"})
_DAYS = {"minute": 0, "hour": 0, "day": 1, "week": 7}
_ONE = frozenset({"a", "an"})
_OTHERS = frozenset({"nsubj", "nsubjpass", "dobj", "obj", "xcomp"})


def is_planned(verb: "Token") -> bool:
    """Whether it says that something had been due: "had been due", "had been scheduled"."""
    if verb.lemma_ == "be":
        return any(c.lower_ == "due" for c in verb.children)
    rule = rule_for(verb)
    return rule is not None and rule.status is MeetingStatus.SCHEDULED


def was_only_due(verb: "Token") -> bool:
    """Whether it says that something was due, which does not tell that it came about: "was due to open on Tuesday"."""
    return verb.lemma_ == "be" and mood_of(verb) is Mood.PAST and not is_negated(verb) and is_planned(verb)


def beginning_of(verbs: "Iterable[Token]") -> "Token | None":
    """The verb by which what was due is told to have begun: "was due to open on Tuesday and began a day late"."""
    due = (verb for verb in verbs if mood_of(verb) is Mood.PAST and is_planned(verb) and not _is_done_by_someone(verb))
    return next((other for verb in due for other in verb.conjuncts if other.i > verb.i and _begins(other)), None)


def _is_done_by_someone(verb: "Token") -> bool:
    """Whether its subject is who plans, and not what is planned: "agreed to talks and began to pack"."""
    return verb.lemma_ != "be" and not any(c.dep_ == "auxpass" for c in verb.children)


def _begins(verb: "Token") -> bool:
    told = is_verb(verb) and verb.lemma_.lower() in lexicon().lists["opening"] and mood_of(verb) is Mood.PAST
    return told and not is_negated(verb) and not any(c.dep_ in _OTHERS for c in verb.children)


def lateness_of(verb: "Token") -> "tuple[Token, int] | None":
    """By how many days it came late, and the word that says late; None where the text does not count them."""
    for late in verb.children:
        if late.lower_ not in _LATE or late.i < verb.i + 3:
            continue
        count, unit = late.doc[late.i - 2].lower_, late.doc[late.i - 1].lemma_.lower()
        cardinals = lexicon().lists["cardinals"]
        number = 1 if count in _ONE else cardinals.index(count) + 1 if count in cardinals else None
        if unit in _DAYS and number is not None:
            return late, number * _DAYS[unit]
    return None
