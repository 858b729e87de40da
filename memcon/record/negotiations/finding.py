"""What the record is about: as a person named it, or else the parties that speak and are spoken of most."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from memcon.model.entries import Entry, Negotiation
from memcon.model.findings import Commitment, Meeting, Move, Statement
from memcon.record.negotiations.named import Named

_LEAD = 1.5  # how many times more often than the next party the second side must speak or be spoken of
_ENOUGH = 3  # mentions below which a party is no side
_OTHERS = 8  # further parties that are listed


def find_negotiation(entries: Sequence[Entry[Any]], named: Named, bodies: frozenset[str]) -> Negotiation:
    """The negotiation that is `named` so, with these entries. `bodies` are the names of the states and organisations
    among them: only these can be parties. What a person has not said stays as it was found; without a clear lead there
    are no sides."""
    heard = Counter(name for entry in entries for name in _parties_of(entry) if name in bodies)
    sides = named.sides or _leaders(heard)
    mediators = named.mediators or _go_betweens(entries, sides)
    others = (name for name, _ in heard.most_common() if name not in sides and name not in mediators)
    return Negotiation(
        id=named.id,
        name=named.name,
        sides=sides,
        mediators=mediators,
        others=tuple(others)[:_OTHERS],
        about=named.about,
        but=named.but,
        named=named.said,
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
