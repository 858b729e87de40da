"""Logging in and out: what is let in, what is put off, and whose form counts."""

import datetime as dt
import time
from collections.abc import Callable
from statistics import median

import pytest
from starlette.applications import Starlette

from memcon.model.kinds import FindingKind
from memcon.record import Record
from memcon.record.access import clock
from memcon.record.access.roles import Role
from memcon.record.access.sessions import IDLE
from memcon.web.access.limits import Limits, neighbourhood

from .pages import Page
from .people import KEEPER, PHRASE, WRONG, browser_at, deeds, form_token, log_in, logged_in

pytestmark = pytest.mark.usefixtures("quick_passwords")


def meeting(record: Record) -> str:
    return record.view().entries(FindingKind.MEETING)[0].id


def test_who_logs_in_is_led_to_the_page_that_they_wanted(app: Starlette) -> None:
    client = browser_at(app)
    sent = client.get("/statements?about=ferry")
    assert (sent.status_code, sent.headers["location"]) == (303, "/log-in?next=%2Fstatements%3Fabout%3Dferry")
    assert "/statements?about=ferry" in Page(client.get(sent.headers["location"]).text).values("value")
    there = log_in(client, "Dag Moe", next="/statements?about=ferry")
    assert (there.status_code, there.headers["location"]) == (303, "/statements?about=ferry")
    page = client.get("/statements?about=ferry")
    assert page.status_code == 200
    assert "You read here as Dag Moe , reader." in Page(page.text).text


