"""The actors, and one actor in full."""

from starlette.responses import RedirectResponse, Response

from memcon.views.dossiers import compile_dossier, list_actors
from memcon.web.engine import query
from memcon.web.visit import Visit

_ON_A_PAGE = 100


def show_actors(visit: Visit) -> Response:
    """The list, in the order of the alphabet."""
    glimpse = visit.glimpse
    found = list_actors(glimpse.view, visit.asked.narrowed, limit=_ON_A_PAGE, after=visit.asked.after)
    return visit.show("actors.html.jinja", glimpse=glimpse, found=found)


def show_one_actor(visit: Visit) -> Response:
    """One actor; the page of the entry where the id is of something else. Raises UnknownId, AmbiguousId."""
    glimpse, id_ = visit.glimpse, visit.request.path_params["id"]
    dossier = compile_dossier(glimpse.view, id_, glimpse.issues)
    if dossier is None:
        return RedirectResponse(query(f"/entries/{id_}", visit.kept), 303)
    return visit.show("actor.html.jinja", glimpse=glimpse, dossier=dossier)
