"""Who is who, from the forms that are kept: the same as `merge.know` finds from all claims."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, Row, delete, func, insert, select

from memcon.model.decisions import Decision
from memcon.model.entries import Claim
from memcon.model.findings import Actor
from memcon.record import schema
from memcon.record.growth.shelf import Shelf
from memcon.record.material import AnyClaim, first_day
from memcon.record.merge import join_forms
from memcon.record.merge.forms import Cast, Form
from memcon.record.merge.parties import Parties, Told, know_forms
from memcon.record.rulings import Rulings

_F, _S = schema.form.c, schema.standing.c
Key = tuple[str, str]


class Kept(NamedTuple):
    """A form beside another: how often it is told and shown, its first claim and since when, and its group."""

    form: Form
    told: int
    shown: int
    first: str
    since: str
    grouped: str


class Casts(Mapping[str, Cast]):
    """The casts of texts, looked up when they are asked for."""

    def __init__(self, shelf: Shelf, forms: Mapping[str, Form]) -> None:
        self._shelf, self._forms = shelf, forms
        self._found: dict[str, Cast] = {}

    def fetch(self, texts: Iterable[str]) -> None:
        """Looks up many at once."""
        if missing := set(texts) - self._found.keys():
            self._found |= self._shelf.casts(sorted(missing), self._forms)

    def __getitem__(self, text_id: str) -> Cast:
        if text_id not in self._found:
            self.fetch((text_id,))
        return self._found[text_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


@dataclass
class Company:
    """All forms, by their ids and the forms beside them, and what of them was changed."""

    kept: dict[Key, Kept]
    changed: set[Key] = field(default_factory=set)

    @classmethod
    def load(cls, connection: Connection) -> "Company":
        rows = connection.execute(select(schema.form))
        forms: dict[str, Form] = {}
        kept = {}
        for row in rows:
            if row.id not in forms:
                forms[row.id] = msgspec.json.decode(row.body, type=Form)
            kept[row.id, row.beside] = Kept(forms[row.id], row.told, row.shown, row.first, row.since, row.grouped)
        return cls(kept)

    @property
    def forms(self) -> dict[str, Form]:
        return {id_: one.form for (id_, _), one in self.kept.items()}

    def subtract(self, key: Key, rows: Sequence[Row[Any]], connection: Connection) -> None:
        """Takes off claims that were taken out, by how they were kept."""
        known = self.kept[key]
        self.changed.add(key)
        told, shown = known.told - len(rows), known.shown - sum(row.body is None for row in rows)
        if not told:
            del self.kept[key]
        elif min(row.first for row in rows) > known.first and min(row.since for row in rows) > known.since:
            self.kept[key] = known._replace(told=told, shown=shown)
        else:
            here = (_S.form == key[0]) & (_S.beside == key[1])
            first, since = connection.execute(select(func.min(_S.first), func.min(_S.since)).where(here)).one()
            self.kept[key] = known._replace(told=told, shown=shown, first=first, since=since)

    def add(self, key: Key, form: Form, first: str, since: str) -> None:
        """Counts one more claim of a form; whether it is shown is told later."""
        known = self.kept.get(key) or Kept(form, 0, 0, first, since, "")
        self.changed.add(key)
        first, since = min(known.first, first), min(known.since, since)
        self.kept[key] = known._replace(told=known.told + 1, first=first, since=since)

    def show(self, key: Key, times: int, *, anew: bool) -> None:
        """Counts how often a form is shown, `anew` or besides what was counted before."""
        self.changed.add(key)
        known = self.kept[key]
        self.kept[key] = known._replace(shown=times if anew else known.shown + times)

    def group(self, rulings: Rulings, connection: Connection) -> None:
        """Joins the forms; each group goes by the claim that told it first."""
        firsts: dict[str, tuple[str, Form]] = {}
        for (id_, _), one in self.kept.items():
            firsts[id_] = min(firsts.get(id_, ("~", one.form)), (one.first, one.form), key=lambda pair: pair[0])
        by_rep = {first.split(" ")[-1]: id_ for id_, (first, _) in firsts.items()}
        speaking = [_speaking(first, form) for first, form in firsts.values()]

        def is_near(rep: str, day: dt.date | None, days: int) -> bool:
            return day is None or any(
                told is None or abs((told - day).days) <= days for told in _days(connection, by_rep[rep])
            )

        groups = join_forms(speaking, rulings, is_near)
        grouped = {by_rep[rep]: nth for nth, reps in enumerate(groups) for rep in reps}
        since: dict[int, str] = {}
        for (id_, _), one in self.kept.items():
            since[grouped[id_]] = min(since.get(grouped[id_], "~"), one.since)
        for key, one in self.kept.items():
            name = since[grouped[key[0]]].split(" ")[-1]
            if one.grouped != name:
                self.kept[key] = one._replace(grouped=name)
                self.changed.add(key)

    def know(self, casts: Mapping[str, Cast], rulings: Rulings, *, shown: bool) -> Parties:
        """The parties that the groups stand for; with `shown` by what is shown of them."""
        groups: dict[str, dict[str, Told]] = defaultdict(dict)
        for (id_, beside), one in self.kept.items():
            times = one.shown if shown else one.told
            if times:
                known = groups[one.grouped].get(id_) or Told(one.form, 0, frozenset(), _decisions(one.form, rulings))
                besides = known.beside | ({beside} if beside else set())
                groups[one.grouped][id_] = known._replace(times=known.times + times, beside=besides)
        return know_forms(groups, casts)

    def save(self, connection: Connection) -> None:
        for id_, beside in sorted(self.changed):
            connection.execute(delete(schema.form).where(_F.id == id_, _F.beside == beside))
        rows = [
            {"id": key[0], "beside": key[1], "body": msgspec.json.encode(one.form).decode(), **_numbers(one)}
            for key in sorted(self.changed)
            if (one := self.kept.get(key))
        ]
        if rows:
            connection.execute(insert(schema.form), rows)


def _numbers(one: Kept) -> dict[str, object]:
    return {name: getattr(one, name) for name in ("told", "shown", "first", "since", "grouped")}


def _decisions(form: Form, rulings: Rulings) -> tuple[Decision, ...]:
    return rulings.by_finding.get(form.own or "", ())


def _speaking(first: str, form: Form) -> AnyClaim:
    """A claim that stands for all of a form when forms are compared."""
    day, id_ = first.rsplit(" ", 1)
    actor = Actor(
        id=id_,
        name=form.name,
        kind=form.kind,
        office=form.office,
        side=form.side,
        code=form.code,
        names=form.names,
        mentions=(),
    )
    return Claim(finding=actor, text_id="", passages=(), published=None if day == "9999" else day, story="")


def _days(connection: Connection, form: str) -> Iterator[dt.date | None]:
    for first in connection.scalars(select(_S.first).where(_S.form == form)):
        day = first.rsplit(" ", 1)[0]
        yield None if day == "9999" else first_day(day)
