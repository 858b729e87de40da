"""What became of a promise, where one clause tells both: "handed over the list, as it had promised"."""

import re
from functools import cache
from typing import TYPE_CHECKING

from memcon.model.findings import Commitment, Names
from memcon.model.ids import finding_id
from memcon.model.kinds import CommitmentStatus, FindingKind
from memcon.model.passages import Span
from memcon.reading.commitments.amounts import find_part, find_quantity
from memcon.reading.commitments.tellers import teller_of
from memcon.reading.commitments.terms import day_in
from memcon.reading.grammar.clauses import Clause
from memcon.reading.grammar.parties import Parties
from memcon.reading.grammar.subjects import own_subject
from memcon.reading.grammar.wording import one_line
from memcon.reading.knowledge import table

if TYPE_CHECKING:
    from spacy.tokens import Token

_OWED = frozenset({"relcl", "acl"})
_SAME = frozenset({"it", "they", "he", "she", "we"})
_ONLY = re.compile(r"\bonly (?:\d|one|two|three|four|five|six|seven|eight|nine|ten)", re.IGNORECASE)
_UNDER = re.compile(r"\bunder (?:the|that|this|an?|its|their) (?:\w+ )?(?:deal|agreement|accord|truce|pact)\b")


def find_outcome(clause: Clause, parties: Parties) -> Commitment | None:
    """The promise that the clause speaks of, and what it tells of it; None where it speaks of none."""
    if clause.is_future or clause.weakness or not (clause.is_past or clause.is_passive):
        return None
    promised = _promised_in(clause)
    if promised is None and not (_UNDER.search(_words(clause)) and is_part(clause)):
        return None
    by = _bound(clause, promised, parties)
    if not by:
        return None
    return Commitment(
        id=finding_id(FindingKind.COMMITMENT, clause.page.text_id, [clause.span]),
        by=by,
        to=tuple(n for n in parties.of(clause.slot("recipient")) if n not in by),
        what=one_line(clause.page, Span(max(clause.verb.idx, clause.span.start), clause.span.end)),
        quantity=find_part(clause) or find_quantity(clause, parties.found),
        status=_status(clause),
        status_by=teller_of(clause, parties),
        status_on=None if clause.negated else day_in(clause, parties.found),
        evidence=(clause.span,),
    )


def is_part(clause: Clause) -> bool:
    """Whether the clause tells of less than the whole: "40 of the 90 soldiers", "a first instalment"."""
    words = _words(clause)
    if any(part in words for part in table("commitments")["outcomes"]["parts"]) or _ONLY.search(words):
        return True
    return _some_of().search(words) is not None


@cache
def _some_of() -> re.Pattern[str]:
    number = "|".join(("one", *table("commitments")["numbers"]["units"]))
    figure = rf"(?:\d[\d,.]*|{number})(?: (?:million|billion|thousand))?"
    return re.compile(
        rf"(?<!all )\b{figure} (?:\w+ )?of (?:the|its|their|those|these|them|{figure})\b|^of the {figure}"
    )


def _words(clause: Clause) -> str:
    return clause.span.of(clause.page.text).lower()


def _status(clause: Clause) -> CommitmentStatus:
    if clause.negated:
        return CommitmentStatus.BROKEN
    return CommitmentStatus.PART_KEPT if is_part(clause) else CommitmentStatus.KEPT


def _promised_in(clause: Clause) -> "Token | None":
    """The verb in the clause by which it is told to have been promised."""
    words = table("commitments")["outcomes"]
    for token in clause.verb.subtree if clause.lemma in words["doings"] else ():
        if token.lemma_ not in words["promised"] or token.pos_ not in {"VERB", "ADJ"} or not _hangs_on(token, clause):
            continue
        if any(t.dep_ == "neg" for t in token.children):
            continue
        if _opens_with(token, words["openers"]) or _is_of_the_thing(clause, token):
            return token
    return None


def _opens_with(promised: "Token", openers: list[str]) -> bool:
    """Whether it is told beside it as promised: "as agreed", "later than it had promised"."""
    before = promised.nbor(-1).lower_ if promised.i else ""
    marks = {t.lower_ for t in promised.children if t.dep_ == "mark" or t.i == promised.left_edge.i}
    return before in {"as", "than"} or (promised.dep_ == "advcl" and bool(marks.intersection(openers)))


def _hangs_on(verb: "Token", clause: Clause) -> bool:
    """Whether it hangs on the clause itself or on a noun in it, not on another clause within."""
    if verb == clause.verb or not clause.span.covers(Span(verb.idx, verb.idx + len(verb))):
        return False
    above = verb.head
    while above != clause.verb and above.pos_ not in {"VERB", "AUX"}:
        above = above.head
    return above == clause.verb


def _is_of_the_thing(clause: Clause, promised: "Token") -> bool:
    """Whether what was promised is the very thing that the clause is about: "the ship that it had promised"."""
    if promised.dep_ in {"ccomp", "dobj"}:
        return promised.head == clause.verb and any(t.lower_ in {"what", "whatever"} for t in promised.subtree)
    subject = own_subject(promised)
    return promised.dep_ in _OWED and subject is not None and subject.tag_ not in {"WDT", "WP"}


def _bound(clause: Clause, promised: "Token | None", parties: Parties) -> Names:
    """Who does it, and nobody where another is told to have promised it."""
    doer = parties.of(clause.subject)
    subject = own_subject(promised) if promised is not None else None
    owing = () if subject is None or subject.lower_ in _SAME else parties.of(subject)
    if doer and owing and set(doer) != set(owing):
        return ()
    if clause.lemma == "receive":
        return owing
    unknown = clause.subject is not None and clause.lemma not in {"arrive", "come", "reach"}
    return doer or (() if unknown else owing)
