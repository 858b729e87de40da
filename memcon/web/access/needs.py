"""What each address of the room asks of a visitor. One that is not told of here is shut to everybody who logs in."""

from collections.abc import Mapping
from enum import Enum

from starlette.requests import HTTPConnection
from starlette.routing import BaseRoute, Match, Mount, Route

from memcon.record.access.roles import Role


class Need(Enum):
    """What an address asks for, where that is no role."""

    NOTHING = "open to whoever comes"
    BEING_ALONE = "only in a room that is open to this machine alone"


_READ = ("/", "/changes", "/timeline", "/positions", "/meetings", "/moves", "/commitments", "/statements",
         "/articles", "/articles/{id}", "/entries/{id}", "/actors", "/actors/{id}", "/decisions")  # fmt: skip
_READ_BY_PROGRAMS = ("", "openapi.json", "brief", "timeline", "positions", "statements", "meetings", "documents",
                     "commitments", "moves", "deeds", "actors", "articles", "articles/{id}", "entries/{id}", "review",
                     "decisions", "disagreements")  # fmt: skip
NEEDS: Mapping[str, Role | Need] = {
    "GET /static": Need.NOTHING,
    "GET /static/drawing.css": Need.NOTHING,
    "GET /log-in": Need.NOTHING,
    "POST /log-in": Need.NOTHING,
    **dict.fromkeys((f"GET {path}" for path in _READ), Role.READER),
    "GET /api/v1": Role.READER,
    **dict.fromkeys((f"GET /api/v1/{path}" for path in _READ_BY_PROGRAMS), Role.READER),
    "POST /log-out": Role.READER,
    "GET /account": Role.READER,
    "POST /account": Role.READER,
    "GET /review": Role.REVIEWER,
    "GET /add": Role.REVIEWER,
    "GET /add/{id}": Role.REVIEWER,
    "GET /articles/{id}/add": Role.REVIEWER,
    "POST /decisions": Role.REVIEWER,
    "POST /add": Role.REVIEWER,
    "POST /additions": Role.REVIEWER,
    "POST /who": Need.BEING_ALONE,
    "GET /audit": Role.ADMIN,
}


def need_of(request: HTTPConnection) -> Role | Need | None:
    """What the address of a request asks for; None where that is not told. Where there is no such address, one must be
    a reader to learn it."""
    for route in request.app.routes:
        if route.matches(request.scope)[0] is Match.FULL:
            return NEEDS.get(_key(route, request.scope["method"]))
    return Role.READER


def keys_of(route: BaseRoute) -> tuple[str, ...]:
    """By which keys the table knows a route: one for each method but HEAD, which is answered as GET is."""
    methods = route.methods or set() if isinstance(route, Route) else {"GET"}
    return tuple(_key(route, method) for method in sorted(methods - {"HEAD"}))


def _key(route: BaseRoute, method: str) -> str:
    path = route.path if isinstance(route, Route | Mount) else ""
    return f"{'GET' if method == 'HEAD' or isinstance(route, Mount) else method} {path}"
