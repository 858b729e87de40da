"""One request for a page: the record as of the day asked for, who asks, and the answer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, unquote

import msgspec
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from memcon.web.asked import Asked, read_question
from memcon.web.engine import engine
from memcon.web.guards import Tokens
from memcon.web.onward import lead_on
from memcon.web.room import Glimpse, Room

WHO_COOKIE = "memcon_who"
_LONGEST_NAME = 80
_YEAR = 366 * 24 * 3600  # seconds that a browser keeps a name
PAGES = (
    ("/", "Brief"),
    ("/timeline", "Timeline"),
    ("/positions", "Positions"),
    ("/commitments", "Commitments"),
    ("/statements", "Statements"),
    ("/articles", "Articles"),
    ("/actors", "Actors"),
    ("/review", "Review"),
    ("/add", "Add"),
)


@dataclass(frozen=True)
class Visit:
    """A request with the room it is for."""

    request: Request
    room: Room
    tokens: Tokens
    asked: Asked

    @property
    def glimpse(self) -> Glimpse:
        """The record as of the day asked for."""
        return self.room.look(self.asked.on)

    @property
    def who(self) -> str:
        """Who decides from this browser: the name given there, else that of whoever opened the room."""
        return name_given(unquote(self.request.cookies.get(WHO_COOKIE, ""))) or self.room.who

    @property
    def kept(self) -> Mapping[str, Any]:
        """What of the question goes along to other pages: the day."""
        return {"on": self.asked.on}

    def show(self, template: str, *, status: int = 200, glimpse: Glimpse | None = None, **values: Any) -> Response:
        """The page of a template, with what every page shows."""
        key = self.tokens.key_of(self.request)
        seen = glimpse or self.glimpse
        told: dict[str, Any] = {
            "here": self.request.url.path,
            "pages": PAGES,
            "asked": self.asked,
            "kept": self.kept,
            "question": msgspec.structs.asdict(self.asked) | {"after": None},
            "glimpse": seen,
            "view": seen.view,
            "who": self.who,
            "lead_on": lead_on,
            "token": self.tokens.token(key),
        }
        page = engine().get_template(template).render(**told, **values)
        response = HTMLResponse(page, status, {"cache-control": "private, no-cache"})
        self.tokens.hand_out(response, key)
        return response


Page = Callable[[Visit], Response]
Endpoint = Callable[[Request], Response]


def answering(page: Page) -> Endpoint:
    """The endpoint that answers with a page. The question is read first; Misasked is told as an error of the asker."""

    def answer(request: Request) -> Response:
        state = request.app.state
        return page(Visit(request, state.room, state.tokens, read_question(request.query_params)))

    return answer


def name_given(name: str) -> str:
    """A name as somebody gives it: on one line, and not endless."""
    return " ".join("".join(c if c.isprintable() else " " for c in name).split())[:_LONGEST_NAME]


def remember_name(response: Response, name: str) -> None:
    """Has the browser remember who decides."""
    response.set_cookie(WHO_COOKIE, quote(name), max_age=_YEAR, httponly=True, samesite="strict", path="/")
