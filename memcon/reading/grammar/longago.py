"""What is told as long past: "In 1815 France accepted the terms" is history, and nobody's move or deed of now."""

import datetime as dt
from typing import TYPE_CHECKING

from memcon.model.edtf import When
from memcon.model.passages import Span
from memcon.reading.dates import dates_touching
from memcon.reading.grammar.clauses import Clause
from memcon.reading.grammar.complements import is_infinitive
from memcon.reading.page import Found

if TYPE_CHECKING:
    from spacy.tokens import Token

_RECENT = dt.timedelta(days=730)  # what lies farther back than this before the report is history
_WHEN = frozenset({"in", "on", "during", "at", "of", "by", "back", "until"})
_JOINED = frozenset({"conj", "ccomp", "xcomp", "advcl", "relcl", "parataxis", "pcomp", "acl"})


def is_long_ago(clause: Clause, found: Found) -> bool:
    """Whether its verb, or one that it is joined to, is dated long before the report: "In 1979 the depot was shut, and
    the union gave in". A year that only says which treaty is meant dates nothing."""
    day = _day_of(clause, found)
    if day is None or not (clause.is_past or clause.verb.tag_ in {"VBG", "VBN"} or is_infinitive(clause.verb)):
        return False
    verb = clause.verb
    while True:
        if (dated := _dated(verb, found)) is not None:
            return day - dated > _RECENT
        if verb.dep_ not in _JOINED or verb.head == verb:
            return False
        verb = verb.head


def _day_of(clause: Clause, found: Found) -> dt.date | None:
    """The day of the report, or the first of those between which it was written."""
    when = When.maybe(clause.page.context.published or found.published_inferred)
    return when.first if when else None


def _dated(verb: "Token", found: Found) -> "dt.date | None":
    """The last day of the first time that hangs on the verb as its when."""
    for child in verb.children:
        if (child.dep_ == "prep" and child.lower_ in _WHEN) or child.dep_ == "npadvmod":
            words = Span(child.left_edge.idx, child.right_edge.idx + len(child.right_edge))
            for mention in dates_touching(found, words):
                when = When.maybe(mention.value)
                if when is not None and (last := when.last or when.first):
                    return last
    return None
