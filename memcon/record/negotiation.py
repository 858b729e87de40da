"""What the record is about: as a person named it, or else the parties that speak and are spoken of most."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from memcon.model.decisions import Decision
from memcon.model.entries import Entry, Negotiation
from memcon.model.findings import Commitment, Meeting, Move, Statement
from memcon.model.ids import NEGOTIATION, identify
from memcon.model.kinds import DecisionKind

_LEAD = 1.5  # how many times more often than the next party the second side must speak or be spoken of
_ENOUGH = 3  # mentions below which a party is no side
_OTHERS = 8  # further parties that are listed


def find_negotiation(
    entries: Sequence[Entry[Any]],
    decisions: Iterable[Decision],
    bodies: frozenset[str],
    known_as: Callable[[str], str] = str,
) -> Negotiation:
    """The negotiation of a record. `bodies` are the names of the states and organisations in it: only these can be
    parties. What a person has not said stays as it was found; without a clear lead there are no sides. `known_as` leads
    from a name that a person gave to the one by which the record shows its bearer."""
    heard = Counter(name for entry in entries for name in _parties_of(entry) if name in bodies)
    said = {k: v for d in decisions if d.kind is DecisionKind.NAME for k, v in d.fields.items() if v not in (None, [])}
    sides = _names(said.get("sides"), known_as) or _leaders(heard)
    mediators = _names(said.get("mediators"), known_as) or _go_betweens(entries, sides)
    others = (name for name, _ in heard.most_common() if name not in sides and name not in mediators)
    return Negotiation(
        id=identify(NEGOTIATION, "the first"),
        name=str(said["name"]) if said.get("name") else None,
        sides=sides,
        mediators=mediators,
        others=tuple(others)[:_OTHERS],
        named=bool(said),
    )


def _parties_of(entry: Entry[Any]) -> Iterator[str]:
    """The parties that speak, act or are addressed in an entry."""
    fields = entry.fields
    if isinstance(fields, Statement) and (fields.side or fields.speaker):
        yield str(fields.side or fields.speaker)
    elif isinstance(fields, Move):
        yield from dict.fromkeys((*fields.by, *fields.toward))
    elif isinstance(fields, Commitment):
        yield from dict.fromkeys((*fields.by, *fields.to))
    elif isinstance(fields, Meeting) and not fields.aside:
        yield from fields.parties


def _leaders(heard: Counter[str]) -> tuple[str, ...]:
    """The first two, if the third is well behind; Counter keeps equals in the order of the entries."""
    first = heard.most_common(3)
    if len(first) < 2 or first[1][1] < _ENOUGH:
        return ()
    third = first[2][1] if len(first) > 2 else 0
    return (first[0][0], first[1][0]) if first[1][1] >= _LEAD * third else ()


def _go_betweens(entries: Sequence[Entry[Any]], sides: tuple[str, ...]) -> tuple[str, ...]:
    """Those who mediate or host meetings, who are no side."""
    meetings = [e.fields for e in entries if isinstance(e.fields, Meeting) and not e.fields.aside]
    of_sides = [m for m in meetings if not sides or set(sides) <= set(m.parties)]
    names = (name for m in of_sides for name in (m.mediator, m.host) if name and name not in sides)
    return tuple(dict.fromkeys(names))


def _names(said: object, known_as: Callable[[str], str]) -> tuple[str, ...]:
    listed = [said] if isinstance(said, str) else said if isinstance(said, list) else []
    return tuple(dict.fromkeys(known_as(str(name)) for name in listed))
