"""The page: one file with its style and its words, and nothing from elsewhere.

What comes from articles is text and nothing else: the template engine escapes every value, characters that would turn
or hide their neighbours are taken out before, links lead only to the web, and the page's own policy lets a browser run
no script and load nothing.
"""

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from memcon.interchange.inert import inert, web_address
from memcon.interchange.timeline.page import inks
from memcon.model.ids import short
from memcon.views.excerpts import telling_words
from memcon.views.sheet import Brief, say_heading, say_rests_on
from memcon.views.wording import in_quotes, shorten

if TYPE_CHECKING:
    from jinja2 import Environment

_HERE = Path(__file__).parent
_LONG = 600  # characters of one piece of text from outside


def write_sheet(brief: Brief) -> str:
    """The brief as HTML."""
    style = inks() + (_HERE / "page.css").read_text("utf-8")
    return (
        _engine()
        .get_template("page.html.jinja")
        .render(
            title=_tidy(say_heading(brief)),
            rests_on=say_rests_on(brief),
            sections=brief.sections,
            style=style,
            style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        )
    )


def _tidy(words: str) -> str:
    return shorten(inert(words), _LONG)


@cache
def _engine() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters |= {"tidy": _tidy, "short": short, "words": telling_words, "address": web_address}
    made.filters |= {"in_quotes": in_quotes}
    return made
