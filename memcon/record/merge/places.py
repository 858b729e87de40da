"""Whether two names of places may be of one place."""

from functools import lru_cache

from memcon.reading.gazetteer import NameForm, form_of
from memcon.record.names import sound, state_or_body
from memcon.record.words import listed, words_of


@lru_cache(maxsize=1 << 14)
def may_be_one_place(a: str | None, b: str | None) -> bool:
    """True also where one is unknown, one is a house that may stand in the other, or one may lie in the other."""
    if not a or not b or is_same_place(a, b):
        return True
    return _is_venue(a) != _is_venue(b) or _may_lie_in(a, b) or _may_lie_in(b, a)


def is_same_place(a: str, b: str) -> bool:
    """Whether the names are of one place: one spelling or another (Kiev, Kyiv), or one within the other's name."""
    ours, theirs = sound(a), sound(b)
    if ours == theirs or f" {ours} " in f" {theirs} " or f" {theirs} " in f" {ours} ":
        return True
    bearer = state_or_body(a)
    return bearer is not None and bearer == state_or_body(b) and form_of(a) == form_of(b)


def _is_venue(name: str) -> bool:
    return bool(set(words_of(name)) & listed("venues"))


def _may_lie_in(place: str, country: str) -> bool:
    """A capital lies in its own state; of other places it is not known in which they lie."""
    state, owner = state_or_body(country), state_or_body(place)
    if state is None or form_of(country) is not NameForm.NAME:
        return False
    return owner is None or (owner == state and form_of(place) is NameForm.CAPITAL)
