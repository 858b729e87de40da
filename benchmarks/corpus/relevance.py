"""What words let through, and what they save: the invented talks of benchmarks/merge, each followed by its own words,
and then all of them by the lists @talks and @speech, among the reports on the others and articles about something else.

python -m benchmarks.corpus.relevance [--others 5000] [--seed 1]

Every report on the talks has at least one thing marked in it, so that each that is passed over is a loss. Time is that
of the decision alone, on one core.
"""

import argparse
import time
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from benchmarks.corpus.articles import write_articles
from benchmarks.merge.gold import Marked, gold_files, marked
from memcon.corpus.glance import glance
from memcon.corpus.matching import Match, parse_match
from memcon.corpus.raw import Form, Raw

TALKS = tomllib.loads(Path(__file__).with_name("matches.toml").read_text("utf-8"))
LISTS = ("@talks", "@talks, @speech")


@dataclass(frozen=True)
class Passing:
    """Of the reports that are wanted, and of all others, how many there are and how many passed."""

    wanted: int = 0
    passed: int = 0
    others: int = 0
    others_passed: int = 0

    def __add__(self, other: "Passing") -> "Passing":
        pairs = zip(self._all, other._all, strict=True)
        return Passing(*(a + b for a, b in pairs))

    @property
    def _all(self) -> tuple[int, int, int, int]:
        return self.wanted, self.passed, self.others, self.others_passed


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--others", type=int, default=5_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    reports = [one for one in marked(gold_files()) if one.mentions]
    everyday = list(write_articles(asked.others, asked.seed))
    raws = [_raw(one["id"], one["text"]) for one in everyday]
    total, start = Passing(), time.perf_counter()
    for talks, words in TALKS.items():
        passing = measure(talks, parse_match([words]), reports, raws)
        total += passing
        print(
            f"{talks:10} {passing.passed:3} of {passing.wanted:3} passed; {_share(passing)} of the others passed over"
        )
    seconds = time.perf_counter() - start
    print(
        f"all talks by their own words: {total.passed / total.wanted:.3f} passed; {_share(total)} of others passed over"
    )
    for words in LISTS:
        match = parse_match([words])
        passing = sum((measure(talks, match, of(talks, reports), ()) for talks in TALKS), Passing())
        town = measure("", match, (), [_raw(one["id"], one["text"]) for one in everyday if one["about"] == "town"])
        print(
            f"all talks by {words}: {passing.passed / passing.wanted:.3f} passed; {_share(town)} of others passed over"
        )
    print(
        f"{seconds / (total.wanted + total.others) * 1e6:.0f} µs an article, where reading it takes about half a second"
    )


def measure(talks: str, match: Match, reports: Sequence[Marked], raws: Sequence[Raw]) -> Passing:
    """What passes of the reports on some talks, and of everything else."""
    passing = Passing()
    for report in reports:
        raw = _raw(report.article.id, report.article.text.body, report.article.publication.title)
        passed = glance(raw, match) is None
        passing += Passing(1, passed) if report.talks == talks else Passing(0, 0, 1, passed)
    return passing + Passing(0, 0, len(raws), sum(glance(raw, match) is None for raw in raws))


def of(talks: str, reports: Sequence[Marked]) -> list[Marked]:
    return [report for report in reports if report.talks == talks]


def _raw(name: str, text: str, title: str | None = None) -> Raw:
    return Raw(name, Form.OBJECT, msgspec.json.encode({"text": text, "title": title}))


def _share(passing: Passing) -> str:
    return f"{1 - passing.others_passed / max(passing.others, 1):.3f}"


if __name__ == "__main__":
    main()
