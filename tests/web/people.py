"""People before a room in which they log in."""

from pathlib import Path

from httpx import Response
from starlette.applications import Starlette
from starlette.testclient import TestClient

from memcon.record import Record
from memcon.record.access.roles import Role
from memcon.record.access.trail import By
from memcon.web.app import make_app

from .pages import Page

PHRASE = "a ferry at low tide"
WRONG = "no tide at all today"
KEEPER = By("keeper")
PEOPLE = {"Ada Holm": Role.ADMIN, "Ben Lund": Role.REVIEWER, "Cleo Vik": Role.REVIEWER, "Dag Moe": Role.READER}


def with_people(record: Record) -> Record:
    """The record with a few users, who all have one password."""
    for name, role in PEOPLE.items():
        record.access.users.add(name, role, PHRASE, KEEPER)
    return record


def closed_room(record: Record) -> Starlette:
    """The room over a record, in which people log in."""
    return make_app(record, who="", folder=Path("/nowhere"), log_in=True)


def browser_at(app: Starlette, *, address: str = "192.0.2.7", scheme: str = "http") -> TestClient:
    """A browser of its own before a room, on a machine with that address."""
    where = f"{scheme}://127.0.0.1:8765"
    return TestClient(app, base_url=where, client=(address, 50000), follow_redirects=False)


def form_token(client: TestClient, path: str = "/log-in") -> str:
    """The token of a form on a page."""
    page = Page(client.get(path).text)
    return next(attrs["value"] or "" for _, attrs in page.found if attrs.get("name") == "token")


def log_in(client: TestClient, name: str, phrase: str = PHRASE, **more: str) -> Response:
    """Sends the form of the log-in."""
    form = {"token": form_token(client), "name": name, "password": phrase, "next": "/", **more}
    return client.post("/log-in", data=form)


def logged_in(app: Starlette, name: str) -> TestClient:
    """A browser from which somebody has logged in."""
    client = browser_at(app)
    assert log_in(client, name).status_code == 303
    return client


def deeds(record: Record) -> list[tuple[str | None, str]]:
    """Who did what, of what the trail tells after the people were made, the oldest first."""
    return [(event.who, event.what) for event in reversed(record.access.trail.events())][4:]
