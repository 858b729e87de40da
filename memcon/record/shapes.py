"""The fields of findings as a person writes them: which there are, what each may hold, what is wrong with a value.

All of it is told from the types of the model, so that it cannot fall behind them.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

import msgspec
from msgspec import inspect

from memcon.model.edtf import EDTF_PATTERN, When
from memcon.model.findings import CLASS_OF, Quantity
from memcon.model.kinds import FindingKind
from memcon.record.errors import RecordError

DATES = "2025-06-06, 2025-06, or 2025-06-20/2025-06-30"
"""How a date is written, by examples."""

_ON_WORDS = frozenset(
    {"id", "evidence", "also", "content", "source", "cue", "cue_text", "mentions", "same_as", "choices"}
)
ON_ENTRIES = frozenset({"document", "agreed_at", "statement", "answers", "within"})
"""The fields that hold the id of another entry."""
_QUANTITY = re.compile(r"(?P<amount>\d[\d,.]*)\s*(?P<of>.*?)(?P<each>\s+(?:from\s+)?each(?:\s+side)?)?", re.DOTALL)
_YES, _NO = frozenset({"true", "yes", "1"}), frozenset({"false", "no", "0"})


class Holds(StrEnum):
    """What a field holds, in the words of a help page."""

    WORDS = "words"
    NAMES = "names"
    ID = "the id of an entry"
    DATE = "date"
    CHOICE = "one of"
    QUANTITY = "quantity"
    WHOLE = "whole number"
    NUMBER = "number"
    YES_OR_NO = "yes or no"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a finding. `choices` are the values of one that holds one of a closed list; `told` that the words
    of an addition say it where the person does not."""

    name: str
    holds: Holds
    required: bool
    choices: tuple[str, ...] = ()
    told: bool = False

    @property
    def must_be_said(self) -> bool:
        """Whether an addition needs it said by the person."""
        return self.required and not self.told

    def describe(self) -> str:
        """The values that it may have."""
        if self.choices:
            return " | ".join(self.choices)
        return {Holds.NAMES: "a name, or several", Holds.WORDS: ""}.get(self.holds, self.holds.value)

    def take(self, value: object) -> object:
        """`value`, which a person wrote, as the field holds it. Raises RecordError with what it may be."""
        if value is None:
            return self._without()
        if isinstance(value, list) and self.holds is not Holds.NAMES:
            raise RecordError(f"{self.name} takes one value, and not {len(value)}")
        return _TAKE[self.holds](self, value)

    def _without(self) -> object:
        if self.required:
            raise RecordError(f"{self.name} cannot be left unknown")
        return [] if self.holds is Holds.NAMES else False if self.holds is Holds.YES_OR_NO else None


@cache
def fields_of(kind: FindingKind) -> Mapping[str, Field]:
    """The fields of a finding of `kind` by name; the words that it rests on are none of them."""
    shape = inspect.type_info(CLASS_OF[kind])
    assert isinstance(shape, inspect.StructType)  # noqa: S101 - for the type checker
    fields = (_field(kind, one) for one in shape.fields if one.name not in _ON_WORDS)
    return {field.name: field for field in fields}


def take_fields(kind: FindingKind, said: Mapping[str, object]) -> dict[str, Any]:
    """Values that a person gave to fields of a finding of `kind`, as these hold them. Raises RecordError."""
    known = fields_of(kind)
    if unknown := sorted(set(said) - set(known)):
        raise RecordError(f"a {kind} has no field {unknown[0]!r}; it has {', '.join(known)}")
    return {name: known[name].take(value) for name, value in said.items()}


def check_complete(kind: FindingKind, said: Mapping[str, object]) -> None:
    """Raises RecordError where a field is missing that a finding of `kind` cannot do without."""
    missing = [f for f in fields_of(kind).values() if f.required and said.get(f.name) in (None, "", [])]
    if missing:
        needs = " and ".join(f"{f.name} ({f.describe()})" if f.describe() else f.name for f in missing)
        raise RecordError(f"a {kind} needs the field{'s' if len(missing) > 1 else ''} {needs}")


