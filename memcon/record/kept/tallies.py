"""How often who and what is told in the entries and articles, kept by difference: what one more article changes is
taken off and added, and nothing is counted anew."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, delete, func, select

from memcon.model.entries import Entry, Filed
from memcon.model.findings import Actor, Move, Statement
from memcon.record import schema
from memcon.record.bulk import put
from memcon.record.catalogue import days_of
from memcon.record.kept.gists import bearings_of
from memcon.record.negotiations.finding import hosts_of, parties_of
from memcon.record.negotiations.parts import PEOPLE, SPOKEN
from memcon.record.portions import within

ARTICLES, OUTLETS, PUBLISHED, INFERRED, UNDATED, DAYS = (
    "articles",
    "outlets",
    "published",
    "inferred",
    "undated",
    "days",
)
HEARD, BODIES, MOVERS, CHANNELS, HOSTS = "heard", "bodies", "movers", "channels", "hosts"
_TA, _ME = schema.tally.c, schema.mention.c
_Places = dict[str, Counter[str]]


class Counted(NamedTuple):
    """One thing that counts: as `what`, and which; `place` orders what comes first, where that is asked."""

    what: str
    value: str
    place: str = ""


def hosted_by(host: str) -> str:
    """As what the parties count whose meetings somebody mediates or hosts."""
    return f"{HOSTS} {host}"


def counted_in(entry: Entry[Any]) -> Iterator[Counted]:
    """What counts in an entry."""
    fields, place = entry.fields, bearings_of(entry).place
    if entry.kind in SPOKEN:
        yield from _placed(HEARD, parties_of(entry), f"{SPOKEN.index(entry.kind)} {place}")
    if isinstance(fields, Actor) and fields.kind not in PEOPLE:
        yield Counted(BODIES, fields.name)
    if isinstance(fields, Move):
        yield from _placed(MOVERS, fields.by, place)
    if isinstance(fields, Statement) and (where := fields.channel or fields.occasion):
        yield Counted(CHANNELS, where, place)
    for host in _placed(HOSTS, hosts_of(entry), place):
        yield host
        yield from (Counted(hosted_by(host.value), party, host.place) for party in dict.fromkeys(parties_of(entry)))


def counted_of(filed: Filed) -> Iterator[Counted]:
    """What counts of an article."""
    yield Counted(ARTICLES, "")
    yield from (Counted(OUTLETS, p.outlet) for p in filed.publications if p.outlet)
    yield from (Counted(DAYS, day) for day in days_of(filed.published, filed.published_window, filed.publications))
    if filed.published:
        yield Counted(PUBLISHED, filed.published)
    else:
        yield Counted(INFERRED if filed.published_window is not None else UNDATED, "")


def _placed(what: str, values: Iterable[str], place: str) -> Iterator[Counted]:
    for nth, value in enumerate(values):
        yield Counted(what, value, f"{place} {nth:03d}")


class Tallies:
    """Collects what counts no more and what counts now, until it is kept."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._less: Counter[Counted] = Counter()
        self._more: Counter[Counted] = Counter()

    def take_off(self, counted: Iterable[Counted]) -> None:
        self._less.update(counted)

    def add(self, counted: Iterable[Counted]) -> None:
        self._more.update(counted)

    def keep(self) -> None:
        """Writes what became of the tallies."""
        less, more = self._less - self._more, self._more - self._less
        self._change_mentions(less, more)
        gone, come = _by_kind(less), _by_kind(more)
        for what in sorted(gone.keys() | come.keys()):
            for values in within(sorted(gone[what].keys() | come[what].keys())):
                self._change(what, values, gone[what], come[what])

    def _change_mentions(self, less: Iterable[Counted], more: Iterable[Counted]) -> None:
        here = (_ME.what == bindparam("w")) & (_ME.value == bindparam("v")) & (_ME.place == bindparam("p"))
        lost = [{"w": one.what, "v": one.value, "p": one.place} for one in sorted(one for one in less if one.place)]
        if lost:
            self._connection.execute(delete(schema.mention).where(here), lost)
        rows = [one._asdict() for one in sorted(one for one in more if one.place)]
        put(self._connection, schema.mention, rows)

    def _change(self, what: str, values: list[str], gone: _Places, come: _Places) -> None:
        here = (_TA.what == what) & _TA.value.in_(values)
        rows = self._connection.execute(select(schema.tally).where(here))
        known = {row.value: (row.times, row.first) for row in rows}
        changed = []
        for value in values:
            times, first = known.get(value, (0, None))
            lost, new = gone.get(value, Counter()), come.get(value, Counter())
            times += new.total() - lost.total()
            if first in lost:
                first = self._first(what, value)
            first = min(filter(None, (first, *new)), default="")
            if times:
                changed.append({"what": what, "value": value, "times": times, "first": first})
        self._connection.execute(delete(schema.tally).where(here))
        put(self._connection, schema.tally, changed)

    def _first(self, what: str, value: str) -> str | None:
        here = (_ME.what == what) & (_ME.value == value)
        first: str | None = self._connection.scalar(select(func.min(_ME.place)).where(here))
        return first


def forget_tallies(connection: Connection) -> None:
    for table in (schema.tally, schema.mention):
        connection.execute(delete(table))


def _by_kind(counted: Mapping[Counted, int]) -> dict[str, _Places]:
    """Where each is told, as what and which."""
    found: dict[str, _Places] = defaultdict(dict)
    for one, times in counted.items():
        found[one.what].setdefault(one.value, Counter())[one.place] += times
    return found
