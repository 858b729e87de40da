"""Who is meant by a name in a text, over all texts: so that parties and speakers can be compared and shown alike."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from memcon.model.decisions import Decision
from memcon.model.findings import Actor
from memcon.model.kinds import ActorKind, DecisionKind
from memcon.record.material import AnyClaim
from memcon.record.names import fold_name, sound, state_or_body

_PEOPLE = frozenset({ActorKind.PERSON, ActorKind.UNNAMED})


@dataclass(frozen=True)
class Parties:
    """Keys and shown names of actors. `by_text` leads from a text and a folded name to a group of actors, `anywhere`
    from a folded name that only one group bears; `shown` has the name by which a group is shown, `sides` the key of
    the party that a person speaks for, `side_names` the name by which that party is shown; `corrected` that name where
    somebody decided it, which holds whatever the reports say."""

    by_text: Mapping[tuple[str, str], str] = field(default_factory=dict)
    anywhere: Mapping[str, str] = field(default_factory=dict)
    shown: Mapping[str, str] = field(default_factory=dict)
    sides: Mapping[str, str] = field(default_factory=dict)
    side_names: Mapping[str, str] = field(default_factory=dict)
    corrected: Mapping[str, str] = field(default_factory=dict)

    def key(self, text_id: str, name: str) -> str:
        """The same for two names of one actor, whatever the text."""
        folded = fold_name(name)
        group = self.by_text.get((text_id, folded))
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

    def corrected_side(self, text_id: str, name: str) -> str | None:
        """The side that a person said the bearer of `name` speaks for."""
        return self.corrected.get(self.key(text_id, name))

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


def know(groups: Iterable[Sequence[AnyClaim]], about: Mapping[str, Sequence[Decision]] | None = None) -> Parties:
    """The parties that groups of actor claims stand for. `about` has the decisions about each finding."""
    by_text: dict[tuple[str, str], str] = {}
    bearers: dict[str, set[str]] = {}
    shown: dict[str, str] = {}
    people: list[tuple[str, Sequence[AnyClaim]]] = []
    for group in groups:
        key, name = _key_and_name(group)
        shown[key] = name
        people.append((key, group))
        for claim in group:
            actor: Actor = claim.finding
            for form in (actor.name, *actor.names):
                folded = fold_name(form)
                # What an actor is called by itself goes before what another is also called.
                if form == actor.name or (claim.text_id, folded) not in by_text:
                    by_text[claim.text_id, folded] = key
                if actor.kind is not ActorKind.UNNAMED:
                    bearers.setdefault(folded, set()).add(key)
    corrected = {
        key: side for key, side in ((key, _corrected_side(group, about or {})) for key, group in people) if side
    }
    named = {key: side for key, side in ((key, _side_of(group)) for key, group in people) if side} | corrected
    sides = {key: _side_key(side) for key, side in named.items()}
    sides |= _of_states(people, sides, by_text)
    side_names = {sides[key]: _side_name(side) for key, side in named.items()}
    anywhere = {folded: next(iter(keys)) for folded, keys in bearers.items() if len(keys) == 1}
    shown_sides = {key: side_names[sides[key]] for key in corrected}
    return Parties(by_text, anywhere, shown, sides, side_names, shown_sides)


def _corrected_side(group: Sequence[AnyClaim], about: Mapping[str, Sequence[Decision]]) -> str | None:
    """The side that the last correction of an actor says."""
    made = {d.id: d for claim in group for d in about.get(claim.finding.id, ()) if d.kind is DecisionKind.CORRECT}
    ordered = sorted(made.values(), key=lambda d: (d.made, d.id))
    said = [d.fields["side"] for d in ordered if "side" in d.fields]
    return str(said[-1]) if said and said[-1] else None


def _of_states(
    people: Iterable[tuple[str, Sequence[AnyClaim]]], sides: Mapping[str, str], by_text: Mapping[tuple[str, str], str]
) -> dict[str, str]:
    """Bodies that stand at the table for a state: one that some text names as the side of those who speak for that
    state elsewhere, as a council for which its secretary speaks."""
    owners: dict[str, set[str]] = {}
    for key, group in people:
        for claim in group:
            side = claim.finding.side
            if side and key in sides and not state_or_body(side):
                body = by_text.get((claim.text_id, fold_name(side)))
                if body and body != key:
                    owners.setdefault(body, set()).add(sides[key])
    found = {body: next(iter(states)) for body, states in owners.items() if len(states) == 1}
    return {body: state for body, state in found.items() if body not in sides and state.startswith("=")}


def _key_and_name(group: Sequence[AnyClaim]) -> tuple[str, str]:
    for claim in group:
        if claim.finding.kind is not ActorKind.PERSON and (bearer := state_or_body(claim.finding.name)):
            return f"={bearer.name}", bearer.name
    return min(claim.finding.id for claim in group), shown_name([claim.finding.name for claim in group])


def _side_of(group: Sequence[AnyClaim]) -> str | None:
    """The side that most texts give a person, of equals one that is known; None for bodies and where none is given."""
    people = [claim.finding for claim in group if claim.finding.kind in _PEOPLE]
    if not people:
        return None
    sides = Counter(actor.side for actor in people if actor.side)
    return max(sides, key=lambda side: (sides[side], state_or_body(side) is not None, side), default=None)


def _side_key(side: str) -> str:
    bearer = state_or_body(side)
    return f"={bearer.name}" if bearer else f"~{sound(side)}"


def _side_name(side: str) -> str:
    bearer = state_or_body(side)
    return bearer.name if bearer else side


def shown_name(names: Sequence[str]) -> str:
    """The name that most texts use, one with a first name before one without; of equals the longest."""
    full = [name for name in names if " " in name] or list(names)
    return min(set(full), key=lambda name: (-full.count(name), -len(name), full.index(name)))
