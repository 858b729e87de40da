"""The answers of the API: one function for each address, from the question to a value."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Generic, TypeVar

import msgspec

from memcon import __version__
from memcon.model.decisions import Decision
from memcon.model.entries import Entry, Filed
from memcon.model.findings import Actor, Commitment, Deed, Document, Meeting, Move, Statement
from memcon.model.kinds import FindingKind
from memcon.record import UnknownId
from memcon.views.brief import write_brief
from memcon.views.courses import Heard, find_statements
from memcon.views.detail import Detail, show_entry
from memcon.views.disagreements import Disagreement, find_disagreements
from memcon.views.dossiers import list_actors
from memcon.views.filed import show_article
from memcon.views.in_time import tell_in_time
from memcon.views.marked import Found, find_in
from memcon.views.paging import Page, Sorting, articles_page, cut_page, entries_page
from memcon.views.positions import Positions, find_positions
from memcon.views.queue import doubt, queue_up, turn
from memcon.views.search import Piece, Search, snip
from memcon.views.sheet import Brief
from memcon.views.wording import PLURALS
from memcon.web.api.asking import NARROWING, PAGING, ROOT, choices_of
from memcon.web.asked import ORDERS, Asked
from memcon.web.room import Glimpse

T = TypeVar("T")


class Listing(msgspec.Struct, Generic[T], frozen=True, kw_only=True):
    """Some of `total` things, null where they were not counted; `after` asks for those behind them, null where there
    are none."""

    items: tuple[T, ...]
    total: int | None
    after: str | None = None


class Snippet(msgspec.Struct, frozen=True, kw_only=True):
    """The words of an entry around what was searched for, in pieces: plain text, to be escaped by whoever shows it."""

    id: str
    pieces: tuple[Piece, ...]


class Hits(Listing[T], Generic[T], frozen=True, kw_only=True):
    """A listing in which `q` may search: then each item has its snippet."""

    snippets: tuple[Snippet, ...] = ()


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the timeline: `when` is EDTF, `told_by` says whether the text tells it or only the publication."""

    when: str
    told_by: str
    kind: str
    id: str
    what: str


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """An article whole: its text, as the passages count it, what was found in it, and the decisions about it."""

    filed: Filed
    text: str
    found: tuple[Found, ...]
    decisions: tuple[Decision, ...]


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """An entry that nobody has looked at, and how likely it is to be wrong, from 0 to 1."""

    doubt: float
    entry: Entry[Any]


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """One address of the API: what it gives, in a line, and what it may be asked."""

    address: str
    gives: str
    asks: tuple[str, ...]


class Contents(msgspec.Struct, frozen=True, kw_only=True):
    """What there is: every address, and that of the description of them all."""

    memcon: str
    description: str
    addresses: tuple[Place, ...]


@dataclass(frozen=True)
class Question:
    """What was asked: of which state of the record, narrowed how, how many, and the id in the address."""

    glimpse: Glimpse
    asked: Asked
    limit: int
    id: str = ""


@dataclass(frozen=True)
class Address:
    """One address of the API: what it gives, in a line and as a type, what it may be asked, and of what is asked there
    from a closed list the `choices`."""

    path: str
    name: str
    line: str
    gives: Any
    asks: tuple[str, ...]
    answer: Callable[[Question], object]
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def _contents(_: Question) -> Contents:
    places = tuple(Place(address=f"{ROOT}{a.path}", gives=a.line, asks=a.asks) for a in ADDRESSES)
    return Contents(memcon=__version__, description=f"{ROOT}/openapi.json", addresses=places)


def _listing(page: Page[T]) -> Listing[T]:
    return Listing(items=page.things, total=page.total, after=page.after)


def _hits(page: Page[Entry[Any]], search: Search | None) -> Hits[Entry[Any]]:
    snippets = tuple(Snippet(id=e.id, pieces=snip(e, search)) for e in page.things) if search else ()
    return Hits(items=page.things, total=page.total, after=page.after, snippets=snippets)


def _sorting(asked: Asked) -> Sorting:
    return ORDERS[asked.order or "oldest"]


def _brief(q: Question) -> Brief:
    view, since = q.glimpse.view, q.asked.since
    return q.glimpse.once(("brief", since), lambda: write_brief(view, since=since))


def _positions(q: Question) -> Positions:
    view, issues, since = q.glimpse.view, q.glimpse.issues, q.asked.since
    return q.glimpse.once(("positions", since), lambda: find_positions(view, issues, since))


def _statements(q: Question) -> Hits[Entry[Statement]]:
    heard = Heard(narrowed=q.asked.narrowed, issue=q.asked.issue, channel=q.asked.channel)
    view, issues = q.glimpse.view, q.glimpse.issues
    found = find_statements(view, issues, heard, limit=q.limit, after=q.asked.after, sorting=_sorting(q.asked))
    return _hits(found, q.asked.search)


def _of_kind(kind: FindingKind) -> Callable[[Question], object]:
    def answer(q: Question) -> Hits[Entry[Any]]:
        view, narrowed, sorting = q.glimpse.view, q.asked.narrowed, _sorting(q.asked)
        found = entries_page(view, kind, narrowed, limit=q.limit, after=q.asked.after, sorting=sorting)
        return _hits(found, q.asked.search)

    return answer


