"""The templates of the room, and what they may call."""

import datetime as dt
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

from memcon.interchange.timeline.page import TEMPLATES as DRAWING
from memcon.interchange.timeline.shapes import shape
from memcon.model.ids import short
from memcon.views.sides import is_among
from memcon.views.wording import PLURALS, in_quotes, one_line, say, say_date, say_day, say_names, say_status, shorten
from memcon.web.harmless import cut, safe_link, tame, whole

if TYPE_CHECKING:
    from jinja2 import Environment

HERE = Path(__file__).parent
STATIC = HERE / "static"


@cache
def engine() -> "Environment":
    """The template engine: escapes everything, and fails on a name that is not there."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader([HERE / "templates", DRAWING]),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=tame,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters |= {
        "date": say_date,
        "day": _say_day,
        "names": lambda names: say_names(sorted(names)),
        "short": short,
        "say": say,
        "status": say_status,
        "line": one_line,
        "shorten": shorten,
        "in_quotes": in_quotes,
        "cut": cut,
        "whole": whole,
        "link": safe_link,
        "segment": lambda id_: quote(id_, safe=""),
    }
    made.globals |= {"plural_of": PLURALS, "shape": shape, "is_among": is_among, "query": query}
    return made


def query(path: str, kept: Mapping[str, Any], **changed: Any) -> str:
    """An address within the room: `path` with what is `kept` of the question asked, and what is `changed` in it."""
    asked = {name: value for name, value in {**kept, **changed}.items() if value not in (None, "")}
    return f"{path}?{urlencode(asked)}" if asked else path


def _say_day(day: dt.date | None) -> str:
    return say_day(day) if day else ""
