"""The terms that a record can be searched by for what may be filed under an issue."""

import re
from collections.abc import Iterable
from itertools import product

from memcon.model.issues import Issue
from memcon.record.kept.search import Sought
from memcon.record.kept.terms import terms_in

_HYPHEN = re.compile(r"[-‐‑–]")
_MOST_HYPHENS = 3  # in one phrase


def likely_words(issue: Issue) -> tuple[Sought, ...]:
    """Of these something stands wherever `file_under` finds the issue, and often elsewhere too; none where one of its
    words cannot be searched for. A word may stand in the plural, and a hyphen for a hyphen, a blank or nothing."""
    found = [sought for phrase in issue.told_by for sought in _forms(phrase)]
    return tuple(dict.fromkeys(found)) if all(sought.terms for sought in found) else ()


def _forms(phrase: str) -> list[Sought]:
    kept = phrase.partition("*")[0].strip()
    hyphens = len(_HYPHEN.findall(kept))
    if hyphens > _MOST_HYPHENS:
        return [Sought(())]
    return [_beginning(_write(kept, signs)) for signs in product((" ", ""), repeat=hyphens)]


def _write(phrase: str, signs: Iterable[str]) -> str:
    """A phrase with signs in the place of its hyphens."""
    each = iter(signs)
    return _HYPHEN.sub(lambda _: next(each), phrase)


def _beginning(words: str) -> Sought:
    """All that begins so, the last letter but one of a word, which may change in its plural, at the latest."""
    terms = [term.folded for term in terms_in(words)]
    if terms and len(terms[-1]) > 2:
        terms[-1] = terms[-1].removesuffix("y")
    return Sought(tuple(terms), begins=True)
