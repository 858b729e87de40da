"""States and international bodies by the names that reporting gives them."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from memcon.model.kinds import ActorKind
from memcon.model.passages import Span
from memcon.reading.knowledge import table

_LONGEST = 24  # characters of what stands before a name and makes another with it


class NameForm(StrEnum):
    """How a name stands for its bearer: "Russia", "Russian", "Russians", "Moscow", "the Kremlin", "the State Duma"."""

    NAME = "names"
    ADJECTIVE = "adjectives"
    PEOPLE = "people"
    CAPITAL = "capitals"
    SEAT = "seats"
    ORGAN = "organs"


_NAMING_PLACES = frozenset({NameForm.NAME, NameForm.ADJECTIVE, NameForm.PEOPLE})


@dataclass(frozen=True, slots=True)
class Bearer:
    """A state or body. `code` is ISO 3166-1 alpha-3 or PLOVER's own, where there is one."""

    name: str
    kind: ActorKind
    code: str | None


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name that stands in a text. `ambiguous` where it is commonly something else."""

    span: Span
    form: NameForm
    bearer: Bearer
    ambiguous: bool


@dataclass(frozen=True, slots=True)
class _Sense:
    form: NameForm
    bearer: Bearer
    ambiguous: bool


def find_known_names(text: str) -> tuple[KnownName, ...]:
    """All names of states and bodies in `text`, longest first at each place, none overlapping, in order."""
    senses = _senses()
    found = []
    for match in _pattern().finditer(text):
        sense = senses.get(match.group())
        if sense is None or (sense.form in _NAMING_PLACES and _is_elsewhere(text, match.start(), match.end())):
            continue
        found.append(KnownName(Span(*match.span()), sense.form, sense.bearer, sense.ambiguous))
    return tuple(found)


def _is_elsewhere(text: str, start: int, end: int) -> bool:
    """Whether the words are part of what is called after a state and is not it: "the South China Sea", "Air France"."""
    is_american = text.startswith("America", start)
    return bool(_after().match(text, end) or _before(is_american).search(text, max(0, start - _LONGEST), start))


def bearer_of(name: str) -> Bearer | None:
    """The state or body that bears exactly this name, in whatever form; None when none does."""
    sense = _senses().get(name)
    return sense.bearer if sense else None


def form_of(name: str) -> NameForm | None:
    """Which form of its bearer's name this is."""
    sense = _senses().get(name)
    return sense.form if sense else None


def known_forms() -> dict[str, NameForm]:
    """Which form of its bearer's name each known name is."""
    return {name: sense.form for name, sense in _senses().items()}


def capital_of(state: str) -> str | None:
    """The capital, or seat of government, of the state of this name."""
    return _capitals().get(state)


@cache
def _capitals() -> dict[str, str]:
    return {row["name"]: row["capitals"][0] for row in table("states")["state"] if row.get("capitals")}


@cache
def _after() -> re.Pattern[str]:
    """The words behind a state's name that make another name with it."""
    return re.compile(rf"\s(?:{'|'.join(_elsewhere('after'))})\b")


@cache
def _before(is_american: bool) -> re.Pattern[str]:
    """The words before it that do, up to where it stands."""
    words = [*_elsewhere("before"), *(_elsewhere("before_american") if is_american else ())]
    return re.compile(rf"(?<![\w])(?:{'|'.join(words)})[\s-]\Z")


def _elsewhere(which: str) -> list[str]:
    return [re.escape(name) for name in table("states")["elsewhere"][which]]


@cache
def _senses() -> dict[str, _Sense]:
    senses: dict[str, _Sense] = {}
    for row in table("states")["state"]:
        _enter(senses, row, Bearer(row["name"], ActorKind.STATE, row.get("code")))
    for row in table("bodies")["body"]:
        _enter(senses, row, Bearer(row["name"], ActorKind(row["kind"]), row.get("code")))
    return senses


@cache
def _pattern() -> re.Pattern[str]:
    """Compiled apart from the names, for it takes long, and who only looks up a name does without."""
    every = {*_senses(), *table("states")["elsewhere"]["names"]}
    longest_first = sorted(every, key=lambda name: (-len(name), name))
    names = "|".join(re.escape(name) for name in longest_first)
    return re.compile(rf"(?<![\w])(?:{names})(?![\w])")


def _enter(senses: dict[str, _Sense], row: dict[str, Any], bearer: Bearer) -> None:
    ambiguous = set(row.get("ambiguous", ()))
    for form in NameForm:
        for name in row.get(form, ()):
            senses.setdefault(name, _Sense(form, bearer, name in ambiguous))
