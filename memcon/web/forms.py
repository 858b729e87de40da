"""Forms that come back: read whole, theirs or nobody's, and then answered."""

from collections.abc import Awaitable, Callable
from urllib.parse import quote, urlencode, urlsplit

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from memcon.web.asked import Misasked, read_question
from memcon.web.visit import Visit

LARGEST = 64 * 2**20  # bytes of a form with its files
_LARGEST_FIELD = 8 * 2**20  # bytes of one field, which may be a pasted text
_FILES, _FIELDS = 200, 400

_UNSEEN = frozenset({"token", "back", "kind", "target", "article", "finding", "start", "end"})


class Wrote(msgspec.Struct, frozen=True):
    """What a person wrote into the fields of a form, by their names, and the page that it stood on."""

    fields: tuple[tuple[str, str], ...] = ()
    page: str = ""

    @classmethod
    def of(cls, form: FormData) -> "Wrote":
        """Of a form that is not taken this is shown again."""
        told = [(name, value) for name, value in form.multi_items() if isinstance(value, str) and value.strip()]
        seen = ((name, value) for name, value in told if name not in _UNSEEN and not name.startswith("was-"))
        fields = tuple((name.removeprefix("f-").replace("_", " "), value) for name, value in seen)
        article = said(form, "article")
        page = said(form, "back") or (f"/articles/{quote(article, safe='')}" if article else "")
        return cls(fields, page if is_inside(page) else "")


Taking = Callable[[Visit, FormData], Response]


def taking(take: Taking, *, again: bool = False) -> Callable[[Request], Awaitable[Response]]:
    """The endpoint that takes a form, once it is known for one of the room's own; where it is not taken, what was
    written into it may be shown `again`."""

    async def endpoint(request: Request) -> Response:
        _check_size(request)
        state = request.app.state
        limits = {"max_files": _FILES, "max_fields": _FIELDS, "max_part_size": _LARGEST_FIELD}
        async with request.form(**limits) as form:
            state.tokens.check(request, said(form, "token"))
            if again:
                request.state.wrote = Wrote.of(form)
            visit = Visit(request, state.room, state.tokens, read_question({}))
            return await run_in_threadpool(take, visit, form)

    return endpoint


def _check_size(request: Request) -> None:
    length = request.headers.get("content-length", "")
    if not length.isdigit():
        raise HTTPException(411, "The form does not say how long it is.")
    if int(length) > LARGEST:
        raise HTTPException(413, f"More than {LARGEST // 2**20} megabytes at once; send it in parts.")


def said(form: FormData, name: str) -> str:
    """The words in a field; empty where there are none."""
    value = form.get(name, "")
    return value if isinstance(value, str) else ""


def go_back(path: str, **told: str) -> RedirectResponse:
    """To a page of the room, and to no other, by way of GET. Raises Misasked."""
    if not is_inside(path):
        raise Misasked("no page of this room")
    joint = "&" if urlsplit(path).query else "?"
    return RedirectResponse(f"{path}{joint}{urlencode(told)}" if told else path, 303)


def is_inside(path: str) -> bool:
    """Whether a path leads to a page of the room."""
    inside = path.startswith("/") and not path.startswith("//") and "\\" not in path and path.isprintable()
    return inside and not (urlsplit(path).netloc or urlsplit(path).scheme)
