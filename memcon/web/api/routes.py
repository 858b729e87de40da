"""The addresses of the API, answered: ETags, links to the next page, JSON."""

import hashlib
from collections.abc import Callable
from urllib.parse import urlencode

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from memcon import __version__
from memcon.web.api.answers import ADDRESSES, Address, Listing, Question
from memcon.web.api.asking import ROOT, check_asked, read_limit
from memcon.web.api.description import describe_api
from memcon.web.asked import read_question

_KEPT = {"cache-control": "private, no-cache"}


def api_routes() -> list[Route]:
    """The routes of all addresses, and of the description."""
    paths = [(path, address) for address in ADDRESSES for path in _paths(address)]
    routes = [Route(path, _answering(address), methods=["GET"]) for path, address in paths]
    return [Route(f"{ROOT}/openapi.json", _describe, methods=["GET"]), *routes]


def _paths(address: Address) -> tuple[str, ...]:
    """Where an address is answered: what there is also where somebody ends it with a stroke."""
    return (f"{ROOT}{address.path}",) if address.path else (ROOT, f"{ROOT}/")


def _describe(_: Request) -> Response:
    return _json(describe_api())


def _answering(address: Address) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        told = request.query_params
        check_asked(told, address.asks, address.choices)
        asked, limit = read_question(told), read_limit(told.get("limit"))
        glimpse = request.app.state.room.look(asked.on, asked.negotiation)
        tag = _tag(glimpse.state, request)
        if tag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers={"etag": tag, **_KEPT})
        found = address.answer(Question(glimpse, asked, limit, request.path_params.get("id", "")))
        return _json(found, {"etag": tag, **_next(request, found)})

    return answer


def _json(value: object, headers: dict[str, str] | None = None) -> Response:
    body = msgspec.json.encode(value)
    return Response(body, media_type="application/json", headers={**_KEPT, **(headers or {})})


def _tag(state: str, request: Request) -> str:
    """The same for the same question to the same record by the same version of Memcon."""
    asked = f"{__version__}\n{state}\n{request.url.path}\n{request.url.query}"
    return f'"{hashlib.blake2b(asked.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()}"'


def _next(request: Request, found: object) -> dict[str, str]:
    if not isinstance(found, Listing) or not found.after:
        return {}
    asked = {name: value for name, value in request.query_params.items() if name != "after"}
    return {"link": f'<{request.url.path}?{urlencode({**asked, "after": found.after})}>; rel="next"'}
