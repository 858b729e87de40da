"""`memcon watch`: feeds followed, and what they change told to others."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from memcon.cli.errors import REFUSED, Refusal, complain
from memcon.cli.news import plural
from memcon.cli.options import Address, opened, private_option

if TYPE_CHECKING:
    from memcon.record import Record
    from memcon.watch.rounds import Watch
    from memcon.watch.settings import Settings
    from memcon.watch.webhook import Webhook


@click.command()
@click.argument("feeds", metavar="FEEDS.toml", type=click.Path(path_type=Path))
@click.option("--once", is_flag=True, help="One round, and no more: for programs that are started by the clock.")
@click.option("--every", type=click.IntRange(min=1), metavar="MIN", help="Minutes between two visits, else 30.")
@click.option("--out", type=click.Path(path_type=Path), metavar="FILE", help="Write what changed as an Atom feed.")
@click.option("--webhook", type=Address(), metavar="ADDRESS", help="Send what changed there, as JSON.")
@private_option
def watch(
    feeds: Path, once: bool, every: int | None, out: Path | None, webhook: str | None, allow_private: bool
) -> None:
    """Follow feeds, read what is new, and tell what it changed.

    FEEDS.toml names RSS, Atom or JSON feeds, each in a table [[feed]] with its address and perhaps outlet, every
    ("15m", "2h", "1d"), most (items read in a round, else 20) and match (beginnings of words, one of which an item
    must have). A table [watch] may have every, per_host (pages asked of one host in a round, else 40), out, webhook
    and secret_env, the environment variable with the secret that messages to the webhook are signed with. Options go
    before [watch], and a feed's own every before both.

    A feed that has only the beginning of a report is read at the page that it links to. Of a feed that is new, the
    newest items are read, up to its most, and those before count as known.

    It can be stopped at any time, and goes on where it was when it is started again: what is new is read once, and
    told to the webhook at least once, with an id by which a second telling can be known. A webhook that is down gets
    its news later.

    With --once, ends with exit code 1 if a feed that was visited could not be had, or is none.

    \b
    Example:
      memcon watch feeds.toml --out changes.xml
      memcon watch feeds.toml --once
    """
    settings = _read_settings(feeds, every)
    with opened(create=True) as record, _stopped_by_signals() as is_stopped:
        following = _set_up(record, settings, feeds.parent, out, webhook, allow_private, is_stopped)
        if once:
            if not following.once():
                click.get_current_context().exit(REFUSED)
        else:
            click.echo(f"Following {plural(len(settings.feed), 'feed')}; stop with Ctrl-C.")
            following.follow()


def _read_settings(path: Path, every: int | None) -> "Settings":
    import msgspec

    from memcon.watch.settings import WrongSettings, read_settings

    try:
        settings = read_settings(path)
    except WrongSettings as error:
        raise Refusal(str(error), str(path)) from error
    if every is None:
        return settings
    return msgspec.structs.replace(settings, watch=msgspec.structs.replace(settings.watch, every=f"{every}m"))


def _set_up(
    record: "Record",
    settings: "Settings",
    folder: Path,
    out: Path | None,
    webhook: str | None,
    allow_private: bool,
    is_stopped: Callable[[], bool],
) -> "Watch":
    """The watch as options and settings say. A path in the settings counts from the file that it stands in."""
    from memcon.articles.fetching import Fetcher
    from memcon.cli.reading import read_unread
    from memcon.watch.clock import WallClock
    from memcon.watch.rounds import Watch
    from memcon.watch.tools import Tools, Voice

    written = settings.watch
    tools = Tools(
        record=record,
        read=lambda: read_unread(record),
        fetcher=Fetcher(allow_private=allow_private),
        clock=WallClock(is_stopped),
        voice=Voice(tell=click.echo, warn=lambda cause, about: complain(cause, about)),
    )
    where = out or (folder / written.out if written.out else None)
    if where and not where.absolute().parent.is_dir():
        raise Refusal(f"there is no folder {where.parent}", str(where))
    return Watch(tools, settings, where, _webhook(webhook or written.webhook, written.secret_env, allow_private))


def _webhook(address: str | None, secret_env: str | None, allow_private: bool) -> "Webhook | None":
    from memcon.articles.fetching import post
    from memcon.watch.webhook import Webhook

    if address is None:
        return None
    secret = os.environ.get(secret_env) if secret_env else None
    if secret_env and not secret:
        raise Refusal(f"the environment variable {secret_env}, which holds the webhook's secret, is not set")
    return Webhook(address, lambda *message: post(*message, allow_private=allow_private), secret)


@contextmanager
def _stopped_by_signals() -> Iterator[Callable[[], bool]]:
    """Ends quietly on Ctrl-C and on SIGTERM: being stopped is how following ends. Gives whether one of them came."""
    from memcon.cli.reading import Interrupted

    came: list[int] = []

    def stop(number: int, frame: object) -> None:
        came.append(number)
        raise KeyboardInterrupt

    heard = [one for one in (signal.SIGINT, signal.SIGTERM) if signal.getsignal(one) is not signal.SIG_IGN]
    before = {one: signal.signal(one, stop) for one in heard}
    try:
        yield lambda: bool(came)
    except (KeyboardInterrupt, Interrupted):
        click.echo("Stopped; started again, it goes on where it was.", err=True)
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)
