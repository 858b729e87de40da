"""An actor as it is settled from what its claims come to in sum, without looking at each of them."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from memcon.model.entries import Claim, Gist
from memcon.model.findings import Actor
from memcon.model.kinds import FindingKind
from memcon.record.merge.forms import Form
from memcon.record.merge.parties import Parties
from memcon.record.settle.history import Office, recount_offices


class Way(NamedTuple):
    """One way in which texts tell of an actor: its form, the forms that bear its name and the name of its side in these
    texts ("" where none does), and the place of the first of them."""

    form: Form
    bearer: str
    beside: str
    first: str


class Tellings(NamedTuple):
    """All that texts tell of an actor: in which ways, how many stories tell it in just these ways, and the offices in
    their order."""

    voices: Mapping[str, Way]
    stories: Mapping[tuple[str, ...], int]
    offices: Sequence[Office]

    @property
    def in_order(self) -> list[Way]:
        return sorted(self.voices.values(), key=lambda voice: voice.first)

    def most(self, value_of: Callable[[Way], Any]) -> Any:
        """The value that most stories give; of equals the first. None where none is given."""
        support: Counter[Any] = Counter()
        for voices, times in self.stories.items():
            for value in {value_of(self.voices[voice]) for voice in voices}:
                support[value] += times
        told = [value for value in map(value_of, self.in_order) if value not in (None, "")]
        return max(dict.fromkeys(told), key=lambda value: support[value], default=None)


def settle_actor(entry_id: str, told: Tellings, claims: Sequence[Claim[Actor]], parties: Parties) -> Gist[Any]:
    """The entry that all claims come to; `claims` are those that show most of it, the very first among them."""
    history = recount_offices(told.offices)
    first: Actor = claims[0].finding
    fields = msgspec.structs.replace(
        first,
        id=entry_id,
        name=told.most(lambda voice: _show(parties, voice.bearer, voice.form.name)) or first.name,
        kind=told.most(lambda voice: voice.form.kind),
        office=history[-1].status if history else None,
        side=told.most(lambda voice: _show(parties, voice.beside, voice.form.side) if voice.form.side else None),
        code=told.most(lambda voice: voice.form.code),
        names=tuple(dict.fromkeys(name for v in told.in_order for name in (v.form.name, *v.form.names))),
    )
    stories = sum(told.stories.values())
    return Gist(
        id=entry_id, kind=FindingKind.ACTOR, fields=fields, claims=tuple(claims), history=history, stories=stories
    )


def _show(parties: Parties, bearer: str, name: str) -> str:
    """The name by which that of a form is shown, or `name` where no form bears it."""
    key = parties.keys.get(bearer)
    if key is None:
        return parties.show("", name)
    return key[1:] if key.startswith("=") else parties.shown.get(key, name)
