"""Options and arguments that several commands share, and the record that they work on."""

import datetime as dt
import getpass
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from memcon.model.articles import Publication
    from memcon.record import Record

F = TypeVar("F", bound=Callable[..., Any])
WHO_SETTING = "MEMCON_WHO"


class Published(click.ParamType):  # type: ignore[type-arg]  # generic in new versions of click only
    """An ISO 8601 date, or a date and time, as given."""

    name = "date"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from memcon.articles.published import is_day_or_time

        if not is_day_or_time(value):
            self.fail(f"{value!r} is no date; write it as 2025-05-28 or 2025-05-28T14:30+02:00", param, ctx)
        return value


class Address(click.ParamType):  # type: ignore[type-arg]  # the same
    """An address of the web, with its scheme and host."""

    name = "address"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from memcon.articles.links import is_whole

        if not is_whole(value):
            self.fail(f"{value!r} is no address; write it as https://example.org/report", param, ctx)
        return value


class Day(click.ParamType):  # type: ignore[type-arg]  # the same
    """An ISO 8601 date, such as 2025-05-28."""

    name = "date"

    def convert(self, value: "str | dt.date", param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        if isinstance(value, dt.date):
            return value
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no date; write it as 2025-05-28", param, ctx)


def publication_options(command: F) -> F:
    """--published, --outlet and --url: what a plain text does not say of itself."""
    for decorate in (
        click.option("--url", type=Address(), metavar="ADDRESS", help="The address where it was published."),
        click.option("--outlet", metavar="NAME", help="The outlet that published it."),
        click.option("--published", type=Published(), metavar="DATE", help="The day it was published (2025-05-28)."),
    ):
        command = decorate(command)
    return command


def private_option(command: F) -> F:
    """--allow-private of commands that fetch."""
    return click.option(
        "--allow-private", is_flag=True, help="Fetch from addresses within private networks too, such as localhost."
    )(command)


def who_option(command: F) -> F:
    """--who of a decision."""
    return click.option(
        "--who", envvar=WHO_SETTING, show_envvar=True, metavar="NAME", help="Who decides; else the login name."
    )(command)


def reason_options(command: F) -> F:
    """--why and --who of a decision."""
    return click.option("--why", metavar="TEXT", help="Why; kept with the decision.")(who_option(command))


def publication(published: str | None, outlet: str | None, url: str | None) -> "Publication":
    from memcon.model.articles import Publication

    return Publication(published=published, outlet=outlet, url=url)


def decider(who: str | None) -> str:
    """Who makes a decision: the one named, else the login name."""
    if who and who.strip():
        return who.strip()
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError) as error:
        raise click.UsageError(f"say who decides, with --who or {WHO_SETTING}") from error


def now() -> str:
    """This moment, as an ISO 8601 time with its offset."""
    return dt.datetime.now().astimezone().isoformat(timespec="milliseconds")


def today() -> dt.date:
    return dt.date.today()


def say_ahead(published: str | None) -> str | None:
    """What is to be said of a day of publication that has not come yet; None for any other."""
    ahead = published is not None and published[:10] > today().isoformat()
    return f"its date of publication, {published}, has not come yet" if ahead else None


@contextmanager
def opened(*, create: bool = False) -> "Iterator[Record]":
    """The record that `--record` or MEMCON_RECORD names. Only `read` makes one that is not there."""
    from memcon.record import open_record

    with open_record(record_address(), create=create) as record:
        yield record


def record_address() -> str:
    return str(click.get_current_context().find_root().params["record"])
