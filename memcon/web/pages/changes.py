"""What has changed since a day: settled, overdue, disputed, changed, new, said, and gone quiet."""

from starlette.responses import Response

from memcon.views.changes import find_changes
from memcon.views.changes_page import lay_out
from memcon.views.days import eve
from memcon.web.asked import Misasked
from memcon.web.visit import Visit


def show_changes(visit: Visit) -> Response:
    """The page; where no day is asked for it asks for one. Raises Misasked where that lies after the day that the
    record is as of."""
    glimpse, since = visit.glimpse, visit.asked.since
    if since is None:
        return visit.show("changes.html.jinja", glimpse=glimpse, changes=None, sections=())
    if visit.asked.on and since > visit.asked.on:
        raise Misasked(f"since {since} lies after {visit.asked.on}")
    view = glimpse.view
    changes = glimpse.once(("changes", since), lambda: find_changes(view.as_of(eve(since)), view))
    whole = visit.request.query_params.get("all") == "yes"
    return visit.show("changes.html.jinja", glimpse=glimpse, changes=changes, sections=lay_out(changes, whole=whole))
