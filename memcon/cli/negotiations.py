"""`--negotiation`: which of several negotiations of a record is meant."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from memcon.cli.errors import Refusal

if TYPE_CHECKING:
    from memcon.model.entries import Negotiation
    from memcon.record import RecordView

F = TypeVar("F", bound=Callable[..., Any])
ALL = "all"


def negotiation_option(command: F) -> F:
    """--negotiation of a command that lists."""
    return click.option(
        "--negotiation",
        metavar="NAME",
        help=f"Which of several negotiations, by its name, a part of it or its id; “{ALL}” is all of them together.",
    )(command)


def within(view: "RecordView", asked: str | None) -> "RecordView":
    """The record, narrowed to the negotiation that is asked for. Raises Refusal where there are several and none is
    asked for, or none or several are called so."""
    negotiations = view.negotiations()
    if asked is None and len(negotiations) > 1:
        raise Refusal(f"it holds several negotiations; say which with --negotiation: {say_which(negotiations)}")
    if asked is None or is_all(asked):
        return view
    return view.within(find(negotiations, asked).id)


def is_all(asked: str) -> bool:
    """Whether all negotiations together are asked for."""
    return asked.casefold() == ALL


def find(negotiations: "Sequence[Negotiation]", asked: str) -> "Negotiation":
    """The one negotiation that is called so, by its name or else a part of it, or the beginning of its id. Raises
    Refusal."""
    wanted = " ".join(asked.split()).casefold()
    exact = [one for one in negotiations if _name(one).casefold() == wanted]
    part = [one for one in negotiations if wanted and (wanted in _name(one).casefold() or one.id.startswith(wanted))]
    found = exact or part
    if len(found) != 1:
        known = "may be " if found else "no negotiation of this record is called so; there is "
        raise Refusal(f"{known}{say_which(found or negotiations)}", asked)
    return found[0]


def say_which(negotiations: "Sequence[Negotiation]") -> str:
    """Their names; of one without a name its id too."""
    return ", ".join(_name(one) if one.name else f"{_name(one)} ({one.id[:10]})" for one in negotiations)


def _name(negotiation: "Negotiation") -> str:
    from memcon.views.sheet import say_negotiation

    return say_negotiation(negotiation)
