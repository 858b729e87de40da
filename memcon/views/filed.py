"""The articles of a record as a table, and what the reader may have missed in them."""

from memcon.model.decisions import Decision
from memcon.model.edtf import When
from memcon.model.entries import Filed
from memcon.model.ids import short
from memcon.model.kinds import FindingKind
from memcon.record import RecordView
from memcon.views.excerpts import FROM_TEXT, NOT_KNOWN, say_gone
from memcon.views.filters import Filter, doers, is_named, sides
from memcon.views.tables import Cells, Table
from memcon.views.wording import say_names

_SPEAKING = (FindingKind.STATEMENT, FindingKind.MOVE)


def list_articles(view: RecordView, asked: Filter | None = None) -> Table:
    """The articles by day of publication. `by` is an outlet, an author or someone who speaks or moves in it, `side` a
    party that does; `about` is text that its title or body holds."""
    filed = select_articles(view, asked)
    columns = ("id", "published", "outlet", "title", "words", "language", "findings", "gaps", "copies", "state", "page")
    rows = tuple(_article(one, view) for one in _items_together(filed))
    return Table(what="articles", columns=columns, rows=rows, wide=("title",))


def select_articles(view: RecordView, asked: Filter | None = None) -> list[Filed]:
    """The articles that pass, as `list_articles` lists them."""
    wanted = asked or Filter()
    heard = _heard(view) if wanted.by or wanted.side else {}
    return [f for f in view.articles() if _passes(view, f, wanted, heard.get(f.id, set()))]


def list_gaps(view: RecordView) -> Table:
    """The sentences with quotation marks or reporting verbs of which nothing was made, by article."""
    rows = tuple(
        (short(filed.id), f"{gap.start}–{gap.end}", " ".join(gap.quote.split()))
        for filed in view.articles()
        for gap in filed.gaps
    )
    return Table(what="sentences", columns=("article", "characters", "sentence"), rows=rows, wide=("sentence",))


def show_article(view: RecordView, id_: str) -> tuple[Filed, tuple[Decision, ...]]:
    """One article with the decisions about it. Raises UnknownId or AmbiguousId."""
    filed = view.article(id_)
    return filed, view.decisions(filed.id)


def _items_together(filed: list[Filed]) -> list[Filed]:
    """The articles in their order; the items of one page stand together where the first of them does."""
    places: dict[str, int] = {}
    for at, one in enumerate(filed):
        places.setdefault(_page_of(one) or one.id, at)
    return sorted(filed, key=lambda one: places[_page_of(one) or one.id])


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


def _heard(view: RecordView) -> dict[str, set[str]]:
    """By article, the names of those who speak or move in it and of the parties they stand for."""
    heard: dict[str, set[str]] = {}
    for kind in _SPEAKING:
        for entry in view.entries(kind):
            for claim in entry.claims:
                heard.setdefault(claim.text_id, set()).update((*doers(entry), *sides(entry)))
    return heard


def _passes(view: RecordView, filed: Filed, asked: Filter, heard: set[str]) -> bool:
    published = When.maybe(filed.published or filed.published_window)
    wanted = When.between(asked.since, asked.until) if asked.since or asked.until else None
    if wanted and not (published and published.overlaps(wanted)):
        return False
    sources = [name for p in filed.publications for name in (p.outlet, p.author) if name]
    by = asked.by is None or any(is_named(asked.by, name) for name in (*sources, *heard))
    side = asked.side is None or any(is_named(asked.side, name) for name in heard)
    words = f"{filed.title or ''} {view.text(filed.id)}".casefold()
    return by and side and (asked.about is None or asked.about.casefold() in words)
