"""Decisions on entries: `reject`, `note`, `undo`."""

from typing import TYPE_CHECKING, Any

import click

from memcon.cli.errors import Refusal
from memcon.cli.options import decider, now, opened, reason_options, who_option
from memcon.cli.upkeep import exit_if_failed, settle

if TYPE_CHECKING:
    from memcon.model.decisions import Decision
    from memcon.model.kinds import DecisionKind
    from memcon.record import RecordView


@click.command()
@click.argument("id_", metavar="ID")
@click.option("--only", is_flag=True, help="Only this finding, even where its id is that of the entry.")
@reason_options
def reject(id_: str, only: bool, why: str | None, who: str | None) -> None:
    """Reject an entry.

    ID is the id of the entry, which is then rejected as a whole, or of one of the other findings in it, which is then
    left out of it; any beginning that is unique will do. `memcon undo` takes it back.

    \b
    Example:
      memcon reject v-k3v7q2mx --why "said of another round"
    """
    from memcon.model.kinds import DecisionKind

    decision = decide(DecisionKind.REJECT, id_, who, why, fields={"entry": False} if only else None)
    whole = "" if decision.fields.get("entry") else "one finding of "
    click.echo(f"Rejected {whole}{decision.finding_kind} {id_} (memcon undo {decision.id[:10]}).")


@click.command()
@click.argument("id_", metavar="ID")
@click.argument("text")
@who_option
def note(id_: str, text: str, who: str | None) -> None:
    """Note something on an entry or an article.

    ID is the id of an entry, of any finding in it, or of an article; any beginning that is unique will do. TEXT is
    the note.

    \b
    Example:
      memcon note c-k3v7q2mx "The ministry confirmed this by phone."
    """
    from memcon.model.kinds import DecisionKind

    if not text.strip():
        raise click.UsageError("the note is empty")
    decision = decide(DecisionKind.NOTE, id_, who, text.strip())
    click.echo(f"Noted on {id_} (memcon undo {decision.id[:10]}).")


@click.command()
@click.argument("decision", required=False)
@reason_options
def undo(decision: str | None, why: str | None, who: str | None) -> None:
    """Take a decision back.

    DECISION is its id, or a beginning of it; without, the last decision is taken back. A taking back can itself be
    taken back, by its id.

    \b
    Example:
      memcon undo k-k3v7q2mx
    """
    from memcon.model.decisions import Decision
    from memcon.model.kinds import DecisionKind

    with opened() as record:
        target = _find_decision(record.view(), decision)
        undoing = Decision.make(DecisionKind.UNDO, target=target.id, who=decider(who), made=now(), why=why)
        record.decide(undoing)
        session = settle(record)
    about = f" on {target.target[:10]}" if target.target else ""
    click.echo(f"Taken back: {target.kind}{about} by {target.who} (memcon undo {undoing.id[:10]}).")
    exit_if_failed(session)


def decide(
    kind: "DecisionKind", target: str, who: str | None, why: str | None, fields: "dict[str, Any] | None" = None
) -> "Decision":
    """Keeps a decision on `target` in the record, and returns it with its target written out."""
    from memcon.model.decisions import Decision

    with opened() as record:
        made = Decision.make(kind, target=target, who=decider(who), made=now(), why=why, fields=fields)
        taken = record.decide(made)
        record.fold()
    return taken


def _find_decision(view: "RecordView", beginning: str | None) -> "Decision":
    """The decision with that id; without one, the last that stands and is itself no taking back. Raises Refusal."""
    from memcon.model.kinds import DecisionKind
    from memcon.record.rulings import in_force

    made = view.decisions()
    standing = in_force(made)
    if beginning is None:
        if not standing:
            raise Refusal("there is no decision to take back")
        return standing[-1]
    found = [decision for decision in made if decision.id.startswith(beginning)]
    if len(found) != 1:
        raise Refusal("more than one decision begins so" if found else "no decision has this id", beginning)
    if found[0] not in standing and found[0].kind is not DecisionKind.UNDO:
        raise Refusal("this decision was taken back already", beginning)
    return found[0]
