"""Search without a room behind it: one page, and the words of all entries beside it."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
from starlette.responses import Response

from memcon.model.kinds import FindingKind
from memcon.record import RecordView
from memcon.views.excerpts import place_of
from memcon.views.wording import quote_of, say
from memcon.web.harmless import cut, harmless
from memcon.web.pages.articles import title_of
from memcon.web.visit import Visit

SCRIPT = Path(__file__).parent / "search.js"
_LONG = 300  # characters of what is told of an entry
Row = tuple[str, str, str, str]
"""An id, what the entry is, its exact words, and where they stand."""


def show_search(visit: Visit) -> Response:
    """The page. What it finds, it finds by its script."""
    return visit.show("search.html.jinja")


def write_index(view: RecordView) -> bytes:
    """The index as a script, which a page may load from the disk where it may load nothing else: a list and no more."""
    rows = [tuple(harmless(cut(words, _LONG)) for words in row) for row in _rows(view)]
    return b"const memconIndex = " + msgspec.json.encode(rows).replace(b"<", b"\\u003c") + b";\n"


def _rows(view: RecordView) -> Iterator[Row]:
    for kind in FindingKind:
        for entry in view.select(kind):
            first = entry.claims[0]
            where = place_of(first.publications[0], first) if first.publications else ""
            yield entry.id, say(entry), quote_of(entry), where
    for filed in view.articles():
        outlets = dict.fromkeys(p.outlet for p in filed.publications if p.outlet)
        yield filed.id, title_of(filed), "", ", ".join((*outlets, filed.published or ""))
