"""What an address of the API may ask, and what it is called in the description."""

from collections.abc import Collection, Mapping
from typing import Any

from starlette.datastructures import QueryParams

from memcon.model.kinds import FindingKind
from memcon.record.shapes import fields_of
from memcon.views.paging import MOST
from memcon.web.asked import LONGEST, ORDERS, Misasked

ROOT = "/api/v1"
LIMIT = 50  # things on one page, where nothing else is asked for
_DAY = {"type": "string", "format": "date"}
_WORDS = {"type": "string", "maxLength": LONGEST}
PARAMETERS: Mapping[str, tuple[str, Mapping[str, Any]]] = {
    "on": ("As known on that day: from what was published by then.", _DAY),
    "since": ("Only from that day on; for brief and positions: what has changed since.", _DAY),
    "until": ("Only up to that day, included.", _DAY),
    "by": ("Only by this person or party; any part of the name will do.", _WORDS),
    "side": ("Only of this side.", _WORDS),
    "about": ("Only what holds this text.", _WORDS),
    "q": (
        "Only where these words stand: each word, “a phrase”, -not this word, begin* for all that begin so. Accents, "
        "capitals and scripts do not matter.",
        _WORDS,
    ),
    "kind": ("Only of this kind; of statements: said, or only held.", _WORDS),
    "status": ("Only what has come to this.", _WORDS),
    "order": ("In what order; best: of the newest that are found, those that fit `q` best.", {"enum": list(ORDERS)}),
    "issue": ("Only what is filed under this issue.", _WORDS),
    "channel": ("Only over this channel or on this occasion.", _WORDS),
    "negotiation": ("Which of several negotiations, by its id.", _WORDS),
    "limit": ("How many at most.", {"type": "integer", "minimum": 1, "maximum": MOST, "default": LIMIT}),
    "after": ("Behind which one: `after` of the answer before.", _WORDS),
}
NARROWING = ("on", "negotiation", "since", "until", "by", "side", "about")
PAGING = ("limit", "after")
_NATURE = {
    FindingKind.STATEMENT: "attitude",
    FindingKind.MEETING: "kind",
    FindingKind.MOVE: "kind",
    FindingKind.DEED: "kind",
}


def choices_of(kind: FindingKind) -> dict[str, tuple[str, ...]]:
    """What `kind` and `status` may be where entries of a kind are asked for; none of them where such have none."""
    fields = fields_of(kind)
    asked = {"kind": fields.get(_NATURE.get(kind, "")), "status": fields.get("status")}
    return {name: field.choices for name, field in asked.items() if field}


def check_asked(told: QueryParams, asks: Collection[str], choices: Mapping[str, tuple[str, ...]]) -> None:
    """Raises Misasked where an address is asked what it does not know, or one thing twice: a narrowing that is
    misspelt would otherwise narrow nothing."""
    for name in told:
        if name not in asks:
            raise Misasked(f"{name[:40]!r} is not asked here; what is: {', '.join(asks) or 'nothing'}")
        if len(told.getlist(name)) > 1:
            raise Misasked(f"{name} is asked twice")
        value, may = told[name], choices.get(name)
        if may and value and value not in may:
            raise Misasked(f"{name}: {value[:40]!r} is none of {', '.join(may)}")


def read_limit(value: str | None) -> int:
    """How many things are asked for. Raises Misasked."""
    if not value:
        return LIMIT
    if not (value.isascii() and value.isdigit() and len(value) <= 4 and 1 <= int(value) <= MOST):
        raise Misasked(f"limit: {value[:40]!r} is no number from 1 to {MOST}")
    return int(value)
