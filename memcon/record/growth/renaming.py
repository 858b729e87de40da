"""What a step changes in who is who, as far as other claims and entries hang on it."""

from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select

from memcon.model.kinds import ActorKind, DecisionKind
from memcon.record import schema
from memcon.record.growth.cast import Company, sided_key
from memcon.record.growth.reaching import loose_key, party_key
from memcon.record.growth.shelf import Shelf
from memcon.record.merge import Parties
from memcon.record.merge.parties import names_borne, side_key
from memcon.record.merge.ties import numbers
from memcon.record.names import state_or_body
from memcon.record.rulings import Rulings

_F, _T = schema.form.c, schema.form_tie.c


@dataclass(frozen=True)
class Scope:
    """What may be otherwise after a step: forms, by their ids; keys of actors, and of sides; and folded names."""

    forms: frozenset[str]
    keys: frozenset[str]
    sides: frozenset[str]
    names: frozenset[str]


@dataclass(frozen=True)
class Facts:
    """What is known within a scope."""

    key_of: Mapping[str, str | None]
    about: Mapping[str, Hashable]
    side_names: Mapping[str, str | None]
    bearer_of: Mapping[str, str | None]
    shown_by: Mapping[str, str]


def scope_of(company: Company, forms: Collection[str], parties: Iterable[Parties], rulings: Rulings) -> Scope:
    """The scope of a step in which these forms were joined anew; `parties` are as they were before."""
    known = [company.forms[id_] for id_ in forms]
    voices = [voice for voice in company.before.keys() | company.kept.keys() if voice.form in forms]
    near = {*forms, *(voice.beside for voice in voices if voice.beside)}
    keys = company.groups(forms) | {key for one in parties for id_ in near if (key := one.keys.get(id_))}
    bearers = (state_or_body(form.name) for form in known if form.kind is not ActorKind.PERSON)
    corrected = (d.fields.get("side") for some in rulings.by_finding.values() for d in some if _corrects(d.kind))
    return Scope(
        frozenset(forms),
        frozenset(keys | {f"={bearer.name}" for bearer in bearers if bearer}),
        frozenset(side_key(str(side)) for side in (*(form.side for form in known), *corrected) if side),
        frozenset(name for form in known for name in names_borne(form)),
    )


def facts_of(parties: Parties, scope: Scope) -> Facts:
    p = parties
    bearer_of = {name: p.anywhere.get(name) for name in scope.names}
    told = (p.shown, p.sides, p.corrected, p.agreed)
    return Facts(
        key_of={form: p.keys.get(form) for form in scope.forms},
        about={key: (*(one.get(key) for one in told), key in p.unnamed) for key in scope.keys},
        side_names={side: p.side_names.get(side) for side in scope.sides},
        bearer_of=bearer_of,
        shown_by={name: p.shown[key] for name, key in bearer_of.items() if key},
    )


def changed_keys(shelf: Shelf, scope: Scope, before: Facts, after: Facts, parties: Parties) -> set[tuple[str, str]]:
    """By what claims are found for which it changed who somebody is, or how they are shown."""
    keys = {key for form, key in before.key_of.items() if key and after.key_of[form] != key}
    keys |= {key for key in scope.keys if before.about[key] != after.about[key]}
    sides = [side for side in scope.sides if before.side_names[side] != after.side_names[side]]
    for rows in shelf.each(select(_F.id).distinct(), _F.side_key, sides):
        keys |= {key for row in rows if (key := parties.keys.get(row.id))}
    loose = (name for name in scope.names if before.bearer_of[name] != after.bearer_of[name])
    return {*map(party_key, keys), *map(loose_key, loose)}


def decided_keys(company: Company, scope: Scope, after: Facts, rulings: Rulings) -> set[tuple[str, str]]:
    """Of actors about whom somebody decided something."""
    decided = (id_ for id_ in scope.forms if company.forms[id_].own in rulings.by_finding)
    return {party_key(key) for id_ in decided if (key := after.key_of[id_])}


def renamed_groups(shelf: Shelf, scope: Scope, before: Facts, after: Facts) -> set[str]:
    """The groups of actors of whom the side, or what a text calls them, is shown by another name."""
    forms = [form for form in scope.forms if _shown(before, form) != _shown(after, form)]
    columns = (_F.beside, _F.borne)
    found = {row.grouped for one in columns for rows in shelf.each(select(_F.grouped), one, forms) for row in rows}
    names = [name for name in scope.names if before.shown_by.get(name) != after.shown_by.get(name)]
    giving = select(_T.form, _T.key)
    keys = numbers(map(sided_key, names))
    sided = {row.form for rows in shelf.each(giving, _T.key, keys) for row in rows}
    return found | {row.grouped for rows in shelf.each(select(_F.grouped), _F.id, sorted(sided)) for row in rows}


def _shown(facts: Facts, form: str) -> Hashable:
    key = facts.key_of[form]
    return (key, facts.about.get(key or ""))


def _corrects(kind: DecisionKind) -> bool:
    return kind is DecisionKind.CORRECT
