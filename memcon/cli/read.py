"""`memcon read`: reports into the record."""

import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import click

from memcon.cli.errors import REFUSED, Stopped, complain
from memcon.cli.news import plural, tell_news
from memcon.cli.options import now, opened, publication, publication_options, say_ahead
from memcon.cli.reading import Interrupted, Outcome, read_unread

if TYPE_CHECKING:
    from memcon.articles import Arrival, Loaded
    from memcon.record import Record

_MOST_ALIKE = 10  # warnings of one sort that are shown one by one


@click.command()
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@publication_options
def read(inputs: tuple[str, ...], published: str | None, outlet: str | None, url: str | None) -> None:
    """Read reports into the record.

    INPUT is a text (.txt, .text, .md), JSON or JSON Lines with objects that have "id", "text" and perhaps "published",
    "outlet", "title", "author" and "url" (.json, .jsonl), any of these with .gz, a folder of such files, or - for a
    text on standard input. --published, --outlet and --url say what an input does not say of itself.

    What is already known is not read twice. Ends with counts, and with exit code 1 if something was refused.

    \b
    Example:
      memcon read report.txt --published 2025-05-28 --outlet "Harbour Gazette"
    """
    from memcon.articles import load

    if "-" in inputs and sys.stdin.isatty():
        click.echo("Paste the text, then press Ctrl-D on a line of its own.", err=True)
    loaded = load(inputs, as_given=False, defaults=publication(published, outlet, url), fetched=now())
    with opened(create=True) as record:
        read_before = frozenset(filed.id for filed in record.view().articles() if filed.reader)
        intake = take_in(record, loaded, supplied=bool(published or outlet or url))
        try:
            outcome = read_unread(record)
        except Interrupted as stop:
            raise Stopped(_say_stop(stop)) from stop
        record.fold()
        _report(record, intake, outcome, read_before)
    if intake.refused or outcome.failed:
        click.get_current_context().exit(REFUSED)


@dataclass(slots=True)
class Intake:
    """What came in: the texts of the articles that arrived, in order, and how many inputs were refused."""

    texts: list[str] = field(default_factory=list)
    refused: int = 0
    _warned: Counter[str] = field(default_factory=Counter)

    def warn(self, sort: str, warnings: Iterable[str], about: str) -> None:
        for warning in warnings:
            self._warned[sort] += 1
            if self._warned[sort] <= _MOST_ALIKE:
                complain(warning, about)

    def say_rest(self) -> None:
        for sort, number in self._warned.items():
            if number > _MOST_ALIKE:
                complain(f"and {number - _MOST_ALIKE:,} more: {sort}")


def take_in(record: "Record", loaded: "Iterable[Loaded]", *, supplied: bool) -> Intake:
    """Adds what arrives to the record, each in a transaction of its own, and warns of what is doubtful. `supplied` says
    that the user gave something of the publication."""
    from memcon.articles import Refused

    intake = Intake()
    try:
        for one in loaded:
            if isinstance(one, Refused):
                intake.refused += 1
                complain(one.cause, one.input)
            else:
                _add(record, one, intake, supplied)
    except KeyboardInterrupt as stop:
        raise Stopped(f"stopped; {plural(len(intake.texts), 'article')} came in and will be read next time") from stop
    intake.say_rest()
    return intake


def _add(record: "Record", arrival: "Arrival", intake: Intake, supplied: bool) -> None:
    from memcon.articles import doubts
    from memcon.model.ids import short
    from memcon.record import Added

    article = arrival.article
    added = record.add(article, arrival.original, supplied=supplied)
    intake.texts.append(article.text.id)
    intake.warn("input not quite as expected", arrival.warnings, arrival.input)
    if added is not Added.NEW:
        return
    if not article.publication.published:
        undated = f"its date is unknown (memcon set {short(article.text.id)} --published DATE)"
        intake.warn("date unknown", [undated], arrival.input)
    if ahead := say_ahead(article.publication.published):
        intake.warn("published in days to come", [ahead], arrival.input)
    if reasons := doubts(article.text.body):
        intake.warn("looks like no report", [f"looks like no report: {' and '.join(reasons)}"], arrival.input)
    near = ", ".join(map(short, record.near_copies(article)))
    intake.warn(
        "near to a known text", [f"near to {near}, and counts as one source with it"] if near else [], arrival.input
    )


def _report(record: "Record", intake: Intake, outcome: Outcome, read_before: frozenset[str]) -> None:
    if fresh := outcome.texts - read_before:
        for line in tell_news(record.view(), fresh):
            click.echo(line)
    click.echo(_say_counts(intake, outcome))
    if outcome.gaps:
        sentences = plural(outcome.gaps, "sentence")
        click.echo(f"Nothing was made of {sentences} with quotation marks or reporting verbs (memcon articles --gaps).")


def _say_counts(intake: Intake, outcome: Outcome) -> str:
    came = dict.fromkeys(intake.texts)
    read = sum(text in outcome.texts for text in came)
    failed = sum(text in outcome.failed for text in came)
    others = len(outcome.texts) - read
    again = f" {plural(others, 'text')} that the record held unread {'was' if others == 1 else 'were'} read too."
    counts = f"{read:,} read, {len(intake.texts) - read - failed:,} known already, {intake.refused + failed:,} refused."
    return counts + (again if others else "")


def _say_stop(stop: Interrupted) -> str:
    return f"stopped; {stop.read:,} of {plural(stop.asked, 'article')} read and kept, the rest will be read next time"
