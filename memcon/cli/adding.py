"""`memcon add`: an entry that a person makes, on exact words of an article or of a document of their own."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from memcon.cli.errors import Refusal
from memcon.cli.fields import Fields, WithFields, parse_fields, write_out_ids
from memcon.cli.intake import take_in
from memcon.cli.options import decider, now, opened, publication, publication_options, reason_options
from memcon.cli.upkeep import exit_if_failed, settle
from memcon.model.kinds import DocumentStatus, FindingKind
from memcon.model.passages import Passage, Span

if TYPE_CHECKING:
    from memcon.model.articles import Publication
    from memcon.model.entries import Filed
    from memcon.model.findings import DateMention
    from memcon.record import Record, RecordView

_DATED = {
    FindingKind.MEETING: "date",
    FindingKind.DOCUMENT: "date",
    FindingKind.DEED: "date",
    FindingKind.COMMITMENT: "due",
}
_WRITTEN = {FindingKind.MEETING: "date_text", FindingKind.COMMITMENT: "due_text"}
_LONGEST_ENDING = 5  # of the name of a file: "docx", "html"
_YET_TO_COME = frozenset({DocumentStatus.PROMISED, DocumentStatus.ASKED_FOR})


@click.command(cls=WithFields)
@click.argument("kind", type=click.Choice([kind.value for kind in FindingKind]))
@click.argument("article")
@click.argument("words")
@click.option("--field", "pairs", multiple=True, metavar="NAME=VALUE", help="A field of it; twice for a list of two.")
@click.option("--nth", type=click.IntRange(min=1), help="Which of several places where the words stand, from 1.")
@publication_options
@reason_options
def add(
    kind: str,
    article: str,
    words: str,
    pairs: tuple[str, ...],
    nth: int | None,
    published: str | None,
    outlet: str | None,
    url: str | None,
    why: str | None,
    who: str | None,
) -> None:
    """Add an entry on words of an article, or of a document of your own.

    KIND is what the entry is. ARTICLE is the id of a text, a beginning of it, or the source's own id; or a file with
    minutes, a communiqué or the like, which is read into the record first, with what --published, --outlet and --url
    say of it. WORDS are words of it, exactly as they stand there. What no field says stays unknown, with these
    exceptions: WORDS are what the entry is (`what`, or an actor's `name`); a statement in quotation marks is direct,
    another indirect; a promise is pending; and where WORDS hold one date that the reading of the article resolved, it
    is when a meeting or deed was, a paper reached its status, or a promise falls due.

    \b
    Example:
      memcon add commitment t-k3v7q2mx "will reopen the ferry by Friday" --field by=Ardland
      memcon add statement t-k3v7q2mx "We are ready" --field speaker="Ada Holm" --field attitude=said
      memcon add meeting minutes.docx "met at the mill" --field date=2025-05-30 --published 2025-06-01
    """
    from memcon.cli.formats import plain
    from memcon.model.decisions import Decision
    from memcon.model.kinds import DecisionKind
    from memcon.views.wording import say

    of_kind = FindingKind(kind)
    said = publication(published, outlet, url)
    with opened() as record:
        view = record.view()
        filed = _article(record, view, article, words, nth, said)
        view = record.view()
        body = view.text(filed.id)
        span = find_words(body, words, nth)
        fields = write_out_ids(view, parse_fields(pairs))
        dated = find_date(view, of_kind, filed.id, span, fields)
        decision = Decision.make(
            DecisionKind.ADD,
            target=filed.id,
            finding_kind=of_kind,
            passage=Passage.cut(filed.id, body, span),
            fields=fields | date_fields(of_kind, dated),
            who=decider(who),
            made=now(),
            why=why,
        )
        record.decide(decision)
        entry = record.view().entry(decision.id)
    told = f", {_DATED[of_kind]} {date_fields(of_kind, dated)[_DATED[of_kind]]}, from “{dated.text}”" if dated else ""
    click.echo(f"Added {kind} {entry.id[:10]} on “{words}”{told} (memcon undo {decision.id[:10]}).")
    if any(claim.added_by != decision.id for claim in entry.claims):
        click.echo(plain(f"It is one with what was known already: {say(entry)}  {entry.id[:10]}"))


def is_document(name: str) -> bool:
    """Whether a file is called so."""
    try:
        return Path(name).is_file()
    except (OSError, ValueError):  # too long a name, or one with a NUL byte
        return False


def _names_a_file(name: str) -> bool:
    """Whether it can only be meant for a file: it has folders, or an ending of letters and digits."""
    ending = Path(name).suffix[1:]
    return "/" in name or "\\" in name or (ending.isalnum() and len(ending) <= _LONGEST_ENDING)


def _article(
    record: "Record", view: "RecordView", name: str, words: str, nth: int | None, said: "Publication"
) -> "Filed":
    """The article of the record that is called so, or else the document, read into the record. Raises Refusal,
    UnknownId."""
    from memcon.record import UnknownId

    try:
        found = view.article(name)
    except UnknownId:
        if is_document(name):
            return _take_in(record, name, words, nth, said)
        if _names_a_file(name):
            raise Refusal("there is no such file, and no article with this id", name) from None
        raise
    if said != type(said)():
        raise Refusal("it is in the record already; say of it what is not known with: memcon set", name)
    return found


def _take_in(record: "Record", name: str, words: str, nth: int | None, said: "Publication") -> "Filed":
    """Reads a document into the record; nothing changes where the words do not stand in it. Raises Refusal."""
    from memcon.articles import Arrival, Refused, load

    loaded = list(load([name], defaults=said, fetched=now()))
    if refused := next((one for one in loaded if isinstance(one, Refused)), None):
        raise Refusal(refused.cause, refused.input)
    arrivals = [one for one in loaded if isinstance(one, Arrival)]
    if len(arrivals) != 1:
        raise Refusal(f"it holds {len(arrivals)} articles, and not one; read them first (memcon read)", name)
    article = arrivals[0].article
    find_words(article.text.body, words, nth)
    intake = take_in(record, loaded, supplied=said != type(said)())
    exit_if_failed(settle(record))
    for text in intake.new:
        click.echo(f"Read {name} into the record: article {text[:10]} (memcon forget {text[:10]}).")
    return record.view().article(article.text.id)


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


def date_fields(kind: FindingKind, dated: "DateMention | None") -> Fields:
    """The fields that the one date in the words gives a thing of `kind`."""
    if dated is None:
        return {}
    fields: Fields = {_DATED[kind]: dated.value}
    if kind is FindingKind.COMMITMENT:
        from memcon.reading.commitments.terms import last_day

        fields = {_DATED[kind]: last_day(dated.value, dated.text)}
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
