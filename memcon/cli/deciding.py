"""Decisions on entries: `confirm`, `correct`, `reject`, `merge`, `split`, `note`."""

from typing import TYPE_CHECKING, Any

import click

from memcon.cli.errors import Refusal
from memcon.cli.fields import Fields, WithFields, parse_fields, write_out_ids
from memcon.cli.options import decider, now, opened, reason_options, who_option

if TYPE_CHECKING:
    from memcon.model.decisions import Decision
    from memcon.model.entries import Entry
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
@click.argument("id_", metavar="ID")
@reason_options
def confirm(id_: str, why: str | None, who: str | None) -> None:
    """Confirm an entry: that someone has looked at its sources and found it right.

    ID is the id of the entry or of any finding in it; any beginning that is unique will do. It changes nothing in the
    entry; who confirmed it, and when, is shown with it.

    \b
    Example:
      memcon confirm m-k3v7q2mx --who "Ada Holm"
    """
    from memcon.model.kinds import DecisionKind

    decision = decide(DecisionKind.CONFIRM, id_, who, why)
    click.echo(f"Confirmed {decision.finding_kind} {id_} (memcon undo {decision.id[:10]}).")


@click.command(cls=WithFields, starred=False)
@click.argument("id_", metavar="ID")
@click.option("--field", "pairs", multiple=True, metavar="NAME=VALUE", help="Its value; twice for a list of two.")
@click.option("--unknown", multiple=True, metavar="NAME", help="A field whose value is not known after all.")
@reason_options
def correct(id_: str, pairs: tuple[str, ...], unknown: tuple[str, ...], why: str | None, who: str | None) -> None:
    """Correct fields of an entry.

    ID is the id of the entry or of any finding in it; any beginning that is unique will do. The entry is shown with the
    corrected values from then on, whatever is read later; what its sources say stays beside it.

    \b
    Example:
      memcon correct c-k3v7q2mx --field due=2025-06-06 --field to=Ardland --why "the ministry's own text"
    """
    from memcon.model.kinds import DecisionKind

    fields: Fields = {**parse_fields(pairs), **dict.fromkeys(unknown)}
    if not fields:
        raise click.UsageError("say what: --field NAME=VALUE, or --unknown NAME")
    with opened() as record:
        fields = write_out_ids(record.view(), fields)
    decision = decide(DecisionKind.CORRECT, id_, who, why, fields)
    said = ", ".join(f"{name} {_say(value)}" for name, value in fields.items())
    click.echo(f"Corrected {decision.finding_kind} {id_}: {said} (memcon undo {decision.id[:10]}).")
    if left := _moves_left(id_, fields):
        click.echo(left)


def _moves_left(id_: str, fields: Fields) -> str | None:
    """That moves which an actor's statements make keep the side that the reports gave them, and how to correct them."""
    from memcon.cli.formats import plain
    from memcon.cli.news import plural
    from memcon.model.findings import Actor
    from memcon.views.spoken import moves_of_other_sides

    side = fields.get("side")
    with opened() as record:
        view = record.view()
        actor = view.entry(id_).fields if side else None
        moves = moves_of_other_sides(view, actor.name, str(side)) if isinstance(actor, Actor) else ()
    if not moves:
        return None
    keep = "keeps its side" if len(moves) == 1 else "keep their side"
    ids = ", ".join(move.id[:10] for move in moves)
    return plain(f"{plural(len(moves), 'move')} made by what they say {keep} ({ids}): memcon correct ID --field by=…")


@click.command()
@click.argument("id_", metavar="ID")
@click.argument("others", metavar="OTHER...", nargs=-1, required=True)
@reason_options
def merge(id_: str, others: tuple[str, ...], why: str | None, who: str | None) -> None:
    """Say that entries are one and the same.

    ID and each OTHER are ids of entries of one kind, or of any finding in them; any beginning that is unique will do.
    Two actors who are one under two spellings are merged so too. Each OTHER is a decision of its own.

    \b
    Example:
      memcon merge a-k3v7q2mx a-n5w2t8rd --why "two spellings of one name"
    """
    from memcon.model.kinds import DecisionKind

    with opened() as record:
        view = record.view()
        first = view.entry(id_)
        entries = {entry.id: entry for entry in map(view.entry, others)}
        _check_mergeable(first, entries)
    made = [decide(DecisionKind.MERGE, first.id, who, why, {"other": other}) for other in entries]
    undo = ", ".join(f"memcon undo {decision.id[:10]}" for decision in made)
    click.echo(f"Merged {first.kind} {id_} with {', '.join(others)} ({undo}).")


def _check_mergeable(first: "Entry[Any]", others: "dict[str, Entry[Any]]") -> None:
    for other in others.values():
        if other.id == first.id:
            raise Refusal("it is one entry already", f"{first.id[:10]}, {other.id[:10]}")
        if other.kind is not first.kind:
            raise Refusal(f"a {first.kind} and a {other.kind} cannot be one entry", f"{first.id[:10]}, {other.id[:10]}")


@click.command()
@click.argument("id_", metavar="ID")
@click.option("--only", is_flag=True, help="This finding, even where its id is that of the entry.")
@reason_options
def split(id_: str, only: bool, why: str | None, who: str | None) -> None:
    """Split a finding off from its entry: it is another thing, and becomes an entry of its own.

    ID is the id of the finding; any beginning that is unique will do. Of an entry that rests on several findings,
    given its own id, the command lists them.

    \b
    Example:
      memcon split m-n5w2t8rd --why "the round after that one"
    """
    from memcon.model.kinds import DecisionKind

    with opened() as record:
        _check_splittable(record.view(), id_, only)
    decision = decide(DecisionKind.SPLIT, id_, who, why)
    click.echo(f"Split off {decision.finding_kind} {id_} (memcon undo {decision.id[:10]}).")
    with opened() as record:
        for line in _say_corrections(record.view(), decision.target or id_):
            click.echo(line)


def _say_corrections(view: "RecordView", split_off: str) -> list[str]:
    """The corrections that went with what was split off: each stays with the finding that it was made on."""
    from memcon.cli.formats import plain
    from memcon.model.kinds import DecisionKind
    from memcon.views.decisions import say_decision

    made = (d for d in view.entry(split_off).decisions if d.kind is DecisionKind.CORRECT)
    return [plain(f"With it goes what was said of this finding: {say_decision(view, d)}  {d.id[:10]}") for d in made]


def _check_splittable(view: "RecordView", id_: str, only: bool) -> None:
    entry = view.entry(id_)
    findings = [claim.finding.id for claim in entry.claims]
    if len(findings) == 1:
        raise Refusal("it rests on one finding, and there is nothing to split off", id_)
    if entry.id.startswith(id_) and not only and sum(finding.startswith(id_) for finding in findings) == 1:
        from memcon.cli.formats import plain
        from memcon.views.wording import shorten

        for claim in entry.claims:
            quoted = shorten(claim.passages[0].quote) if claim.passages else ""
            click.echo(plain(f"{claim.finding.id[:10]}  “{quoted}”  {claim.published or 'no day'}"), err=True)
        rest = ", ".join(finding[:10] for finding in findings if finding != entry.id)
        raise Refusal(f"it rests on {len(findings)} findings; split off one of {rest}, or {id_} with --only", id_)


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


def _say(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else "unknown" if value is None else str(value)
