"""By what a claim is found: whatever two claims of one kind must share to be one thing, or to keep others apart.

A claim offers keys and seeks keys. Two claims that have anything to do with one another find one another by them, from
either side; that two do find one another says nothing yet. Keys become numbers, of which a database keeps an index:
those of one time are neighbours in it, so that what comes in day by day is written where the last days were, and not
all over an index that is larger than memory.
"""

import hashlib
from collections.abc import Hashable, Iterable, Iterator
from typing import NamedTuple

import msgspec

from memcon.record.material import AnyClaim, day_of

_EVERY, _UNDATED = "*", "?"
_BITS = 63  # of a number, as databases have them with a sign
_OF_TIME = 20  # of the number of a dated key, for its time; one more tells that it is dated


class Dated(NamedTuple):
    """A key that is shared only at about one time: `time` counts up with the days, some of them together."""

    time: int
    key: Hashable


class Ties(NamedTuple):
    """The keys that a claim offers and those that it seeks."""

    offers: frozenset[Hashable]
    seeks: frozenset[Hashable]


def both(keys: Iterable[Hashable]) -> Ties:
    """Keys that are shared by whoever has them."""
    found = frozenset(keys)
    return Ties(found, found)


def put_together(*ties: Ties) -> Ties:
    return Ties(
        frozenset(key for one in ties for key in one.offers), frozenset(key for one in ties for key in one.seeks)
    )


def meet(ours: Iterable[Hashable], theirs: Iterable[Hashable]) -> Ties:
    """What each of ours offers and each of theirs seeks, and the other way round. Whoever has `ours` is found by those
    whose `theirs` are the same."""
    mine, others = list(ours), list(theirs)
    return Ties(
        frozenset((*_as("one", mine), *_as("other", others))), frozenset((*_as("other", mine), *_as("one", others)))
    )


def _as(role: str, keys: Iterable[Hashable]) -> Iterator[Hashable]:
    for key in keys:
        yield Dated(key.time, (role, key.key)) if isinstance(key, Dated) else (role, key)


def near(keys: Iterable[Hashable], claim: AnyClaim, days: int) -> Ties:
    """Keys that are shared by claims published within `days`, or perhaps so."""
    things, day = list(keys), day_of(claim)
    if day is None:
        offered = [(thing, when) for thing in things for when in (_EVERY, _UNDATED)]
        return Ties(frozenset(offered), frozenset((thing, _EVERY) for thing in things))
    at = day.toordinal() // days
    return Ties(
        frozenset(key for thing in things for key in ((thing, _EVERY), Dated(at, thing))),
        frozenset(
            key for thing in things for key in ((thing, _UNDATED), *(Dated(at + off, thing) for off in (-1, 0, 1)))
        ),
    )


def across(ours: Iterable[Hashable], theirs: Iterable[Hashable], claim: AnyClaim, days: int) -> Ties:
    """As `meet`, of claims published within `days`, or perhaps so."""

    def as_one(role: str, keys: list[Hashable]) -> Ties:
        return near([(role, key) for key in keys], claim, days)

    mine, others = list(ours), list(theirs)
    return Ties(
        as_one("one", mine).offers | as_one("other", others).offers,
        as_one("other", mine).seeks | as_one("one", others).seeks,
    )


def numbers(keys: Iterable[Hashable]) -> list[int]:
    """The keys as numbers of 63 bits, in order. Two keys have one number by chance once in many records, and are then
    compared in vain."""
    return sorted({_number(key) for key in keys})


def _number(key: Hashable) -> int:
    digest = int.from_bytes(hashlib.blake2b(_pack(key), digest_size=8).digest(), "big")
    if not isinstance(key, Dated):
        return digest >> (64 - _BITS + 1)
    time = (1 << _OF_TIME) | (key.time % (1 << _OF_TIME))
    left = _BITS - 1 - _OF_TIME
    return (time << left) | (digest >> (64 - left))


_pack = msgspec.msgpack.Encoder(order="deterministic").encode
