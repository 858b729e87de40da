"""`memcon user` and `memcon audit`: who may use the reading room, and what was done there."""

import datetime as dt
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from memcon.cli.errors import Refusal
from memcon.cli.formats import format_option, print_table
from memcon.cli.news import plural
from memcon.cli.options import Day, decider, opened, who_option
from memcon.record.access.roles import Role

if TYPE_CHECKING:
    from memcon.record.access.trail import By

F = TypeVar("F", bound=Callable[..., Any])
_ROLES = click.Choice([role.value for role in Role])


def password_option(command: F) -> F:
    """--password-stdin of commands that take a password."""
    return click.option(
        "--password-stdin", is_flag=True, help="Read the password from standard input instead of asking twice."
    )(command)


@click.group()
def user() -> None:
    """Say who may use the reading room.

    A reader looks; a reviewer decides and adds reports too; an admin sees the audit trail as well, and takes back
    what others decided. Users are kept in the record, and are in no export.

    \b
    Example:
      memcon user add "Ada Holm" --role reviewer
      memcon user token add "Ada Holm" --label "nightly export" --role reader
    """


@user.command()
@click.argument("name")
@click.option("--role", type=_ROLES, required=True, help="What they may do.")
@password_option
@who_option
def add(name: str, role: str, password_stdin: bool, who: str | None) -> None:
    """Make a user.

    NAME is what they log in with, and what stands under their decisions. The password has 12 characters or more.

    \b
    Example:
      memcon user add "Ada Holm" --role reviewer
    """
    from memcon.record.access.users import check_name

    with opened(create=True) as record:
        made = record.access.users.add(check_name(name), Role(role), _password(password_stdin), _by(who))
    click.echo(f"{made.name} may log in as {made.role}.")


@user.command(name="list")
@format_option()
def list_(format_: str) -> None:
    """List the users, with their roles.

    \b
    Example:
      memcon user list --format json
    """
    from memcon.views.tables import Table

    with opened() as record:
        users = record.access.users.all()
    rows = tuple((user.name, user.role.value, user.made) for user in users)
    print_table(Table(what="users", columns=("name", "role", "since"), rows=rows), format_)


@user.command()
@click.argument("name")
@click.argument("role", type=_ROLES)
@who_option
def role(name: str, role: str, who: str | None) -> None:
    """Change what a user may do.

    It holds at once, for sessions and tokens that there are as well. NAME is the user's, ROLE reader, reviewer or
    admin.

    \b
    Example:
      memcon user role "Ada Holm" admin
    """
    with opened() as record:
        changed = record.access.users.set_role(name, Role(role), _by(who))
    click.echo(f"{changed.name} is {changed.role} now.")


@user.command()
@click.argument("name")
@password_option
@who_option
def password(name: str, password_stdin: bool, who: str | None) -> None:
    """Change a user's password.

    All sessions of NAME end; tokens stay until they are revoked.

    \b
    Example:
      memcon user password "Ada Holm"
    """
    with opened() as record:
        _expect(record.access.users.find(name), name)
        changed = record.access.users.set_password(name, _password(password_stdin), _by(who))
        tokens = len(record.access.tokens.all(changed.name))
    stay = f" {plural(tokens, 'token')} stay{'s' if tokens == 1 else ''} as before." if tokens else ""
    click.echo(f"The password of {changed.name} is changed, and all sessions have ended.{stay}")


@user.command()
@click.argument("name")
@who_option
def remove(name: str, who: str | None) -> None:
    """Take a user out, with all sessions and tokens.

    What was decided under NAME stays, under that name.

    \b
    Example:
      memcon user remove "Ada Holm"
    """
    with opened() as record:
        gone = record.access.users.remove(name, _by(who))
    click.echo(f"{gone.name} may not log in any more; what was decided under that name stays.")


@user.group()
def token() -> None:
    """Let programs ask the API in a user's name.

    A program brings its token with each request: Authorization: Bearer memcon_...

    \b
    Example:
      memcon user token add "Ada Holm" --label "nightly export" --role reader
    """


@token.command(name="add")
@click.argument("name")
@click.option("--label", required=True, metavar="TEXT", help="What it is for.")
@click.option("--role", type=_ROLES, help="What it may do at most, else what the user may.")
@click.option("--days", type=click.IntRange(1, 36500), metavar="N", help="Until when it can be used; else for good.")
@who_option
def add_token(name: str, label: str, role: str | None, days: int | None, who: str | None) -> None:
    """Make a token, and show it once.

    NAME is the user in whose name it is used.

    \b
    Example:
      memcon user token add "Ada Holm" --label "nightly export" --role reader --days 90
    """
    with opened() as record:
        made, secret = record.access.tokens.add(name, label, _by(who), role=Role(role) if role else None, days=days)
    until = f" until {made.until[:10]}" if made.until else ""
    click.echo(f"Token {made.id} of {made.user}, {made.role}{until}. It is shown this once:", err=True)
    click.echo(secret)


@token.command(name="list")
@click.argument("name", required=False)
@format_option()
def list_tokens(name: str | None, format_: str) -> None:
    """List the tokens, or those of NAME alone; their secrets are kept nowhere.

    \b
    Example:
      memcon user token list
    """
    from memcon.views.tables import Table

    with opened() as record:
        tokens = record.access.tokens.all(name)
    rows = tuple((t.id, t.user, t.label, t.role.value, t.made, t.until or "") for t in tokens)
    columns = ("id", "user", "label", "role", "since", "until")
    print_table(Table(what="tokens", columns=columns, rows=rows, wide=("label",)), format_)


@token.command()
@click.argument("id_", metavar="ID")
@who_option
def revoke(id_: str, who: str | None) -> None:
    """Revoke a token.

    ID is its id, as `memcon user token list` shows it; any beginning that is unique will do. It opens nothing from then
    on.

    \b
    Example:
      memcon user token revoke p-4f0c2a
    """
    with opened() as record:
        gone = record.access.tokens.revoke(id_, _by(who))
    click.echo(f"Token {gone.id} of {gone.user} ({gone.label}) is revoked.")


@click.command()
@click.option("--name", metavar="NAME", help="Only what this person did.")
@click.option("--since", type=Day(), help="Only from that day on (UTC).")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="No more than the N newest lines.")
@format_option()
def audit(name: str | None, since: dt.date | None, limit: int | None, format_: str) -> None:
    """Show who logged in, decided and changed what, and from where.

    The newest line comes first; times are UTC. Nothing in the trail is ever changed.

    \b
    Example:
      memcon audit --since 2025-06-01 --name "Ada Holm"
    """
    from memcon.views.tables import Table

    with opened() as record:
        events = record.access.trail.events(who=name, since=since.isoformat() if since else None, most=limit)
    rows = tuple((e.at, e.who or "", e.what, e.about or "", e.whence) for e in events)
    columns = ("when", "who", "what", "about", "from")
    print_table(Table(what="lines of the trail", columns=columns, rows=rows, wide=("what", "about")), format_)


def _by(who: str | None) -> "By":
    from memcon.record.access.trail import By

    return By(decider(who))


def _password(from_stdin: bool) -> str:
    if not from_stdin:
        return str(click.prompt("Password", hide_input=True, confirmation_prompt="The same again", err=True))
    return sys.stdin.readline().rstrip("\r\n")


def _expect(found: object, name: str) -> None:
    if found is None:
        raise Refusal("there is no user of that name", name)
