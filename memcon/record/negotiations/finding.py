"""What the record is about: as a person named it, or else the parties that speak and are spoken of most."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from memcon.model.entries import Entry, Negotiation
from memcon.model.findings import Commitment, Meeting, Move, Names, Statement
from memcon.record.negotiations.named import Named

_LEAD = 1.5  # how many times more often than the next party the second side must speak or be spoken of
_ENOUGH = 3  # mentions below which a party is no side
_OTHERS = 8  # further parties that are listed


class Heard(NamedTuple):
    """`most` gives so many of the states and organisations that speak or are spoken of most, with how often, equals in
    the order of the entries; `go_betweens` those who mediate or host meetings of all these sides, in their order."""

    most: Callable[[int], Sequence[tuple[str, int]]]
    go_betweens: Callable[[Names], Names]


def find_negotiation(heard: Heard, named: Named) -> Negotiation:
    """The negotiation that is `named` so, by who is heard in its entries. What a person has not said stays as it was
    found; without a clear lead there are no sides."""
    sides = named.sides or _leaders(heard.most(3))
    mediators = named.mediators or heard.go_betweens(sides)
    known = {*sides, *mediators}
    others = [name for name, _ in heard.most(_OTHERS + len(known)) if name not in known]
    return Negotiation(
        id=named.id,
        name=named.name,
        sides=sides,
        mediators=mediators,
        others=tuple(others[:_OTHERS]),
        about=named.about,
        but=named.but,
        named=named.said,
    )


def heard_in(entries: Sequence[Entry[Any]], bodies: frozenset[str]) -> Heard:
    """Who is heard in these entries; `bodies` are the names of the states and organisations among the actors: only
    these can be parties."""
    counted = Counter(name for entry in entries for name in parties_of(entry) if name in bodies)
    return Heard(counted.most_common, lambda sides: _go_betweens(entries, sides))


def parties_of(entry: Entry[Any]) -> Iterator[str]:
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


def hosts_of(entry: Entry[Any]) -> Names:
    """Who mediates or hosts a meeting, and may be a go-between."""
    fields = entry.fields
    if not isinstance(fields, Meeting) or fields.aside:
        return ()
    return tuple(name for name in (fields.mediator, fields.host) if name)


def _leaders(first: Sequence[tuple[str, int]]) -> tuple[str, ...]:
    """The first two of three, if the third is well behind."""
    if len(first) < 2 or first[1][1] < _ENOUGH:
        return ()
    third = first[2][1] if len(first) > 2 else 0
    return (first[0][0], first[1][0]) if first[1][1] >= _LEAD * third else ()


def _go_betweens(entries: Iterable[Entry[Any]], sides: Names) -> Names:
    """Those who mediate or host meetings of these sides, who are no side."""
    names = (name for e in entries if {*sides} <= {*parties_of(e)} for name in hosts_of(e) if name not in sides)
    return tuple(dict.fromkeys(names))
