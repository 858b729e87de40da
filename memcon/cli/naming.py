"""`memcon name`: the negotiation, its sides and mediators."""

from typing import TYPE_CHECKING

import click

from memcon.cli.fields import Fields
from memcon.cli.options import decider, now, opened, reason_options

if TYPE_CHECKING:
    from memcon.model.entries import Negotiation
    from memcon.record import RecordView


@click.command()
@click.argument("name", required=False)
@click.option("--side", "sides", multiple=True, metavar="PARTY", help="A side of the negotiation; give each of them.")
@click.option(
    "--mediator", "mediators", multiple=True, metavar="PARTY", help="A mediator; may be given more than once."
)
@reason_options
def name(
    name: str | None, sides: tuple[str, ...], mediators: tuple[str, ...], why: str | None, who: str | None
) -> None:
    """Name the negotiation and its parties, or show what was found.

    NAME is what the negotiation is called. What is not given stays as it is; without any argument, shows the parties
    that speak and are spoken of most, or those that were named. A PARTY can be given by any name or acronym that just
    one actor of the record bears; it is shown by the name that the record shows it by.

    \b
    Example:
      memcon name "Port talks" --side "Dockers' union" --side "Port authority" --mediator "Labour office"
    """
    from memcon.model.decisions import Decision
    from memcon.model.kinds import DecisionKind

    with opened() as record:
        if said := _said(record.view(), name, sides, mediators):
            record.decide(Decision.make(DecisionKind.NAME, fields=said, who=decider(who), made=now(), why=why))
            record.fold()
        for line in _describe(record.view().negotiation()):
            click.echo(line)


def _said(view: "RecordView", name: str | None, sides: tuple[str, ...], mediators: tuple[str, ...]) -> Fields:
    """What was given, with parties by the names that the record shows them by."""
    found = {"sides": sides, "mediators": mediators}
    known = {field: list(dict.fromkeys(map(view.known_as, names))) for field, names in found.items() if names}
    if len(known.get("sides", ())) == 1:
        raise click.UsageError("a negotiation has two sides or more: give --side for each")
    said: Fields = {"name": name} if name else {}
    return {**said, **known}


def _describe(negotiation: "Negotiation") -> list[str]:
    found = "" if negotiation.named else " (found, not named)"
    lines = [f"Negotiation: {negotiation.name or 'unnamed'}{found}"]
    for title, parties in (
        ("Sides", negotiation.sides),
        ("Mediators", negotiation.mediators),
        ("Others", negotiation.others),
    ):
        if parties:
            lines.append(f"{title}: {'; '.join(parties)}")
    return lines
