"""`memcon serve`: the reading room."""

import click

from memcon.cli.errors import Refusal
from memcon.cli.options import decider, opened, who_option

PORT = 8765


@click.command()
@click.option(
    "--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="Where; 0 for any free one."
)
@click.option("--no-browser", is_flag=True, help="Do not open a browser.")
@who_option
def serve(port: int, no_browser: bool, who: str | None) -> None:
    """Open the reading room: the record as pages for a browser on this machine, and on no other.

    The room is served on 127.0.0.1 until Ctrl-C. What is decided there is decided in the name of --who, unless a
    browser gives another.

    \b
    Example:
      memcon serve --port 8765 --no-browser
    """
    from memcon.web import serving
    from memcon.web.app import make_app

    with opened(create=True) as record:
        app = make_app(record, who=decider(who))
        try:
            listening = serving.listen(port)
        except OSError as error:
            cause = (error.strerror or str(error)).lower().partition(" (")[0]
            raise Refusal(f"{cause}; say another with --port", f"port {port}") from error
        with listening:
            serving.serve(app, listening, opens=not no_browser, tell=_tell)
    click.echo("The reading room is closed.")


def _tell(address: str) -> None:
    click.echo(f"The reading room is at {address} (Ctrl-C closes it).")
