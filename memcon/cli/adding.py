"""`memcon add`: an entry that a person makes, on exact words of an article."""

from typing import TYPE_CHECKING

import click

from memcon.cli.errors import Refusal
from memcon.cli.fields import Fields, WithFields, parse_fields, write_out_ids
from memcon.cli.options import decider, now, opened, reason_options
from memcon.model.kinds import DocumentStatus, FindingKind
from memcon.model.passages import Passage, Span

if TYPE_CHECKING:
    from memcon.model.findings import DateMention
    from memcon.record import RecordView

_DATED = {
    FindingKind.MEETING: "date",
    FindingKind.DOCUMENT: "date",
    FindingKind.DEED: "date",
    FindingKind.COMMITMENT: "due",
}
_WRITTEN = {FindingKind.MEETING: "date_text", FindingKind.COMMITMENT: "due_text"}
_YET_TO_COME = frozenset({DocumentStatus.PROMISED, DocumentStatus.ASKED_FOR})


@click.command(cls=WithFields)
@click.argument("kind", type=click.Choice([kind.value for kind in FindingKind]))
@click.argument("article")
@click.argument("words")
@click.option("--field", "pairs", multiple=True, metavar="NAME=VALUE", help="A field of it; twice for a list of two.")
@click.option("--nth", type=click.IntRange(min=1), help="Which of several places where the words stand, from 1.")
@reason_options
def add(
    kind: str,
    article: str,
    words: str,
    pairs: tuple[str, ...],
    nth: int | None,
    why: str | None,
    who: str | None,
) -> None:
    """Add an entry on words of an article.

    KIND is what the entry is. ARTICLE is the id of a text, a beginning of it, or the source's own id; WORDS are words
    of it, exactly as they stand there. What no field says stays unknown, with these exceptions: WORDS are what the
    entry is (`what`, or an actor's `name`); a statement in quotation marks is direct, another indirect; and where WORDS
    hold one date that the reading of the article resolved, it is when a meeting or deed was, a paper reached its
    status, or a promise falls due.

    \b
    Example:
      memcon add commitment t-k3v7q2mx "will reopen the ferry by Friday" --field by=Ardland
      memcon add statement t-k3v7q2mx "We are ready" --field speaker="Ada Holm" --field attitude=said
    """
    from memcon.cli.formats import plain
    from memcon.model.decisions import Decision
    from memcon.model.kinds import DecisionKind
    from memcon.views.wording import say

    of_kind = FindingKind(kind)
    with opened() as record:
        view = record.view()
        filed = view.article(article)
        body = view.text(filed.id)
        span = find_words(body, words, nth)
        fields = write_out_ids(view, parse_fields(pairs))
        dated = find_date(view, of_kind, filed.id, span, fields)
        decision = Decision.make(
            DecisionKind.ADD,
            target=filed.id,
            finding_kind=of_kind,
            passage=Passage.cut(filed.id, body, span),
            fields=fields | _date_fields(of_kind, dated),
            who=decider(who),
            made=now(),
            why=why,
        )
        record.decide(decision)
        entry = record.view().entry(decision.id)
    told = f", {_DATED[of_kind]} {dated.value}, from “{dated.text}”" if dated else ""
    click.echo(f"Added {kind} {entry.id[:10]} on “{words}”{told} (memcon undo {decision.id[:10]}).")
    if any(claim.added_by != decision.id for claim in entry.claims):
        click.echo(plain(f"It is one with what was known already: {say(entry)}  {entry.id[:10]}"))


def find_date(view: "RecordView", kind: FindingKind, text_id: str, span: Span, fields: Fields) -> "DateMention | None":
    """The one date within the words, where the reading resolved it and no field says another; None too for a day on
    which the thing cannot have been: a promise is due after it is told of, a deed is told of when it is done."""
    if kind not in _DATED or any(name in fields for name in (_DATED[kind], _WRITTEN.get(kind), "trigger")):
        return None
    within = [date for date in view.dates(text_id) if span.covers(Span(*date.span))]
    if len(within) != 1 or within[0].value is None or fields.get("status") in _YET_TO_COME:
        return None
    return within[0] if _can_be(view, kind, text_id, within[0].value) else None


def _can_be(view: "RecordView", kind: FindingKind, text_id: str, value: str) -> bool:
    from memcon.model.edtf import When

    filed, date = view.article(text_id), When.maybe(value)
    told = When.maybe(filed.published or filed.published_window)
    if date is None or told is None:
        return date is not None
    if kind is FindingKind.COMMITMENT:
        return told.first is None or not date.is_before(told.first)
    return kind is FindingKind.MEETING or told.last is None or not date.is_after(told.last)


def _date_fields(kind: FindingKind, dated: "DateMention | None") -> Fields:
    if dated is None:
        return {}
    fields: Fields = {_DATED[kind]: dated.value}
    return fields | ({_WRITTEN[kind]: dated.text} if kind in _WRITTEN else {})


def find_words(body: str, words: str, nth: int | None = None) -> Span:
    """Where `words` stand in `body`: the one place, or the `nth` of several. Raises Refusal."""
    places = _places(body, words) if words.strip() else []
    if not places:
        raise Refusal("these words do not stand in the article", f"“{words}”")
    if nth is None and len(places) > 1:
        raise Refusal(f"these words stand in {len(places)} places (say which with --nth)", f"“{words}”")
    if (nth or 1) > len(places):
        raise Refusal(f"these words stand in {len(places)} places, no more", f"“{words}”")
    start = places[(nth or 1) - 1]
    return Span(start, start + len(words))


def _places(body: str, words: str) -> list[int]:
    places: list[int] = []
    at = body.find(words)
    while at >= 0:
        places.append(at)
        at = body.find(words, at + 1)
    return places
