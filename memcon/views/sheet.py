"""The brief as a value: sections of lines, each with the words that it rests on."""

import datetime as dt

import msgspec

from memcon.model.entries import Negotiation
from memcon.views.excerpts import FROM_TEXT, NOT_KNOWN, Excerpt
from memcon.views.wording import say_date, say_day, say_names


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One entry on the page: its words, the passages it rests on, and lines that belong under it.

    `marks` are "new" or "changed" (since the day asked for), "overdue", "disputed", "added". `id` is None for a line
    that says what was not found.
    """

    id: str | None
    text: str
    marks: tuple[str, ...] = ()
    excerpts: tuple[Excerpt, ...] = ()
    under: "tuple[Line, ...]" = ()


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """A heading with its lines; `empty` is what to say where there are none."""

    title: str
    lines: tuple[Line, ...]
    empty: str


class Brief(msgspec.Struct, frozen=True, kw_only=True):
    """The page. `inferred` is how many articles are in it whose day of publication no source says, though their text
    leaves few days possible; `undated` how many of whose day nothing is known."""

    negotiation: Negotiation
    on: dt.date | None
    since: dt.date | None
    articles: int
    outlets: int
    first: str | None
    last: str | None
    inferred: int
    undated: int
    sections: tuple[Section, ...]


def say_heading(brief: Brief) -> str:
    """ "Negotiation of Russia and Ukraine, as of 29 May 2025"."""
    return f"{say_negotiation(brief.negotiation)}{f', as of {say_day(brief.on)}' if brief.on else ''}"


def say_rests_on(brief: Brief) -> str:
    """From how many articles of how many outlets, and of which days."""
    articles = f"{brief.articles} article{'s' if brief.articles != 1 else ''}"
    outlets = f" of {brief.outlets} outlet{'s' if brief.outlets != 1 else ''}" if brief.outlets else ""
    first, last = say_date(brief.first), say_date(brief.last)
    days = f", published {first}{f' to {last}' if last != first else ''}" if first else ""
    return f"From {articles}{outlets}{days}{_say_undated(brief)}."


def _say_undated(brief: Brief) -> str:
    """Of how many articles no source says the day, in the words and numbers of `memcon articles`."""
    counted = [(brief.inferred, FROM_TEXT), (brief.undated, NOT_KNOWN)]
    told = ", ".join(f"of {number:,} {what}" for number, what in counted if number)
    whatever = f" ({'which is' if brief.undated == 1 else 'which are'} in it whatever the day)" if brief.on else ""
    return f"; day of publication {told}{whatever if brief.undated else ''}" if told else ""


def say_negotiation(negotiation: Negotiation) -> str:
    """Its name, or between whom it is."""
    found = f"Negotiation of {say_names(sorted(negotiation.sides))}" if negotiation.sides else "A negotiation"
    return negotiation.name or found
