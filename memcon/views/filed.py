"""The articles of a record as a table, and what the reader may have missed in them."""

from collections.abc import Iterator, Mapping

from memcon.model.decisions import Decision
from memcon.model.entries import Filed
from memcon.model.ids import short
from memcon.model.kinds import FindingKind
from memcon.record import RecordView
from memcon.views.excerpts import FROM_TEXT, NOT_KNOWN, say_gone
from memcon.views.filters import Filter, is_named
from memcon.views.tables import Cells, Table, in_tables
from memcon.views.wording import say_names

_PORTION = 200  # articles that are looked at at once
_SPEAKING = (FindingKind.STATEMENT, FindingKind.MOVE)


def list_articles(view: RecordView, asked: Filter | None = None) -> Iterator[Table]:
    """The articles by day of publication, in tables of so many rows, each as soon as it is found. `by` is an outlet, an
    author or someone who speaks or moves in it, `side` a party that does; `about` is text that its title or body
    holds."""
    columns = ("id", "published", "outlet", "title", "words", "language", "findings", "gaps", "copies", "state", "page")
    table = Table(what="articles", columns=columns, rows=(), wide=("title",))
    return in_tables(table, (_article(one, view) for one in _items_together(view, asked)))


def select_articles(view: RecordView, asked: Filter | None = None) -> Iterator[Filed]:
    """The articles that pass, by day of publication, each as soon as it is found."""
    return (filed for filed, passes in look_through(view, asked or Filter()) if passes)


def look_through(
    view: RecordView, asked: Filter, *, after: str | None = None, newest: bool = False
) -> Iterator[tuple[Filed, bool]]:
    """The articles of the days asked for, in their order or the newest first, from the one behind `after` on, each with
    whether it passes; as far as anybody asks. Raises UnknownId."""
    is_by, is_of_side = _named(view, asked.by), _named(view, asked.side)
    while True:
        some = view.published_between(asked.since, asked.until, limit=_PORTION, after=after, back=newest)
        ids = [filed.id for filed in some]
        heard = view.named_in(ids, _SPEAKING) if asked.by or asked.side else {}
        texts = view.texts(ids) if asked.about else {}
        for filed in some:
            names = heard.get(filed.id, set())
            by = asked.by is None or not is_by.isdisjoint(names) or _is_by(filed, asked.by)
            side = asked.side is None or not is_of_side.isdisjoint(names)
            yield filed, by and side and _is_about(filed, asked.about, texts)
        if len(some) < _PORTION:
            return
        after = some[-1].id


def list_gaps(view: RecordView, asked: Filter | None = None) -> Iterator[Table]:
    """The sentences with quotation marks or reporting verbs of which nothing was made, by article, in the same way."""
    rows = (
        (short(filed.id), f"{gap.start}–{gap.end}", " ".join(gap.quote.split()))
        for filed in select_articles(view, asked)
        for gap in filed.gaps
    )
    columns = ("article", "characters", "sentence")
    return in_tables(Table(what="sentences", columns=columns, rows=(), wide=("sentence",)), rows)


def show_article(view: RecordView, id_: str) -> tuple[Filed, tuple[Decision, ...]]:
    """One article with the decisions about it. Raises UnknownId or AmbiguousId."""
    filed = view.article(id_)
    return filed, view.decisions(filed.id)


def _items_together(view: RecordView, asked: Filter | None) -> Iterator[Filed]:
    """The articles that pass in their order; the items of one page stand together where the first of them does. They
    are gone through twice, so that of all but those items nothing need be held."""
    items: dict[str, list[str]] = {}
    for filed in select_articles(view, asked):
        if page := _page_of(filed):
            items.setdefault(page, []).append(filed.id)
    for filed in select_articles(view, asked):
        page = _page_of(filed)
        yield from (filed,) if page is None else map(view.article, items.pop(page, ()))


def _page_of(filed: Filed) -> str | None:
    return next((p.page for p in filed.publications if p.page), None)


def _state(filed: Filed, view: RecordView) -> str:
    """Whether it has a later version, and whether it is gone from its page, or from one of several."""
    said = [f"earlier version of {short(filed.superseded_by)}"] if filed.superseded_by else []
    told = [say_gone(p, view.on).lstrip(", ") for p in filed.publications]
    gone = [one for one in told if one]
    if len(gone) == len(told):
        return "; ".join((*said, *gone[:1]))
    partly = [one.replace("its page", f"{len(gone)} of its {len(told)} pages") for one in gone[:1]]
    return "; ".join((*said, *partly))


def _article(filed: Filed, view: RecordView) -> Cells:
    outlets = say_names(list(dict.fromkeys(p.outlet for p in filed.publications if p.outlet)))
    numbers = (str(filed.words), filed.language or "", str(sum(filed.counts.values())), str(len(filed.gaps)))
    copies = say_names([short(copy) for copy in filed.copies])
    return (
        short(filed.id),
        filed.published or say_how_dated(filed),
        outlets,
        filed.title or "",
        *numbers,
        copies,
        _state(filed, view),
        _page_of(filed) or "",
    )


def say_how_dated(filed: Filed) -> str:
    """What is known of the day of publication where no source says it."""
    return f"{filed.published_window} ({FROM_TEXT})" if filed.published_window else NOT_KNOWN


def _named(view: RecordView, asked: str | None) -> frozenset[str]:
    """The names of all who speak or move that somebody may be named by."""
    names = frozenset().union(*(view.names(kind) for kind in _SPEAKING)) if asked else frozenset[str]()
    return frozenset(name for name in names if asked and is_named(asked, name))


def _is_by(filed: Filed, asked: str) -> bool:
    """Whether an outlet or author is named so."""
    return any(is_named(asked, name) for p in filed.publications for name in (p.outlet, p.author) if name)


def _is_about(filed: Filed, asked: str | None, texts: Mapping[str, str]) -> bool:
    return asked is None or asked.casefold() in f"{filed.title or ''} {texts[filed.id]}".casefold()
