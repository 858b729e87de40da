"""The page: one file with its drawing, its style and its words, and nothing from elsewhere.

What comes from articles is text and nothing else: the template engine escapes every value, characters that would turn
or hide their neighbours are taken out before, links lead only to the web, and the page's own policy lets a browser run
no script and load nothing.
"""

import base64
import datetime as dt
import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from memcon.interchange.inert import inert, web_address
from memcon.interchange.timeline.marks import KINDS, TABLE, Group, Mark, group_marks, say_mark
from memcon.interchange.timeline.narrow import draw_strip
from memcon.interchange.timeline.shapes import shape
from memcon.interchange.timeline.wide import draw
from memcon.model.entries import Entry
from memcon.model.ids import short
from memcon.model.kinds import FindingKind
from memcon.record import RecordView
from memcon.views.excerpts import Excerpt
from memcon.views.filters import Filter
from memcon.views.lines import telling_excerpts
from memcon.views.lives import live_through
from memcon.views.rivals import say_rivalry
from memcon.views.sheet import say_negotiation
from memcon.views.waiting import day_of
from memcon.views.wording import say, say_date, say_day, shorten

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).parent
"""Where the templates of the drawing lie, for others that draw it."""
_LONG = 400  # characters of one piece of text from outside
_CONTEXT = 160  # characters of a sentence before and after the words that count
_TITLES = {
    FindingKind.MEETING: "Meetings",
    FindingKind.DOCUMENT: "Papers",
    FindingKind.COMMITMENT: "Promises",
    FindingKind.DEED: "Deeds",
}
STATES = (
    ("done", "done, as reports show"),
    ("said", "done, as a party says"),
    ("open", "ahead, or still to be done"),
    ("late", "open, and its day is over"),
    ("failed", "fell through, or broken"),
    ("unclear", "not known, or disputed"),
)


@dataclass(frozen=True, slots=True)
class Words:
    """A passage in its sentence, where it stands, and an address of the web that leads there."""

    before: str
    quote: str
    after: str
    where: str
    address: str | None


@dataclass(frozen=True, slots=True)
class Step:
    """One line of an entry's life."""

    day: str
    words: str
    passage: Words | None


@dataclass(frozen=True, slots=True)
class Item:
    """An entry in words, below the drawing: what its mark leads to."""

    id: str
    short: str
    text: str
    shape: str
    look: str
    steps: tuple[Step, ...]
    passages: tuple[Words, ...]
    rivalries: tuple[str, ...]
    more: int


def write_page(view: RecordView, asked: Filter | None = None) -> str:
    """The page of what passes, as HTML. Without marks it says what to do first."""
    groups, undated = group_marks(view, asked)
    day = day_of(view)
    style = drawing_style() + (TEMPLATES / "page.css").read_text("utf-8")
    template = _engine().get_template("page.html.jinja")
    return template.render(
        title=_tidy(say_negotiation(view.negotiation())),
        articles=len(view.articles()),
        style=style,
        style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        sections=_sections(view, groups, undated),
        **draw_groups(groups, day, lambda mark: f"#{mark.entry.id}"),
    )


def draw_groups(groups: Sequence[Group], day: dt.date | None, leads: Callable[[Mark], str]) -> dict[str, Any]:
    """What `drawing.html.jinja` needs to draw groups, wide and narrow; `leads` gives the address behind a mark."""
    return {
        "as_of": say_day(day) if day else None,
        "wide": draw(groups, day),
        "strip": draw_strip(groups),
        "groups": groups,
        "key": [(look(g), shape(g.side, 10, 10, is_table=g.name == TABLE), g.name) for g in groups],
        "states": STATES,
        "circle": shape(None, 10, 10, is_table=True),
        "circle_at_end": shape(None, 32, 10, is_table=True),
        "look": look,
        "say_mark": lambda mark: _tidy(say_mark(mark)),
        "leads": leads,
    }


def drawing_style() -> str:
    """The style sheet of the drawing, with its inks by day, by night and on paper."""
    return inks() + (TEMPLATES / "drawing.css").read_text("utf-8")


def inks() -> str:
    """The inks by day, by night and on paper."""
    return (TEMPLATES / "inks.css").read_text("utf-8")


def look(group: Group) -> str:
    """The class that the marks of a group are painted by."""
    if group.side is not None:
        return f"side side-{group.side % 6}"
    return "table" if group.name == TABLE else "others"


def _sections(view: RecordView, groups: Sequence[Group], undated: Sequence[Entry[Any]]) -> list[tuple[str, list[Item]]]:
    """The entries by kind, in order of time; those of no day last."""
    marked = [(mark, group) for group in groups for _, some in group.rows for mark in some]
    ordered = sorted(marked, key=lambda pair: (pair[0].days.sort_key, pair[0].entry.id))
    sections = []
    for kind in KINDS:
        items = [_item(view, mark.entry, mark, group) for mark, group in ordered if mark.entry.kind is kind]
        items += [_item(view, entry, None, None) for entry in undated if entry.kind is kind]
        if items:
            sections.append((_TITLES[kind], items))
    return sections


def _item(view: RecordView, entry: Entry[Any], mark: Mark | None, group: Group | None) -> Item:
    steps = tuple(_steps(view, entry))
    excerpts = () if steps else telling_excerpts(view, entry)
    shown = {step.passage for step in steps if step.passage}
    return Item(
        id=entry.id,
        short=short(entry.id),
        text=_tidy(say(entry)),
        shape=shape(group.side, 10, 10, is_table=group.name == TABLE) if group else "",
        look=f"{look(group)} {mark.state.value}" if group and mark else "",
        steps=steps,
        passages=tuple(map(_words, excerpts)),
        rivalries=tuple(_tidy(say_rivalry(rivalry, entry.decisions)) for rivalry in entry.rivalries),
        more=max(0, len(entry.claims) - len(shown or excerpts)),
    )


def _steps(view: RecordView, entry: Entry[Any]) -> Iterator[Step]:
    for step in live_through(view, entry):
        words = _words(step.excerpt) if step.excerpt else None
        yield Step(say_date(step.on) or "no date", _tidy(step.words), words)


def _words(excerpt: Excerpt) -> Words:
    before, after = _beside(excerpt.before), _beside(excerpt.after)
    return Words(
        before=f"… {before[-_CONTEXT:]}" if len(before) > _CONTEXT else before,
        quote=shorten(inert(excerpt.quote), _LONG),
        after=f"{after[:_CONTEXT]} …" if len(after) > _CONTEXT else after,
        where=_tidy(excerpt.where),
        address=web_address(excerpt.address),
    )


def _beside(words: str) -> str:
    """What stands before or after a passage, with the blank that parts them."""
    gaps = words[:1].isspace(), words[-1:].isspace()
    return f"{' ' * gaps[0]}{inert(words)}{' ' * gaps[1]}" if inert(words) else " " * any(gaps)


def _tidy(words: str) -> str:
    return shorten(inert(words), _LONG)


@cache
def _engine() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
