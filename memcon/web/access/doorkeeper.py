"""The one place where it is said who may do what: before every route, whatever it is."""

from contextlib import suppress
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from memcon.record import RecordError
from memcon.record.access.door import Access
from memcon.record.access.roles import Role
from memcon.web.access.cookies import session_token
from memcon.web.access.needs import Need, need_of
from memcon.web.access.visitor import ALONE, STRANGER, Visitor
from memcon.web.errors import tell_error
from memcon.web.guards import Forbidden, ForeignForm, Unknown, is_foreign

_API, _BEARER = "/api/", "bearer "
_SAFE = {"GET", "HEAD", "OPTIONS"}
_OF_PROXIES = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip")
_PROXIED = (
    "This room is open to the machine it runs on, and the request came through a proxy. Open it with --proxy, and who "
    "comes that way has to log in."
)


class Doorkeeper:
    """Finds out who comes, and lets each to the routes that their role opens. `access` is None for a room that is open
    to this machine alone."""

    def __init__(self, app: ASGIApp, access: Access | None) -> None:
        self._app = app
        self._access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request, or has it answered."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        try:
            visitor = await run_in_threadpool(self._recognise, request)
            refusal = _refuse(request, visitor)
        except (RecordError, Forbidden) as error:
            visitor, refusal = STRANGER, tell_error(request, error)
        request.state.visitor = visitor
        await (refusal or self._app)(scope, receive, send)
        if self._access and visitor.session and visitor.session.is_to_be_touched:
            with suppress(RecordError):  # the answer is sent; it is kept with the next request
                await run_in_threadpool(self._access.sessions.touch, visitor.session)

    def _recognise(self, request: Request) -> Visitor:
        if self._access is None:
            if any(name in request.headers for name in _OF_PROXIES):
                raise Forbidden(_PROXIED)
            return ALONE
        brought = request.headers.get("authorization", "")
        if request.url.path.startswith(_API) and brought:
            return _bearer(self._access, brought)
        session = self._access.sessions.find(session_token(request))
        return Visitor(session.role, session.user, session) if session else STRANGER


def _bearer(access: Access, brought: str) -> Visitor:
    is_token = brought[: len(_BEARER)].lower() == _BEARER
    bearer = access.tokens.find(brought[len(_BEARER) :].strip()) if is_token else None
    return Visitor(bearer.role, bearer.user) if bearer else STRANGER


def _refuse(request: Request, visitor: Visitor) -> Response | None:
    """The answer to who may not; None for who may."""
    need = need_of(request)
    if visitor.session and request.method not in _SAFE and is_foreign(request):
        return tell_error(request, ForeignForm())
    if need is Need.NOTHING or visitor.is_alone:
        return None
    if visitor.role is None:
        return _send_to_log_in(request)
    if isinstance(need, Role) and visitor.may(need):
        return None
    return tell_error(request, Forbidden(_say(need, visitor)))


def _send_to_log_in(request: Request) -> Response:
    if request.url.path.startswith(_API) or request.method not in _SAFE:
        return tell_error(request, Unknown())
    there = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return RedirectResponse(f"/log-in?{urlencode({'next': there})}" if there != "/" else "/log-in", 303)


def _say(need: Role | Need | None, visitor: Visitor) -> str:
    if isinstance(need, Role):
        needed = f"This needs the role of {need}, and {visitor.name} is {visitor.role}."
        return f"{needed} Who keeps the record can change that."
    return "This is not done in a room in which people log in."
