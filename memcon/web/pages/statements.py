"""The statements: searched, narrowed, page by page."""

from starlette.responses import Response

from memcon.views.courses import Heard, find_statements, list_channels
from memcon.views.excerpts import excerpts_of_claim
from memcon.views.search import claim_found
from memcon.web.asked import ORDERS
from memcon.web.visit import Visit

ON_A_PAGE = 40


def show_statements(visit: Visit) -> Response:
    """The page: the newest first; of one person on one issue the oldest first, to be read as they followed."""
    glimpse, asked = visit.glimpse, visit.asked
    heard = Heard(narrowed=asked.narrowed, issue=asked.issue, channel=asked.channel)
    follows = bool(asked.by and asked.issue)
    order = asked.order or ("oldest" if follows else "newest")
    found = find_statements(
        glimpse.view,
        glimpse.issues,
        heard,
        limit=ON_A_PAGE,
        after=asked.after,
        sorting=ORDERS[order],
    )
    search = asked.search
    lines = [(entry, excerpts_of_claim(glimpse.view, claim_found(entry, search))) for entry in found.things]
    return visit.show(
        "statements.html.jinja",
        glimpse=glimpse,
        found=found,
        lines=lines,
        order=order,
        follows=follows,
        channels=glimpse.once(("channels",), lambda: list_channels(glimpse.view)),
        issues=glimpse.issues,
    )
