"""Measures rule 5: exchange two states in an article, and the reading comes out exchanged and otherwise the same.

python -m benchmarks.exchange [ARTICLE...] [--kind statements] [--pairs 5] [--all]

Every example article, and every gold article where there are any, is read as it is and with five different pairs of
states exchanged. What is found in the exchanged text is carried back (places by the exchange's own map, names by their
roles) and compared, finding by finding, with all its fields. Those that differ are printed.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path

import msgspec

from benchmarks.cases import SHARED, articles, example_files
from benchmarks.exchanging import Exchanged, exchange, exchangeable, most_named, neutral
from memcon.articles.boilerplate import find_boilerplate
from memcon.articles.cleaning import AS_GIVEN
from memcon.model.articles import Article, Text
from memcon.model.findings import Finding, Reading
from memcon.model.ids import text_id
from memcon.model.passages import Span

FLOORS = dict.fromkeys(("statements", "meetings", "documents", "commitments", "moves", "deeds"), 0.98)
"""The share of findings that must come out the same. They only ever rise."""

APART = 0.05
"""How far the confidences of a statement as it is and of the exchanged one may be apart."""

PAIRS = 5
OUTSIDERS = (
    "Belgium", "Peru", "Kenya", "Oman", "Chile", "Poland", "Philippines", "Maldives", "Gambia", "Ghana", "Nepal",
    "Dominican Republic", "Seychelles", "Bahamas", "Comoros", "United Arab Emirates",
)  # fmt: skip
"""States that take the place of one that an article is about, so that no state is at home in what the reader knows."""

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


def every_file() -> list[Path]:
    return [*example_files(), *sorted((SHARED / "seed" / "gold").glob("*.json"))]


@cache
def every_case(pairs: int = PAIRS) -> list[Case]:
    return [case for nth, file in enumerate(every_file()) for case in cases_of(file, nth, pairs)]


def cases_of(file: Path, nth: int = 0, pairs: int = PAIRS) -> list[Case]:
    """An article with pairs of the states that it is about, two at most, and with one of these and others that it does
    not name; `nth` chooses which others come first."""
    text = article_of(file).text.body
    states, turn = most_named(text), nth % len(OUTSIDERS)
    others = [state for state in OUTSIDERS[turn:] + OUTSIDERS[:turn] if state not in states]
    inside = [pair for pair in combinations(states[:4], 2) if exchangeable(text, *pair)][:2]
    outside = [(a, b) for b in others for a in states[:2] if exchangeable(text, a, b)]
    return [Case(file, a, b) for a, b in (*inside, *outside)[:pairs]]


@cache
def article_of(file: Path) -> Article:
    return next(articles([file]))


@cache
def reading_of(file: Path) -> Reading:
    return read(article_of(file))


def read(article: Article) -> Reading:
    from memcon.reading import Reader

    return Reader().read(article)


@cache
def read_exchanged(case: Case) -> Reading:
    article = article_of(case.file)
    new = exchange(article.text.body, case.a, case.b)
    body = Text(text_id(new.text), new.text, AS_GIVEN, boilerplate=find_boilerplate(new.text))
    outlet = exchange(article.publication.outlet or "", case.a, case.b).text
    return read(Article("exchanged", body, msgspec.structs.replace(article.publication, outlet=outlet or None)))


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


def differing(cases: Iterable[Case], kind: str) -> Iterator[str]:
    for case in cases:
        here, there = map(Counter, compared(case)[kind])
        yield from (f"{case}\n  as it is:  {found}" for found in (here - there).elements())
        yield from (f"{case}\n  exchanged: {found}" for found in (there - here).elements())


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.exchange", description="rule 5: sides alike")
    parser.add_argument("articles", nargs="*", type=Path, metavar="ARTICLE", help="files; all if none is named")
    parser.add_argument("--pairs", type=int, default=PAIRS, help=f"of states for each article (default {PAIRS})")
    parser.add_argument("--kind", choices=FLOORS, help="the findings that are shown where they differ (default all)")
    asked = parser.parse_args()
    files: Sequence[Path] = asked.articles
    cases = [c for n, file in enumerate(files) for c in cases_of(file, n, asked.pairs)] or every_case(asked.pairs)
    for kind in [asked.kind] if asked.kind else FLOORS:
        print("\n".join(differing(cases, kind)))
    shares = {kind: share_alike(compared(case)[kind] for case in cases) for kind in FLOORS}
    print(f"\n{len(cases)} exchanges in {len({case.file for case in cases})} articles")
    for kind, share in shares.items():
        count = sum(len(compared(case)[kind][0]) for case in cases)
        print(f"  {kind:14}{100 * share:6.1f} % of {count:6,} the same   floor {100 * FLOORS[kind]:.0f} %")
    return int(any(share < FLOORS[kind] for kind, share in shares.items()))


if __name__ == "__main__":
    sys.exit(main())
