"""What of an entry's words is what was searched for, to be shown as such."""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from memcon.model.entries import Claim, Entry
from memcon.record.kept.search import Search, WrongSearch, parse_search, say_operator
from memcon.record.kept.terms import terms_in

__all__ = ["Piece", "Search", "WrongSearch", "claim_found", "mark_hits", "parse_search", "say_operator", "snip"]

_AROUND = 90  # characters shown before and behind what was found
_MOST = 320  # characters of a snippet


class Piece(msgspec.Struct, frozen=True):
    """Some words as they stand in the text, and whether they are what was searched for. Plain text: whoever shows it
    as a page escapes it."""

    words: str
    hit: bool = False


def claim_found(entry: Entry[Any], search: Search | None) -> Claim[Any]:
    """The earliest claim whose words have something of what was searched for; failing that, the earliest."""
    claims: Sequence[Claim[Any]] = entry.claims
    if search is None:
        return claims[0]
    return next((c for c in claims if any(_hits(p.quote, search) for p in c.passages)), claims[0])


def mark_hits(words: str, search: Search | None) -> tuple[Piece, ...]:
    """All of `words`, in pieces."""
    return tuple(_pieces(words, _hits(words, search) if search else []))


def snip(entry: Entry[Any], search: Search) -> tuple[Piece, ...]:
    """The words of an entry around the first place where something of what was searched for stands."""
    words = " … ".join(" ".join(passage.quote.split()) for passage in claim_found(entry, search).passages)
    hits = _hits(words, search)
    start = max(0, hits[0][0] - _AROUND) if hits else 0
    if start:
        start = words.find(" ", start, start + _AROUND) + 1 or start
    shown = words[start : start + _MOST]
    pieces = mark_hits(shown, search)
    before = (Piece("… "),) if start else ()
    behind = (Piece(" …"),) if start + _MOST < len(words) else ()
    return (*before, *pieces, *behind)


def _hits(words: str, search: Search) -> list[tuple[int, int]]:
    """The characters [start, end) of what was searched for, in their order, none within another."""
    told = list(terms_in(words))
    folded = [term.folded for term in told]
    found = sorted(
        (told[at].start, told[at + len(sought.terms) - 1].end)
        for sought in search.wanted
        for at in sought.places(folded)
    )
    joined: list[tuple[int, int]] = []
    for start, end in found:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _pieces(words: str, hits: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    done = 0
    for start, end in hits:
        if words[done:start]:
            yield Piece(words[done:start])
        yield Piece(words[start:end], hit=True)
        done = end
    if words[done:]:
        yield Piece(words[done:])
