"""One's own account: the password changed, and guessed at."""

from threading import BoundedSemaphore

import pytest
from httpx import Response
from starlette.applications import Starlette
from starlette.testclient import TestClient

from memcon.record import Record
from memcon.web.access import logging_in

from .conftest import client_of
from .people import PHRASE, WRONG, browser_at, deeds, form_token, log_in, logged_in

pytestmark = pytest.mark.usefixtures("quick_passwords")


def change(client: TestClient, old: str, new: str, again: str | None = None) -> Response:
    form = {"token": form_token(client, "/account"), "old": old, "new": new, "again": again or new}
    return client.post("/account", data=form)


def test_one_changes_ones_own_password_and_stays_logged_in_here_alone(app: Starlette, own: Record) -> None:
    here, there = logged_in(app, "Ben Lund"), logged_in(app, "Ben Lund")
    assert change(here, PHRASE, "another tide altogether").headers["location"] == "/account?done="
    assert "The password is changed" in here.get("/account?done=").text
    assert there.get("/").status_code == 303
    assert log_in(browser_at(app), "Ben Lund").status_code == 401
    assert log_in(browser_at(app), "Ben Lund", "another tide altogether").status_code == 303
    assert ("Ben Lund", "set the password of a user") in deeds(own)


@pytest.mark.parametrize(
    ("old", "new", "again", "words"),
    [
        (WRONG, "another tide altogether", None, "The present password is wrong."),
        (PHRASE, "another tide altogether", "another tide", "not the same both times"),
        (PHRASE, "short", None, "A password has 12 characters or more"),
    ],
)
def test_a_password_is_not_changed_in_passing(
    app: Starlette, old: str, new: str, again: str | None, words: str
) -> None:
    client = logged_in(app, "Ben Lund")
    answer = change(client, old, new, again)
    assert answer.status_code == 400
    assert words in answer.text
    assert log_in(browser_at(app), "Ben Lund").status_code == 303


@pytest.mark.usefixtures("wait")
def test_a_session_that_was_left_open_is_no_way_to_guess_the_password(app: Starlette) -> None:
    client = logged_in(app, "Ben Lund")
    assert [change(client, WRONG, "another tide altogether").status_code for _ in range(7)] == [400] * 5 + [429] * 2


def test_alone_there_is_no_account(own: Record) -> None:
    client = client_of(own)
    assert client.get("/account", follow_redirects=False).headers["location"] == "/"
    assert client.post("/account", data={"token": form_token(client, "/decisions")}).status_code == 403
    assert client.post("/log-in", data={"token": form_token(client, "/decisions")}).status_code == 403


def test_so_many_passwords_are_tried_side_by_side_and_no_more(app: Starlette, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logging_in, "_AT_ONCE", BoundedSemaphore(1))
    monkeypatch.setattr(logging_in, "_PATIENCE", 0.01)
    assert log_in(browser_at(app), "Ben Lund").status_code == 303
    with logging_in._AT_ONCE:
        assert log_in(browser_at(app), "Ben Lund").status_code == 503
