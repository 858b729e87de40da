"""`memcon site`: the reading room as static pages."""

from pathlib import Path

import click

from memcon.cli.errors import Refusal
from memcon.cli.news import plural
from memcon.cli.options import opened

_LEFT_OUT = "other days, lists narrowed, review, adding"


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def site(folder: Path) -> None:
    """Write the reading room as static pages, which open without a server.

    FOLDER is made, or written anew where an older copy is in it; one that holds anything else is refused. It can be
    opened from the disk, put on a stick, or on any web server. The pages load nothing from elsewhere, and run no script
    but that of the search. What asks a room is left out: other days, lists narrowed, review, adding.

    \b
    Example:
      memcon site talks-2025-06
    """
    from memcon.interchange.placing import ForeignFolder
    from memcon.web.site.writing import write_site

    with opened() as record:
        if not record.view().sum_up().articles:
            raise Refusal("there is nothing to show yet; begin with: memcon read FILE")
        try:
            pages = write_site(record, folder, Path())
        except ForeignFolder as error:
            raise Refusal(str(error)) from error
    click.echo(
        f"{plural(pages, 'page')}; open {folder / 'index.html'}. Left out: other days, lists narrowed, review, adding."
    )
