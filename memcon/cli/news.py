"""What was new, in words: after reading, and after a decision."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from memcon.model.kinds import FindingKind

if TYPE_CHECKING:
    from memcon.model.entries import Entry
    from memcon.record import RecordView

_SPELLED_OUT = (FindingKind.MEETING, FindingKind.DOCUMENT, FindingKind.COMMITMENT)
_ORDER = (*_SPELLED_OUT, FindingKind.MOVE, FindingKind.STATEMENT, FindingKind.DEED, FindingKind.ACTOR)
_MOST = 5  # entries of a kind that are spelled out


def tell_news(view: "RecordView", texts: frozenset[str]) -> Iterator[str]:
    """Lines on the entries that rest on `texts` alone, which were read for the first time, and on how many others
    they bear upon."""
    new: dict[FindingKind, list[Entry[Any]]] = {}
    further = 0
    for kind in _ORDER:
        touched = view.gists(view.claims_in(texts, kind))
        perhaps = [gist for gist in touched if all(claim.text_id in texts for claim in gist.claims)]
        new[kind] = [entry for entry in view.whole(perhaps) if all(claim.text_id in texts for claim in entry.claims)]
        further += len(touched) - len(new[kind])
    yield from _tell_counts(new, further)
    for kind in _SPELLED_OUT:
        yield from _spell_out(kind, new[kind])


def _tell_counts(new: "dict[FindingKind, list[Entry[Any]]]", further: int) -> Iterator[str]:
    counts = [count(len(entries), kind) for kind, entries in new.items() if entries]
    if counts:
        yield f"New: {', '.join(counts)}."
    else:
        yield "No new entries."
    if further:
        yield f"Further evidence for {plural(further, 'entry', 'entries')} already known."


def _spell_out(kind: FindingKind, entries: "Sequence[Entry[Any]]") -> Iterator[str]:
    from memcon.views.wording import PLURALS, say

    for entry in entries[:_MOST]:
        yield f"  {entry.id[:10]}  {say(entry)}"
    if len(entries) > _MOST:
        yield f"  and {len(entries) - _MOST} more {PLURALS[kind]} (memcon {PLURALS[kind]})"


def count(number: int, kind: FindingKind) -> str:
    from memcon.views.wording import PLURALS

    return plural(number, kind.value, PLURALS[kind])


def plural(number: int, one: str, many: str | None = None) -> str:
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"
