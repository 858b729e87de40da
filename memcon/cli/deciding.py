"""Decisions on entries: `reject`, `note`, `undo`."""

from typing import TYPE_CHECKING, Any

import click

from memcon.cli.errors import Refusal
from memcon.cli.options import decider, now, opened, reason_options
from memcon.cli.upkeep import exit_if_failed, settle

if TYPE_CHECKING:
    from memcon.model.decisions import Decision
    from memcon.model.entries import Claim
    from memcon.record import Record, RecordView


@click.command()
@click.argument("id_", metavar="ID")
@click.option("--only", is_flag=True, help="Only this one finding, not the whole entry that it belongs to.")
@reason_options
def reject(id_: str, only: bool, why: str | None, who: str | None) -> None:
    """Reject an entry.

    ID is the id of the entry or of any finding in it; any beginning that is unique will do. `memcon undo` takes it
    back.

    \b
    Example:
      memcon reject v-k3v7q2mx --why "said of another round"
    """
    from memcon.model.decisions import Decision
    from memcon.model.kinds import DecisionKind

    with opened() as record:
        entry, claim = find_claim(record.view(), id_)
        decision = Decision.make(
            DecisionKind.REJECT,
            target=claim.finding.id,
            finding_kind=entry.kind,
            passage=claim.passages[0],
            fields={} if only else {"entry": True},
            who=decider(who),
            made=now(),
            why=why,
        )
        _decide(record, decision)
    what = f"{entry.kind} {claim.finding.id[:10]}" if only else f"{entry.kind} {entry.id[:10]}"
    click.echo(f"Rejected {what} (memcon undo {decision.id[:10]}).")


@click.command()
@click.argument("id_", metavar="ID")
@click.argument("text")
@reason_options
def note(id_: str, text: str, why: str | None, who: str | None) -> None:
    """Note something on an entry or an article.

    ID is the id of an entry, of any finding in it, or of an article; any beginning that is unique will do. TEXT is
    the note.

    \b
    Example:
      memcon note c-k3v7q2mx "The ministry confirmed this by phone."
    """
    if not text.strip():
        raise click.UsageError("the note is empty")
    with opened() as record:
        decision = _make_note(record.view(), id_, text.strip(), decider(who), why)
        _decide(record, decision)
    click.echo(f"Noted on {(decision.target or '')[:10]} (memcon undo {decision.id[:10]}).")


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


def find_claim(view: "RecordView", id_: str) -> "tuple[Any, Claim[Any]]":
    """The entry that `id_` leads to, and its claim with that id, or else its first. Raises UnknownId, AmbiguousId."""
    entry = view.entry(id_)
    named = [claim for claim in entry.claims if claim.finding.id.startswith(id_)]
    return entry, (named or list(entry.claims))[0]


def _decide(record: "Record", decision: "Decision") -> None:
    record.decide(decision)
    record.fold()


def _make_note(view: "RecordView", id_: str, text: str, who: str, why: str | None) -> "Decision":
    from memcon.model.decisions import Decision
    from memcon.model.kinds import DecisionKind
    from memcon.record import UnknownId

    try:
        entry, claim = find_claim(view, id_)
    except UnknownId:
        article = view.article(id_)
        return Decision.make(DecisionKind.NOTE, target=article.id, fields={"text": text}, who=who, made=now(), why=why)
    return Decision.make(
        DecisionKind.NOTE,
        target=claim.finding.id,
        finding_kind=entry.kind,
        passage=claim.passages[0],
        fields={"text": text},
        who=who,
        made=now(),
        why=why,
    )


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
