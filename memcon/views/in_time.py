"""The timeline as a listing: everything that has a time, in its order, told as it is found."""

from collections.abc import Iterator, Sequence
from heapq import merge
from itertools import chain
from typing import Any

import msgspec
from msgspec.structs import replace

from memcon.model.edtf import When
from memcon.model.entries import Gist
from memcon.model.findings import Commitment, Meeting
from memcon.model.ids import short
from memcon.model.kinds import FindingKind
from memcon.record import RecordView
from memcon.views.filters import Filter, own_time, time_of
from memcon.views.lives import say_step, steps_apart
from memcon.views.tables import Cells, Table, in_portions, in_tables
from memcon.views.wording import say, say_matter

_IN_TIME = (
    FindingKind.MEETING,
    FindingKind.COMMITMENT,
    FindingKind.DOCUMENT,
    FindingKind.DEED,
    FindingKind.MOVE,
    FindingKind.STATEMENT,
)  # of one day, the weightiest first
_COLUMNS = ("when", "from", "kind", "id", "what")


class _Moment(msgspec.Struct, frozen=True):
    """A time at which an entry stands: what orders it, and its row."""

    place: tuple[tuple[str, str], int, str]
    when: When
    row: Cells


def list_timeline(view: RecordView, asked: Filter | None = None) -> Table:
    """Everything that has a time, in its order: meetings and what they came to before, due commitments, documents,
    deeds, moves, statements."""
    return _table(tuple(tell_in_time(view, asked)))


def timeline_in_portions(view: RecordView, asked: Filter | None = None) -> Iterator[Table]:
    """The same in tables of no more than PORTION rows; one without rows where there is nothing."""
    return in_tables(_table(()), tell_in_time(view, asked))


def tell_in_time(view: RecordView, asked: Filter | None = None) -> Iterator[Cells]:
    """The rows, each as soon as it is found."""
    wanted = asked or Filter()
    days = When.between(wanted.since, wanted.until) if wanted.since or wanted.until else None
    streams = chain.from_iterable(_streams(view, kind, wanted) for kind in _IN_TIME)
    moments = merge(*streams, key=lambda moment: moment.place)
    return (moment.row for moment in moments if days is None or moment.when.overlaps(days))


def _table(rows: tuple[Cells, ...]) -> Table:
    return Table(what="entries", columns=_COLUMNS, rows=rows, wide=("what",))


def _streams(view: RecordView, kind: FindingKind, wanted: Filter) -> Iterator[Iterator[_Moment]]:
    """The moments of a kind, each stream in order. Meetings stand at each step of their lives, and what is searched for
    or of no own day is not found in the order of its moments: these are put in order first."""
    if kind is FindingKind.MEETING or wanted.search:
        whenever = msgspec.structs.replace(wanted, since=None, until=None).asked_of(view, kind)
        yield iter(_in_order(in_portions(view, kind, whenever)))
        return
    asked = wanted.asked_of(view, kind)
    yield (moment for some in in_portions(view, kind, replace(asked, dated=True)) for moment in _in_order([some]))
    yield iter(_in_order(in_portions(view, kind, replace(asked, dated=False))))


def _in_order(portions: Iterator[Sequence[Gist[Any]]] | Sequence[Sequence[Gist[Any]]]) -> list[_Moment]:
    moments = (moment for some in portions for entry in some for moment in _moments(entry))
    return sorted(moments, key=lambda moment: moment.place)


def _moments(entry: Gist[Any]) -> Iterator[_Moment]:
    """The times at which an entry stands in a timeline, whether the texts say so or only the day of publication is
    known, and its words there: a meeting also at each step on the way to its day."""
    for day, change in steps_apart(entry):
        yield _moment(entry, day, change.on is not None, f"{say_step(change, entry)}: {say_matter(entry.fields)}")
    when = time_of(entry)
    told_by_steps = isinstance(entry.fields, Meeting) and own_time(entry) is None and entry.history
    if when is not None and not told_by_steps:
        yield _moment(entry, when, own_time(entry) is not None, _say_in_time(entry, when))


def _moment(entry: Gist[Any], when: When, is_told: bool, words: str) -> _Moment:
    place = (when.sort_key, _IN_TIME.index(entry.kind), entry.id)
    row = (str(when), "text" if is_told else "publication", entry.kind.value, short(entry.id), words)
    return _Moment(place, when, row)


def _say_in_time(entry: Gist[Any], when: When) -> str:
    """In a timeline a commitment stands at its due time, and says so."""
    due = isinstance(entry.fields, Commitment) and entry.fields.due_now == when.text
    return f"due: {say(entry)}" if due else say(entry)
