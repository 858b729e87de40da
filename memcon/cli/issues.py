"""`memcon issues`: what is at stake, shown, proposed and set."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from memcon.cli.errors import Refusal
from memcon.cli.formats import Format, format_option, print_table
from memcon.cli.negotiations import ALL, find, negotiation_option, within
from memcon.cli.news import plural
from memcon.cli.options import decider, now, opened, reason_options

if TYPE_CHECKING:
    from memcon.model.issues import Issue
    from memcon.record import RecordView
    from memcon.views.issues import IssueList


@click.group(invoke_without_command=True)
@negotiation_option
@format_option()
@click.pass_context
def issues(context: click.Context, negotiation: str | None, format_: str) -> None:
    """Show what is at stake, with the words that tell each issue.

    The list is the one that was set; else that of memcon.toml in the working folder, tables [[issue]] with name, words
    and perhaps but; else the general one that ships with Memcon.

    \b
    Example:
      memcon issues
      memcon issues suggest --out issues.toml
      memcon issues set issues.toml
    """
    if context.invoked_subcommand is not None:
        return
    from memcon.views.issues.lists import list_issues

    with opened() as record:
        view = record.view()
        found = issues_for(within(view, negotiation) if negotiation else view)
    if Format(format_) is Format.TEXT:
        click.echo(f"{found.origin}:")
    print_table(list_issues(found), format_)


@issues.command("set")
@click.argument("listed", metavar="FILE|NAME...", nargs=-1, required=True)
@negotiation_option
@reason_options
def set_issues(listed: tuple[str, ...], negotiation: str | None, why: str | None, who: str | None) -> None:
    """Set the issues of the negotiation.

    FILE|NAME... is a TOML file with a table [[issue]] for each, or the names of the issues themselves. A name of the
    list that holds now, or of the general one, takes its words from there; any other is told by its name, or by the
    words after an equals sign. The whole list is set anew; `memcon undo` brings the one before back. Of several
    negotiations each may have a list of its own; one that has none goes by the list that was set for all.

    \b
    Example:
      memcon issues set issues.toml
      memcon issues set cease-fire "prisoners and hostages" "harbour dues=dues,harbour fee"
    """
    from memcon.model.decisions import Decision
    from memcon.model.issues import write_issues
    from memcon.model.kinds import DecisionKind

    with opened() as record:
        view = record.view()
        target = None
        if negotiation and negotiation.casefold() != ALL:
            target = find(view.negotiations(), negotiation).id
        said = write_issues(_listed(view.within(target), listed))
        decision = Decision.make(DecisionKind.ISSUES, target=target, fields=said, who=decider(who), made=now(), why=why)
        made = record.decide(decision)
        record.fold()
    click.echo(f"Set {plural(len(said), 'issue')} (memcon undo {made.id[:10]}).")


@issues.command()
@click.option(
    "--least", type=click.IntRange(1), default=3, show_default=True, help="In how many entries it must occur."
)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Write them to this file, to be set.")
@format_option()
def suggest(least: int, out: Path | None, format_: str) -> None:
    """Propose issues from what has been read: what moves and statements speak of most.

    Nothing is set by it. With --out, the list is written as a file that can be changed by hand and then set.

    \b
    Example:
      memcon issues suggest --out issues.toml
    """
    from memcon.views.issues.lists import write_toml
    from memcon.views.issues.suggesting import list_proposed, suggest_issues

    with opened() as record:
        proposed = suggest_issues(record.view(), least)
    if out is None:
        print_table(list_proposed(proposed), format_)
    elif out.exists():
        raise Refusal("it is there already; name another file", str(out))
    else:
        out.write_text(write_toml(tuple(one.issue for one in proposed)), "utf-8")
        click.echo(f"Wrote {plural(len(proposed), 'issue')} to {out}.")


def issues_for(view: "RecordView") -> "IssueList":
    """The list that a record is seen by. Raises Refusal."""
    from memcon.views.issues import WrongIssues, issues_of
    from memcon.views.issues.lists import SETTINGS

    try:
        return issues_of(view, Path())
    except WrongIssues as error:
        raise Refusal(str(error), SETTINGS) from error


def _listed(view: "RecordView", listed: tuple[str, ...]) -> "tuple[Issue, ...]":
    """The issues of a file, or by their names. Raises Refusal."""
    from memcon.views.issues import WrongIssues, read_issues
    from memcon.views.issues.lists import check

    path = Path(listed[0])
    is_file = len(listed) == 1 and (path.suffix == ".toml" or path.is_file())
    try:
        return read_issues(path) if is_file else check(tuple(_named(view, name) for name in listed))
    except WrongIssues as error:
        raise Refusal(str(error), str(path) if is_file else None) from error


def _named(view: "RecordView", said: str) -> "Issue":
    from memcon.model.issues import Issue
    from memcon.views.issues import issues_of, shipped

    name, equals, words = said.partition("=")
    if not name.strip():
        raise Refusal("an issue needs a name")
    if equals:
        return Issue(name=name.strip(), words=tuple(word.strip() for word in words.split(",") if word.strip()))
    return issues_of(view).named(name) or shipped().named(name) or Issue(name=name.strip())
