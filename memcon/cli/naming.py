"""`memcon name`: the negotiations, their sides and mediators, and what is filed under each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from memcon.cli.errors import Refusal
from memcon.cli.fields import Fields
from memcon.cli.negotiations import find, say_which
from memcon.cli.options import decider, now, opened, reason_options

if TYPE_CHECKING:
    from memcon.model.decisions import Decision
    from memcon.model.entries import Negotiation
    from memcon.record import Record, RecordView

_TITLES = {"sides": "Sides", "mediators": "Mediators", "others": "Others", "about": "About", "but": "But not"}


@click.command()
@click.argument("name", required=False)
@click.option("--side", "sides", multiple=True, metavar="PARTY", help="A side of the negotiation; give each of them.")
@click.option(
    "--mediator", "mediators", multiple=True, metavar="PARTY", help="A mediator; may be given more than once."
)
@click.option("--about", multiple=True, metavar="WORDS", help="Words that tell it from others; more than once.")
@click.option("--but", multiple=True, metavar="WORDS", help="A phrase with such words that tells something else.")
@click.option("--new", is_flag=True, help="Make a further negotiation, beside those that there are.")
@click.option("--of", metavar="OLD", help="Rename the negotiation that is called so now.")
@click.option("--split", metavar="OLD", help="Make a further negotiation out of this one, with its sides.")
@click.option("--merge", "merged", multiple=True, metavar="OTHER", help="Make that negotiation a part of this one.")
@click.option("--with", "put", multiple=True, metavar="ID", help="File an entry or article under it.")
@click.option("--without", "taken", multiple=True, metavar="ID", help="Take an entry or article out of it.")
@reason_options
def name(
    name: str | None,
    new: bool,
    of: str | None,
    split: str | None,
    merged: tuple[str, ...],
    put: tuple[str, ...],
    taken: tuple[str, ...],
    why: str | None,
    who: str | None,
    **lists: tuple[str, ...],
) -> None:
    """Name the negotiations of the record and their parties, or show what was found.

    NAME is what the negotiation is called. What is not given stays as it is; without any argument, shows the parties
    that speak and are spoken of most, or those that were named. A PARTY can be given by any name or acronym that just
    one actor of the record bears; it is shown by the name that the record shows it by.

    A record begins with one negotiation. --new makes a further one, and --split one out of another. Entries and
    articles are filed by what they tell: an entry under the negotiations whose words (--about) stand in its own
    passages, else in their sentences, else in the title or lead of its articles, as far as its parties sit at that
    table or their articles name its sides; what no words tell is of a negotiation without words of its own. --with and
    --without say otherwise of an entry or article, --with after --split takes it out of the old one. Each is a
    decision, and `memcon undo` takes it back.

    \b
    Example:
      memcon name "Port talks" --side "Dockers' union" --side "Port authority" --mediator "Labour office"
      memcon name "Pension talks" --split "Port talks" --about pension --about "retirement age"
      memcon name "Port talks" --merge "Pension talks"
    """
    with opened() as record:
        view = record.view()
        plan = _plan(view, name, of, split, new, {**lists, "merged": merged}, put, taken)
        made = _carry_out(record, plan, {"who": decider(who), "made": now(), "why": why})
        for line in _describe_all(record.view().negotiations()):
            click.echo(line)
    if len(made) > 1 or any(plan.said.get(how) for how in ("new", "merged")) or put or taken:
        click.echo(f"({', '.join(f'memcon undo {decision.id[:10]}' for decision in made)})")


@dataclass(frozen=True)
class _Plan:
    """What is to be decided: what is said of the negotiation with the id `target`, or of a new one; which entries and
    articles are put into it, and taken out of it; `whole` is the one that it is made of."""

    target: str | None
    said: Fields
    put: tuple[str, ...]
    taken: tuple[str, ...]
    whole: str | None = None


def _plan(
    view: "RecordView",
    name: str | None,
    of: str | None,
    split: str | None,
    new: bool,
    lists: dict[str, tuple[str, ...]],
    put: tuple[str, ...],
    taken: tuple[str, ...],
) -> _Plan:
    """What the command line comes to. Raises Refusal, UsageError."""
    said = _lists(view, lists)
    if sum((new, of is not None, split is not None)) > 1:
        raise click.UsageError("--new, --of and --split are three things; give one of them")
    if new or split:
        return _plan_new(view, name, split, said, put)
    negotiations = view.negotiations()
    nothing_to_say = not (name or of or said or put or taken)
    if nothing_to_say:
        return _Plan(None, {}, (), ())
    meant = find(negotiations, of) if of else _meant(negotiations, name)
    if name and (of or meant.name != name):
        _check_free(negotiations, name, meant)
        said = {"name": name, **said}
    return _Plan(meant.id, said, put, taken)


def _plan_new(view: "RecordView", name: str | None, split: str | None, said: Fields, put: tuple[str, ...]) -> _Plan:
    if not name:
        raise click.UsageError("give the new negotiation a NAME")
    _check_free(view.negotiations(), name)
    if split is None:
        return _Plan(None, {"new": True, "name": name, **said}, put, ())
    whole = find(view.negotiations(), split)
    if "about" not in said and not put:
        raise click.UsageError("say what is split off: --about WORDS, or --with ID")
    own = {"sides": list(whole.sides), "mediators": list(whole.mediators)}
    kept = {field: names for field, names in own.items() if names}
    return _Plan(None, {"new": True, "split": whole.id, "name": name, **kept, **said}, put, (), whole.id)


def _meant(negotiations: "Sequence[Negotiation]", name: str | None) -> "Negotiation":
    """The negotiation that a name is of, or is to be of: the only one. Raises Refusal."""
    called = [one for one in negotiations if name and one.name and one.name.casefold() == name.casefold()]
    if called or len(negotiations) == 1:
        return (called or list(negotiations))[0]
    ways = "--new makes a further one, --of OLD renames one" if name else "say which by its NAME"
    raise Refusal(f"there is {say_which(negotiations)}; {ways}", name)


def _check_free(negotiations: "Sequence[Negotiation]", name: str, meant: "Negotiation | None" = None) -> None:
    others = (one for one in negotiations if meant is None or one.id != meant.id)
    if any(one.name and one.name.casefold() == name.casefold() for one in others):
        raise Refusal("another negotiation of this record is called so", name)


def _lists(view: "RecordView", lists: dict[str, tuple[str, ...]]) -> Fields:
    """What was given, with parties by the names that the record shows them by and negotiations by their ids."""
    negotiations = view.negotiations()
    write: dict[str, Callable[[str], str]] = {
        "sides": lambda party: view.known_as(party),
        "mediators": lambda party: view.known_as(party),
        "merged": lambda other: find(negotiations, other).id,
    }
    said = {
        field: list(dict.fromkeys(map(write.get(field, str.strip), words))) for field, words in lists.items() if words
    }
    if len(said.get("sides", ())) == 1:
        raise click.UsageError("a negotiation has two sides or more: give --side for each")
    if not all(word for words in said.values() for word in words):
        raise click.UsageError("words without a letter tell nothing")
    return {**said}


def _carry_out(record: "Record", plan: _Plan, by: dict[str, Any]) -> "list[Decision]":
    from memcon.model.decisions import Decision
    from memcon.model.kinds import DecisionKind
    from memcon.record.negotiations.named import FIRST, INTO, OUT_OF, made_by

    made = []
    target = plan.target
    if plan.said:
        on = None if target == FIRST else target
        made.append(record.decide(Decision.make(DecisionKind.NAME, target=on, fields=plan.said, **by)))
        target = target or made_by(made[0])
    into: Fields = {INTO: target}
    out_of: Fields = {OUT_OF: target}
    if plan.whole:
        into[OUT_OF] = plan.whole
    for ids, fields in ((plan.put, into), (plan.taken, out_of)):
        for id_ in ids:
            made.append(record.decide(Decision.make(DecisionKind.FILE, target=id_, fields=fields, **by)))
    record.fold()
    return made


def _describe_all(negotiations: "Sequence[Negotiation]") -> list[str]:
    parts = [_describe(one) for one in negotiations]
    return [line for nth, part in enumerate(parts) for line in (*([""] if nth else []), *part)]


def _describe(negotiation: "Negotiation") -> list[str]:
    found = "" if negotiation.named else " (found, not named)"
    lines = [f"Negotiation: {negotiation.name or 'unnamed'}{found}"]
    for field, title in _TITLES.items():
        if listed := getattr(negotiation, field):
            lines.append(f"{title}: {'; '.join(listed)}")
    return lines
