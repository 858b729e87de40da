"""The room as an application: which page stands at which address."""

from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from memcon.interchange.timeline.page import drawing_style
from memcon.record import Record, RecordError
from memcon.views.issues import WrongIssues
from memcon.web.access.account import show_account, take_password
from memcon.web.access.doorkeeper import Doorkeeper
from memcon.web.access.limits import Limits
from memcon.web.access.logging_in import show_log_in, take_log_in, take_log_out
from memcon.web.adding.missed import show_missed, take_missed
from memcon.web.adding.reports import show_add, show_batch, take_reports
from memcon.web.api.routes import api_routes
from memcon.web.asked import Misasked
from memcon.web.deciding.listing import show_decisions
from memcon.web.deciding.review import show_review
from memcon.web.deciding.taking import take_decision, take_name
from memcon.web.engine import STATIC
from memcon.web.errors import tell_error
from memcon.web.forms import Taking, taking
from memcon.web.guards import Forbidden, ForeignForm, Guarded, Tokens
from memcon.web.pages.actors import show_actors, show_one_actor
from memcon.web.pages.articles import show_articles, show_one_article
from memcon.web.pages.audit import show_audit
from memcon.web.pages.brief import show_brief
from memcon.web.pages.changes import show_changes
from memcon.web.pages.commitments import show_commitments
from memcon.web.pages.entries import show_one_entry
from memcon.web.pages.listings import MEETINGS, MOVES, showing
from memcon.web.pages.positions import show_positions
from memcon.web.pages.statements import show_statements
from memcon.web.pages.timeline import show_timeline
from memcon.web.room import Room
from memcon.web.visit import Page, answering, of_articles

HOSTS = ("127.0.0.1", "localhost", "[::1]", "::1")
"""By what names the room may be called: with another name, another site leads a browser here."""
_TOLD = (Misasked, ForeignForm, Forbidden, RecordError, WrongIssues, HTTPException, 500)
PAGES_AT: dict[str, Page] = {
    "/": of_articles(show_brief),
    "/changes": of_articles(show_changes),
    "/timeline": of_articles(show_timeline),
    "/positions": of_articles(show_positions),
    "/meetings": of_articles(showing(MEETINGS)),
    "/moves": of_articles(showing(MOVES)),
    "/commitments": of_articles(show_commitments),
    "/statements": of_articles(show_statements),
    "/articles": of_articles(show_articles),
    "/articles/{id}": show_one_article,
    "/entries/{id}": show_one_entry,
    "/actors": of_articles(show_actors),
    "/actors/{id}": show_one_actor,
    "/review": of_articles(show_review),
    "/decisions": show_decisions,
    "/add": show_add,
    "/add/{id}": show_batch,
    "/articles/{id}/add": show_missed,
    "/audit": show_audit,
    "/account": show_account,
    "/log-in": show_log_in,
}
"""What shows the page at each path."""
_FORMS: dict[str, Taking] = {
    "/decisions": take_decision,
    "/who": take_name,
    "/add": take_reports,
    "/additions": take_missed,
    "/log-in": take_log_in,
    "/log-out": take_log_out,
    "/account": take_password,
}
_SHOWN_AGAIN = frozenset({"/decisions", "/add", "/additions"})
"""What a person wrote into one of these is shown where it is not taken; no password stands there."""


def make_app(
    record: Record, *, who: str, folder: Path | None = None, hosts: tuple[str, ...] = HOSTS, log_in: bool = False
) -> Starlette:
    """The room over a record. `who` decides where a browser gives no other name; `folder` is where memcon.toml lies.
    With `log_in` only the record's users are let in, each to what their role opens."""
    app = Starlette(
        routes=list(_routes()),
        middleware=[
            Middleware(GZipMiddleware, minimum_size=2000, compresslevel=5),
            Middleware(Guarded),
            Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts)),
            Middleware(Doorkeeper, access=record.access if log_in else None),
        ],
        exception_handlers=dict.fromkeys(_TOLD, tell_error),
    )
    app.state.room = Room(record, who, folder)
    app.state.tokens = Tokens()
    app.state.limits = Limits()
    return app


def _routes() -> list[BaseRoute]:
    pages = [Route(path, answering(page), methods=["GET"]) for path, page in PAGES_AT.items()]
    forms = [Route(path, taking(take, again=path in _SHOWN_AGAIN), methods=["POST"]) for path, take in _FORMS.items()]
    return [
        *pages,
        *forms,
        *api_routes(),
        Route("/static/drawing.css", _drawing),
        Mount("/static", StaticFiles(directory=STATIC)),
    ]


def _drawing(_: Request) -> Response:
    return Response(drawing_style(), media_type="text/css", headers={"cache-control": "max-age=3600"})
