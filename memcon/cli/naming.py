"""`memcon name`: the negotiation, its sides and mediators."""

from typing import TYPE_CHECKING

import click

from memcon.cli.options import decider, now, opened, reason_options

if TYPE_CHECKING:
    from memcon.model.entries import Negotiation


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
    that speak and are spoken of most, or those that were named.

    \b
    Example:
      memcon name "Port talks" --side "Dockers' union" --side "Port authority" --mediator "Labour office"
    """
    from memcon.model.decisions import Decision
    from memcon.model.kinds import DecisionKind

    if len(set(sides)) == 1:
        raise click.UsageError("a negotiation has two sides or more: give --side for each")
    said: dict[str, str | int | float | bool | list[str] | None] = {}
    if name:
        said["name"] = name
    if sides:
        said["sides"] = list(dict.fromkeys(sides))
    if mediators:
        said["mediators"] = list(dict.fromkeys(mediators))
    with opened() as record:
        if said:
            record.decide(Decision.make(DecisionKind.NAME, fields=said, who=decider(who), made=now(), why=why))
            record.fold()
        for line in _describe(record.view().negotiation()):
            click.echo(line)


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
