"""The actors, and one actor in full."""

from starlette.responses import RedirectResponse, Response

from memcon.model.kinds import FindingKind
from memcon.views.dossiers import compile_dossier
from memcon.web.engine import query
from memcon.web.portions import portion_of
from memcon.web.visit import Visit

_ON_A_PAGE = 100


def show_actors(visit: Visit) -> Response:
    """The list, in the order of the alphabet."""
    glimpse = visit.glimpse
    chosen = visit.asked.narrowed.select(glimpse.view.entries(FindingKind.ACTOR))
    ordered = sorted(chosen, key=lambda entry: (entry.fields.name.casefold(), entry.id))
    portion = portion_of(ordered, visit.asked.page, _ON_A_PAGE)
    return visit.show("actors.html.jinja", glimpse=glimpse, portion=portion)


def show_one_actor(visit: Visit) -> Response:
    """One actor; the page of the entry where the id is of something else. Raises UnknownId, AmbiguousId."""
    glimpse, id_ = visit.glimpse, visit.request.path_params["id"]
    dossier = compile_dossier(glimpse.view, id_)
    if dossier is None:
        return RedirectResponse(query(f"/entries/{id_}", visit.kept), 303)
    return visit.show("actor.html.jinja", glimpse=glimpse, dossier=dossier)
