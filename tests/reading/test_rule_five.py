"""Rule 5: exchange two states in an article, and the reading comes out exchanged and otherwise the same.

Every example article, and every gold article where there are any, is read as it is and with two states exchanged.
What is found in the exchanged text is carried back (places by the exchange's own map, names by their roles) and
compared, finding by finding, with all its fields.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec
import pytest

from memcon.model.findings import Finding, Reading
from memcon.model.passages import Span
from tests.cases import article_of, article_with, example_files, read, reading_of, seed_files
from tests.exchange import Exchanged, exchange, exchangeable, most_named, neutral

FLOORS = dict.fromkeys(("statements", "meetings", "documents", "commitments", "moves", "deeds"), 0.98)
"""The share of findings that must come out the same. They only ever rise."""

OUTSIDERS = ("Belgium", "Peru", "Kenya", "Oman", "Chile", "Poland")
"""States that take the place of one that an article is about, so that no state is at home in what the reader knows."""

APART = 0.05
"""How far the confidences of a statement as it is and of the exchanged one may be apart."""

IDS = {"id", "within", "same_as", "statement", "answers", "document", "agreed_at"}
SPANS = {"content", "source", "cue", "evidence", "also"}


@dataclass(frozen=True)
class Case:
    """One article and the two states that are exchanged in it."""

    file: Path
    a: str
    b: str

    def __str__(self) -> str:
        return f"{self.file.stem}: {self.a} and {self.b}"


@cache
def every_case() -> list[Case]:
    """Each article with the two states that it is about, and with its first state and one that it is not about."""
    return [case for n, file in enumerate(example_files() + seed_files()) for case in cases_of(file, n)]


def cases_of(file: Path, n: int) -> Iterator[Case]:
    text = article_of(file).text.body
    states = most_named(text)
    pairs = [(a, b) for a in states[:4] for b in states[:4] if states.index(a) < states.index(b)]
    outside = [(a, b) for a in states[:2] for b in OUTSIDERS[n % 6 :] + OUTSIDERS[: n % 6] if b not in states]
    for some in (pairs, outside):
        yield from [Case(file, a, b) for a, b in some if exchangeable(text, a, b)][:1]


def a_few_cases() -> list[Case]:
    """Enough of them for every day: some with both of the states that an article is about, some with one."""
    return every_case()[::5]


@cache
def read_exchanged(case: Case) -> Reading:
    article = article_of(case.file)
    new = exchange(article.text.body, case.a, case.b)
    return read(article_with(new.text, published=article.publication.published))


@cache
def compared(case: Case) -> dict[str, tuple[list[str], list[str]]]:
    """By kind, the findings of the text as it is and those of the exchanged one, in neutral words."""
    new, there = exchange(article_of(case.file).text.body, case.a, case.b), read_exchanged(case)
    return {
        kind: (
            [in_roles(found, {case.a: "A", case.b: "B"}, None) for found in findings(reading_of(case.file), kind)],
            [in_roles(found, {case.a: "B", case.b: "A"}, new) for found in findings(there, kind)],
        )
        for kind in FLOORS
    }


def confidences(case: Case) -> list[tuple[float, float]]:
    """Those of each statement that comes out the same but exchanged, as it is and exchanged."""
    here, there = compared(case)["statements"]
    exchanged = dict(zip(there, _confidences(read_exchanged(case)), strict=True))
    as_is = zip(here, _confidences(reading_of(case.file)), strict=True)
    return [(sure, exchanged[words]) for words, sure in as_is if words in exchanged]


def _confidences(reading: Reading) -> list[float]:
    return [statement.confidence or 0.0 for statement in reading.statements]


def findings(reading: Reading, kind: str) -> tuple[Finding, ...]:
    found: tuple[Finding, ...] = getattr(reading, kind)
    return found


def in_roles(found: Finding, roles: dict[str, str], new: Exchanged | None) -> str:
    """A finding as comparable words: roles for the two states, places of the old text, no ids."""
    fields = {}
    for name, value in msgspec.structs.asdict(found).items():
        if name in SPANS:
            fields[name] = [tuple(new.old(Span(*span)) if new else Span(*span)) for span in value]
        elif name not in IDS and name != "confidence" and value not in (None, ()):
            fields[name] = value
    return neutral(msgspec.json.encode(fields).decode(), roles)


def share_alike(pairs: Iterable[tuple[list[str], list[str]]]) -> float:
    """The findings that both have, over those of whichever has more; 1 where there are none."""
    both = most = 0
    for here, there in pairs:
        both += (Counter(here) & Counter(there)).total()
        most += max(len(here), len(there))
    return both / most if most else 1.0


def differing(cases: Iterable[Case], kind: str) -> str:
    lines = []
    for case in cases:
        here, there = map(Counter, compared(case)[kind])
        lines += [f"{case}\n  as it is:  {found}" for found in (here - there).elements()]
        lines += [f"{case}\n  exchanged: {found}" for found in (there - here).elements()]
    return "\n".join(lines)


@pytest.mark.parametrize("kind", FLOORS)
def test_sides_are_treated_alike_in_a_few_articles(kind: str) -> None:
    cases = a_few_cases()
    share = share_alike(compared(case)[kind] for case in cases)
    assert share >= FLOORS[kind], f"{kind}: {share:.3f} the same\n{differing(cases, kind)}"


def test_statements_of_either_side_are_trusted_alike() -> None:
    pairs = [pair for case in a_few_cases() for pair in confidences(case)]
    assert sum(abs(a - b) <= APART for a, b in pairs) >= 0.98 * len(pairs)
    assert abs(sum(a - b for a, b in pairs)) <= 0.01 * len(pairs)


@pytest.mark.slow
@pytest.mark.parametrize("kind", FLOORS)
def test_sides_are_treated_alike_in_every_article(kind: str) -> None:
    cases = every_case()
    share = share_alike(compared(case)[kind] for case in cases)
    assert share >= FLOORS[kind], f"{kind}: {share:.3f} the same\n{differing(cases, kind)}"


def test_every_article_has_two_states_to_exchange() -> None:
    assert {case.file for case in every_case()} >= set(example_files())


def test_a_reading_that_favours_a_state_would_be_seen() -> None:
    assert share_alike([(["A says", "B says"], ["A says", "A says"])]) == 0.5
