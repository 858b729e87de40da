"""One act, one move: of clauses that show the same act, the one that shows it best; of repeats, all the words."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from memcon.model.findings import Commitment
from memcon.model.kinds import CommitmentStatus, MoveKind
from memcon.model.passages import Span
from memcon.reading.knowledge import table
from memcon.reading.moves.candidates import Candidate
from memcon.reading.page import Found, Page

_FAMILY = {MoveKind.PROPOSAL: MoveKind.OFFER, MoveKind.APPEAL: MoveKind.DEMAND, MoveKind.WARNING: MoveKind.THREAT}
_STANDS_INSIDE = frozenset(
    {
        (MoveKind.DEMAND, MoveKind.ACCUSATION),
        (MoveKind.APPEAL, MoveKind.ACCUSATION),
        (MoveKind.DEMAND, MoveKind.PRECONDITION),
        (MoveKind.OFFER, MoveKind.PRECONDITION),
        (MoveKind.PROPOSAL, MoveKind.PRECONDITION),
        (MoveKind.ACCEPTANCE, MoveKind.PRECONDITION),
        (MoveKind.REJECTION, MoveKind.PRECONDITION),
        (MoveKind.THREAT, MoveKind.PRECONDITION),
        (MoveKind.PRECONDITION, MoveKind.DEMAND),
        (MoveKind.PRECONDITION, MoveKind.OFFER),
        (MoveKind.PRECONDITION, MoveKind.THREAT),
        (MoveKind.PRECONDITION, MoveKind.REJECTION),
        (MoveKind.THREAT, MoveKind.ACCUSATION),
    }
)
_GIVEN = frozenset({MoveKind.OFFER, MoveKind.PRECONDITION})
_LONGEST_TOGETHER = 400
_NEAR = 50  # candidates on either side of one, among which are all of its sentence
_BACK = 100  # moves of one kind and party among which a repeat is looked for
_SHARED = 3  # words of the matter that two clauses on one act have in common at least
_ALIKE_IN_MATTER = 0.5
_EMPTY = frozenset({"with", "that", "this", "their", "from", "into", "will", "would", "have", "been", "about", "which"})
_WORD = re.compile(r"\w{4,}")
_TAKEN_UP = frozenset({"this", "that", "it", "so", "the same"})
_POINTS = re.compile(r"\b(?:this|that|it|these|them)\W*$", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:an?|the|its|their|his|her) ", re.IGNORECASE)
_NEXT = 60  # characters at most between an act and the next one that takes up or tells what it was
_ALIKE = 0.6  # share of the shorter one's words: below it two clauses are two acts


def settle(page: Page, candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """The candidates that are acts of their own, in the order of their words."""
    known = sorted(dict.fromkeys(candidates), key=lambda c: (c.spans[0].start, -c.spans[0].end))
    known = [c for c in known if not (_agrees_with_itself(page, c, known) or _is_told_next(c, known))]
    kept = [c for c, near in _with_neighbours(known) if not _is_vague(c, near)]
    kept = [c for c, near in _with_neighbours(kept) if not any(_takes_in(other, c) for other in near if other is not c)]
    return tuple(_join_repeats(page, kept))


def _with_neighbours(known: list[Candidate]) -> Iterator[tuple[Candidate, list[Candidate]]]:
    """Each candidate with those around it, among which are all of its sentence."""
    for at, candidate in enumerate(known):
        yield candidate, known[max(0, at - _NEAR) : at + _NEAR]


def is_undertaken(page: Page, candidate: Candidate, found: Found) -> bool:
    """Whether what is offered is already a commitment: "ready to present it on Monday"; so is what "shall" be done by
    an accord, which asks for nothing."""
    if candidate.kind is MoveKind.DEMAND:
        return any(_binds(page, c, candidate) for c in found.commitments)
    if candidate.kind not in {MoveKind.OFFER, MoveKind.PROPOSAL}:
        return False
    words = _words(page, candidate.spans)
    owed = [c for c in found.commitments if _is_owed_by(c, candidate)]
    here = candidate.spans[0].start
    nearest = sorted(owed, key=lambda c: abs(c.evidence[0][0] - here))[:_BACK]
    known = (_words(page, tuple(Span(*s) for s in c.evidence)) for c in nearest)
    return any(len(words & theirs) / max(len(words), 1) >= _ALIKE for theirs in known)


def _binds(page: Page, commitment: Commitment, candidate: Candidate) -> bool:
    """Whether the words of a demand are those by which who should do it binds itself."""
    span = candidate.spans[0]
    told_by = commitment.status_by
    by_both = told_by is None or all(name in told_by for name in commitment.by)
    agreed = by_both and commitment.by == candidate.toward and "shall" in span.of(page.text).split()
    return agreed and any(Span(*s).covers(span) for s in commitment.evidence)


def _is_owed_by(commitment: Commitment, candidate: Candidate) -> bool:
    """Whether those who offer it owe it already; what is made to hang on something is an offer still."""
    return commitment.by == candidate.by and commitment.status is not CommitmentStatus.CONDITIONAL


def _is_vague(candidate: Candidate, known: list[Candidate]) -> bool:
    """A warning whose words are a move of their own is that move; one that is only joined to it is none of its words:
    "warned that it would rot and called for a truce"."""
    if candidate.kind is not MoveKind.WARNING or not candidate.act:
        return False
    others = (c for c in known if c is not candidate and c.by == candidate.by and not c.joined)
    return any(c.spans[0].overlaps(candidate.spans[0]) for c in others)


def _agrees_with_itself(page: Page, candidate: Candidate, known: list[Candidate]) -> bool:
    """Whether what is accepted is only what the same party has just offered: "and its cabinet had agreed to this"."""
    start, end = candidate.spans[0]
    if candidate.kind is not MoveKind.ACCEPTANCE or not _POINTS.search(page.text[start:end]):
        return False
    before = [c for c in known if c is not candidate and start - _NEXT <= c.spans[0].end <= start]
    return bool(before) and all(c.by == candidate.by and _family(c.kind) in _GIVEN for c in before)


def _is_told_next(candidate: Candidate, known: list[Candidate]) -> bool:
    """Whether it only announces the offer that the same party makes next: "offered a way out. It would ..."."""
    if _family(candidate.kind) is not MoveKind.OFFER or not _is_empty_gift(candidate.what):
        return False
    end = candidate.spans[0].end
    after = (c for c in known if end <= c.spans[0].start <= end + _NEXT)
    return any(c.by == candidate.by and _family(c.kind) is MoveKind.OFFER for c in after)


def _is_empty_gift(what: str) -> bool:
    return _ARTICLE.sub("", what.lower()) in table("moves")["nouns"]["empty gifts"]


def _takes_in(outer: Candidate, inner: Candidate) -> bool:
    """Whether `inner` is only a part of what `outer` says."""
    around, within = outer.spans[0], inner.spans[0]
    if not around.covers(within) or outer.by != inner.by:
        return False
    if inner.joined and outer.kind is MoveKind.WARNING:
        return False
    if outer.act and inner.act and within.end <= outer.at and around != within:
        return False  # it only shares its subject: "demanded its files and threatened to leave"
    if around == within:
        return _rank(outer) > _rank(inner) and (_family(outer.kind), _family(inner.kind)) not in _STANDS_INSIDE
    if _family(outer.kind) == _family(inner.kind):
        return True
    return (_family(outer.kind), _family(inner.kind)) not in _STANDS_INSIDE


def _rank(candidate: Candidate) -> tuple[bool, int]:
    return candidate.act, -list(MoveKind).index(candidate.kind)


def _family(kind: MoveKind) -> MoveKind:
    return _FAMILY.get(kind, kind)


def _join_repeats(page: Page, candidates: list[Candidate]) -> list[Candidate]:
    joined: list[Candidate] = []
    alike: dict[object, list[int]] = {}
    for candidate in candidates:
        before = alike.setdefault((_family(candidate.kind), candidate.by), [])
        at = next((i for i in before[-_BACK:] if _repeats(page, joined[i], candidate)), None)
        if at is None:
            before.append(len(joined))
            joined.append(candidate)
        else:
            joined[at] = replace(joined[at], spans=(*joined[at].spans, *candidate.spans))
    return joined


def _repeats(page: Page, earlier: Candidate, later: Candidate) -> bool:
    if _goes_on(page, earlier, later):
        return True
    if sum(s.end - s.start for s in (*earlier.spans, *later.spans)) > _LONGEST_TOGETHER:
        return False
    some, others = _words(page, earlier.spans), _words(page, later.spans)
    shorter = min(len(some), len(others))
    if shorter > 1 and len(some & others) / shorter >= _ALIKE:
        return True
    some, others = _matter(earlier), _matter(later)
    return len(some & others) >= _SHARED and len(some & others) / min(len(some), len(others)) >= _ALIKE_IN_MATTER


def _goes_on(page: Page, earlier: Candidate, later: Candidate) -> bool:
    """Whether the later clause is joined to the earlier one, or only takes it up again ("and will demand this")."""
    gap = page.text[earlier.spans[-1].end : later.spans[0].start]
    if later.what.lower() in _TAKEN_UP and len(gap) < 100:
        return True
    if gap.strip() == "?":  # "Why wait until Monday? It can be passed to us right away"
        return True
    return not (earlier.act or later.act) and len(gap) <= len(" , and ") and not set(gap) & set(".;!?")


def _matter(candidate: Candidate) -> set[str]:
    parties = {word for name in (*candidate.by, *candidate.toward) for word in _WORD.findall(name.lower())}
    return set(_WORD.findall(candidate.what.lower().replace("-", ""))) - parties - _EMPTY


def _words(page: Page, spans: tuple[Span, ...]) -> set[str]:
    return {word for span in spans for word in _long_words(span.of(page.text))}


@lru_cache(maxsize=1024)
def _long_words(words: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(words))
