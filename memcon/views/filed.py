"""The articles of a record as a table, and what the reader may have missed in them."""

from memcon.model.decisions import Decision
from memcon.model.edtf import When
from memcon.model.entries import Filed
from memcon.model.ids import short
from memcon.model.kinds import FindingKind
from memcon.record import RecordView
from memcon.views.filters import Filter, doers, is_named, sides
from memcon.views.tables import Cells, Table
from memcon.views.wording import say_names

_SPEAKING = (FindingKind.STATEMENT, FindingKind.MOVE)


def list_articles(view: RecordView, asked: Filter | None = None) -> Table:
    """The articles by day of publication. `by` is an outlet, an author or someone who speaks or moves in it, `side` a
    party that does; `about` is text that its title or body holds."""
    wanted = asked or Filter()
    heard = _heard(view) if wanted.by or wanted.side else {}
    filed = [f for f in view.articles() if _passes(view, f, wanted, heard.get(f.id, set()))]
    columns = ("id", "published", "outlet", "title", "words", "language", "findings", "gaps", "copies")
    return Table(what="articles", columns=columns, rows=tuple(map(_article, filed)), wide=("title",))


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


def _article(filed: Filed) -> Cells:
    outlets = say_names(list(dict.fromkeys(p.outlet for p in filed.publications if p.outlet)))
    published = filed.published or (f"{filed.published_window} (inferred)" if filed.published_window else "not known")
    numbers = (str(filed.words), filed.language or "", str(sum(filed.counts.values())), str(len(filed.gaps)))
    copies = say_names([short(copy) for copy in filed.copies])
    return (short(filed.id), published, outlets, filed.title or "", *numbers, copies)


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
