"""What each may do: every route of the room, asked by everybody there is."""

from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient

from memcon.model.kinds import FindingKind
from memcon.record import Record
from memcon.record.access.roles import Role
from memcon.web.access.needs import NEEDS, Need, keys_of
from memcon.web.app import make_app

from .conftest import client_of
from .pages import Page
from .people import KEEPER, PEOPLE, browser_at, closed_room, form_token, logged_in, with_people
from .test_deciding import MakeRecord

pytestmark = pytest.mark.usefixtures("quick_passwords")
NOT_LET_IN = {401, 403}
ASKS = sorted(key for key in NEEDS if key not in {"POST /log-in", "POST /log-out"})


def keys(app: Starlette) -> set[str]:
    return {key for route in app.routes for key in keys_of(route)}


def ask(client: TestClient, key: str, **more: object) -> Response:
    method, path = key.split(" ")
    path = path.replace("{id}", "x") + ("/room.css" if path == "/static" else "")
    return client.request(method, path, **more)  # type: ignore[arg-type, return-value]


def is_let_in(answer: Response) -> bool:
    to_log_in = answer.status_code == 303 and answer.headers["location"].startswith("/log-in")
    return answer.status_code not in NOT_LET_IN and not to_log_in


def test_it_is_told_of_every_route_what_it_asks_for(app: Starlette) -> None:
    assert keys(app) == set(NEEDS)


def test_a_route_of_which_it_is_not_told_is_shut_to_everybody(app: Starlette) -> None:
    app.router.routes.append(Route("/new", lambda _: Response("new"), methods=["GET"]))
    assert "GET /new" in keys(app) - set(NEEDS)
    assert [ask(logged_in(app, name), "GET /new").status_code for name in PEOPLE] == [403] * len(PEOPLE)
    assert not is_let_in(ask(browser_at(app), "GET /new"))


@pytest.mark.parametrize("name", PEOPLE)
def test_each_is_let_in_where_their_role_is_enough(app: Starlette, name: str) -> None:
    client, role = logged_in(app, name), PEOPLE[name]
    token = form_token(client, "/decisions")
    for key in ASKS:
        need = NEEDS[key]
        expected = role.may(need) if isinstance(need, Role) else need is Need.NOTHING
        brought = {"data": {"token": token}} if key.startswith("POST") else {}
        assert is_let_in(ask(client, key, **brought)) == expected, key


def test_a_stranger_is_let_in_nowhere_but_to_log_in(app: Starlette) -> None:
    client = browser_at(app)
    token = form_token(client)
    for key in ASKS:
        brought = {"data": {"token": token}} if key.startswith("POST") else {}
        assert is_let_in(ask(client, key, **brought)) == (NEEDS[key] is Need.NOTHING), key


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS", "PUT", "DELETE", "PATCH"])
def test_no_other_method_leads_past_the_door(app: Starlette, method: str) -> None:
    client = browser_at(app)
    for key in ASKS:
        if NEEDS[key] is not Need.NOTHING:
            assert not is_let_in(ask(client, f"{method} {key.split(' ')[1]}")), key


@pytest.mark.parametrize(
    "path", ["/nowhere", "//", "/decisions/", "/api/v1/nothing", "/%2e%2e/", "/static/../decisions"]
)
def test_a_stranger_does_not_learn_what_there_is(app: Starlette, path: str) -> None:
    assert not is_let_in(browser_at(app).get(path))


def test_the_log_in_page_tells_nothing_of_the_record(app: Starlette, own: Record) -> None:
    page = browser_at(app).get("/log-in").text
    names = [*own.view().negotiation().sides, *(outlet.title or "" for outlet in own.view().articles())]
    assert names
    assert not any(name and name in page for name in names)


@pytest.mark.parametrize("role", Role)
def test_a_token_opens_the_api_as_far_as_its_role(app: Starlette, own: Record, role: Role) -> None:
    _, secret = own.access.tokens.add("Ada Holm", "test", KEEPER, role=role)
    client = browser_at(app)
    for key in ASKS:
        answer = ask(client, key, headers={"authorization": f"Bearer {secret}"})
        need = NEEDS[key]
        opens = "/api/v1" in key and isinstance(need, Role) and role.may(need)
        assert is_let_in(answer) == (opens or need is Need.NOTHING), key


def test_alone_nobody_logs_in(own: Record) -> None:
    client = client_of(own)
    assert client.get("/audit").status_code == 200
    assert client.get("/log-in", follow_redirects=False).headers["location"] == "/"
    assert client.get("/", headers={"authorization": "Bearer x"}).status_code == 200


@pytest.mark.parametrize("header", ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip"])
def test_a_room_for_this_machine_alone_is_not_open_through_a_proxy(own: Record, header: str) -> None:
    answer = client_of(own).get("/", headers={header: "203.0.113.9"})
    assert answer.status_code == 403
    assert "--proxy" in answer.text


def test_what_one_may_not_is_not_offered(app: Starlette, own: Record) -> None:
    view = own.view()
    entry, article = view.entries(FindingKind.MEETING)[0].id, view.articles()[0].id
    reader, reviewer, admin = (logged_in(app, name) for name in ("Dag Moe", "Ben Lund", "Ada Holm"))
    for path in (f"/entries/{entry}", f"/articles/{article}", "/decisions", "/"):
        assert Page(reader.get(path).text).values("method") == ["post"], path  # to log out
        assert "/review" not in reader.get(path).text
    assert Page(reviewer.get(f"/entries/{entry}").text).values("method").count("post") > 3
    assert f'action="/articles/{article}/add"' in reviewer.get(f"/articles/{article}").text
    assert ["/audit" in client.get("/").text for client in (reader, reviewer, admin)] == [False, False, True]


def test_an_empty_record_asks_a_reader_for_nothing(record_of: MakeRecord) -> None:
    app = closed_room(with_people(record_of()))
    assert "/add" not in logged_in(app, "Dag Moe").get("/").text
    assert "/add" in logged_in(app, "Ben Lund").get("/").text


def test_the_same_routes_stand_in_an_open_room(app: Starlette, own: Record) -> None:
    assert keys(app) == keys(make_app(own, who="ada", folder=Path("/nowhere")))
