"""What a number counts that stands for things spoken of before: "6,000 bodies ... the first 1,212"."""

from typing import TYPE_CHECKING

from memcon.model.findings import Quantity
from memcon.reading.commitments.amounts import amount_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_REACH = 60  # words back to the thing that was counted last


def counted_in(thing: "Token | None") -> "tuple[Token | None, Token | None]":
    """A noun phrase's head, and the noun that says what it is: for "eight of the cameras" the cameras, for "the first
    1,212" the number and what was counted last before it; no noun where that cannot be told."""
    if thing is not None and thing.lower_ in {"cent", "percent", "%"}:
        return None, None
    if thing is None or thing.pos_ in {"NOUN", "PROPN"}:
        return thing, thing
    if thing.pos_ != "NUM":
        return None, None
    of = (noun for t in thing.children if t.lower_ == "of" for noun in t.children if noun.dep_ == "pobj")
    if (whole := next(of, None)) is not None:
        return whole, whole
    before = reversed(thing.doc[max(0, thing.i - _REACH) : thing.left_edge.i])
    return thing, next((t for t in before if t.tag_ == "NNS" and any(c.dep_ == "nummod" for c in t.children)), None)


def quantity_of(thing: "Token", noun: "Token") -> Quantity | None:
    """How many things a bare number counts."""
    amount = amount_of(thing) if thing != noun else None
    return None if amount is None else Quantity(amount=amount, of=noun.lower_)
