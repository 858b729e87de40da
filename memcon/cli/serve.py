"""`memcon serve`: the reading room."""

import errno
import re
import ssl
from pathlib import Path
from typing import TYPE_CHECKING

import click

from memcon.cli.errors import Refusal, complain
from memcon.cli.options import decider, opened, who_option

if TYPE_CHECKING:
    import socket

    from memcon.record import Record

PORT = 8765
HOST = "127.0.0.1"
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_NO_USERS = "nobody could log in; make a user first: memcon user add NAME --role admin"
_IN_THE_CLEAR = "passwords travel in the clear; give --certificate and --key, or put it behind a TLS proxy (--proxy)"


class HostName(click.ParamType):  # type: ignore[type-arg]  # generic in new versions of click only
    """A name or address of a machine, as the Host header of a request has it."""

    name = "host"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if not re.fullmatch(r"[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*", value):
            self.fail(f"{value!r} is no name or address of a machine; write it as talks.example.org", param, ctx)
        return value.lower()


@click.command()
@click.option(
    "--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="Where; 0 for any free one."
)
@click.option("--host", type=HostName(), default=HOST, show_default=True, help="At which address of this machine.")
@click.option(
    "--name", "names", type=HostName(), multiple=True, help="By which name it may be called; once for each name."
)
@click.option(
    "--proxy", "proxies", type=HostName(), multiple=True, help="The address of a TLS proxy before it; once for each."
)
@click.option("--certificate", type=_FILE, metavar="FILE", help="For TLS without a proxy: the certificate (PEM).")
@click.option("--key", type=_FILE, metavar="FILE", help="And its key (PEM).")
@click.option("--log-in", is_flag=True, help="Have people log in on this machine too.")
@click.option("--no-browser", is_flag=True, help="Do not open a browser.")
@who_option
def serve(
    port: int,
    host: str,
    names: tuple[str, ...],
    proxies: tuple[str, ...],
    certificate: Path | None,
    key: Path | None,
    log_in: bool,
    no_browser: bool,
    who: str | None,
) -> None:
    """Open the reading room: the record as pages for a browser.

    Without --host the room is served on 127.0.0.1, for this machine alone, and nobody logs in. What is decided there
    is decided in the name of --who, unless a browser gives another.

    With the --host of another network, or behind a --proxy, people log in: make them with `memcon user`. What they
    decide is kept under their names. The room answers to the address that it is served on and to each --name.

    Ctrl-C closes the room.

    \b
    Example:
      memcon serve --port 8765 --no-browser
      memcon serve --host 192.0.2.10 --name talks.example.org --certificate talks.pem --key talks.key
      memcon serve --proxy 127.0.0.1 --name talks.example.org
    """
    if (certificate is None) != (key is None):
        raise click.UsageError("--certificate and --key go together")
    from memcon.web import serving
    from memcon.web.app import HOSTS, make_app

    is_near = serving.is_loopback(host)
    alone = is_near and not (proxies or log_in)
    here = HOSTS if is_near else () if serving.is_any(host) else (host, serving.bracketed(host))
    if not (names or here):
        raise Refusal("say by which name the room may be called, with --name", f"host {host}")
    with opened(create=True) as record:
        if not alone:
            _expect_users(record, host)
        if not (is_near or certificate or proxies):
            complain(_IN_THE_CLEAR, f"host {host}")
        app = make_app(record, who=decider(who) if alone else "", hosts=(*names, *here), log_in=not alone)
        front = serving.Front(names[0] if names and not proxies else host, certificate, key, proxies)
        with _listening(port, host) as listening:
            try:
                serving.serve(app, listening, front, opens=not no_browser, tell=_tell)
            except ssl.SSLError as error:
                raise Refusal("no certificate and key in PEM that belong together", str(certificate)) from error
    click.echo("The reading room is closed.")


def _expect_users(record: "Record", host: str) -> None:
    if not record.access.users.any():
        raise Refusal(_NO_USERS, f"host {host}")


def _listening(port: int, host: str) -> "socket.socket":
    from memcon.web import serving

    try:
        return serving.listen(port, host)
    except OSError as error:
        cause = (error.strerror or str(error)).lower().partition(" (")[0]
        if error.errno == errno.EADDRINUSE:
            raise Refusal(f"{cause}; say another with --port", f"port {port}") from error
        raise Refusal(f"cannot be served on: {cause}", f"host {host}") from error


def _tell(address: str) -> None:
    click.echo(f"The reading room is at {address} (Ctrl-C closes it).")
