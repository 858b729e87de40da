"""Pages for what cannot be shown: one clear line, and where to go on."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from memcon.record import AmbiguousId, RecordError, UnknownId
from memcon.views.issues import WrongIssues
from memcon.views.search import WrongSearch
from memcon.web.asked import Misasked
from memcon.web.engine import engine
from memcon.web.guards import HEADERS, Forbidden, ForeignForm, Unknown
from memcon.web.harmless import harmless

_STALE = (
    "This form was not made by this room, or before it was opened anew. Go back, load the page again, and send it once "
    "more."
)
_NOT_KNOWN = "Log in first; a program brings a token: Authorization: Bearer memcon_..."
_NOT_TAKEN = "That was not taken"
_TITLES = {
    400: "That cannot be asked",
    401: "Not logged in",
    403: "Not taken",
    404: "Not found",
    405: "Not that way",
    413: "Too large",
}


def tell_error(request: Request, error: Exception) -> Response:
    """The page for an error that is expected of the world outside; for the API its one line as JSON."""
    status, cause = describe(error)
    if request.url.path.startswith("/api/"):
        asks = {"www-authenticate": "Bearer"} if status == 401 else {}
        return JSONResponse({"error": harmless(cause)}, status, {"cache-control": "no-store", **asks, **HEADERS})
    wrote = getattr(request.state, "wrote", None)
    title = _NOT_TAKEN if wrote and status in {400, 409} else _TITLES.get(status, "That did not work")
    page = engine().get_template("error.html.jinja").render(title=title, cause=cause, status=status, wrote=wrote)
    return HTMLResponse(page, status, {"cache-control": "no-store", **HEADERS})


def describe(error: Exception) -> tuple[int, str]:
    """The status of the answer, and its one line."""
    match error:
        case Misasked() | WrongSearch():
            return 400, str(error)
        case ForeignForm():
            return 403, _STALE
        case Forbidden():
            return 403, str(error)
        case Unknown():
            return 401, _NOT_KNOWN
        case UnknownId() | AmbiguousId():
            return 404, str(error)
        case WrongIssues() | RecordError():
            return 409, str(error)
        case HTTPException(status_code=404):
            return 404, "There is nothing at this address."
        case HTTPException():
            return error.status_code, error.detail
    return 500, "Memcon failed on this page. The record is not touched by it."
