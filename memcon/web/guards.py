"""What stands before every page: what a browser may do with an answer, and whose form it is that comes back."""

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from urllib.parse import urlsplit

from starlette.requests import HTTPConnection, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from memcon.web.access.cookies import is_secure
from memcon.web.access.visitor import visitor_of

KEY_COOKIE = "memcon_key"
POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
    )
)
COPY_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'"
)
"""What a browser may do with a page that is kept, from wherever it is opened: show it."""
HEADERS: Mapping[str, str] = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
_FROM_HERE = {"same-origin", "none"}  # what a browser says of where a request comes from


class ForeignForm(Exception):  # noqa: N818 - what was found
    """A form that this room did not hand out, or handed out before it was started anew."""


class Forbidden(Exception):  # noqa: N818 - what was found
    """Who asks may not; the message says why, on one line."""


class Unknown(Exception):  # noqa: N818 - what was found
    """Nobody knows who asks: they are not logged in, or their token is none."""


class Guarded:
    """The room behind headers that let a browser load nothing from elsewhere and run no script but the room's own."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                known = {name.lower() for name, _ in message["headers"]}
                added = [(n.encode(), v.encode()) for n, v in HEADERS.items() if n.encode() not in known]
                message["headers"] = [*message["headers"], *added]
            await send(message)

        await self._app(scope, receive, guarded)


class Tokens:
    """The tokens of forms: each is made of a secret of this run and a key that only the browser has that was given the
    form; where somebody is logged in, of their session."""

    def __init__(self) -> None:
        self._secret = secrets.token_bytes(32)

    def key_of(self, request: HTTPConnection) -> str:
        """The browser's key; a new one where it has none. Where somebody is logged in, it is their session."""
        if session := visitor_of(request).session:
            return session.id
        known = request.cookies.get(KEY_COOKIE, "")
        return known if len(known) == 43 and known.isascii() else secrets.token_urlsafe(32)

    def token(self, key: str) -> str:
        """What a form must bring that was given to the browser with this key."""
        return hmac.new(self._secret, key.encode(), hashlib.sha256).hexdigest()

    def hand_out(self, request: HTTPConnection, response: Response, key: str) -> None:
        """Gives the browser its key: no script can read it, and no other site makes the browser send it. Who is logged
        in has a session instead."""
        if not visitor_of(request).session:
            secure = is_secure(request)
            response.set_cookie(KEY_COOKIE, key, httponly=True, samesite="strict", path="/", secure=secure)

    def check(self, request: Request, brought: str) -> None:
        """Raises ForeignForm unless the form is one of this room, sent from one of its pages."""
        session = visitor_of(request).session
        key = session.id if session else request.cookies.get(KEY_COOKIE, "")
        if not key or not hmac.compare_digest(self.token(key).encode(), brought.encode()) or is_foreign(request):
            raise ForeignForm


def is_foreign(request: Request) -> bool:
    """Whether the browser itself says that another site sent the request."""
    if request.headers.get("sec-fetch-site", "none") not in _FROM_HERE:
        return True
    origin = request.headers.get("origin")
    return origin is not None and urlsplit(origin).netloc != request.headers.get("host")
