"""Actors by what texts say of them: thousands of texts that call an actor the same are one form of it.

Only forms are compared. What a form is hangs on one text alone, so that it can be kept with it.
"""

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import lru_cache

import msgspec

from memcon.model.findings import Actor, Names
from memcon.model.kinds import ActorKind
from memcon.record.material import AnyClaim, claim_order, day_of
from memcon.record.names import fold_name, state_or_body

NAMED_IN_SHORT = frozenset({ActorKind.UNION, ActorKind.ORGANISATION})

Cast = Mapping[str, str]
"""From the names of one text, folded, to the form that bears them there."""

IsNear = Callable[[str, dt.date | None, int], bool]
"""Whether some text calls an actor by a form within so many days of a day."""


class Form(msgspec.Struct, frozen=True):
    """What a text says of an actor. `own` tells apart what must not be one with others only because it reads the same:
    an actor without a name, one about whom somebody decided, and the day where a name is only known by its days."""

    name: str
    kind: ActorKind
    side: str | None
    office: str | None
    code: str | None
    names: Names
    own: str | None = None

    @property
    def id(self) -> str:
        return _hash(self)


def form_of(claim: AnyClaim, decided: Collection[str]) -> Form:
    """The form of an actor in its text. `decided` are the findings that somebody decided about."""
    actor: Actor = claim.finding
    own = None
    if actor.kind is ActorKind.UNNAMED or actor.id in decided:
        own = actor.id
    elif goes_by_days(actor):
        own = f"@{claim.published or claim.published_from or ''}"
    return Form(actor.name, actor.kind, actor.side, actor.office, actor.code, actor.names, own)


def goes_by_days(actor: Actor) -> bool:
    """Whether it may hang on the days of a text who is meant: a union's short name, a name that may be a person's."""
    if actor.kind is ActorKind.PERSON or state_or_body(actor.name):
        return False
    return actor.kind in NAMED_IN_SHORT or may_be_a_persons(actor.name)


def may_be_a_persons(name: str) -> bool:
    """Whether a name that the reader took for a body's may be a person's: one or two words, none an acronym."""
    words = name.split()
    return 0 < len(words) < 3 and all(w[:1].isupper() and w[1:].islower() and w.isalpha() for w in words)


def cast_of(told: Iterable[tuple[str, Form]]) -> dict[str, str]:
    """The cast of one text, of which these are the actors, by their findings: what one is called by itself goes before
    what another is also called."""
    ordered = [form for _, form in sorted(told, key=lambda pair: pair[0])]
    cast: dict[str, str] = {}
    for form in ordered:
        cast.setdefault(fold_name(form.name), form.id)
    for form in ordered:
        for name in form.names:
            cast.setdefault(fold_name(name), form.id)
    return cast


class Roll:
    """The actors of some claims by their forms."""

    def __init__(self, claims: Iterable[AnyClaim], decided: Collection[str]) -> None:
        self.claims = sorted(claims, key=claim_order)
        self.forms = {claim.finding.id: form_of(claim, decided) for claim in self.claims}
        self.tellings: dict[str, list[AnyClaim]] = defaultdict(list)
        by_text: dict[str, list[tuple[str, Form]]] = defaultdict(list)
        for claim in self.claims:
            self.tellings[self.forms[claim.finding.id].id].append(claim)
            by_text[claim.text_id].append((claim.finding.id, self.forms[claim.finding.id]))
        self.casts = {text_id: cast_of(told) for text_id, told in by_text.items()}

    def is_near(self, form: str, day: dt.date | None, days: int) -> bool:
        told = (day_of(claim) for claim in self.tellings[form])
        return day is None or any(one is None or abs((one - day).days) <= days for one in told)


@lru_cache(maxsize=1 << 16)
def _hash(form: Form) -> str:
    return hashlib.blake2b(msgspec.json.encode(form), digest_size=12).hexdigest()
