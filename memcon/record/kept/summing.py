"""What a record comes to as a whole, from what is kept of its entries and articles."""

from collections.abc import Collection, Mapping, Sequence

import msgspec
from sqlalchemy import Connection, exists, func, select

from memcon.model.entries import Filed, Summary
from memcon.model.findings import Names
from memcon.model.kinds import DecisionKind
from memcon.record import schema
from memcon.record.kept.keeping import keep_filing
from memcon.record.kept.knowing import Known, keep_known
from memcon.record.kept.tallies import (
    ARTICLES,
    BODIES,
    CHANNELS,
    DAYS,
    HEARD,
    HOSTS,
    INFERRED,
    MOVERS,
    OUTLETS,
    PUBLISHED,
    UNDATED,
    hosted_by,
)
from memcon.record.merge.parties import find_bearer
from memcon.record.negotiations import parts
from memcon.record.negotiations.finding import Heard, find_negotiation
from memcon.record.negotiations.named import Named, name_all
from memcon.record.portions import within
from memcon.record.rulings import in_force
from memcon.record.shelf import load_decisions, load_material, load_membership
from memcon.record.view import CHANNELS as MOST_CHANNELS
from memcon.record.view import RecordView

_T, _M, _B = schema.tally.c, schema.mention.c, schema.bearer.c
_F, _P = schema.filed.c, schema.publication.c
_DAYS_OF = select(_F.text_id, _F.ended, _F.body)


def keep_summary(connection: Connection) -> None:
    """Keeps what the record is about and what it rests on. Which of several negotiations each entry is filed under is
    told from the whole record."""
    named = _named(connection)
    several = len(named) > 1
    view = RecordView(load_material(connection), load_membership(connection)) if several else None
    known = Known(
        negotiation=find_negotiation(_heard(connection), parts.all_in_one(named)),
        about=_sum_up(connection),
        movers=_names_told(_most(connection, MOVERS, parts.MOVERS)),
        channels=_names_told(_most(connection, CHANNELS, MOST_CHANNELS)),
        until=connection.scalar(select(func.max(_T.value)).where(_T.what == DAYS)),
        parts=tuple(view.part(one.id) for one in view.negotiations()) if view else (),
    )
    keep_known(connection, known)
    keep_filing(connection, view)


def _named(connection: Connection) -> tuple[Named, ...]:
    """The negotiations, as decisions name them."""

    def bearer(folded: str) -> str | None:
        return connection.scalar(select(_B.shown).where(_B.folded == folded))

    return name_all(in_force(load_decisions(connection)), lambda name: find_bearer(name, bearer))


def _sum_up(connection: Connection) -> Summary:
    def times(what: str) -> int:
        return connection.scalar(select(_T.times).where(_T.what == what, _T.value == "")) or 0

    days = select(func.min(_T.value), func.max(_T.value)).where(_T.what == PUBLISHED)
    first, last = connection.execute(days).one()
    outlets = connection.scalar(select(func.count()).select_from(schema.tally).where(_T.what == OUTLETS))
    return Summary(
        articles=times(ARTICLES),
        outlets=outlets or 0,
        first=first,
        last=last,
        inferred=times(INFERRED),
        undated=times(UNDATED),
    )


def sum_up_until(connection: Connection, day: str, wavering: Collection[str], known: Mapping[str, Filed]) -> Summary:
    """What the record rested on at the end of a day. `wavering` are the texts of which something has changed since, and
    `known` of them those that were known, as they were filed."""
    by_then = connection.scalar(select(func.count()).select_from(schema.filed).where(_F.ended <= day)) or 0
    rows = [row for ids in within(wavering) for row in connection.execute(_DAYS_OF.where(_F.text_id.in_(ids)))]
    articles = by_then - sum(row.ended <= day for row in rows) + len(known)
    days = select(func.sum(_T.times), func.min(_T.value), func.max(_T.value))
    dated, first, last = connection.execute(days.where(_T.what == PUBLISHED, _T.value < f"{day}~")).one()
    hidden = [row.body for row in rows if row.text_id not in known]
    dated = (dated or 0) - sum(msgspec.json.decode(body, type=Filed).published is not None for body in hidden)
    undated = connection.scalar(select(_T.times).where(_T.what == UNDATED, _T.value == "")) or 0
    return Summary(
        articles=articles,
        outlets=len(
            _outlets_until(connection, day, wavering)
            | {p.outlet for f in known.values() for p in f.publications if p.outlet}
        ),
        first=first,
        last=last,
        inferred=articles - dated - undated,
        undated=undated,
    )


def _outlets_until(connection: Connection, day: str, but: Collection[str]) -> set[str]:
    """The outlets of the articles of which nothing was published after a day; what people said of one is laid over."""
    told = {d.target for d in in_force(load_decisions(connection)) if d.kind is DecisionKind.SET and d.target}
    known = (_F.ended <= day, _F.text_id.not_in(sorted({*but, *told})))
    joined = select(_P.outlet).join(schema.filed, _F.text_id == _P.text_id).where(*known, _P.outlet.is_not(None))
    found = {outlet for outlet in connection.scalars(joined.distinct()) if outlet}
    for body in connection.scalars(select(_F.body).where(_F.text_id.in_(sorted(told - set(but))), _F.ended <= day)):
        found |= {p.outlet for p in msgspec.json.decode(body, type=Filed).publications if p.outlet}
    return found


def _heard(connection: Connection) -> Heard:
    bodies = schema.tally.alias()
    is_body = exists().where(bodies.c.what == BODIES, bodies.c.value == _T.value)
    return Heard(
        lambda number: _most(connection, HEARD, number, is_body), lambda sides: _go_betweens(connection, sides)
    )


def _most(connection: Connection, what: str, number: int, *which: object) -> Sequence[tuple[str, int]]:
    """What is told most often, with how often; of equals what is told first."""
    query = select(_T.value, _T.times).where(_T.what == what, *which)  # type: ignore[arg-type]
    return [(row[0], row[1]) for row in connection.execute(query.order_by(_T.times.desc(), _T.first).limit(number))]


def _names_told(ranked: Sequence[tuple[str, int]]) -> Names:
    return tuple(name for name, _ in ranked)


def _go_betweens(connection: Connection, sides: Names) -> Names:
    """Those who mediate or host meetings of all `sides`, in the order of the first of them."""
    hosts = connection.execute(select(_T.value, _T.first).where(_T.what == HOSTS)).all()
    first = {row.value: row.first if not sides else _first_hosted(connection, row.value, sides) for row in hosts}
    known = sorted((place, host) for host, place in first.items() if place and host not in sides)
    return tuple(host for _, host in known)


def _first_hosted(connection: Connection, host: str, sides: Names) -> str | None:
    """The place of the first meeting of all `sides` that somebody mediated or hosted."""
    query = select(_M.place).where(_M.what == hosted_by(host), _M.value == sides[0])
    for side in sides[1:]:
        other = schema.mention.alias()
        query = query.where(exists().where(other.c.what == _M.what, other.c.value == side, other.c.place == _M.place))
    return connection.scalar(query.order_by(_M.place).limit(1))
