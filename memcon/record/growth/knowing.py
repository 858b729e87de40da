"""Who is who, looked up as it is asked: the same as `merge.know` finds from all claims."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

import msgspec
from sqlalchemy import ColumnElement, Connection, exists, select

from memcon.model.decisions import Decision
from memcon.model.kinds import DecisionKind, FindingKind
from memcon.record import schema
from memcon.record.growth.cast import Casts, Voice, called_key
from memcon.record.growth.shelf import Shelf, of_kind
from memcon.record.merge import Parties
from memcon.record.merge.actors import name_key
from memcon.record.merge.forms import Form
from memcon.record.merge.parties import Bearing, Told, bearing_of, names_borne, side_name
from memcon.record.merge.ties import numbers
from memcon.record.rulings import Rulings

_F, _S, _T = schema.form.c, schema.standing.c, schema.form_tie.c
V = TypeVar("V")


class Looked(Mapping[str, V]):
    """Values that are looked up when they are asked for, each once."""

    def __init__(self, find: Callable[[str], V | None]) -> None:
        self._find = find
        self._found: dict[str, V | None] = {}

    def __getitem__(self, key: str) -> V:
        if key not in self._found:
            self._found[key] = self._find(key)
        found = self._found[key]
        if found is None:
            raise KeyError(key)
        return found

    def __iter__(self) -> Iterator[str]:
        return (key for key, value in self._found.items() if value is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class Member(NamedTuple):
    """A form of a group, with one of its voices and how often that is told, or shown."""

    form: Form
    voice: Voice
    times: int


def look_up_parties(
    connection: Connection, shelf: Shelf, casts: Casts, rulings: Rulings, *, shown: bool, first: Iterable[Form] = ()
) -> Parties:
    """The parties that the forms stand for that are kept now; with `shown` as far as they are shown. The `first` that
    are asked about are looked up at once."""
    known = _Known(connection, shelf, rulings, shown)
    known.fetch(list(first))
    return Parties(
        casts,
        keys=Looked(known.key_of),
        anywhere=Looked(known.bearer_of),
        shown=Looked(known.name_of),
        sides=Looked(known.side_of),
        side_names=Looked(known.side_name_of),
        corrected=Looked(known.corrected_side_of),
        agreed=Looked(known.agreed_side_of),
        unnamed=Looked(known.unnamed_of),
    )


class _Known:
    """Groups of forms that were looked up."""

    def __init__(self, connection: Connection, shelf: Shelf, rulings: Rulings, shown: bool) -> None:
        self._connection, self._shelf, self._rulings = connection, shelf, rulings
        self._times = _F.shown if shown else _F.told
        self._groups: dict[str, list[Member]] = {}
        self._bearings: dict[str, Bearing | None] = {}
        self._group_of: dict[str, str | None] = {}
        self._offered: dict[int, list[tuple[Form, str]]] = {}
        self._side_names: dict[str, str | None] = {}

    def fetch(self, forms: Sequence[Form]) -> None:
        """Looks up these forms with their groups, and all that bear a name of theirs."""
        keys = numbers(called_key(name) for form in forms for name in names_borne(form))
        offering = [row for rows in self._shelf.each(select(_T.key, _T.form), _T.key, keys) for row in rows]
        wanted = sorted({form.id for form in forms} | {row.form for row in offering})
        told = select(schema.form).where(self._times > 0)
        rows = [row for some in self._shelf.each(told, _F.id, wanted) for row in some]
        self._group_of |= dict.fromkeys(wanted) | {row.id: row.grouped for row in rows}
        members: dict[str, list[Member]] = {row.grouped: [] for row in rows}
        for some in self._shelf.each(told, _F.grouped, sorted(members)):
            for row in some:
                members[row.grouped].append(self._member(row))
        self._groups |= members
        known = {member.form.id: (member.form, group) for group, some in members.items() for member in some}
        self._offered |= {key: [] for key in keys}
        for row in offering:
            if row.form in known:
                self._offered[row.key].append(known[row.form])

    def key_of(self, form: str) -> str | None:
        if form not in self._group_of:
            here = (_F.id == form) & (self._times > 0)
            self._group_of[form] = self._connection.scalar(select(_F.grouped).where(here).limit(1))
        group = self._group_of[form]
        bearing = self._bearing(group) if group else None
        return bearing.key if bearing else None

    def bearer_of(self, folded: str) -> str | None:
        """The key of the only actor that bears a name."""
        found = set()
        for form, group in self._offering(called_key(folded)):
            if folded in names_borne(form) and (bearing := self._bearing(group)):
                found.add(bearing.key)
        return found.pop() if len(found) == 1 else None

    def name_of(self, key: str) -> str | None:
        return next((bearing.name for bearing in self._bearing_key(key)), None)

    def side_of(self, key: str) -> str | None:
        own = self._own_side(key)
        return own or self._state_of(key)

    def side_name_of(self, side: str) -> str | None:
        """The name by which a side is shown: of several by which it is given the first in their order."""
        if side not in self._side_names:
            self._side_names[side] = self._side_name_of(side)
        return self._side_names[side]

    def _side_name_of(self, side: str) -> str | None:
        if side.startswith("="):
            return side[1:]
        told = self._connection.scalars(select(_F.side).where(_F.side_key == side, self._times > 0).distinct()).all()
        corrected = [bearing for bearing in map(self._bearing, self._corrected_groups()) if bearing]
        if len(told) > 1 or any(one.side_key == side for one in corrected):
            here = select(_F.grouped).where(_F.side_key == side, self._times > 0).distinct()
            bearings = [
                *corrected,
                *(b for group in self._connection.scalars(here).all() if (b := self._bearing(group))),
            ]
            told = [bearing.side for bearing in bearings if bearing.side_key == side]
        return side_name(min(told)) if told else None

    def corrected_side_of(self, key: str) -> str | None:
        found = [bearing for bearing in self._bearing_key(key) if bearing.is_corrected]
        return self.side_name_of(found[0].side_key or "") if found else None

    def agreed_side_of(self, key: str) -> str | None:
        found = [bearing for bearing in self._bearing_key(key) if bearing.side and bearing.is_agreed]
        return self.corrected_side_of(key) or (self.side_name_of(found[0].side_key or "") if found else None)

    def unnamed_of(self, key: str) -> str | None:
        """The key itself, where no text names the one that goes by it."""
        return key if any(bearing.is_unnamed for bearing in self._bearing_key(key)) else None

    def _own_side(self, key: str) -> str | None:
        return next((bearing.side_key for bearing in self._bearing_key(key) if bearing.side_key), None)

    def _state_of(self, key: str) -> str | None:
        """The state for which a body stands at the table: the one for which all speak whose side it is called."""
        other = schema.form.alias()
        of_state = exists().where(other.c.grouped == _F.grouped, other.c.side_key.startswith("="))
        if not self._beside(key, of_state):
            return None
        owners = {side for other_key in self._beside(key) if (side := self._own_side(other_key))}
        return next(iter(owners)) if len(owners) == 1 and next(iter(owners)).startswith("=") else None

    def _beside(self, key: str, *which: ColumnElement[bool]) -> set[str]:
        """The keys of the actors whose side some text calls by the name of this one."""
        forms = [member.voice.form for group in self._groups_of(key) for member in self._members(group)]
        query = select(_F.grouped).where(self._times > 0, *which).distinct()
        groups = {row.grouped for rows in self._shelf.each(query, _F.beside, forms) for row in rows}
        return {bearing.key for group in groups if (bearing := self._bearing(group))} - {key}

    def _bearing_key(self, key: str) -> list[Bearing]:
        return [bearing for group in self._groups_of(key) if (bearing := self._bearing(group)) and bearing.key == key]

    def _groups_of(self, key: str) -> list[str]:
        """The groups that may go by a key."""
        if not key.startswith("="):
            return [key]
        return sorted({group for _, group in self._offering(("form", ("named", name_key(key[1:]))))})

    def _bearing(self, group: str) -> Bearing | None:
        if group not in self._bearings:
            told: dict[str, Told] = {}
            for form, voice, times in self._members(group):
                known = told.get(voice.form) or Told(form, 0, frozenset(), self._decisions(form))
                told[voice.form] = known._replace(times=known.times + times)
            self._bearings[group] = bearing_of(group, list(told.values())) if told else None
        return self._bearings[group]

    def _members(self, group: str) -> list[Member]:
        if group not in self._groups:
            rows = self._connection.execute(select(schema.form).where(_F.grouped == group))
            self._groups[group] = [self._member(row) for row in rows if row._mapping[self._times]]
        return self._groups[group]

    def _member(self, row: Any) -> Member:
        form = msgspec.json.decode(row.body, type=Form)
        return Member(form, Voice(row.id, row.beside, row.borne), row._mapping[self._times])

    def _offering(self, key: tuple[str, Any]) -> Iterator[tuple[Form, str]]:
        """The forms that are found by a key, with their groups."""
        number = numbers([key])[0]
        yield from self._offered.get(number, ())
        if number in self._offered:
            return
        offering = select(_T.form).where(_T.key == number)
        query = select(_F.body, _F.grouped).where(_F.id.in_(offering), self._times > 0)
        for row in self._connection.execute(query).all():
            yield msgspec.json.decode(row.body, type=Form), row.grouped

    def _corrected_groups(self) -> Iterable[str]:
        """The groups of actors of which somebody corrected something."""
        made = self._rulings.by_finding.items()
        ids = [id_ for id_, some in made if any(d.kind is DecisionKind.CORRECT for d in some)]
        return sorted({row.grouped for row in of_kind(self._shelf.rows(_S.finding_id, ids), FindingKind.ACTOR)})

    def _decisions(self, form: Form) -> tuple[Decision, ...]:
        return self._rulings.by_finding.get(form.own or "", ())
