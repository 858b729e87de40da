"""Actors by what texts say of them: thousands of texts that call an actor the same are one form of it.

Only forms are compared. What a form is hangs on one text alone, so that it can be kept with it.
"""

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import lru_cache
from itertools import pairwise

import msgspec

from memcon.model.findings import Actor, Names
from memcon.model.kinds import ActorKind
from memcon.record.material import AnyClaim, claim_order, day_of
from memcon.record.names import fold_name

NAMED_IN_SHORT = frozenset({ActorKind.UNION, ActorKind.ORGANISATION})

Cast = Mapping[str, str]
"""From the names of one text, folded, to the form that bears them there."""

IsNear = Callable[[str, str, int], bool]
"""Whether two forms of actors are told within so many days of one another, or may be."""


class Form(msgspec.Struct, frozen=True):
    """What a text says of an actor. `own` tells apart what must not be one with others only because it reads the same:
    an actor without a name, and one about whom somebody decided."""

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
    own = actor.id if actor.kind is ActorKind.UNNAMED or actor.id in decided else None
    return Form(actor.name, actor.kind, actor.side, actor.office, actor.code, actor.names, own)


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

    def is_near(self, one: str, other: str, days: int) -> bool:
        return are_near(self._days(one), self._days(other), days)

    def _days(self, form: str) -> set[dt.date | None]:
        return {day_of(claim) for claim in self.tellings[form]}


def are_near(ours: Collection[dt.date | None], theirs: Collection[dt.date | None], days: int) -> bool:
    """Whether two of these days are no further apart, or one of them is not known."""
    if None in ours or None in theirs:
        return True
    ordered = sorted((day, mine) for mine, some in ((True, ours), (False, theirs)) for day in some if day)
    return any(a[1] != b[1] and (b[0] - a[0]).days <= days for a, b in pairwise(ordered))


@lru_cache(maxsize=1 << 16)
def _hash(form: Form) -> str:
    return hashlib.blake2b(msgspec.json.encode(form), digest_size=12).hexdigest()
