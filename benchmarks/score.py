"""Scores the reader against gold, and fails where a figure falls below its floor.

python -m benchmarks.score             score, print the figures, compare them with benchmarks/floors.toml
python -m benchmarks.score --raise     and raise the floors to what was reached
python -m benchmarks.score --only gold,dates

The examples and the invented reports on other talks are scored with benchmarks/scoring, and how many reports become
one record with benchmarks/merge. Where the corpora that do not ship lie beside the project, the reader is scored on
them too, by the programs that came with them.
"""

import argparse
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from benchmarks import floors, labelled, labelled_reports
from benchmarks.cases import SHARED, articles, example_gold_files, objects, office_files, report_files, told_files
from benchmarks.merge.gold import articles_of_marked, gold_files, marked
from benchmarks.merge.grouping import figures_of
from benchmarks.scoring import Tally
from benchmarks.scoring import score as score_examples
from benchmarks.scoring.spans import exact_spans
from memcon.model.articles import Article
from memcon.model.findings import Reading


@dataclass(frozen=True)
class Row:
    """One figure: its value, and precision and recall where it is the F1 of these."""

    figure: str
    value: float
    precision: float | None = None
    recall: float | None = None


@dataclass(frozen=True)
class Corpus:
    """Articles with gold, and how readings of them are scored. Where it is not there, it is left out."""

    name: str
    paths: tuple[Path, ...]
    score: Callable[[list[Any], list[Reading]], list[Row]]
    articles: Callable[[Iterable[Path]], Iterable[Article]] = articles
    gold: Callable[[Iterable[Path]], Iterable[Any]] = objects

    @property
    def is_there(self) -> bool:
        return bool(self.paths) and all(path.exists() for path in self.paths)


def by_program(program: str, rows: Callable[[str], list[Row]]) -> Callable[..., list[Row]]:
    """A scorer that runs a program of the shared corpora on files of gold and readings."""

    def score(gold: list[Mapping[str, Any]], readings: list[Reading]) -> list[Row]:
        with tempfile.TemporaryDirectory() as folder:
            files = [Path(folder) / "gold.jsonl", Path(folder) / "readings.jsonl"]
            files[0].write_bytes(msgspec.json.Encoder().encode_lines(gold))
            files[1].write_bytes(msgspec.json.Encoder().encode_lines(readings))
            run = [sys.executable, str(SHARED / "score" / program), *map(str, files)]
            return rows(subprocess.run(run, check=True, capture_output=True, text=True).stdout)

    return score


def by_ourselves(gold: list[Mapping[str, Any]], readings: list[Reading]) -> list[Row]:
    plain = msgspec.json.decode(msgspec.json.encode(readings))
    tallies = score_examples({told["id"]: told for told in gold}, {told["id"]: told for told in plain})
    return rows_of(tallies)


def with_spans(gold: list[Mapping[str, Any]], readings: list[Reading]) -> list[Row]:
    """The figures of attributions by the program for them, and exact spans of each of their parts."""
    spans = exact_spans(gold, msgspec.json.decode(msgspec.json.encode(readings)))
    attributions = by_program("score_attribution.py", rows_with_f1)
    return [*attributions(gold, readings), *rows_of({f"span {role}": tally for role, tally in spans.items()})]


def rows_of(tallies: Mapping[str, Tally]) -> list[Row]:
    return [Row(figure, tally.f1, tally.precision, tally.recall) for figure, tally in tallies.items()]


def by_meetings(gold: list[Mapping[str, Any]], readings: list[Reading]) -> list[Row]:
    """As `by_ourselves`, of reports in which only the meetings are marked."""
    return [row for row in by_ourselves(gold, readings) if row.figure == "meeting" or row.figure.startswith("m-")]


def by_statements(gold: list[Mapping[str, Any]], readings: list[Reading]) -> list[Row]:
    """As `by_ourselves`, of reports in which only the statements are marked."""
    return [row for row in by_ourselves(gold, readings) if row.figure in {"statement", "who-said", "side", "kind"}]


def by_merging(gold: list[Any], readings: list[Reading]) -> list[Row]:
    """How one record groups what the reports say; what was not tuned on is scored by itself."""
    return [Row(name, value) for name, value in figures_of(gold, readings).items()]


def by_part(told: list[labelled.Sentence], readings: list[Reading]) -> list[Row]:
    """The moves of sentences with labels, of the part that rules were written by and of the part that was not seen."""
    figures = labelled.score((s, r.moves) for s, r in zip(told, readings, strict=True))
    return rows_of({f"{part} moves": figures[part, "all"] for part in labelled.PARTS})


def by_deeds(told: list[labelled.Sentence], readings: list[Reading]) -> list[Row]:
    """As `by_part`, of the deeds of sentences that tell what was done away from the table."""
    figures = labelled.score((s, r.deeds) for s, r in zip(told, readings, strict=True))
    return rows_of({f"{part} deeds": figures[part, "all"] for part in labelled.PARTS})


