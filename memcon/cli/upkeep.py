"""Commands on a record and its articles: `set`, `forget`, `rebuild`, `copy`."""

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

from memcon.cli.errors import REFUSED, Stopped, complain
from memcon.cli.news import count, plural
from memcon.cli.options import decider, now, opened, publication_options, reason_options, say_ahead
from memcon.cli.reading import Interrupted, Outcome, read_unread

if TYPE_CHECKING:
    from memcon.record import Forgotten, Record


@click.command("set")
@click.argument("article")
@publication_options
@reason_options
def set_publication(
    article: str, published: str | None, outlet: str | None, url: str | None, why: str | None, who: str | None
) -> None:
    """Say what an article does not: its date, outlet or address.

    ARTICLE is the id of a text, a beginning of it, or the source's own id. With another date it is read again.

    \b
    Example:
      memcon set t-k3v7q2mx --published 2025-05-28
    """
    from memcon.model.decisions import Decision
    from memcon.model.kinds import DecisionKind

    fields = {"published": published, "outlet": outlet, "url": url}
    said = {name: value for name, value in fields.items() if value is not None}
    if not said:
        raise click.UsageError("say what: --published, --outlet or --url")
    with opened() as record:
        filed = record.view().article(article)
        decision = Decision.make(
            DecisionKind.SET, target=filed.id, fields={**said}, who=decider(who), made=now(), why=why
        )
        record.decide(decision)
        outcome = settle(record)
        if ahead := say_ahead(published):
            complain(ahead, filed.id[:10])
        again = " It was read again." if outcome.texts else ""
        click.echo(f"{filed.id[:10]}: {', '.join(f'{name} {value}' for name, value in said.items())}.{again}")
    exit_if_failed(outcome)


@click.command()
@click.argument("article")
@click.option("--yes", is_flag=True, help="Do not ask.")
def forget(article: str, yes: bool) -> None:
    """Take an article out for good, and all that rests on it alone.

    ARTICLE is the id of a text, a beginning of it, or the source's own id. Its text and the bytes it came as are
    deleted; entries that rest on other articles too stay. Decisions on the article or on its words go with it. This
    cannot be taken back: `memcon undo` does not bring it back, and to read it again does not bring back the decisions.

    \b
    Example:
      memcon forget t-k3v7q2mx
    """
    with opened() as record:
        filed = record.view().article(article)
        name = f"{filed.id[:10]} “{filed.title}”" if filed.title else filed.id[:10]
        if not yes:
            goes = _say_gone(record.goes_with(filed.id), "that rest on it alone")
            click.confirm(f"Forget {name} with {goes}? This cannot be taken back.", abort=True, err=True)
        gone = record.forget(filed.id)
        record.fold()
    click.echo(f"{name} is forgotten, with {_say_gone(gone, 'that rested on it alone')}.")


def _say_gone(gone: "Forgotten", alone: str) -> str:
    entries = f"{plural(gone.entries, 'entry', 'entries')} {alone}"
    return f"{plural(gone.publications, 'publication')}, {entries} and {plural(gone.decisions, 'decision')}"


@click.command()
def rebuild() -> None:
    """Make the entries anew from the readings and decisions.

    They come out the same as before, in whatever order the articles arrived; what is unread is read first. Texts that
    an older version of Memcon has cleaned are made anew from the bytes that they came in, and read again; the encoding
    that a server told is not among these.

    \b
    Example:
      memcon --record talks.db rebuild
    """
    from memcon.model.kinds import FindingKind

    with opened() as record:
        renewed, left = record.clean_anew()
        if left:
            complain(f"left as they were cleaned: {plural(left, 'text')} that cannot be made of the bytes that came in")
        outcome = settle(record, fold=False)
        record.rebuild()
        view = record.view()
        counts = [count(len(entries), kind) for kind in FindingKind if (entries := view.entries(kind))]
        articles = plural(len(view.articles()), "article")
    if renewed:
        click.echo(f"{plural(renewed, 'text')} cleaned anew.")
    click.echo(f"Rebuilt from {articles}: {', '.join(counts) or 'no entries'}.")
    exit_if_failed(outcome)


@click.command("copy")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def copy_record(file: Path) -> None:
    """Write a copy of the record, whole though others work on it.

    FILE must not be there yet. While the reading room or `memcon watch` is open, what came in last stands in a file
    beside the record (memcon.db-wal), so a plain copy of memcon.db alone lacks it. A record on PostgreSQL is copied by
    pg_dump.

    \b
    Example:
      memcon --record talks.db copy talks-2025-06-02.db
    """
    with opened() as record:
        record.copy(file)
    click.echo(f"{file}: a copy, to be opened with memcon --record {shlex.quote(str(file))}.")


def settle(record: "Record", *, fold: bool = True) -> Outcome:
    """Reads what a change has left unread, and brings the entries up to date."""
    try:
        outcome = read_unread(record)
    except Interrupted as stop:
        raise Stopped("stopped; the change is kept, the reading will be made next time") from stop
    if fold:
        record.fold()
    return outcome


def exit_if_failed(outcome: Outcome) -> None:
    if outcome.failed:
        click.get_current_context().exit(REFUSED)