@pytest.mark.parametrize("after", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_the_log_in_leads_to_no_other_site(app: Starlette, after: str) -> None:
    assert log_in(browser_at(app), "Dag Moe", next=after).headers["location"] == "/"


def test_a_wrong_password_and_an_unknown_name_have_one_answer(app: Starlette, own: Record) -> None:
    wrong, unknown = log_in(browser_at(app), "Ben Lund", WRONG), log_in(browser_at(app), "Ben Lunt", WRONG)
    assert wrong.status_code == unknown.status_code == 401
    told = [Page(answer.text).text for answer in (wrong, unknown)]
    assert told[0] == told[1]
    assert "The name or the password is wrong." in told[0]
    assert not any("session" in name for answer in (wrong, unknown) for name in answer.cookies)
    assert deeds(own) == [("Ben Lund", "refused: wrong name or password"), (None, "refused: wrong name or password")]


@pytest.mark.slow
def test_an_unknown_name_takes_as_long(own: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    own.access.users.add("Eva Lie", Role.READER, "a tide of its own", KEEPER)
    users = own.access.users
    users.let_in("nobody", WRONG)

    def takes(name: str) -> float:
        begun = time.perf_counter()
        users.let_in(name, WRONG)
        return time.perf_counter() - begun

    known, unknown = (median(takes(name) for _ in range(7)) for name in ("Eva Lie", "Nobody"))
    assert 0.5 < known / unknown < 2


def test_the_session_is_kept_from_scripts_and_other_sites(app: Starlette) -> None:
    set_cookies = log_in(browser_at(app), "Dag Moe").headers.get_list("set-cookie")
    session = next(one for one in set_cookies if one.startswith("memcon_session="))
    assert "HttpOnly" in session
    assert "SameSite=lax" in session
    assert "Path=/" in session
    assert "Domain" not in session
    assert "Secure" not in session


def test_on_a_sealed_connection_no_cookie_leaves_it(app: Starlette) -> None:
    client = browser_at(app, scheme="https")
    first = client.get("/log-in").headers.get_list("set-cookie")
    cookies = [*first, *log_in(client, "Dag Moe").headers.get_list("set-cookie")]
    assert {one.split("=")[0] for one in cookies} == {"memcon_key", "__Host-memcon_session", "__Host-memcon_known"}
    assert all("Secure" in one for one in cookies)
    assert client.get("/").status_code == 200


def test_a_log_in_takes_a_new_session_each_time(app: Starlette) -> None:
    client = browser_at(app)
    client.cookies.set("memcon_session", "chosen-by-somebody-else", domain="127.0.0.1", path="/")
    log_in(client, "Dag Moe")
    first = client.cookies["memcon_session"]
    assert first != "chosen-by-somebody-else"
    other = browser_at(app)
    other.cookies.set("memcon_session", first)
    assert other.get("/").status_code == 200
    form = {"token": form_token(other, "/"), "name": "Dag Moe", "password": PHRASE, "next": "/"}
    assert other.post("/log-in", data=form).status_code == 303
    assert client.get("/").status_code == 303


def test_who_logs_out_is_out(app: Starlette, own: Record) -> None:
    client = logged_in(app, "Dag Moe")
    kept = client.cookies["memcon_session"]
    assert client.get("/").headers["cache-control"] == "no-store"
    assert client.post("/log-out", data={"token": form_token(client, "/")}).headers["location"] == "/log-in"
    client.cookies.set("memcon_session", kept, domain="127.0.0.1", path="/")
    assert client.get("/").status_code == 303
    assert deeds(own)[-1] == ("Dag Moe", "logged out")


def test_a_session_that_ran_out_is_asked_to_log_in(app: Starlette, monkeypatch: pytest.MonkeyPatch) -> None:
    client = logged_in(app, "Ben Lund")
    token, now = form_token(client, "/"), clock.moment()
    monkeypatch.setattr(clock, "moment", lambda: now + IDLE + dt.timedelta(seconds=1))
    assert client.get("/").headers["location"] == "/log-in"
    form = {"token": token, "kind": "confirm", "target": "m-x", "back": "/"}
    assert client.post("/decisions", data=form).status_code == 401
    assert client.get("/api/v1/meetings").status_code == 401


def test_a_session_that_is_used_does_not_run_out(app: Starlette, monkeypatch: pytest.MonkeyPatch) -> None:
    client, now = logged_in(app, "Ben Lund"), clock.moment()
    for hours in range(0, 20, 5):
        monkeypatch.setattr(clock, "moment", lambda lapse=dt.timedelta(hours=hours): now + lapse)
        assert client.get("/").status_code == 200


def test_who_is_removed_is_out_at_once(app: Starlette, own: Record) -> None:
    client = logged_in(app, "Ben Lund")
    own.access.users.remove("Ben Lund", KEEPER)
    assert client.get("/").status_code == 303


def test_two_reviewers_decide_under_their_own_names(app: Starlette, own: Record) -> None:
    for name, kind in (("Ben Lund", "confirm"), ("Cleo Vik", "reject")):
        client = logged_in(app, name)
        client.cookies.set("memcon_who", "Ada%20Holm", domain="127.0.0.1", path="/")
        form = {"token": form_token(client, "/decisions"), "kind": kind, "target": meeting(own), "back": "/decisions"}
        assert client.post("/decisions", data=form).status_code == 303
    assert [(d.who, d.kind.value) for d in own.view().decisions()] == [("Ben Lund", "confirm"), ("Cleo Vik", "reject")]
    decided = [e for e in own.access.trail.events() if e.what.startswith("decided")]
    assert [(e.who, e.what, e.whence) for e in reversed(decided)] == [
        ("Ben Lund", "decided confirm", "192.0.2.7"),
        ("Cleo Vik", "decided reject", "192.0.2.7"),
    ]


def test_a_reviewer_takes_back_own_decisions_alone(app: Starlette, own: Record) -> None:
    target = meeting(own)
    ben, cleo, ada = (logged_in(app, name) for name in ("Ben Lund", "Cleo Vik", "Ada Holm"))
    form = {"token": form_token(ben, "/decisions"), "kind": "confirm", "target": target, "back": "/decisions"}
    ben.post("/decisions", data=form)
    (made,) = own.view().decisions()
    assert f'value="{made.id}"' not in cleo.get("/decisions").text
    assert f'value="{made.id}"' in ben.get("/decisions").text
    for client, status in ((cleo, 403), (ada, 303)):
        for id_ in (made.id[:10], made.id) if client is cleo else (made.id,):
            undo = {"token": form_token(client, "/decisions"), "kind": "undo", "target": id_, "back": "/decisions"}
            assert client.post("/decisions", data=undo).status_code == status


@pytest.mark.parametrize("path", ["/decisions", "/add", "/additions", "/log-out"])
def test_a_form_without_the_sessions_own_token_is_refused(app: Starlette, own: Record, path: str) -> None:
    client, other = logged_in(app, "Ben Lund"), logged_in(app, "Ben Lund")
    form = {"kind": "confirm", "target": meeting(own), "back": "/", "text": "x"}
    for brought in ("", "0" * 64, form_token(other, "/"), form_token(browser_at(app))):
        assert client.post(path, data={**form, "token": brought}).status_code == 403
    assert own.view().decisions() == ()
    assert client.get("/").status_code == 200


def test_a_log_in_that_another_site_sends_is_refused(app: Starlette) -> None:
    client = browser_at(app)
    form = {"token": form_token(client), "name": "Dag Moe", "password": PHRASE, "next": "/"}
    assert client.post("/log-in", data=form, headers={"origin": "http://evil.example"}).status_code == 403
    assert client.post("/log-in", data={**form, "token": "0" * 64}).status_code == 403
    assert client.get("/").status_code == 303


def test_any_write_that_another_site_sends_is_refused_at_the_door(app: Starlette) -> None:
    client = logged_in(app, "Ben Lund")
    for headers in ({"sec-fetch-site": "cross-site"}, {"origin": "http://evil.example"}):
        assert client.post("/api/v1/meetings", headers=headers).status_code == 403
    assert client.post("/api/v1/meetings").status_code != 200


def test_many_tries_on_one_account_are_put_off(app: Starlette, own: Record, wait: Callable[[float], None]) -> None:
    answers = [log_in(browser_at(app, address=f"198.51.100.{n}"), "Ben Lund", WRONG) for n in range(7)]
    assert [answer.status_code for answer in answers] == [401] * 5 + [429] * 2
    assert "Wait a minute" in answers[-1].text
    assert int(answers[-1].headers["retry-after"]) <= 31
    assert log_in(browser_at(app), "ben  LUND").status_code == 429
    assert log_in(browser_at(app), "Cleo Vik").status_code == 303
    wait(31)
    assert log_in(browser_at(app), "Ben Lund").status_code == 303
    assert ("Ben Lund", "put off: too many tries") in deeds(own)


@pytest.mark.usefixtures("wait")
def test_names_that_are_nobodys_are_put_off_alike(app: Starlette) -> None:
    statuses = [log_in(browser_at(app, address=f"198.51.100.{n}"), "Nobody", WRONG).status_code for n in range(7)]
    assert statuses == [401] * 5 + [429] * 2


def test_many_tries_from_one_address_are_put_off(app: Starlette, wait: Callable[[float], None]) -> None:
    tries = [log_in(browser_at(app, address="203.0.113.9"), f"Nobody {n}", WRONG).status_code for n in range(22)]
    assert tries == [401] * 20 + [429] * 2
    assert log_in(browser_at(app), "Ben Lund").status_code == 303
    wait(7)
    assert log_in(browser_at(app, address="203.0.113.9"), "Ben Lund").status_code == 303


@pytest.mark.usefixtures("wait")
def test_nobody_is_kept_out_of_a_browser_that_is_known(app: Starlette) -> None:
    known = logged_in(app, "Ben Lund")
    known.post("/log-out", data={"token": form_token(known, "/")})
    for n in range(30):
        log_in(browser_at(app, address=f"198.51.100.{n % 2}"), "Ben Lund", WRONG)
    assert log_in(browser_at(app), "Ben Lund").status_code == 429
    assert [log_in(known, "Ben Lund", WRONG).status_code for _ in range(2)] == [401, 401]
    assert log_in(known, "Ben Lund").status_code == 303


@pytest.mark.usefixtures("wait")
def test_a_known_browser_has_no_endless_tries_either(app: Starlette) -> None:
    known = logged_in(app, "Ben Lund")
    known.post("/log-out", data={"token": form_token(known, "/")})
    assert [log_in(known, "Ben Lund", WRONG).status_code for _ in range(7)] == [401] * 5 + [429] * 2


@pytest.mark.usefixtures("wait")
def test_who_logs_in_often_is_not_put_off(app: Starlette) -> None:
    assert {log_in(browser_at(app), "Ben Lund").status_code for _ in range(12)} == {303}


@pytest.mark.usefixtures("wait")
def test_the_trail_is_not_filled_by_who_is_put_off(app: Starlette, own: Record) -> None:
    for _ in range(12):
        log_in(browser_at(app), "Ben Lund", WRONG)
    assert [what for _, what in deeds(own)].count("put off: too many tries") == 1


def test_what_is_kept_of_tries_is_bounded() -> None:
    limits = Limits(clock=lambda: 0.0)
    for n in range(21_000):
        limits.take([("account", str(n))])
    assert len(limits._full_at) <= 20_000


@pytest.mark.parametrize(
    ("address", "counted_as"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("unknown", "unknown"),
    ],
)
def test_addresses_of_one_machine_count_as_one(address: str, counted_as: str) -> None:
    assert neighbourhood(address) == counted_as


def test_a_password_in_the_wrong_field_is_not_kept(app: Starlette, own: Record) -> None:
    log_in(browser_at(app), PHRASE, "x")
    assert PHRASE not in str(own.access.trail.events())


def test_hostile_names_stand_on_the_log_in_page_as_words(app: Starlette) -> None:
    page = Page(log_in(browser_at(app), '"><script>alert(1)</script>', WRONG).text)
    assert "script" not in page.tags
    assert log_in(browser_at(app), "x" * 10_000, "y" * 10_000).status_code == 401
    assert log_in(browser_at(app), "\x00\ud800".encode("utf-8", "replace").decode(), WRONG).status_code == 401


def test_the_api_asks_for_a_token(app: Starlette, own: Record) -> None:
    client = browser_at(app)
    answer = client.get("/api/v1/meetings")
    assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")
    assert "Authorization: Bearer" in answer.json()["error"]
    made, secret = own.access.tokens.add("Dag Moe", "nightly", KEEPER)
    brought = {"authorization": f"Bearer {secret}"}
    assert client.get("/api/v1/meetings", headers=brought).status_code == 200
    assert client.get("/", headers=brought).status_code == 303
    own.access.tokens.revoke(made.id, KEEPER)
    assert client.get("/api/v1/meetings", headers=brought).status_code == 401


@pytest.mark.parametrize("brought", ["Bearer", "Bearer x", "Basic QWRhOng=", "memcon_x", "bearer \u00e9"])
def test_what_is_no_token_opens_nothing_even_beside_a_session(app: Starlette, brought: str) -> None:
    client = logged_in(app, "Dag Moe")
    headers = {"authorization": brought.encode("latin-1")}
    assert client.get("/api/v1/meetings", headers=headers).status_code == 401  # type: ignore[arg-type]


def test_what_was_answered_to_one_is_not_answered_to_a_stranger(app: Starlette) -> None:
    tag = logged_in(app, "Dag Moe").get("/api/v1/meetings").headers["etag"]
    assert browser_at(app).get("/api/v1/meetings", headers={"if-none-match": tag}).status_code == 401


def test_the_trail_is_shown_to_who_administers(app: Starlette) -> None:
    client = logged_in(app, "Ada Holm")
    logged_in(app, "Ben Lund")
    page = Page(client.get("/audit").text)
    assert "Ben Lund logged in 192.0.2.7" in page.text
    assert "logged in" not in Page(client.get("/audit?who=keeper").text).text
    assert client.get("/audit?before=x").status_code == 400
    assert Page(client.get("/audit?before=2").text).text.count("added a user") == 1


def test_the_api_says_how_one_is_known(app: Starlette) -> None:
    told = logged_in(app, "Dag Moe").get("/api/v1/openapi.json").json()
    assert told["security"] == [{}, {"token": []}]
    assert told["components"]["securitySchemes"]["token"]["scheme"] == "bearer"
