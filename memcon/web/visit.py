"""One request for a page: the record as of the day asked for, who asks, and the answer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import quote, unquote

import msgspec
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from memcon.record.access.door import Access
from memcon.record.access.roles import Role
from memcon.views.search import mark_hits
from memcon.web.access.limits import Limits
from memcon.web.access.visitor import Visitor, address_of, visitor_of
from memcon.web.asked import ORDERS, Asked, read_question
from memcon.web.engine import engine
from memcon.web.guards import COPY_POLICY, Tokens
from memcon.web.onward import lead_on
from memcon.web.room import Glimpse, Room

WHO_COOKIE = "memcon_who"
_LONGEST_NAME = 80
_YEAR = 366 * 24 * 3600  # seconds that a browser keeps a name
PAGES = (
    ("/", "Brief", Role.READER),
    ("/timeline", "Timeline", Role.READER),
    ("/positions", "Positions", Role.READER),
    ("/meetings", "Meetings", Role.READER),
    ("/moves", "Moves", Role.READER),
    ("/commitments", "Commitments", Role.READER),
    ("/statements", "Statements", Role.READER),
    ("/articles", "Articles", Role.READER),
    ("/actors", "Actors", Role.READER),
    ("/review", "Review", Role.REVIEWER),
    ("/add", "Add", Role.REVIEWER),
)
OF_A_COPY = (("/search", "Search", Role.READER),)
"""What a copy has besides: a room searches from every page."""


@dataclass(frozen=True)
class Visit:
    """A request with the room it is for. `is_copy` where the page is kept and has no room behind it."""

    request: Request
    room: Room
    tokens: Tokens
    asked: Asked
    is_copy: bool = False

    @property
    def glimpse(self) -> Glimpse:
        """The record as of the day, and of the negotiation, asked for."""
        return self.room.look(self.asked.on, self.asked.negotiation)

    @property
    def who(self) -> str:
        """Who decides from this browser: who is logged in; in a room without, the name given there, else that of
        whoever opened the room."""
        return self.visitor.name or name_given(unquote(self.request.cookies.get(WHO_COOKIE, ""))) or self.room.who

    @property
    def visitor(self) -> Visitor:
        """Who asks, and what they may do."""
        return visitor_of(self.request)

    @property
    def access(self) -> Access:
        """Users, sessions and the trail of the record."""
        return self.room.record.access

    @property
    def limits(self) -> Limits:
        """How often one may try to log in."""
        limits: Limits = self.request.app.state.limits
        return limits

    def may_take_back(self, decision: str) -> bool:
        """Whether they may take a decision back, by its id or a beginning of it: where people log in, each their own,
        and who administers the room any."""
        if self.visitor.administers:
            return True
        glimpse = self.room.look()
        made = glimpse.once(("made by",), lambda: {d.id: d.who for d in glimpse.view.decisions()})
        by = {made[decision]} if decision in made else {who for id_, who in made.items() if id_.startswith(decision)}
        return by <= {self.who}

    @property
    def whence(self) -> str:
        """The address that they ask from."""
        return address_of(self.request)

    @property
    def kept(self) -> Mapping[str, Any]:
        """What of the question goes along to other pages: the day and the negotiation."""
        return {"on": self.asked.on, "negotiation": self.asked.negotiation}

    @property
    def _pages(self) -> tuple[tuple[str, str, Role], ...]:
        return (*PAGES, *OF_A_COPY) if self.is_copy else PAGES

    def show(self, template: str, *, status: int = 200, glimpse: Glimpse | None = None, **values: Any) -> Response:
        """The page of a template, with what every page shows."""
        key = self.tokens.key_of(self.request)
        seen = glimpse or self.glimpse
        told: dict[str, Any] = {
            "here": self.request.url.path,
            "pages": [(path, name) for path, name, role in self._pages if self.visitor.may(role)],
            "visitor": self.visitor,
            "is_copy": self.is_copy,
            "policy": COPY_POLICY,
            "may_take_back": self.may_take_back,
            "asked": self.asked,
            "kept": self.kept,
            "question": msgspec.structs.asdict(self.asked) | {"after": None},
            "glimpse": seen,
            "view": seen.view,
            "who": self.who,
            "lead_on": lead_on,
            "orders": list(ORDERS),
            "pieces_of": partial(mark_hits, search=self.asked.search),
            "token": self.tokens.token(key),
        }
        page = engine().get_template(template).render(**told, **values)
        kept = "private, no-cache" if self.visitor.is_alone else "no-store"  # who logged out leaves nothing behind
        response = HTMLResponse(page, status, {"cache-control": kept})
        self.tokens.hand_out(self.request, response, key)
        return response


Page = Callable[[Visit], Response]
Endpoint = Callable[[Request], Response]


def of_articles(page: Page) -> Page:
    """A page that says what to do first, as long as nothing was read that it could be of."""

    def show(visit: Visit) -> Response:
        glimpse = visit.glimpse
        return page(visit) if glimpse.articles else visit.show("empty.html.jinja", glimpse=glimpse)

    return show


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
