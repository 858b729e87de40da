"""Who is meant by a name in a text, over all texts: so that parties and speakers can be compared and shown alike."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from memcon.model.decisions import Decision
from memcon.model.kinds import ActorKind, DecisionKind
from memcon.record.material import AnyClaim, claim_order
from memcon.record.merge.forms import Cast, Form, Roll
from memcon.record.names import fold_name, sound, state_or_body
from memcon.record.rulings import Rulings

_PEOPLE = frozenset({ActorKind.PERSON, ActorKind.UNNAMED})


@dataclass(frozen=True)
class Parties:
    """Keys and shown names of actors. `casts` lead from a text and a folded name to a form of an actor, `keys` from a
    form to its group, `anywhere` from a folded name that only one group bears; `shown` has the name by which a group is
    shown, `sides` the key of the party that a person speaks for, `side_names` the name by which that party is shown;
    `corrected` that name where somebody decided it, which holds whatever the reports say; `agreed` that name where all
    texts that give a person a side give this one; `unnamed` are the keys of those whom no text names."""

    casts: Mapping[str, Cast] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)
    anywhere: Mapping[str, str] = field(default_factory=dict)
    shown: Mapping[str, str] = field(default_factory=dict)
    sides: Mapping[str, str] = field(default_factory=dict)
    side_names: Mapping[str, str] = field(default_factory=dict)
    corrected: Mapping[str, str] = field(default_factory=dict)
    agreed: Mapping[str, str] = field(default_factory=dict)
    unnamed: Collection[str] = frozenset()

    def key(self, text_id: str, name: str) -> str:
        """The same for two names of one actor, whatever the text."""
        folded = fold_name(name)
        group = self.keys.get(self.casts.get(text_id, {}).get(folded, ""))
        bearer = None if group else state_or_body(name)
        if bearer:
            return f"={bearer.name}"
        return group or self.anywhere.get(folded) or f"~{sound(name)}"

    def side_key(self, text_id: str, name: str) -> str:
        """As `key`, but a person stands for the side that they speak for."""
        key = self.key(text_id, name)
        return self.sides.get(key, key)

    def show(self, text_id: str, name: str) -> str:
        """The name by which the record shows the bearer of `name` in that text."""
        key = self.key(text_id, name)
        return key[1:] if key.startswith("=") else self.shown.get(key, name)

    def show_party(self, text_id: str, name: str) -> str:
        """As `show`, but a person stands for the side that they speak for."""
        side = self.sides.get(self.key(text_id, name))
        return self.side_names.get(side, name) if side else self.show(text_id, name)

    def known_as(self, name: str) -> str:
        """The name by which the one bearer of `name` is shown, whatever the text; `name` where it is not just one. Its
        acronym may stand behind a name, in brackets."""
        return find_bearer(name, lambda folded: self.shown.get(self.anywhere.get(folded, "")))

    def is_named(self, text_id: str, name: str | None) -> bool:
        """Whether `name` is a name, and not what one who is not named is called ("the minister")."""
        return name is not None and self.key(text_id, name) not in self.unnamed

    def corrected_side(self, text_id: str, name: str) -> str | None:
        """The side that a person said the bearer of `name` speaks for."""
        return self.corrected.get(self.key(text_id, name))

    def agreed_side(self, text_id: str, name: str) -> str | None:
        """The side that all texts give the bearer of `name` which give one, or that a person gave."""
        return self.agreed.get(self.key(text_id, name))

    def show_parties(self, text_id: str, names: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.show_party(text_id, name) for name in names))


def find_bearer(name: str, bearer: Callable[[str], str | None]) -> str:
    """The name by which the one bearer of `name` is shown, as `Parties.known_as`; `bearer` leads from a folded name
    that only one actor bears to the name that this one is shown by."""
    whole, _, acronym = name.partition(" (")
    for form in filter(None, (name, whole, acronym.rstrip(") "))):
        if known := state_or_body(form):
            return known.name
        if shown := bearer(fold_name(form)):
            return shown
    return name


class Told(NamedTuple):
    """A form of an actor, in how many texts it stands, the forms that bear the name of its side in these, and what was
    decided about it."""

    form: Form
    times: int
    beside: frozenset[str] = frozenset()
    decisions: tuple[Decision, ...] = ()


def know(groups: Iterable[Sequence[AnyClaim]], rulings: Rulings) -> Parties:
    """The parties that groups of actor claims stand for."""
    members = [list(group) for group in groups]
    roll = Roll((claim for group in members for claim in group), rulings.decided)
    told: dict[str, dict[str, Told]] = {}
    for group in members:
        key = min(group, key=claim_order).finding.id
        forms = {roll.forms[claim.finding.id].id: roll.forms[claim.finding.id] for claim in group}
        told[key] = {id_: _told(form, roll, rulings.by_finding) for id_, form in forms.items()}
    return know_forms(told, roll.casts)


def _told(form: Form, roll: Roll, about: Mapping[str, Sequence[Decision]]) -> Told:
    claims = roll.tellings[form.id]
    beside = frozenset(bearer for c in claims if (bearer := side_in(roll.casts[c.text_id], form)))
    return Told(form, len(claims), beside, tuple(d for c in claims for d in about.get(c.finding.id, ())))


def side_in(cast: Cast, form: Form) -> str | None:
    """The form that bears the name of an actor's side in a text, where that is no state's."""
    return cast.get(fold_name(form.side)) if form.side and not state_or_body(form.side) else None


class Bearing(NamedTuple):
    """Who a group of forms stands for, as far as that hangs on no other group: its key and name, the side that it is
    given, whether a person said so, and whether all forms that give one give this one; whether no text names it."""

    key: str
    name: str
    side: str | None
    is_corrected: bool
    is_agreed: bool
    is_unnamed: bool

    @property
    def side_key(self) -> str | None:
        return side_key(self.side) if self.side else None


def bearing_of(own_key: str, told: Sequence[Told]) -> Bearing:
    """Who a group of forms stands for; `own_key` is what it goes by where no state or body is known by its names."""
    key, name = _key_and_name(own_key, told)
    corrected = _corrected(told, "side")
    side = corrected or _side_of(told)
    is_unnamed = all(one.form.kind is ActorKind.UNNAMED for one in told)
    return Bearing(key, name, side, corrected is not None, len(_side_keys(told)) == 1, is_unnamed)


def know_forms(groups: Mapping[str, Mapping[str, Told]], casts: Mapping[str, Cast]) -> Parties:
    """The parties that groups of forms stand for, each known by a key and its forms by their ids."""
    keys: dict[str, str] = {}
    bearers: dict[str, set[str]] = {}
    people: dict[str, tuple[Bearing, Sequence[Told]]] = {}
    for own_key, group in groups.items():
        told = list(group.values())
        bearing = bearing_of(own_key, told)
        people[bearing.key] = (bearing, told)
        for form_id, one in group.items():
            keys[form_id] = bearing.key
            for name in names_borne(one.form):
                bearers.setdefault(name, set()).add(bearing.key)
    sides = {key: bearing.side_key for key, (bearing, _) in people.items() if bearing.side_key}
    side_names: dict[str, str] = {}
    for side in sorted(bearing.side for bearing, _ in people.values() if bearing.side):
        side_names.setdefault(side_key(side), side_name(side))
    corrected = {key: side_names[sides[key]] for key, (bearing, _) in people.items() if bearing.is_corrected}
    agreed = {key: side_names[sides[key]] for key, (bearing, _) in people.items() if bearing.side and bearing.is_agreed}
    sides |= _of_states(((key, told) for key, (_, told) in people.items()), sides, keys)
    return Parties(
        casts,
        keys=keys,
        anywhere={folded: next(iter(found)) for folded, found in bearers.items() if len(found) == 1},
        shown={key: bearing.name for key, (bearing, _) in people.items()},
        sides=sides,
        side_names=side_names,
        corrected=corrected,
        agreed=agreed | corrected,
        unnamed=frozenset(key for key, (bearing, _) in people.items() if bearing.is_unnamed),
    )


def names_borne(form: Form) -> set[str]:
    """The names, folded, by which an actor of this form can be meant in other texts."""
    return set() if form.kind is ActorKind.UNNAMED else {fold_name(name) for name in (form.name, *form.names)}


def _corrected(told: Iterable[Told], field: str) -> str | None:
    """What the last correction of an actor says of a field."""
    made = {d.id: d for one in told for d in one.decisions if d.kind is DecisionKind.CORRECT}
    ordered = sorted(made.values(), key=lambda d: (d.made, d.id))
    said = [d.fields[field] for d in ordered if field in d.fields]
    return str(said[-1]) if said and said[-1] else None


def _of_states(
    people: Iterable[tuple[str, Sequence[Told]]], sides: Mapping[str, str], keys: Mapping[str, str]
) -> dict[str, str]:
    """Bodies that stand at the table for a state: one that some text names as the side of those who speak for that
    state elsewhere, as a council for which its secretary speaks."""
    owners: dict[str, set[str]] = {}
    for key, told in people:
        if key in sides:
            for body in {keys[bearer] for one in told for bearer in one.beside if bearer in keys}:
                if body != key:
                    owners.setdefault(body, set()).add(sides[key])
    found = {body: next(iter(states)) for body, states in owners.items() if len(states) == 1}
    return {body: state for body, state in found.items() if body not in sides and state.startswith("=")}


def _key_and_name(key: str, told: Sequence[Told]) -> tuple[str, str]:
    bearers = (state_or_body(one.form.name) for one in told if one.form.kind is not ActorKind.PERSON)
    names = [bearer.name for bearer in bearers if bearer]
    if names:
        return f"={min(names)}", min(names)
    return key, _corrected(told, "name") or shown_name(_names_to_show(told))


def _names_to_show(told: Sequence[Told]) -> Counter[str]:
    """The names by how many texts use them: of those whom a person said to be one, the names of the one that the others
    were merged with; else what one who is not named is called only where there is no name."""
    chosen = [one for one in told if any(d.kind is DecisionKind.MERGE for d in one.decisions) and " " in one.form.name]
    named = [one for one in told if one.form.kind is not ActorKind.UNNAMED]
    counted: Counter[str] = Counter()
    for one in chosen or named or told:
        counted[one.form.name] += one.times
    return counted


def _side_of(told: Sequence[Told]) -> str | None:
    """The side that most texts give a person, of equals one that is known; None for bodies and where none is given."""
    people = [one for one in told if one.form.kind in _PEOPLE]
    sides: Counter[str] = Counter()
    for one in people:
        if one.form.side:
            sides[one.form.side] += one.times
    return max(sides, key=lambda side: (sides[side], state_or_body(side) is not None, side), default=None)


def _side_keys(told: Iterable[Told]) -> set[str]:
    return {side_key(one.form.side) for one in told if one.form.side}


def side_key(side: str) -> str:
    """The same for the names of one side."""
    bearer = state_or_body(side)
    return f"={bearer.name}" if bearer else f"~{sound(side)}"


def side_name(side: str) -> str:
    """The name by which a side is shown that is given so."""
    bearer = state_or_body(side)
    return bearer.name if bearer else side


def shown_name(names: Mapping[str, int]) -> str:
    """The name that most texts use, by how many do, one with a first name before one without; of equals the longest."""
    full = [name for name in names if " " in name] or list(names)
    return min(full, key=lambda name: (-names[name], -len(name), name))
