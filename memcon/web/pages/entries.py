"""One entry, whatever it is: what it came to, every passage in context, and a citation to paste into a memo."""

from starlette.responses import RedirectResponse, Response

from memcon.views.detail import show_entry
from memcon.web.engine import query
from memcon.web.visit import Visit


def show_one_entry(visit: Visit) -> Response:
    """The page at the address of any finding of the entry, now or before. Raises UnknownId, AmbiguousId."""
    glimpse, asked_for = visit.glimpse, visit.request.path_params["id"]
    detail = show_entry(glimpse.view, asked_for)
    if asked_for != detail.entry.id and not glimpse.view.entry_id(asked_for):  # a beginning of an id
        return RedirectResponse(query(f"/entries/{detail.entry.id}", visit.kept), 303)
    address = str(visit.request.url.replace(path=f"/entries/{detail.entry.id}", query=""))
    return visit.show("entry.html.jinja", glimpse=glimpse, detail=detail, address=address)
