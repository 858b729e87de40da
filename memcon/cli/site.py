"""`memcon site`: the reading room as static pages."""

from pathlib import Path

import click

from memcon.cli.errors import Refusal
from memcon.cli.negotiations import find, is_all, negotiation_option
from memcon.cli.news import plural
from memcon.cli.options import opened

_LEFT_OUT = "other days, lists narrowed, review, adding"


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@negotiation_option
def site(folder: Path, negotiation: str | None) -> None:
    """Write the reading room as static pages, which open without a server.

    FOLDER is made, or written anew where an older copy is in it; one that holds anything else is refused. It can be
    opened from the disk, put on a stick, or on any web server. The pages load nothing from elsewhere, and run no script
    but that of the search. What asks a room is left out: other days, lists narrowed, review, adding. Of several
    negotiations it has all together, or the one that is asked for alone.

    \b
    Example:
      memcon site talks-2025-06
      memcon site grain-2025-06 --negotiation grain
    """
    from memcon.interchange.placing import ForeignFolder
    from memcon.web.site.writing import write_site

    with opened() as record:
        view = record.view()
        if not view.sum_up().articles:
            raise Refusal("there is nothing to show yet; begin with: memcon read FILE")
        try:
            chosen = find(view.negotiations(), negotiation).id if negotiation and not is_all(negotiation) else None
            pages = write_site(record, folder, Path(), chosen)
        except ForeignFolder as error:
            raise Refusal(str(error)) from error
    click.echo(
        f"{plural(pages, 'page')}; open {folder / 'index.html'}. Left out: other days, lists narrowed, review, adding."
    )
