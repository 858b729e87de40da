"""`memcon read`: reports into the record."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from memcon.cli.errors import REFUSED, Stopped
from memcon.cli.intake import Intake, take_in, warn_of_relations
from memcon.cli.news import plural, tell_news
from memcon.cli.options import now, opened, private_option, publication, publication_options
from memcon.cli.reading import Interrupted, Outcome, read_unread, watched

if TYPE_CHECKING:
    from memcon.model.articles import Publication
    from memcon.record import Record


@click.command()
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@publication_options
@private_option
def read(
    inputs: tuple[str, ...], published: str | None, outlet: str | None, url: str | None, allow_private: bool
) -> None:
    """Read reports into the record.

    INPUT is a file, a folder, an http or https address, a file of addresses (.urls, one a line), or - for standard
    input. It holds a text, a page (HTML, or saved as MHTML), a paper (PDF, .docx), a letter (.eml), a feed (RSS, Atom,
    JSON Feed), or JSON or JSON Lines with objects that have "id", "text" and perhaps "published", "outlet", "title",
    "author" and "url"; any of these packed with gzip too. Which it is, its bytes tell and not its name. --published,
    --outlet and --url say what an input does not say of itself.

    What is already known is not read twice. Ends with counts, and with exit code 1 if something was refused.

    \b
    Example:
      memcon read report.txt --published 2025-05-28 --outlet "Harbour Gazette"
      memcon read https://gazette.example/harbour/talks communique.pdf
    """
    if "-" in inputs and sys.stdin.isatty():
        click.echo("Paste the text, then press Ctrl-D on a line of its own.", err=True)
    said = publication(published, outlet, url)
    with opened(create=True) as record:
        read_before = frozenset(filed.id for filed in record.view().articles() if filed.reader)
        intake = _take_in(record, inputs, said, allow_private=allow_private)
        try:
            outcome = read_unread(record)
        except Interrupted as stop:
            raise Stopped(_say_stop(stop)) from stop
        record.fold()
        if intake.new or intake.known:
            warn_of_relations(record.view(), intake, said)
        _report(record, intake, outcome, read_before)
    if intake.refused or outcome.failed:
        click.get_current_context().exit(REFUSED)


def _take_in(record: "Record", inputs: tuple[str, ...], said: "Publication", *, allow_private: bool) -> Intake:
    """Takes everything in; where something is fetched, which may take its time, the inputs are counted meanwhile."""
    from memcon.articles import load
    from memcon.articles.addresses import is_fetched

    supplied = bool(said.published or said.outlet or said.url)
    fetching = any(map(is_fetched, inputs))
    with watched(inputs, total=len(inputs), shown=fetching, doing="Taking in") as shown:
        loaded = load(shown, defaults=said, fetched=now(), allow_private=allow_private)
        return take_in(record, loaded, supplied=supplied)


def _report(record: "Record", intake: Intake, outcome: Outcome, read_before: frozenset[str]) -> None:
    if fresh := outcome.texts - read_before:
        for line in tell_news(record.view(), fresh):
            click.echo(line)
    for line in _tell_gone(intake):
        click.echo(line)
    click.echo(_say_counts(intake, outcome))
    if outcome.gaps:
        sentences = plural(outcome.gaps, "sentence")
        click.echo(f"Nothing was made of {sentences} with quotation marks or reporting verbs (memcon articles --gaps).")


def _tell_gone(intake: Intake) -> Iterator[str]:
    from memcon.articles.fetching import shown
    from memcon.model.ids import short

    for page, texts in intake.gone:
        yield f"No longer at {shown(page)}: {', '.join(map(short, texts))} (kept, and marked as gone from there)."


def _say_counts(intake: Intake, outcome: Outcome) -> str:
    came = dict.fromkeys(intake.texts)
    read = sum(text in outcome.texts for text in came)
    foreign = sum(text in outcome.foreign for text in came)
    failed = sum(text in outcome.failed for text in came)
    others = len(outcome.texts) - read
    again = f" {plural(others, 'text')} that the record held unread {'was' if others == 1 else 'were'} read too."
    kept = f" {foreign:,} kept in another language," if foreign else ""
    known = len(intake.texts) - read - failed
    counts = f"{read - foreign:,} read,{kept} {known:,} known already, {intake.refused + failed:,} refused."
    return counts + (again if others else "")


def _say_stop(stop: Interrupted) -> str:
    return f"stopped; {stop.read:,} of {plural(stop.asked, 'article')} read and kept, the rest will be read next time"
