"""The commitments by where they stand, and the papers of the negotiation."""

from starlette.responses import Response

from memcon.views.lives import live_through
from memcon.views.promises import list_papers, list_promises
from memcon.web.visit import Visit


def show_commitments(visit: Visit) -> Response:
    """The page."""
    glimpse, narrowed = visit.glimpse, visit.asked.narrowed
    found = list_papers(glimpse.view, narrowed)
    papers = [(paper, live_through(glimpse.view, paper)) for paper in found.things]
    groups = list_promises(glimpse.view, narrowed)
    return visit.show("commitments.html.jinja", glimpse=glimpse, groups=groups, papers=papers, all_papers=found.total)
