"""`memcon decisions` and `memcon undo`: what was decided, and taking it back."""

from typing import TYPE_CHECKING

import click

from memcon.cli.errors import Refusal
from memcon.cli.formats import format_option, print_table
from memcon.cli.options import decider, now, opened, reason_options
from memcon.cli.upkeep import exit_if_failed, settle

if TYPE_CHECKING:
    from memcon.model.decisions import Decision
    from memcon.record import Record, RecordView


@click.command()
@format_option()
def decisions(format_: str) -> None:
    """List all decisions in the order made: who decided what, on what, why, and what was taken back.

    \b
    Example:
      memcon decisions --format csv
    """
    from memcon.views.decisions import list_decisions

    with opened() as record:
        print_table(list_decisions(record.view()), format_)


@click.command()
@click.argument("decision", required=False)
@reason_options
def undo(decision: str | None, why: str | None, who: str | None) -> None:
    """Take a decision back.

    DECISION is its id, or a beginning of it; without, the last decision that stands is taken back. A taking back can
    itself be taken back, by its id. That an article was forgotten cannot be taken back: after that, say which decision.

    \b
    Example:
      memcon undo k-k3v7q2mx
    """
    from memcon.model.decisions import Decision
    from memcon.model.kinds import DecisionKind

    with opened() as record:
        view = record.view()
        target = _find_decision(view, decision) if decision else _last_decision(record, view)
        undoing = Decision.make(DecisionKind.UNDO, target=target.id, who=decider(who), made=now(), why=why)
        record.decide(undoing)
        session = settle(record)
        taken_back = _describe(record.view(), target)
    click.echo(f"Taken back: {taken_back} (memcon undo {undoing.id[:10]}).")
    exit_if_failed(session)


def _describe(view: "RecordView", decision: "Decision") -> str:
    """What was decided, by whom, when, on what."""
    from memcon.views.decisions import say_on, say_when

    return f"{decision.kind} by {decision.who}, {say_when(decision)}, on {say_on(view, decision)}"


def _last_decision(record: "Record", view: "RecordView") -> "Decision":
    """The last decision that stands and is itself no taking back. Raises Refusal, also where something was done since
    that cannot be taken back: silently something older must never be."""
    from memcon.model.ids import short
    from memcon.record.rulings import in_force

    standing = in_force(view.decisions())
    if record.has_just_forgotten():
        other = f"the last decision before was {_describe(view, standing[-1])}" if standing else "no decision stands"
        by_id = f": memcon undo {short(standing[-1].id)}" if standing else ""
        raise Refusal(f"an article was forgotten last, and that cannot be taken back; {other}{by_id}")
    if not standing:
        raise Refusal("there is no decision to take back")
    return standing[-1]


def _find_decision(view: "RecordView", beginning: str) -> "Decision":
    """The decision with that id. Raises Refusal."""
    from memcon.model.kinds import DecisionKind
    from memcon.record.rulings import in_force

    made = view.decisions()
    found = [decision for decision in made if decision.id.startswith(beginning)]
    if len(found) != 1:
        raise Refusal("more than one decision begins so" if found else "no decision has this id", beginning)
    if found[0] not in in_force(made) and found[0].kind is not DecisionKind.UNDO:
        raise Refusal("this decision was taken back already", beginning)
    return found[0]
