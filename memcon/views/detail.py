"""One entry in full: what it is, how it came about, every passage, every decision."""

from typing import Any

import msgspec
from msgspec.structs import replace

from memcon.model.entries import Entry
from memcon.model.findings import Quantity
from memcon.model.ids import short
from memcon.record import RecordView
from memcon.views.decisions import say_decision
from memcon.views.excerpts import Excerpt, excerpts_of
from memcon.views.lives import say_planned
from memcon.views.rivals import say_rivalry
from memcon.views.sheet import say_negotiation
from memcon.views.wording import one_line, say, say_confidence, say_date, say_quantity, say_status


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One line of an entry's history: when, what it then was, who says so, and when that was published."""

    on: str
    status: str
    said_by: str
    published: str


class Detail(msgspec.Struct, frozen=True, kw_only=True):
    """`memcon show`: the entry, its fields by name, history, rival accounts, related entries, passages, decisions.
    `left` is how many more claims it rests on than those whose passages are told. `note` says of what stands only in an
    earlier version of a text which that is, and which took its place."""

    entry: Entry[Any]
    heading: str
    fields: tuple[tuple[str, str], ...]
    history: tuple[Step, ...]
    rivalries: tuple[str, ...]
    related: tuple[tuple[str, str, str], ...]
    excerpts: tuple[Excerpt, ...]
    decisions: tuple[tuple[str, str], ...]
    left: int = 0
    note: str | None = None


_HIDDEN = {"id", "content", "source", "cue", "evidence", "also", "mentions", "within", "same_as"}
_HIDDEN |= {"date_inferred", "side_inferred"}
_DAYS = {"date", "due", "made_on", "said_on", "status_on", "put_off_to"}
_FROM_OTHERS = " (not in its own reports; all others that name a side name this one)"
_RELATIONS = ("statement", "answers", "document", "agreed_at")


def show_entry(view: RecordView, id_: str, most: int | None = None, *, behind: int = 0) -> Detail:
    """The entry that `id_` leads to, with no more than `most` of the claims that it rests on, from those behind the
    first so many on. Raises UnknownId or AmbiguousId."""
    entry, told = (view.entry(id_), 0) if most is None else view.outline(id_, behind + most)
    return Detail(
        entry=entry,
        heading=say(entry),
        fields=(*_fields(entry), *_negotiations(view, entry)),
        history=tuple(_history(entry)),
        rivalries=tuple(say_rivalry(rivalry, entry.decisions) for rivalry in entry.rivalries),
        related=tuple(_related(view, entry)),
        excerpts=excerpts_of(view, replace(entry, claims=entry.claims[behind:])),
        decisions=tuple((d.id, say_decision(view, d)) for d in entry.decisions),
        left=max(0, told - len(entry.claims)),
        note=_say_earlier(view, entry),
    )


def _negotiations(view: RecordView, entry: Entry[Any]) -> list[tuple[str, str]]:
    """Under which of several negotiations it is filed."""
    if len(view.negotiation_ids()) == 1 or view.entry_id(entry.id) is None:
        return []
    filed = view.filed_under([entry.id])[entry.id]
    names = [say_negotiation(one) for one in view.negotiations() if one.id in filed]
    return [("negotiation", ", ".join(names) or "none of this record")]


def _say_earlier(view: RecordView, entry: Entry[Any]) -> str | None:
    versions = {claim.text_id: view.superseded_by(claim.text_id) for claim in entry.claims if not claim.added_by}
    if not versions or len(versions) < len({claim.text_id for claim in entry.claims}):
        return None
    named = [f"{short(old)} (now {short(new)})" for old, new in versions.items() if new]
    said = f"stands only in an earlier version of its text: {', '.join(named)}"
    return said if len(named) == len(versions) else None


def _fields(entry: Entry[Any]) -> list[tuple[str, str]]:
    found = msgspec.structs.asdict(entry.fields)
    inferred = {"side"} if found.get("side_inferred") else set()
    return [
        (name.replace("_", " "), _say_field(name, value, inferred))
        for name, value in found.items()
        if name not in _HIDDEN and name not in _RELATIONS and value not in (None, (), "", False)
    ]


def _say_field(name: str, value: object, inferred: set[str]) -> str:
    if name == "confidence" and isinstance(value, float):
        return say_confidence(value)
    if name == "status" or name in _DAYS:
        return say_status(str(value)) if name == "status" else say_date(str(value)) or str(value)
    return f"{one_line(_say_value(value))}{_FROM_OTHERS if name in inferred else ''}"


def _say_value(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    if isinstance(value, Quantity):
        return say_quantity(value)
    return str(value)


def _history(entry: Entry[Any]) -> list[Step]:
    return [
        Step(
            on=say_date(change.on),
            status=say_planned(change),
            said_by=change.said_by or "",
            published=say_date(change.published),
        )
        for change in entry.history
    ]


def _related(view: RecordView, entry: Entry[Any]) -> list[tuple[str, str, str]]:
    """(relation, id, words) of the entries that this one hangs on, and of those that answer it."""
    found = [(name.replace("_", " "), getattr(entry.fields, name, None)) for name in _RELATIONS]
    found += [("answered by", id_) for id_ in entry.answers]
    return [(name, id_, say(view.entry(id_))) for name, id_ in found if id_ and view.entry_id(id_)]
