"""What a record comes to as a whole, from what is kept of its entries and articles."""

from collections.abc import Sequence

from sqlalchemy import Connection, exists, func, select

from memcon.model.entries import Summary
from memcon.model.findings import Names
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
from memcon.record.rulings import in_force
from memcon.record.shelf import load_decisions, load_material, load_membership
from memcon.record.view import CHANNELS as MOST_CHANNELS
from memcon.record.view import RecordView

_T, _M, _B = schema.tally.c, schema.mention.c, schema.bearer.c


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
