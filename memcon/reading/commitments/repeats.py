"""One commitment told twice in the same terms: one finding with the words of both."""

import re
from functools import lru_cache

from msgspec.structs import replace

from memcon.model.findings import Commitment
from memcon.model.ids import finding_id
from memcon.model.kinds import FindingKind
from memcon.model.passages import Span
from memcon.reading.page import Page

_WORD = re.compile(r"\w{4,}")
_ALIKE = 0.6  # share of the shorter one's words: below it two clauses are two commitments
_LONGEST_TOGETHER = 400
_BACK = 100  # commitments of the same parties and status among which a repeat is looked for


def join_repeats(page: Page, commitments: list[Commitment]) -> tuple[Commitment, ...]:
    """`commitments`, those in the same terms joined; rival terms of one commitment stay apart."""
    joined: list[Commitment] = []
    alike: dict[object, list[int]] = {}
    for commitment in commitments:
        before = alike.setdefault((frozenset(commitment.by), commitment.status), [])
        at = next((i for i in before[-_BACK:] if _repeats(page, joined[i], commitment)), None)
        if at is None:
            before.append(len(joined))
            joined.append(commitment)
        else:
            joined[at] = _join(page, joined[at], commitment)
    return tuple(joined)


def _repeats(page: Page, earlier: Commitment, later: Commitment) -> bool:
    if _are_rivals(earlier, later):
        return False
    some, others = _words(page, earlier), _words(page, later)
    shorter = min(len(some), len(others))
    return shorter > 1 and len(some & others) / shorter >= _ALIKE


def _are_rivals(earlier: Commitment, later: Commitment) -> bool:
    same_day = earlier.due is not None and earlier.due == later.due
    events = () if same_day else ((earlier.trigger, later.trigger),)
    pairs = ((earlier.due, later.due), (earlier.quantity, later.quantity), *events)
    return any(a is not None and b is not None and a != b for a, b in pairs)


def _join(page: Page, earlier: Commitment, later: Commitment) -> Commitment:
    evidence = tuple(Span(*s) for s in (*earlier.evidence, *later.evidence))
    if sum(s.end - s.start for s in evidence) > _LONGEST_TOGETHER:
        evidence = tuple(Span(*s) for s in earlier.evidence)
    return replace(
        earlier,
        id=finding_id(FindingKind.COMMITMENT, page.text_id, evidence),
        what=later.what if _points(earlier.what) and not _points(later.what) else earlier.what,
        to=earlier.to or later.to,
        quantity=earlier.quantity or later.quantity,
        due=earlier.due or later.due,
        due_text=earlier.due_text or later.due_text,
        put_off_to=earlier.put_off_to or later.put_off_to,
        trigger=earlier.trigger or later.trigger,
        made_on=earlier.made_on or later.made_on,
        document=earlier.document or later.document,
        agreed_at=earlier.agreed_at or later.agreed_at,
        evidence=evidence,
    )


def _points(what: str) -> bool:
    """Whether it names the thing only by a pronoun: "present it to the council"."""
    return what.lower().split()[1:2] in (["it"], ["them"], ["this"], ["these"], ["that"])


def _words(page: Page, commitment: Commitment) -> set[str]:
    return {w for s in commitment.evidence for w in _long_words(page.text[s[0] : s[1]])}


@lru_cache(maxsize=1024)
def _long_words(words: str) -> frozenset[str]:
    return frozenset(w.lower() for w in _WORD.findall(words))
