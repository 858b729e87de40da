"""Whose a ministry and its minister are where the page names no state for them: in a dispute at home the health
ministry is itself the side, and the health minister speaks for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from memcon.model.kinds import ActorKind
from memcon.reading.actors.mentions import Mention
from memcon.reading.actors.wording import is_ministry, is_national, telling

if TYPE_CHECKING:
    from memcon.reading.actors.settling import Character

_PEOPLE = frozenset({ActorKind.PERSON, ActorKind.UNNAMED})


@dataclass(frozen=True)
class Ministries:
    """The ministries that a page tells, by what they are for."""

    told: tuple[tuple[Mention, "Character"], ...]

    def itself(self, mention: Mention, character: "Character") -> str | None:
        """ "The health ministry raised its offer": a side of its own, where the page names no state at all."""
        if character.kind is not ActorKind.ORGANISATION or not is_ministry(character.name):
            return None
        return None if self._names_a_state else character.name

    def of_minister(self, mention: Mention, character: "Character") -> str | None:
        """ "Deputy Health Minister X": of the health ministry that the page tells, or of the state whose it is."""
        if character.kind not in _PEOPLE or not is_national(mention.office):
            return None
        named = {c.side for word in _portfolios(mention.office or "") if (c := self._by_portfolio.get(word))}
        return named.pop() if len(named) == 1 else None

    @cached_property
    def _names_a_state(self) -> bool:
        return any(c.kind is ActorKind.STATE for _, c in self.told)

    @cached_property
    def _by_portfolio(self) -> Mapping[str, "Character"]:
        """The only ministry for each thing; none where two are for it."""
        found: dict[str, dict[int, Character]] = {}
        for _, character in self.told:
            if character.kind is ActorKind.ORGANISATION and is_ministry(character.name):
                for word in _portfolios(character.name):
                    found.setdefault(word, {})[id(character)] = character
        return {word: next(iter(several.values())) for word, several in found.items() if len(several) == 1}


def _portfolios(words: str) -> set[str]:
    return set(words.lower().replace(",", " ").split()) & telling("portfolios")
