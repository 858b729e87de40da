"""The fields of an entry in a form, and what a person changed in them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from starlette.datastructures import FormData

from memcon.model.entries import Entry
from memcon.model.findings import Quantity
from memcon.model.kinds import FindingKind
from memcon.record.shapes import Field, Holds, fields_of
from memcon.views.wording import say_quantity
from memcon.web.forms import said

Fields = dict[str, str | int | float | bool | list[str] | None]
_HIDDEN = {"same_as", "date_inferred", "side_inferred", "code", "confidence"}
_PREFIX, _WAS = "f-", "was-"


@dataclass(frozen=True)
class Blank:
    """One field to fill in: its name, what it holds, and what stands in it. `choices` of a closed list."""

    name: str
    value: str
    hint: str
    choices: tuple[str, ...]
    must: bool


def blanks_for(
    kind: FindingKind, entry: Entry[Any] | None = None, known: Mapping[str, str] | None = None
) -> list[Blank]:
    """The fields of a kind, with what an entry has in them or what is `known` beforehand; those that must be said
    first where there is no entry."""
    blanks = [_blank(field, _value(entry, field.name) or (known or {}).get(field.name, "")) for field in _shown(kind)]
    return blanks if entry else sorted(blanks, key=lambda blank: not blank.must)


def changed_fields(kind: FindingKind, form: FormData) -> Fields:
    """What a form says otherwise than it was handed out; what was emptied is not known."""
    found: Fields = {}
    for field in _shown(kind):
        now = said(form, f"{_PREFIX}{field.name}").strip()
        if f"{_PREFIX}{field.name}" in form and now != said(form, f"{_WAS}{field.name}").strip():
            found[field.name] = _parse(field, now)
    return found


def _shown(kind: FindingKind) -> Iterable[Field]:
    return (field for field in fields_of(kind).values() if field.name not in _HIDDEN)


def _blank(field: Field, value: str) -> Blank:
    choices = field.choices or (("yes", "no") if field.holds is Holds.YES_OR_NO else ())
    hint = {
        Holds.NAMES: "names, parted by semicolons",
        Holds.DATE: "2025-06-06, 2025-06 or 2025-06-20/2025-06-30",
        Holds.QUANTITY: "1,000 prisoners each",
        Holds.ID: "the id of an entry",
    }.get(field.holds, "")
    return Blank(field.name, value, hint, choices, field.must_be_said)


def _value(entry: Entry[Any] | None, name: str) -> str:
    value = getattr(entry.fields, name) if entry else None
    if isinstance(value, tuple):
        return "; ".join(map(str, value))
    if isinstance(value, Quantity):
        return say_quantity(value).replace(" from each side", " each")
    if isinstance(value, bool):
        return "yes" if value else ""
    return "" if value is None else str(value)


def _parse(field: Field, value: str) -> str | list[str] | None:
    if not value:
        return None
    if field.holds is Holds.NAMES:
        return [name.strip() for name in value.split(";") if name.strip()]
    return value
