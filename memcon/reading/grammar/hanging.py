"""What is told only as that on which something else hangs: "provided that Chad agreed", "once it has promised"."""

from typing import TYPE_CHECKING

from memcon.reading.grammar.complements import is_infinitive
from memcon.reading.grammar.subjects import own_auxiliaries

if TYPE_CHECKING:
    from spacy.tokens import Token

_PROVIDED = frozenset({"provided", "providing", "assuming", "supposing"})
_TERMS = frozenset({"condition", "conditions", "proviso", "understanding"})
_ON = frozenset({"on", "under", "with"})
_AS_LONG = frozenset({"as", "so"})
_AHEAD_OF_IT = frozenset({"once", "until", "till"})  # what comes after waits for it
_AFTER_IT = frozenset({"after", "when", "as"})  # so too where it is told in the present: "after Chad has agreed"
_WOULD = frozenset({"would", "could", "'d", "’d"})
_JOINED = frozenset({"xcomp", "ccomp", "conj"})


def is_condition(verb: "Token") -> bool:
    """Whether a verb, or one that governs it, is told as what something else hangs on, and not as a fact."""
    token = verb
    while not _hangs_on(token):
        if token.dep_ not in _JOINED or token.head == token:
            return False
        token = token.head
    return True


def _hangs_on(verb: "Token") -> bool:
    over = verb.head
    if over.lower_ in _PROVIDED:
        return over.i < verb.i and over.tag_ in {"VBN", "VBG", "IN"} and not own_auxiliaries(over)
    if over.lower_ in _TERMS:
        return verb.dep_ in {"acl", "ccomp", "relcl"} and over.head.lower_ in _ON and _opener(verb) == "that"
    if verb.dep_ != "advcl":
        return False
    return _is_as_long(verb) or _is_waited_for(verb)


def _is_as_long(verb: "Token") -> bool:
    opener = next((t for t in verb.children if t.dep_ == "mark" and t.lower_ == "as"), None)
    if opener is None or opener.i < 2:
        return False
    return opener.nbor(-1).lower_ == "long" and opener.nbor(-2).lower_ in _AS_LONG


def _is_waited_for(verb: "Token") -> bool:
    """Whether what is to come waits for it: "will return once the company has agreed"."""
    opener, helpers = _opener(verb), {t.lower_ for t in own_auxiliaries(verb.head)}
    modal = any(t.tag_ == "MD" for t in own_auxiliaries(verb.head))
    if not modal and not is_infinitive(verb.head):
        return False
    past = verb.tag_ == "VBD" or any(t.lower_ in {"had", "was", "were"} for t in own_auxiliaries(verb))
    if opener in _AHEAD_OF_IT:
        return not past or bool(helpers & _WOULD)
    return opener in _AFTER_IT and modal and not past


def _opener(verb: "Token") -> str | None:
    return next((t.lower_ for t in verb.children if t.dep_ in {"mark", "advmod"} and t.i < verb.i), None)
