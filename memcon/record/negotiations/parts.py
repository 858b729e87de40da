"""A record, or one of its negotiations, in short: what it is about, what it rests on, who moves in it."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from memcon.model.entries import Entry, Filed, Negotiation, Summary
from memcon.model.findings import Names
from memcon.model.kinds import ActorKind, FindingKind
from memcon.record.negotiations.finding import find_negotiation, heard_in
from memcon.record.negotiations.named import FIRST, Named

MOVERS = 20  # parties that are told of
SPOKEN = (FindingKind.STATEMENT, FindingKind.MOVE, FindingKind.COMMITMENT, FindingKind.MEETING)
PEOPLE = frozenset({ActorKind.PERSON, ActorKind.UNNAMED, ActorKind.OUTLET})

EntriesOf = Callable[[FindingKind], Sequence[Entry[Any]]]


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """`movers` are the parties that move, those that do most often first."""

    negotiation: Negotiation
    about: Summary
    movers: Names = ()


def tell_part(named: Named, entries_of: EntriesOf, articles: Sequence[Filed]) -> Part:
    """One negotiation with the entries and articles that are filed there."""
    return Part(
        negotiation=tell_negotiation(named, entries_of),
        about=sum_up(articles),
        movers=count_movers(entries_of(FindingKind.MOVE)),
    )


def tell_negotiation(named: Named, entries_of: EntriesOf) -> Negotiation:
    """What a negotiation is, by what was said of it and by its entries."""
    entries = [entry for kind in SPOKEN for entry in entries_of(kind)]
    actors = (entry.fields for entry in entries_of(FindingKind.ACTOR))
    bodies = frozenset(actor.name for actor in actors if actor.kind not in PEOPLE)
    return find_negotiation(heard_in(entries, bodies), named)


def all_in_one(negotiations: Sequence[Named]) -> Named:
    """What stands for all negotiations of a record where nothing is narrowed to one of them."""
    if len(negotiations) == 1:
        return negotiations[0]
    names = " · ".join(one.name for one in negotiations if one.name)
    return Named(id=FIRST, members=frozenset(), name=names or None, said=True)


def count_movers(moves: Sequence[Entry[Any]]) -> Names:
    counted = Counter(name for move in moves for name in move.fields.by)
    return tuple(name for name, _ in counted.most_common(MOVERS))


def sum_up(articles: Sequence[Filed]) -> Summary:
    days = sorted(filed.published for filed in articles if filed.published)
    undated = [filed for filed in articles if filed.published is None]
    inferred = sum(filed.published_window is not None for filed in undated)
    return Summary(
        articles=len(articles),
        outlets=len({p.outlet for filed in articles for p in filed.publications if p.outlet}),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        inferred=inferred,
        undated=len(undated) - inferred,
    )