def _field(kind: FindingKind, field: inspect.Field) -> Field:
    bare = _bare(field.type)
    choices = tuple(str(one.value) for one in bare.cls) if isinstance(bare, inspect.EnumType) else ()
    holds = Holds.ID if field.name in ON_ENTRIES else _holds(bare)
    return Field(field.name, holds, field.required, choices, field.name in told_by_words(kind))


def told_by_words(kind: FindingKind) -> frozenset[str]:
    """The fields that the words of an addition say."""
    if kind is FindingKind.STATEMENT:
        return frozenset({"kind"})
    return frozenset({"name", "names"}) if kind is FindingKind.ACTOR else frozenset({"what"})


def _bare(type_: inspect.Type) -> inspect.Type:
    """Without None beside it and notes upon it."""
    if isinstance(type_, inspect.UnionType):
        return _bare(next(one for one in type_.types if not isinstance(one, inspect.NoneType)))
    return _bare(type_.type) if isinstance(type_, inspect.Metadata) else type_


def _holds(bare: inspect.Type) -> Holds:
    if isinstance(bare, inspect.StrType):
        return Holds.DATE if bare.pattern == EDTF_PATTERN else Holds.WORDS
    return _HOLDS[type(bare)]


_HOLDS: Mapping[type[inspect.Type], Holds] = {
    inspect.EnumType: Holds.CHOICE,
    inspect.VarTupleType: Holds.NAMES,
    inspect.StructType: Holds.QUANTITY,
    inspect.IntType: Holds.WHOLE,
    inspect.FloatType: Holds.NUMBER,
    inspect.BoolType: Holds.YES_OR_NO,
}


def _names(_: Field, value: object) -> object:
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]


def _date(field: Field, value: object) -> object:
    try:
        return str(When(str(value)))
    except ValueError as error:
        raise RecordError(f"{field.name} cannot be {value!r}; write it as {DATES}") from error


def _choice(field: Field, value: object) -> object:
    if value not in field.choices:
        raise RecordError(f"{field.name} cannot be {value!r}; it is one of {', '.join(field.choices)}")
    return value


def _quantity(field: Field, value: object) -> object:
    """ "1,000 prisoners each" as a quantity."""
    match = _QUANTITY.fullmatch(str(value).strip())
    if match is None:
        raise RecordError(f"{field.name} cannot be {value!r}; write a number and what of: 1,000 prisoners each")
    amount = float(match["amount"].rstrip(".,").replace(",", ""))
    return msgspec.to_builtins(Quantity(amount=amount, of=match["of"].strip(), each=bool(match["each"])))


def _whole(field: Field, value: object) -> object:
    if not re.fullmatch(r"\d{1,9}", str(value), re.ASCII):
        raise RecordError(f"{field.name} cannot be {value!r}; it is a whole number")
    return int(str(value))


def _number(field: Field, value: object) -> object:
    try:
        return float(str(value))
    except ValueError as error:
        raise RecordError(f"{field.name} cannot be {value!r}; it is a number") from error


def _yes_or_no(field: Field, value: object) -> object:
    said = str(value).casefold()
    if said not in _YES | _NO:
        raise RecordError(f"{field.name} cannot be {value!r}; it is yes or no")
    return said in _YES


_TAKE: Mapping[Holds, Callable[[Field, object], object]] = {
    Holds.WORDS: lambda _, value: str(value),
    Holds.NAMES: _names,
    Holds.ID: lambda _, value: str(value),
    Holds.DATE: _date,
    Holds.CHOICE: _choice,
    Holds.QUANTITY: _quantity,
    Holds.WHOLE: _whole,
    Holds.NUMBER: _number,
    Holds.YES_OR_NO: _yes_or_no,
}
