"""The cookies of a log-in: the session's token, and the sign of a browser that is known."""

from starlette.requests import HTTPConnection
from starlette.responses import Response

from memcon.record.access.sessions import WHOLE

_SESSION, _KNOWN = "memcon_session", "memcon_known"
_YEAR = 366 * 24 * 3600  # seconds that a browser stays known


def session_token(request: HTTPConnection) -> str:
    """The token that a browser brought; empty where it brought none."""
    return request.cookies.get(_named(_SESSION, request), "")


def known_sign(request: HTTPConnection) -> str:
    """The sign that a browser brought; empty where it brought none."""
    return request.cookies.get(_named(_KNOWN, request), "")


def keep_session(request: HTTPConnection, response: Response, token: str, sign: str) -> None:
    """Gives a browser both. No script can read them; a link from elsewhere brings them along, a form does not."""
    _set(request, response, _SESSION, token, int(WHOLE.total_seconds()), "lax")
    _set(request, response, _KNOWN, sign, _YEAR, "strict")


def drop_session(request: HTTPConnection, response: Response) -> None:
    """Takes the token back; the browser stays known."""
    _set(request, response, _SESSION, "", 0, "lax")


def is_secure(request: HTTPConnection) -> bool:
    """Whether the browser's connection is sealed: by this program, or by a proxy that it was told to believe."""
    return str(request.scope["scheme"]) == "https"


def _set(request: HTTPConnection, response: Response, name: str, value: str, seconds: int, same_site: str) -> None:
    response.set_cookie(_named(name, request), value, max_age=seconds, path="/", httponly=True,
                        secure=is_secure(request), samesite="strict" if same_site == "strict" else "lax")  # fmt: skip


def _named(name: str, request: HTTPConnection) -> str:
    """On a sealed connection a name that no other site of the domain can set."""
    return f"__Host-{name}" if is_secure(request) else name
