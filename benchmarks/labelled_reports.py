"""Scores the reader on whole invented reports, sentence by sentence, with the moves and deeds that each tells of.

python -m benchmarks.labelled_reports            the figures of the reports that are seen and of those that are not
python -m benchmarks.labelled_reports --missed   and what comes out otherwise, of those that are seen
python -m benchmarks.labelled_reports --report tariffs-agency

A file begins with `title`, `outlet` and `published`. Each further line is one sentence after the moves that it tells
of, as `KIND: BY > TOWARD`: "a/b" where either kind is right, "(KIND)" where a careful reader could leave it out,
"KIND~" where a modal or the like weakens it, "^ KIND" for the kind of the move that it answers, "*KIND" for a deed,
"-" for nothing. An empty line ends a paragraph. How they were made is told in docs/moves.md.
"""

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from pathlib import Path

from benchmarks.labelled import FOLDER, PARTS, Told, names_in
from benchmarks.scoring import Tally
from benchmarks.scoring.parties import same_parties
from memcon.model.articles import Article, Publication, Text
from memcon.model.findings import Deed, Move, Reading
from memcon.model.ids import text_id
from memcon.model.passages import Span

REPORTS = FOLDER / "reports"
UNSEEN = frozenset({"border-paper", "climate-blog"})  # of these nobody who writes rules looks at more than the figures
_NOTHING = "-"


@dataclass(frozen=True)
class Label:
    """What one sentence tells of: `answers` is the kind of the move that it answers, where the report has one."""

    told: Told
    deed: bool = False
    optional: bool = False
    weak: bool = False
    answers: str | None = None


@dataclass(frozen=True)
class Line:
    words: str
    labels: tuple[Label, ...]


@dataclass(frozen=True)
class Report:
    """One report with the labels of its sentences; `paragraphs` are its sentences as they stand together."""

    name: str
    head: Mapping[str, str]
    paragraphs: tuple[tuple[Line, ...], ...] = field(repr=False)

    @property
    def part(self) -> str:
        return PARTS[self.name in UNSEEN]

    @property
    def body(self) -> str:
        return "\n\n".join(" ".join(line.words for line in lines) for lines in self.paragraphs)

    @cached_property
    def lines(self) -> tuple[tuple[Span, Line], ...]:
        """Its sentences with where they stand in the body."""
        placed, at = [], 0
        for line in chain.from_iterable(self.paragraphs):
            at = self.body.index(line.words, at)
            placed.append((Span(at, at + len(line.words)), line))
            at += len(line.words)
        return tuple(placed)

    @property
    def article(self) -> Article:
        body = Text(id=text_id(self.body), body=self.body, cleaning="as-given")
        published, outlet, title = (self.head[name] for name in ("published", "outlet", "title"))
        return Article(id=body.id, text=body, publication=Publication(published=published, outlet=outlet, title=title))


def files() -> tuple[Path, ...]:
    return tuple(sorted(REPORTS.glob("*.txt")))


def reports(paths: Iterable[Path] | None = None) -> list[Report]:
    return [_report(path) for path in paths or files()]


def articles(paths: Iterable[Path]) -> Iterator[Article]:
    return (report.article for report in reports(paths))


def _report(path: Path) -> Report:
    head, *paragraphs = path.read_text("utf-8").strip().split("\n\n")
    told = dict(line.split(": ", 1) for line in head.splitlines())
    return Report(path.stem, told, tuple(tuple(map(_line, p.splitlines())) for p in paragraphs))


def _line(written: str) -> Line:
    labels, words = written.split(" | ", 1)
    return Line(words, () if labels == _NOTHING else tuple(map(_label, labels.split("; "))))


def _label(words: str) -> Label:
    told, _, answered = words.partition(" ^ ")
    kinds, _, parties = told.partition(": ")
    by, _, toward = parties.partition(" > ")
    plain = kinds.strip("*()~")
    return Label(
        Told(tuple(plain.split("/")), names_in(by), names_in(toward)),
        deed=kinds.startswith("*"),
        optional=kinds.startswith("("),
        weak=kinds.endswith("~"),
        answers=answered or None,
    )


@dataclass(frozen=True)
class Outcome:
    """How one report was read: labels with the finding that tells the same or None, and findings without a label."""

    report: Report
    reading: Reading
    pairs: tuple[tuple[Span, Line, Label, Move | Deed | None], ...]
    spare: tuple[Move | Deed, ...]


