"""One entry, whatever it is: what it came to, every passage in context, and a citation to paste into a memo."""

from typing import Any

from starlette.responses import RedirectResponse, Response

from memcon.record import UnknownId
from memcon.views.detail import Detail, show_entry
from memcon.views.disagreements import find_rejected
from memcon.views.queue import find_alike
from memcon.web.asked import Misasked
from memcon.web.deciding.fields import blanks_for
from memcon.web.engine import query
from memcon.web.room import Glimpse
from memcon.web.visit import Visit

_MOST = 60  # claims whose passages are shown at once


def show_one_entry(visit: Visit) -> Response:
    """The page at the address of any finding of the entry, now or before. Raises UnknownId, AmbiguousId."""
    glimpse, asked_for = visit.glimpse, visit.request.path_params["id"]
    behind = _behind(visit.request.query_params.get("from", ""))
    try:
        detail = show_entry(glimpse.view, asked_for, _MOST, behind=behind)
    except UnknownId:
        if rejected := find_rejected(glimpse.view, asked_for):
            return visit.show("rejected.html.jinja", glimpse=glimpse, rejected=rejected)
        raise
    if asked_for != detail.entry.id and not glimpse.view.entry_id(asked_for):  # a beginning of an id
        return RedirectResponse(query(f"/entries/{detail.entry.id}", visit.kept), 303)
    address = str(visit.request.url.replace(path=f"/entries/{detail.entry.id}", query=""))
    return visit.show(
        "entry.html.jinja",
        glimpse=glimpse,
        detail=detail,
        address=address,
        behind=behind,
        further=behind + _MOST,
        citations=_citations(detail),
        **_forms(glimpse, detail),
    )


def _citations(detail: Detail) -> list[str]:
    """Of the earliest passage that is shown, and of that which tells what became of the thing."""
    first = {excerpt.finding: excerpt for excerpt in reversed(detail.excerpts)}
    newest = [one for change in detail.entry.history[-1:] if (one := first.get(change.finding))]
    told = [excerpt.citation for excerpt in (*newest, *detail.excerpts[:1])]
    return list({words.rpartition(" [")[0]: words for words in told}.values())[::-1]


def _behind(value: str) -> int:
    """Behind how many claims the passages begin. Raises Misasked."""
    if not value:
        return 0
    if not (value.isascii() and value.isdigit() and len(value) <= 7):
        raise Misasked(f"from: {value[:40]!r} is no number of reports")
    return int(value)


def _forms(glimpse: Glimpse, detail: Detail) -> dict[str, Any]:
    entry = detail.entry
    return {
        "blanks": blanks_for(entry.kind, entry),
        "alike": find_alike(glimpse.view, entry),
        "parts": {excerpt.finding: excerpt for excerpt in reversed(detail.excerpts)},
    }