def by_sentence(told: list[labelled_reports.Report], readings: list[Reading]) -> list[Row]:
    """The moves of whole reports that are labelled sentence by sentence."""
    outcomes = [labelled_reports.compare(report, reading) for report, reading in zip(told, readings, strict=True)]
    figures = labelled_reports.score(outcomes)
    return rows_of({name: figures[name] for part in labelled.PARTS for name in (f"{part} moves", f"{part} acts")})


def rows_with_f1(printed: str) -> list[Row]:
    """The rows of a program that prints "NAME P 0.1 R 0.2 F1 0.3", at the line's beginning or within it."""
    form = re.compile(r"(?:^|   )([a-z][a-z -]*?)\s+P ([\d.]+) R ([\d.]+) F1 ([\d.]+)", re.MULTILINE)
    return [
        Row(re.sub(r"\s+", " ", name), float(f1), float(precision), float(recall))
        for name, precision, recall, f1 in form.findall(printed)
    ]


def rows_with_shares(printed: str) -> list[Row]:
    """The rows of a program that prints "NAME 1/4 0.250", several to a line."""
    return [Row(name, float(value)) for name, value in re.findall(r"([a-z][a-z ]*?) \d+/\d+ ([\d.]+)", printed)]


CORPORA = (
    Corpus("examples", tuple(example_gold_files()), by_ourselves),
    Corpus("invented", tuple(report_files()), by_meetings),
    Corpus("speakers", tuple(told_files()), by_statements),
    Corpus("offices", tuple(office_files()), by_statements),
    Corpus("merge", tuple(gold_files()), by_merging, articles_of_marked, marked),
    Corpus("sentences", labelled.files(labelled.MOVES), by_part, labelled.articles, labelled.sentences),
    Corpus("situations", labelled.files(labelled.SITUATIONS), by_part, labelled.articles, labelled.sentences),
    Corpus("deeds", labelled.files(labelled.DEEDS), by_deeds, labelled.articles, labelled.sentences),
    Corpus("reports", labelled_reports.files(), by_sentence, labelled_reports.articles, labelled_reports.reports),
    Corpus("gold", (SHARED / "seed/gold",), by_program("score_reading.py", rows_with_f1)),
    Corpus(
        "polnear",
        (SHARED / "corpora/polnear/dev.jsonl.gz",),
        with_spans,
    ),
    Corpus("dates", (SHARED / "corpora/datetime/dev.jsonl.gz",), by_program("score_dates.py", rows_with_shares)),
    Corpus(
        "plover",
        (SHARED / "corpora/plover/dev.jsonl.gz",),
        by_program("score_plover.py", lambda printed: rows_with_shares(printed) + rows_with_f1(printed)),
    ),
)


def read_and_score(corpus: Corpus) -> tuple[list[Row], str]:
    """The figures of one corpus, and in words how much was read in what time."""
    from memcon.reading import Reader

    begun = time.perf_counter()
    readings = list(Reader().read_all(corpus.articles(corpus.paths)))
    took = time.perf_counter() - begun
    words = sum(len(reading.text.split()) for reading in readings)
    rows = corpus.score(list(corpus.gold(corpus.paths)), readings)
    return rows, f"{len(readings)} articles, {words:,} words, {took:.0f} s"


def show(corpus: str, about: str, rows: list[Row], old: Mapping[str, float]) -> None:
    print(f"\n{corpus}: {about}")
    print(f"  {'':26}{'P':>7}{'R':>7}{'figure':>8}{'floor':>8}")
    for row in rows:
        cells = [f"{value:.3f}" if value is not None else "" for value in (row.precision, row.recall, row.value)]
        floor = f"{old[row.figure]:.3f}" if row.figure in old else "none"
        print(f"  {row.figure:26}{cells[0]:>7}{cells[1]:>7}{cells[2]:>8}{floor:>8}")


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.score", description="score the reader against gold")
    parser.add_argument("--raise", dest="lift", action="store_true", help="raise the floors to what was reached")
    parser.add_argument("--only", metavar="CORPUS,...", help="some of: " + ", ".join(c.name for c in CORPORA))
    wanted = parser.parse_args(arguments)
    chosen = wanted.only.split(",") if wanted.only else [corpus.name for corpus in CORPORA]
    old = floors.load()
    reached: dict[str, dict[str, float]] = {}
    for corpus in CORPORA:
        if corpus.name in chosen and corpus.is_there:
            rows, about = read_and_score(corpus)
            show(corpus.name, about, rows, old.get(corpus.name, {}))
            reached[corpus.name] = {row.figure: row.value for row in rows}
    return judge(old, reached, lift=wanted.lift)


def judge(old: floors.Figures, reached: floors.Figures, *, lift: bool, file: Path = floors.FILE) -> int:
    """0 where every floor holds, else 1; with `lift` the floors rise to what was reached."""
    fallen = floors.fallen(old, reached)
    print("\n" + "\n".join(fallen or ["Every floor holds."]))
    if lift:
        floors.save(floors.raised(old, reached), file)
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
