"""The command line: parse arguments, call, print. The only place that prints.

`memcon --help` must answer at once, so a command's module is imported when the command is asked for, and no module of
this folder imports spaCy, SQLAlchemy, rich or msgspec before it needs them.
"""

from importlib import import_module

import click

from memcon import __version__
from memcon.cli.errors import explained

COMMANDS: dict[str, dict[str, tuple[str, str]]] = {
    "Take in": {
        "read": ("memcon.cli.read:read", "Read reports into the record."),
        "extract": ("memcon.cli.extract:extract", "Write the readings alone; no record is touched."),
        "corpus": ("memcon.cli.corpus:corpus", "Read many articles on an engine."),
        "watch": ("memcon.cli.watch:watch", "Follow feeds, read what is new, and tell what it changed."),
        "set": ("memcon.cli.upkeep:set_publication", "Say what an article does not: its date, outlet or address."),
        "forget": ("memcon.cli.upkeep:forget", "Take an article out for good, and all that rests on it alone."),
        "rebuild": ("memcon.cli.upkeep:rebuild", "Make the entries anew from the readings and decisions."),
    },
    "Show": {
        "brief": ("memcon.cli.brief:brief", "Show the negotiation on one page, as of a day."),
        "diff": ("memcon.cli.diff:diff", "Show what changed between two days."),
        "timeline": ("memcon.cli.listings:timeline", "List everything that has a time, in its order."),
        "statements": ("memcon.cli.listings:statements", "List who said what, with the words."),
        "meetings": ("memcon.cli.listings:meetings", "List the meetings, by their date."),
        "documents": ("memcon.cli.listings:documents", "List the papers and what became of them."),
        "commitments": ("memcon.cli.listings:commitments", "List who owes what to whom, by when."),
        "moves": ("memcon.cli.listings:moves", "List what each party did at the table."),
        "deeds": ("memcon.cli.listings:deeds", "List what was done away from the table."),
        "actors": ("memcon.cli.listings:actors", "List the people, states and bodies."),
        "positions": ("memcon.cli.positions:positions", "Show where each side stands on each issue."),
        "articles": ("memcon.cli.listings:articles", "List the articles, or the gaps in their reading."),
        "show": ("memcon.cli.show:show", "Show one entry with every passage it rests on."),
    },
    "Read and decide in a browser": {
        "serve": ("memcon.cli.serve:serve", "Open the reading room, on this machine or for others."),
        "user": ("memcon.cli.users:user", "Say who may use the reading room, and let programs in."),
        "audit": ("memcon.cli.users:audit", "Show who logged in, decided and changed what."),
    },
    "Hand on": {
        "export": ("memcon.cli.export:export", "Write the record in other formats, a calendar, or labels."),
        "site": ("memcon.cli.site:site", "Write the reading room as static pages."),
        "copy": ("memcon.cli.upkeep:copy_record", "Write a copy of the record, whole though others work on it."),
    },
    "Decide": {
        "name": ("memcon.cli.naming:name", "Name the negotiation and its parties, or show what was found."),
        "issues": ("memcon.cli.issues:issues", "Show what is at stake, have it proposed, or set it."),
        "add": ("memcon.cli.adding:add", "Add an entry on words of an article."),
        "confirm": ("memcon.cli.deciding:confirm", "Confirm an entry."),
        "correct": ("memcon.cli.deciding:correct", "Correct fields of an entry."),
        "reject": ("memcon.cli.deciding:reject", "Reject an entry."),
        "merge": ("memcon.cli.deciding:merge", "Say that entries are one and the same."),
        "split": ("memcon.cli.deciding:split", "Split a finding off from its entry."),
        "note": ("memcon.cli.deciding:note", "Note something on an entry or an article."),
        "decisions": ("memcon.cli.undoing:decisions", "List all decisions, and what was taken back."),
        "undo": ("memcon.cli.undoing:undo", "Take a decision back."),
    },
}
"""By section and name: where a command is ("module:attribute") and its line in `memcon --help`."""


class LazyGroup(click.Group):
    """A group that knows its commands by name and line of help, and loads one only to run it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [name for section in COMMANDS.values() for name in section]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        for section in COMMANDS.values():
            if cmd_name in section:
                module, _, attribute = section[cmd_name][0].partition(":")
                command = getattr(import_module(module), attribute)
                assert isinstance(command, click.Command)  # noqa: S101 - for the type checker
                return command
        return None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for title, section in COMMANDS.items():
            if section:
                with formatter.section(title):
                    formatter.write_dl([(name, line) for name, (_, line) in section.items()])

    def invoke(self, ctx: click.Context) -> object:
        with explained():
            return super().invoke(ctx)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--record",
    metavar="FILE|ADDRESS",
    default="memcon.db",
    envvar="MEMCON_RECORD",
    show_default=True,
    show_envvar=True,
    help="The record: an SQLite file, or the SQLAlchemy address of a database.",
)
@click.version_option(__version__, prog_name="memcon", message="%(prog)s %(version)s", help="Show the version.")
def memcon(record: str) -> None:
    """Keep a sourced record of a negotiation from the reporting on it.

    \b
    Example:
      memcon read report.txt --published 2025-05-28
      memcon brief --on 2025-05-29
    """


def main() -> None:
    """Run the command line; exits 0 when all went well, 1 when something was refused, 2 for wrong usage."""
    memcon(prog_name="memcon")
