"""The forms of actors as they are kept: which there are, how often each is told, and which are one actor."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, Row, bindparam, delete, func, select

from memcon.model.entries import Claim
from memcon.model.findings import Actor
from memcon.record import schema
from memcon.record.growth.shelf import Shelf
from memcon.record.material import AnyClaim, first_day
from memcon.record.merge import group_forms, ties_of_actor
from memcon.record.merge.forms import Cast, Form, are_near
from memcon.record.merge.parties import names_borne, side_key
from memcon.record.merge.ties import Ties, both, numbers, put_together
from memcon.record.names import fold_name
from memcon.record.portions import within
from memcon.record.rulings import Rulings
from memcon.record.sets import linked_with

_F, _S, _T = schema.form.c, schema.standing.c, schema.form_tie.c


class Voice(NamedTuple):
    """How a text tells of an actor: in which form, beside which that bears the name of its side there, and which bears
    its own name where that is another; "" where none does."""

    form: str
    beside: str
    borne: str


class Kept(NamedTuple):
    """How often a voice is told and shown, its first claim and since when, and its group."""

    told: int
    shown: int
    first: str
    since: str
    grouped: str


class Casts(Mapping[str, Cast]):
    """The casts of texts, looked up when they are asked for."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._found: dict[str, Cast] = {}

    def fetch(self, texts: Iterable[str]) -> None:
        """Looks up many at once."""
        if missing := set(texts) - self._found.keys():
            self._found |= self._shelf.casts(sorted(missing))

    def __getitem__(self, text_id: str) -> Cast:
        if text_id not in self._found:
            self.fetch((text_id,))
        return self._found[text_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


class Company:
    """The forms that one step has to do with, as they are kept and as they come to be."""

    def __init__(self, connection: Connection, shelf: Shelf, rulings: Rulings) -> None:
        self._connection, self._shelf, self._rulings = connection, shelf, rulings
        self._days: dict[str, set[dt.date | None]] = {}
        self._loaded: set[str] = set()
        self.forms: dict[str, Form] = {}
        self.before: dict[Voice, Kept] = {}
        self.kept: dict[Voice, Kept] = {}

    def fetch(self, forms: Iterable[str]) -> None:
        """Looks up forms."""
        if missing := set(forms) - self._loaded:
            self._take(self._shelf.each(select(schema.form), _F.id, sorted(missing)))
            self._loaded |= missing

    def fetch_groups(self, groups: Iterable[str]) -> set[str]:
        """Looks up the forms of groups, and returns them."""
        rows = self._shelf.each(select(_F.id), _F.grouped, sorted(set(groups)))
        found = {row.id for some in rows for row in some}
        self.fetch(found)
        return found

    def subtract(self, voice: Voice, rows: Sequence[Row[Any]]) -> None:
        """Takes off claims that were taken out, by how they were kept."""
        known = self.kept[voice]
        told, shown = known.told - len(rows), known.shown - sum(row.body is None for row in rows)
        if not told:
            del self.kept[voice]
        elif min(row.first for row in rows) > known.first and min(row.since for row in rows) > known.since:
            self.kept[voice] = known._replace(told=told, shown=shown)
        else:
            here = (_S.form == voice.form) & (_S.beside == voice.beside) & (_S.borne == voice.borne)
            first, since = self._connection.execute(select(func.min(_S.first), func.min(_S.since)).where(here)).one()
            self.kept[voice] = known._replace(told=told, shown=shown, first=first, since=since)

    def add(self, voice: Voice, form: Form, first: str, since: str) -> None:
        """Counts one more claim; whether it is shown is told later."""
        self.forms[form.id] = form
        known = self.kept.get(voice) or Kept(0, 0, first, since, "")
        first, since = min(known.first, first), min(known.since, since)
        self.kept[voice] = known._replace(told=known.told + 1, first=first, since=since)

    def show(self, voice: Voice, times: int, *, anew: bool) -> None:
        """Counts how often a voice is shown, `anew` or besides what was counted before."""
        known = self.kept[voice]
        self.kept[voice] = known._replace(shown=times if anew else known.shown + times)

    def group(self, touched: Collection[str]) -> set[str]:
        """Joins anew the forms on which something hangs that was touched, and returns them. Each group goes by the
        claim that told it first."""
        self._offer(touched)
        seeds = self._seeds(touched)
        inner, sought, found = set(seeds), set[str](), set(seeds)
        while True:
            found |= inner | self._near(inner - sought)
            sought |= inner
            self.fetch(found)
            lists, linked = self._join(found)
            inner = linked_with(seeds, linked)
            if inner <= sought:
                break
        voices = self._voices()
        for forms in lists:
            if not inner.isdisjoint(forms):
                self._name([voice for form in forms for voice in voices[form]])
        return inner

    @property
    def changed(self) -> set[Voice]:
        """The voices that are kept otherwise than before."""
        return {v for v in self.before.keys() | self.kept.keys() if self.before.get(v) != self.kept.get(v)}

    @property
    def moved(self) -> set[Voice]:
        """The voices that have another group than before."""
        return {v for v, one in self.kept.items() if v not in self.before or self.before[v].grouped != one.grouped}

    def groups(self, forms: Collection[str]) -> set[str]:
        """The groups that these forms have, or had before."""
        every = (*self.before.items(), *self.kept.items())
        return {one.grouped for voice, one in every if voice.form in forms and one.grouped}

    def save(self) -> None:
        rows = [_row(voice, self.forms[voice.form], one) for v in sorted(self.changed) for voice, one in self._now(v)]
        if former := [voice._asdict() for voice in sorted(self.changed & self.before.keys())]:
            same = (_F.id == bindparam("form")) & (_F.beside == bindparam("beside")) & (_F.borne == bindparam("borne"))
            self._connection.execute(delete(schema.form).where(same), former)
        self._shelf.write(schema.form, rows)
        self._offer_no_more()

    def _now(self, voice: Voice) -> Iterator[tuple[Voice, Kept]]:
        if voice in self.kept:
            yield voice, self.kept[voice]

    def _take(self, found: Iterable[Iterable[Row[Any]]]) -> None:
        for rows in found:
            for row in rows:
                if row.id not in self.forms:
                    self.forms[row.id] = msgspec.json.decode(row.body, type=Form)
                voice = Voice(row.id, row.beside, row.borne)
                self.before[voice] = self.kept[voice] = Kept(row.told, row.shown, row.first, row.since, row.grouped)

    def _seeds(self, touched: Collection[str]) -> set[str]:
        """What was touched, and where claims were taken out all that was one with it, or might be."""
        lessened = {v.form for v in self.before if v.form in touched and not self._is_told_as_before(v)}
        mates = self.fetch_groups({self.before[v].grouped for v in self.before if v.form in lessened})
        near = self._near(lessened)
        self.fetch(near)
        return {*touched, *mates, *near}

    def _is_told_as_before(self, voice: Voice) -> bool:
        return voice in self.kept and self.kept[voice].told >= self.before[voice].told

    def _near(self, forms: Collection[str]) -> set[str]:
        """The forms that these may be one with."""
        self.fetch(forms)
        keys = {key for id_ in forms if id_ in self.forms for key in self._ties(id_)[1]}
        return {row.form for some in self._shelf.each(select(_T.form), _T.key, keys) for row in some}

    def _join(self, forms: Collection[str]) -> tuple[list[list[str]], list[tuple[str, str]]]:
        """The groups of forms, and which of them are linked."""
        first: dict[str, str] = {}
        for voice, one in self.kept.items():
            if voice.form in forms:
                first[voice.form] = min(first.get(voice.form, "~"), one.first)
        speaking = {place.split(" ")[-1]: form for form, place in first.items()}
        claims = [_speaking(place, self.forms[form]) for form, place in first.items()]
        groups = group_forms(claims, self._rulings, lambda a, b, days: self._are_near(speaking[a], speaking[b], days))
        return (
            [[speaking[id_] for id_ in ids] for ids in groups.lists()],
            [(speaking[a], speaking[b]) for a, b in groups.linked],
        )

    def _name(self, voices: Iterable[Voice]) -> None:
        ours = list(voices)
        name = min(self.kept[voice].since for voice in ours).split(" ")[-1]
        for voice in ours:
            self.kept[voice] = self.kept[voice]._replace(grouped=name)

    def _voices(self) -> dict[str, list[Voice]]:
        found: dict[str, list[Voice]] = defaultdict(list)
        for voice in self.kept:
            found[voice.form].append(voice)
        return found

    def _are_near(self, one: str, other: str, days: int) -> bool:
        return are_near(self._days_of(one), self._days_of(other), days)

    def _days_of(self, form: str) -> set[dt.date | None]:
        if form not in self._days:
            places = self._connection.scalars(select(_S.first).where(_S.form == form))
            days = {place.rsplit(" ", 1)[0] for place in places}
            self._days[form] = {None if day == "9999" else first_day(day) for day in days}
        return self._days[form]

    def _offer(self, forms: Collection[str]) -> None:
        """Has forms found that were not there before."""
        new = {v.form for v in self.kept if v.form in forms} - {v.form for v in self.before}
        rows = [{"key": key, "form": id_} for id_ in new for key in self._offers(id_)]
        self._shelf.write(schema.form_tie, sorted(rows, key=lambda row: (row["key"], row["form"])))

    def _offer_no_more(self) -> None:
        for id_ in sorted({v.form for v in self.before} - {v.form for v in self.kept}):
            for portion in within(self._offers(id_)):
                self._connection.execute(delete(schema.form_tie).where(_T.key.in_(portion), _T.form == id_))

    def _offers(self, id_: str) -> list[int]:
        form = self.forms[id_]
        told = {called_key(name) for name in names_borne(form)} | ({sided_key(form.side)} if form.side else set())
        return sorted({*self._ties(id_)[0], *numbers(told)})

    def _ties(self, id_: str) -> tuple[list[int], list[int]]:
        form = self.forms[id_]
        merged = both(("merged", pair) for pair in self._rulings.merged if form.own in pair)
        ties: Ties = put_together(ties_of_actor(_speaking(f"9999 {id_}", form)), merged)
        return numbers(("form", key) for key in ties.offers), numbers(("form", key) for key in ties.seeks)


def called_key(folded: str) -> tuple[str, str]:
    """By what forms are found that bear a name."""
    return ("called", folded)


def sided_key(side: str) -> tuple[str, str]:
    """By what forms are found that give a side."""
    return ("sided", fold_name(side))


def _row(voice: Voice, form: Form, one: Kept) -> dict[str, Any]:
    key = side_key(form.side) if form.side else ""
    told = {"id": voice.form, "beside": voice.beside, "borne": voice.borne, "side_key": key, "side": form.side or ""}
    return told | one._asdict() | {"body": msgspec.json.encode(form).decode()}


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
