"""The negotiations of a record, as decisions make, name, split and merge them."""

from collections.abc import Callable, Iterable

import msgspec

from memcon.model.decisions import Decision
from memcon.model.findings import Names
from memcon.model.ids import NEGOTIATION, identify
from memcon.model.issues import Issue
from memcon.model.kinds import DecisionKind

FIRST = identify(NEGOTIATION, "the first")
NEW, SPLIT, MERGED = "new", "split", "merged"  # fields of a `name` that make one of nothing, of another, of several
INTO, OUT_OF = "into", "out_of"  # the fields of a `file`


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """What people said of one negotiation. `members` are its id and those of all that became part of it; `open` that no
    words tell it from others, so that what nothing else tells is its; `said` that anybody said anything."""

    id: str
    members: frozenset[str]
    name: str | None = None
    sides: Names = ()
    mediators: Names = ()
    about: Names = ()
    but: Names = ()
    open: bool = True
    said: bool = False

    @property
    def parties(self) -> frozenset[str]:
        return frozenset((*self.sides, *self.mediators))

    @property
    def matter(self) -> Issue | None:
        """What tells it, as an issue is told; None where nothing does."""
        return Issue(name=self.id, words=self.about, but=self.but) if self.about else None


def made_by(decision: Decision) -> str:
    """The id of the negotiation that a decision made."""
    return identify(NEGOTIATION, decision.id)


def name_all(decisions: Iterable[Decision], known_as: Callable[[str], str] = str) -> tuple[Named, ...]:
    """The negotiations by these decisions, which are in force, in the order made: there is always a first one. What is
    said of a negotiation whose making was taken back is said of none. `known_as` leads from a name that a person gave
    to the one by which the record shows its bearer."""
    found = {FIRST: Named(id=FIRST, members=frozenset({FIRST}))}
    for decision in decisions:
        if decision.kind is DecisionKind.NAME:
            _take(found, decision, known_as)
    return tuple(found.values())


def bearing(id_: object, negotiations: Iterable[Named]) -> Named | None:
    """The negotiation that bears an id, or that the bearer became part of."""
    return next((one for one in negotiations if id_ in one.members), None)


def _take(found: dict[str, Named], decision: Decision, known_as: Callable[[str], str]) -> None:
    fields, meant = decision.fields, decision.target or FIRST
    if fields.get(NEW):
        meant = made_by(decision)
        found[meant] = Named(id=meant, members=frozenset({meant}))
        if whole := bearing(fields.get(SPLIT), found.values()):
            found[whole.id] = msgspec.structs.replace(whole, about=_without(whole.about, _words(fields.get("about"))))
    known = bearing(meant, found.values())
    if known is None:
        return
    for id_ in _words(fields.get(MERGED)):
        part = bearing(id_, found.values())
        if part and part.id != known.id:
            known = _joined(known, found.pop(part.id))
    found[known.id] = _renamed(known, decision, known_as)


def _renamed(known: Named, decision: Decision, known_as: Callable[[str], str]) -> Named:
    """With what a decision says; what it does not say stays as it was."""
    said = {field: _words(decision.fields.get(field)) for field in ("sides", "mediators", "about", "but")}
    given = {field: words for field, words in said.items() if words}
    for field in ("sides", "mediators"):
        if field in given:
            given[field] = tuple(dict.fromkeys(map(known_as, given[field])))
    name = decision.fields.get("name")
    return msgspec.structs.replace(
        known,
        **given,
        name=str(name) if name else known.name,
        open=known.open and "about" not in given,
        said=True,
    )


def _joined(one: Named, other: Named) -> Named:
    """One negotiation of two, under the name of the first."""
    both = {f: (*getattr(one, f), *getattr(other, f)) for f in ("sides", "mediators", "about", "but")}
    return msgspec.structs.replace(
        one,
        **{field: tuple(dict.fromkeys(words)) for field, words in both.items()},
        members=one.members | other.members,
        name=one.name or other.name,
        open=one.open or other.open,
    )


def _without(words: Names, taken: Names) -> Names:
    gone = {word.casefold() for word in taken}
    return tuple(word for word in words if word.casefold() not in gone)


def _words(said: object) -> Names:
    listed = [said] if isinstance(said, str) else said if isinstance(said, list) else []
    return tuple(dict.fromkeys(map(str, listed)))
