"""What the reader missed: words of an article, what they are, and an entry made on them."""

import datetime as dt

from starlette.datastructures import FormData
from starlette.responses import Response

from memcon.model.decisions import Decision
from memcon.model.kinds import DecisionKind, FindingKind
from memcon.model.passages import Passage, Span
from memcon.record import RecordView
from memcon.record.shapes import ON_ENTRIES
from memcon.views.excerpts import sentence_around
from memcon.web.asked import Misasked
from memcon.web.deciding.fields import blanks_for, changed_fields
from memcon.web.forms import go_back, said
from memcon.web.visit import Visit


def show_missed(visit: Visit) -> Response:
    """The form for an entry on the words that were selected. Raises UnknownId, Misasked."""
    glimpse, told = visit.room.look(), visit.request.query_params
    filed = glimpse.view.article(visit.request.path_params["id"])
    body = glimpse.view.text(filed.id)
    span = find_words(body, told.get("words", ""), told.get("start", ""), told.get("end", ""))
    kind = _kind(told.get("kind", ""))
    sentence = sentence_around(body, span)
    return visit.show(
        "missed.html.jinja",
        glimpse=glimpse,
        filed=filed,
        kind=kind,
        span=span,
        before=body[sentence.start : span.start],
        words=span.of(body),
        after=body[span.end : sentence.end],
        blanks=blanks_for(kind),
        dates=[date for date in glimpse.view.dates(filed.id) if span.covers(Span(*date.span)) and date.value],
    )


def take_missed(visit: Visit, form: FormData) -> Response:
    """Makes the entry. Raises UnknownId, Misasked, RecordError."""
    view = visit.room.look().view
    filed = view.article(said(form, "article"))
    body = view.text(filed.id)
    span = find_words(body, "", said(form, "start"), said(form, "end"))
    kind = _kind(said(form, "finding"))
    decision = Decision.make(
        DecisionKind.ADD,
        target=filed.id,
        finding_kind=kind,
        passage=Passage.cut(filed.id, body, span),
        fields=_fields(view, kind, form),
        who=visit.who,
        made=dt.datetime.now().astimezone().isoformat(timespec="milliseconds"),
        why=said(form, "why").strip() or None,
    )
    visit.room.record.decide(decision, visit.whence)
    return go_back(f"/entries/{visit.room.look().view.entry(decision.id).id}")


def _fields(
    view: RecordView, kind: FindingKind, form: FormData
) -> dict[str, str | int | float | bool | list[str] | None]:
    fields = changed_fields(kind, form)
    return {k: view.entry(v).id if k in ON_ENTRIES and isinstance(v, str) else v for k, v in fields.items()}


def find_words(body: str, words: str, start: str, end: str) -> Span:
    """Where the words stand: as they were selected, or where they are given alone, at the one place. Raises
    Misasked."""
    if start.isascii() and start.isdigit() and end.isascii() and end.isdigit() and len(start + end) < 20:
        selected = Span(int(start), int(end))
        if not 0 <= selected.start < selected.end <= len(body):
            raise Misasked("these words do not stand in the article")
        return _require(selected.trimmed(body))
    wanted = words.strip()
    number = body.count(wanted) if wanted else 0
    if number != 1:
        raise Misasked(
            f"these words stand in {number} places; give more of them" if number else "these words do not stand there"
        )
    at = body.index(wanted)
    return Span(at, at + len(wanted))


def _require(span: Span) -> Span:
    if not span:
        raise Misasked("select some words")
    return span


def _kind(name: str) -> FindingKind:
    kind = next((kind for kind in FindingKind if kind == name), None)
    if kind is None:
        raise Misasked("say what the words are: a statement, a meeting, a document ...")
    return kind
