"""Whose something is: entries under the sides of the negotiation, in the order of the alphabet."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from memcon.model.entries import Entry
from memcon.model.findings import Names
from memcon.record import RecordView
from memcon.views.filters import doers, is_named, sides
from memcon.views.wording import say_names

T = TypeVar("T")
OTHERS = "others"
MOVERS = 6  # parties that stand for the sides while none are known


def shown_sides(view: RecordView) -> list[str]:
    """The sides, or while none are known, the parties that move most."""
    return sorted(view.negotiation().sides or view.movers()[:MOVERS])


def is_among(name: str, names: Iterable[str]) -> bool:
    return any(is_named(name, other) for other in names if other)


def owners(entry: Entry[Any]) -> Names:
    """The parties whose it is; of a statement whose side is not known, who speaks."""
    return tuple(sorted(dict.fromkeys(sides(entry) or doers(entry))))


def group_by_side(things: Sequence[tuple[T, Names]], shown: Sequence[str]) -> list[tuple[str, list[T]]]:
    """Things under the side, or the sides together, that they are of, each once; those of none of them last, as
    OTHERS."""
    groups: dict[tuple[str, ...], list[T]] = {}
    for thing, names in things:
        groups.setdefault(tuple(side for side in shown if is_among(side, names)), []).append(thing)
    ordered = sorted(groups, key=lambda key: (not key, len(key), key))
    return [(say_names(key) or OTHERS, groups[key]) for key in ordered]
