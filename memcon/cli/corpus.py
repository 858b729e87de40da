"""`memcon corpus`: many articles, on an engine."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from memcon.cli.errors import REFUSED, Refusal, Stopped, complain
from memcon.cli.news import plural
from memcon.cli.options import record_address

if TYPE_CHECKING:
    from memcon.corpus.matching import Match
    from memcon.corpus.outcomes import Tally
    from memcon.corpus.run import Report

_MOST_FAILURES = 10  # that are told one by one


@click.group()
def corpus() -> None:
    """Read many articles on an engine.

    Needs the extra: pip install 'memcon[corpus]'.

    \b
    Example:
      memcon corpus read archive.warc.gz --out talks --match "Ardland, Borovia"
      memcon corpus load talks --record talks.db
    """


@corpus.command()
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), metavar="FOLDER", required=True, help="Where to."
)
@click.option("--workers", type=click.IntRange(min=1), metavar="N", help="Readers side by side, else one a core.")
@click.option("--cluster", metavar="ADDRESS", help="The address of a Ray cluster, instead of this machine.")
@click.option("--match", "words", metavar="WORDS", help="Read only what has one of these words or phrases.")
@click.option(
    "--match-file", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="The same, one a line."
)
def read(
    inputs: tuple[str, ...],
    out: Path,
    workers: int | None,
    cluster: str | None,
    words: str | None,
    match_file: Path | None,
) -> None:
    """Read a corpus into a dataset.

    INPUT is a web archive (WARC), JSON Lines, Parquet or CSV, or any file that `memcon read` takes, packed or not; a
    folder or a pattern (*.warc.gz) of them; or an address of an object store (s3://bucket/archive/*.warc.gz, where the
    package for that store is installed). FOLDER is made a Parquet dataset of the articles and their readings, by month
    of publication; docs/corpus.md tells its columns.

    WORDS are parted by commas, and of words joined with + all must be there; a word is matched whole, or with every
    ending where it ends in *. @talks stands for words of negotiations, @speech for "said" and the like. What is in
    another language, or has none of the words, is counted and passed over.

    It can be stopped at any time, and goes on where it was when it is started again with the same inputs: what was
    read is not read again, and each article is there once. What could not be read is told with its cause in
    FOLDER/_quarantine.jsonl; then it ends with exit code 1.

    \b
    Example:
      memcon corpus read 'archive/*.warc.gz' --out talks --match "Ardland + Borovia, ferry talks"
    """
    if workers and cluster:
        raise click.UsageError("--workers is for this machine; a cluster has as many as it has room for")
    expect_extra()
    match = _match_of(words, match_file)
    from memcon.cli.progress import watching
    from memcon.corpus.engine import on_engine
    from memcon.corpus.errors import CorpusError
    from memcon.corpus.run import read_corpus

    try:
        with watching() as watch:
            reading = on_engine(workers or _cores(), cluster)
            report = read_corpus(inputs, out, match=match, reading=reading, watch=watch)
    except CorpusError as error:
        raise Refusal(str(error)) from error
    except KeyboardInterrupt as stop:
        raise Stopped("stopped; what was read is kept, and the same command goes on from there") from stop
    _tell_report(report, out)
    if report.failed:
        click.get_current_context().exit(REFUSED)


@corpus.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--record", "address", metavar="FILE|ADDRESS", help="The record, else that of memcon --record.")
def load(folder: Path, address: str | None) -> None:
    """Bring a dataset into a record.

    FOLDER is what `memcon corpus read` made. What the record has already stays as it is, so that a load can be
    repeated, or broken off and begun again; two loads at once take turns. At the end the record is folded.

    \b
    Example:
      memcon corpus load talks --record talks.db
    """
    expect_extra()
    from memcon.cli.progress import counting
    from memcon.corpus.errors import CorpusError
    from memcon.corpus.loading import load_dataset
    from memcon.record import open_record

    try:
        with open_record(address or record_address()) as record, counting() as watch:
            loaded = load_dataset(folder, record, watch)
    except CorpusError as error:
        raise Refusal(str(error)) from error
    except KeyboardInterrupt as stop:
        raise Stopped("stopped; what was loaded is kept, and the same command goes on from there") from stop
    for cause in loaded.unfit:
        complain(cause)
    new = f"{plural(loaded.texts, 'new text')} and {plural(loaded.readings, 'new reading')}"
    click.echo(f"{plural(loaded.articles, 'article')} gone through: {new}.")


@corpus.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--format", "format_", type=click.Choice(["plover"]), default="plover", help="Which rows.", show_default=True
)
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Where to, else standard output."
)
def export(folder: Path, format_: str, out: Path | None) -> None:
    """Write what a dataset holds as event rows.

    FOLDER is what `memcon corpus read` made. Each row is an event in the codes of PLOVER: date, source, target, event,
    mode where known, place, article, and the passage that it rests on. They are written as CSV, or as JSON Lines where
    the name of the file ends in .jsonl.

    \b
    Example:
      memcon corpus export talks --format plover --out events.csv
    """
    expect_extra()
    from memcon.corpus.errors import CorpusError
    from memcon.corpus.events import event_rows, write_events_to
    from memcon.interchange.plover import write_rows

    try:
        if out is None:
            write_rows(event_rows(folder), sys.stdout)
        else:
            number = write_events_to(event_rows(folder), out)
            click.echo(f"{plural(number, 'event')} in {out}.")
    except CorpusError as error:
        raise Refusal(str(error)) from error


def expect_extra() -> None:
    """Raises Refusal where what this needs is not installed."""
    from importlib.util import find_spec

    missing = [name for name in ("ray", "pyarrow", "fastwarc", "fsspec") if find_spec(name) is None]
    if missing:
        raise Refusal(f"this needs {', '.join(missing)}: pip install 'memcon[corpus]'")


def _match_of(words: str | None, file: Path | None) -> "Match":
    from memcon.corpus.matching import parse_match

    lines = [words] if words else []
    try:
        if file:
            lines += file.read_text("utf-8-sig").splitlines()
        match = parse_match(lines)
    except (ValueError, UnicodeDecodeError) as error:
        raise Refusal(str(error), str(file) if file else "--match") from error
    if (words or file) and not match.ways:
        raise Refusal("there is no word in it", str(file) if file else "--match")
    return match


def _cores() -> int:
    import os

    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _tell_report(report: "Report", out: Path) -> None:
    for one in report.failed[:_MOST_FAILURES]:
        complain(one.cause, one.place)
    if len(report.failed) > _MOST_FAILURES:
        complain(f"and {len(report.failed) - _MOST_FAILURES:,} more, in {out}/_quarantine.jsonl")
    if report.skipped:
        click.echo(f"{plural(report.skipped, 'input')} read before.")
    click.echo(_say_read(report))
    for reason, number in report.tally.passed.items():
        click.echo(f"Passed over: {number:,} {reason}{_say_languages(report.tally, reason)}.")
    if report.passed:
        click.echo(f"Passed over: {plural(report.passed, 'file')} that by their names are no articles.")
    if report.failed:
        click.echo(f"{len(report.failed):,} could not be read ({out}/_quarantine.jsonl).")


def _say_read(report: "Report") -> str:
    tally = report.tally
    speed = f", {tally.words / report.seconds:,.0f} words a second" if tally.words else ""
    undated = f" ({tally.undated:,} without a date)" if tally.undated else ""
    return f"{plural(tally.articles, 'article')}{undated} read, {plural(tally.words, 'word')}{speed}."


def _say_languages(tally: "Tally", reason: str) -> str:
    from memcon.corpus.outcomes import Reason

    if reason != Reason.LANGUAGE:
        return ""
    ordered = sorted(tally.languages.items(), key=lambda one: (-one[1], one[0]))
    return f" ({', '.join(f'{code} {number:,}' for code, number in ordered[:6])})"
