"""A promise that was kept step by step: "40 on Friday, 35 on Saturday and 25 on Sunday"."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from memcon.model.findings import Commitment, DateMention, Names, Quantity
from memcon.model.ids import finding_id
from memcon.model.kinds import CommitmentStatus, FindingKind
from memcon.model.passages import Span
from memcon.reading.commitments.amounts import is_mutual, numbers_in
from memcon.reading.dates import dates_within
from memcon.reading.grammar.clauses import Clause
from memcon.reading.grammar.wording import one_line
from memcon.reading.knowledge import table
from memcon.reading.page import Found

if TYPE_CHECKING:
    from spacy.tokens import Token

_FIGURE = re.compile(r"\b\d[\d,]*\b")
_TOTAL = re.compile(r"\b(?:in all|in total|altogether|a total of),? (?P<amount>\d[\d,]*)\b", re.IGNORECASE)
_REACH = 80  # words back to the thing that bare figures count


def find_instalments(clause: Clause, by: Names, found: Found) -> Iterator[Commitment]:
    """The steps, each with its amount and day, and the whole where the clause sums them up; nothing for one step."""
    thing = _thing(clause, found)
    steps = list(_steps(clause, found))
    if thing is None or len(steps) < 2 or not by:
        return
    of, each = thing.text.lower(), is_mutual(clause)
    for amount, date, span in steps:
        yield _told(clause, by, Quantity(amount=amount, of=of, each=each), CommitmentStatus.PART_KEPT, span, date)
    if total := _TOTAL.search(clause.span.of(clause.page.text)):
        whole = Quantity(amount=_number(total["amount"]), of=of, each=each)
        yield _told(clause, by, whole, CommitmentStatus.KEPT, clause.span, steps[-1][1])


def _told(
    clause: Clause, by: Names, quantity: Quantity, status: CommitmentStatus, span: Span, date: str | None
) -> Commitment:
    return Commitment(
        id=finding_id(FindingKind.COMMITMENT, clause.page.text_id, [span], str(status)),
        by=by,
        what=one_line(clause.page, span),
        quantity=quantity,
        status=status,
        status_on=date,
        evidence=(span,),
    )


def _steps(clause: Clause, found: Found) -> Iterator[tuple[float, str, Span]]:
    text, start = clause.page.text, clause.span.start
    for date in _dates(clause, found):
        figures = list(_FIGURE.finditer(text, start, date.span[0]))
        if figures and date.value:
            first = figures[-1].start() if start > clause.span.start else clause.span.start
            yield _number(figures[-1].group()), date.value, Span(first, date.span[1])
        start = date.span[1]


def _dates(clause: Clause, found: Found) -> list[DateMention]:
    inside = (d for d in dates_within(found, clause.span) if d.span[0] > clause.verb.idx)
    return sorted(inside, key=lambda d: d.span)


def _number(figure: str) -> float:
    return float(figure.replace(",", ""))


def _thing(clause: Clause, found: Found) -> "Token | None":
    """What the figures count: by the clause, or as last counted before it."""
    nouns = table("commitments")["nouns"]
    noun = next((n for _, n in numbers_in(clause, found) if n is not None), None)
    if noun is not None and noun.lemma_ not in nouns["people"]:
        return noun
    for token in reversed(clause.page.doc[max(0, clause.verb.left_edge.i - _REACH) : clause.verb.left_edge.i]):
        if token.tag_ == "NNS" and token.lemma_.lower() in nouns["captives"]:
            return token
    return noun
