"""Who the names of entries are: the actors that go along, by the names that they are shown by."""

from collections import Counter

from memcon.interchange.chosen import Chosen
from memcon.model.kinds import FindingKind

Cast = dict[str, str]
"""From a name that one actor alone bears to the id of that actor."""


def cast_of(chosen: Chosen) -> Cast:
    """The actors among what is handed on."""
    actors = chosen.entries[FindingKind.ACTOR]
    borne = Counter(actor.fields.name for actor in actors)
    return {actor.fields.name: actor.id for actor in actors if borne[actor.fields.name] == 1}