def compare(report: Report, reading: Reading) -> Outcome:
    """Each label with the first finding that tells the same in its sentence; each finding counts once."""
    left: list[Move | Deed] = [*reading.moves, *reading.deeds]
    pairs = []
    for span, line in report.lines:
        for label in line.labels:
            found = next((f for f in left if _tells(f, label) and _stands_in(f, span)), None)
            if found is not None:
                left.remove(found)
            pairs.append((span, line, label, found))
    return Outcome(report, reading, tuple(pairs), tuple(left))


def _tells(found: Move | Deed, label: Label) -> bool:
    return isinstance(found, Deed) == label.deed and label.told.is_same(found)


def _stands_in(found: Move | Deed, span: Span) -> bool:
    return any(span.overlaps(Span(*e)) for e in found.evidence)


Figures = dict[str, Tally]
Count = Callable[..., None]


def score(outcomes: Iterable[Outcome]) -> Figures:
    """Moves and deeds of both parts; of right moves also towards whom, what they answer and their strength; "acts" are
    moves of the right kind, whoever is said to make them."""
    figures: Figures = {}

    def count(name: str, right: bool, found: bool, gold: bool) -> None:
        figures[name] = figures.get(name, Tally()) + Tally(int(right), int(found), int(gold))

    for outcome in outcomes:
        part = outcome.report.part
        kinds = {move.id: str(move.kind) for move in outcome.reading.moves}
        for _, _, label, found in outcome.pairs:
            if label.optional:
                continue
            what = f"{part} deeds" if label.deed else f"{part} moves"
            count(what, found is not None, found is not None, gold=True)
            if isinstance(found, Move):
                _count_more(part, label, found, kinds, count)
        _count_acts(outcome, count)
        for spare in outcome.spare:
            count(f"{part} deeds" if isinstance(spare, Deed) else f"{part} moves", False, True, gold=False)
    return figures


def _count_acts(outcome: Outcome, count: Count) -> None:
    left = list(outcome.reading.moves)
    for span, _, label, _ in outcome.pairs:
        if label.deed:
            continue
        alike = (m for m in left if str(m.kind) in label.told.kinds and _stands_in(m, span))
        if (found := next(alike, None)) is not None:
            left.remove(found)
        if not label.optional:
            count(f"{outcome.report.part} acts", found is not None, found is not None, True)
    for _ in left:
        count(f"{outcome.report.part} acts", False, True, False)


def _count_more(part: str, label: Label, found: Move, kinds: Mapping[str, str], count: Count) -> None:
    wanted = label.told.toward
    count(f"{part} toward", bool(wanted) and same_parties(wanted, found.toward), bool(found.toward), bool(wanted))
    answered = kinds.get(found.answers or "")
    is_right = answered is not None and answered == label.answers
    count(f"{part} answers", is_right, found.answers is not None, label.answers is not None)
    count(f"{part} strength", label.weak and found.strength is not None, found.strength is not None, label.weak)


def amiss(outcome: Outcome) -> str:
    """In words, what was missed (-), what was found without being told (+), and what is else wrong (~)."""
    rows: list[tuple[int, str]] = []
    for span, line, label, found in outcome.pairs:
        if found is None and not label.optional:
            rows.append((span.start, f"- {'/'.join(label.told.kinds)} {label.told.by}: {line.words}"))
        elif isinstance(found, Move) and label.told.toward and not same_parties(label.told.toward, found.toward):
            rows.append((span.start, f"~ toward {found.toward}, not {label.told.toward}: {line.words}"))
    for spare in outcome.spare:
        rows.append((spare.evidence[0][0], f"+ {spare.kind} {spare.by} > {spare.toward}: {spare.what}"))
    return "\n".join([outcome.report.name, *(f"  {words}" for _, words in sorted(rows))])


def read(chosen: Iterable[Report]) -> list[Outcome]:
    from memcon.reading import Reader

    listed = list(chosen)
    readings = Reader().read_all(report.article for report in listed)
    return [compare(report, reading) for report, reading in zip(listed, readings, strict=True)]


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.labelled_reports", description="score whole reports")
    parser.add_argument("--missed", action="store_true", help="show what comes out otherwise, of the seen reports")
    parser.add_argument("--report", action="append", default=[], help="score this report alone")
    wanted = parser.parse_args(arguments)
    outcomes = read(r for r in reports() if not wanted.report or r.name in wanted.report)
    for name, tally in sorted(score(outcomes).items()):
        share = f"P {tally.precision:.3f}  R {tally.recall:.3f}  F1 {tally.f1:.3f}"
        print(f"{name:16} {share}   told {tally.gold:3}  found {tally.found:3}")
    if wanted.missed:
        print(*(amiss(outcome) for outcome in outcomes if outcome.report.part == "seen"), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