def _actors(q: Question) -> Listing[Entry[Actor]]:
    found = list_actors(q.glimpse.view, q.asked.narrowed, limit=q.limit, after=q.asked.after)
    return Listing(items=q.glimpse.view.whole(found.things), total=found.total, after=found.after)


def _timeline(q: Question) -> Listing[Moment]:
    """Rows go by their numbers; how many there are is known only once the last is told."""
    before = _number(q.asked.after)
    rows = list(islice(tell_in_time(q.glimpse.view, q.asked.narrowed), before, before + q.limit + 1))
    if before and not rows:
        raise UnknownId(f"{q.asked.after}: not in this listing")
    shown, is_all = rows[: q.limit], len(rows) <= q.limit
    after = None if is_all else str(before + q.limit)
    return Listing(items=tuple(map(_moment, shown)), total=before + len(shown) if is_all else None, after=after)


def _number(after: str | None) -> int:
    if after is None:
        return 0
    if not (after.isascii() and after.isdigit() and 0 < int(after[:9]) == int(after)):
        raise UnknownId(f"{after}: not in this listing")
    return int(after)


def _moment(row: Sequence[str]) -> Moment:
    when, told_by, kind, id_, what = row
    return Moment(when=when, told_by=told_by, kind=kind, id=id_, what=what)


def _articles(q: Question) -> Listing[Filed]:
    return _listing(articles_page(q.glimpse.view, q.asked.narrowed, limit=q.limit, after=q.asked.after))


def _article(q: Question) -> Article:
    filed, decisions = show_article(q.glimpse.view, q.id)
    text = q.glimpse.view.text(filed.id)
    return Article(filed=filed, text=text, found=find_in(q.glimpse.view, filed.id), decisions=decisions)


def _entry(q: Question) -> Detail:
    return show_entry(q.glimpse.view, q.id)


def _review(q: Question) -> Listing[Waiting]:
    queue = queue_up(q.glimpse.view, q.limit + 1, q.asked.after)
    entries = q.glimpse.view.whole(queue.waiting[: q.limit])
    items = tuple(Waiting(doubt=round(doubt(entry), 3), entry=entry) for entry in entries)
    after = turn(queue.waiting[q.limit - 1]) if len(queue.waiting) > q.limit else None
    return Listing(items=items, total=queue.total, after=after)


def _decisions(q: Question) -> Listing[Decision]:
    return _listing(cut_page(q.glimpse.view.decisions(), lambda decision: decision.id, q.limit, q.asked.after))


def _disagreements(q: Question) -> Listing[Disagreement]:
    found = find_disagreements(q.glimpse.view)
    return _listing(cut_page(found, lambda one: one.target, q.limit, q.asked.after))


def _of_entries(kind: FindingKind, line: str, gives: Any, *further: str) -> Address:
    """The address of the entries of a kind, which may be searched."""
    name, choices = PLURALS[kind], choices_of(kind)
    asks = (*NARROWING, "q", *choices, "order", *further, *PAGING)
    answer = _statements if kind is FindingKind.STATEMENT else _of_kind(kind)
    return Address(f"/{name}", name, line, Hits[gives], asks, answer, choices)


_LISTED = (*NARROWING, *PAGING)
ADDRESSES: tuple[Address, ...] = (
    Address("", "contents", "What there is.", Contents, (), _contents),
    Address("/brief", "brief", "The negotiation on one page.", Brief, ("on", "negotiation", "since"), _brief),
    Address("/timeline", "timeline", "Everything that has a time.", Listing[Moment], _LISTED, _timeline),
    Address("/positions", "positions", "Issue by side.", Positions, ("on", "negotiation", "since"), _positions),
    _of_entries(FindingKind.STATEMENT, "Who said what.", Entry[Statement], "issue", "channel"),
    _of_entries(FindingKind.MEETING, "The meetings.", Entry[Meeting]),
    _of_entries(FindingKind.DOCUMENT, "The papers.", Entry[Document]),
    _of_entries(FindingKind.COMMITMENT, "Who owes what to whom.", Entry[Commitment]),
    _of_entries(FindingKind.MOVE, "What each party did at the table.", Entry[Move]),
    _of_entries(FindingKind.DEED, "What was done away from it.", Entry[Deed]),
    Address("/actors", "actors", "People, states and bodies.", Listing[Entry[Actor]], _LISTED, _actors),
    Address("/articles", "articles", "The articles.", Listing[Filed], _LISTED, _articles),
    Address("/articles/{id}", "article", "One article with its text and what was found in it.", Article, ("on",),
            _article),
    Address("/entries/{id}", "entry", "One entry with every passage that it rests on.", Detail, ("on",), _entry),
    Address("/review", "review", "What nobody has looked at, the least certain and most weighty first.",
            Listing[Waiting], ("on", "negotiation", *PAGING), _review),
    Address("/decisions", "decisions", "All decisions, in the order made.", Listing[Decision], PAGING, _decisions),
    Address("/disagreements", "disagreements", "Entries on which people disagree.", Listing[Disagreement], PAGING,
            _disagreements),
)  # fmt: skip
