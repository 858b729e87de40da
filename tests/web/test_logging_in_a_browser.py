"""Logging in with a real browser: two people, each under their own name, with and without JavaScript."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from memcon.record import Record
from memcon.record.access.roles import Role
from tests.interchange.talks import strike
from tests.record.blank import new_record
from tests.record.builders import put

from .browsing import Sight, launched, served, windows
from .people import KEEPER, PHRASE, with_people

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("quick_passwords")]
PHONE = {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"}
Look = Callable[..., Sight]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as browser:
        yield browser


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Record]:
    with new_record(tmp_path / "record.db") as record:
        put(record, *strike())
        yield with_people(record)


@pytest.fixture
def address(own: Record) -> Iterator[str]:
    with served(own, log_in=True) as address:
        yield address


@pytest.fixture
def look(browser: Browser) -> Iterator[Callable[..., Sight]]:
    with windows(browser, but=("401", "403")) as open_window:
        yield open_window


def log_in(page: Page, name: str, phrase: str = PHRASE) -> None:
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(phrase)
    with page.expect_navigation():
        page.get_by_role("button", name="Log in").click()


def serious(page: Page) -> list[str]:
    violations = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [v["id"] for v in violations if v["impact"] in {"serious", "critical"}]


def test_two_reviewers_each_decide_under_their_own_name(own: Record, address: str, look: Look) -> None:
    for name, key in (("Ben Lund", "c"), ("Cleo Vik", "x")):
        page = look(address).open("/review")
        assert page.inner_text("h1") == "Log in"
        log_in(page, name)
        assert page.inner_text("h1") == "Review"
        with page.expect_navigation():
            page.keyboard.press(key)
        assert f"You decide here as {name}, reviewer." in page.inner_text("footer")
    assert [(d.who, d.kind.value) for d in own.view().decisions()] == [("Ben Lund", "confirm"), ("Cleo Vik", "reject")]


def test_a_wrong_password_is_told_and_the_name_stays(address: str, look: Look) -> None:
    page = look(address).open("/")
    log_in(page, "Ben Lund", "no tide at all today")
    assert page.inner_text("[role=alert]") == "The name or the password is wrong."
    assert page.get_by_label("Name").input_value() == "Ben Lund"
    assert page.get_by_label("Password").input_value() == ""
    log_in(page, "Ben Lund")
    assert page.locator("nav.pages").is_visible()


def test_logging_in_and_out_needs_no_javascript(address: str, look: Look) -> None:
    page = look(address, java_script_enabled=False).open("/commitments")
    log_in(page, "Dag Moe")
    assert page.inner_text("h1") == "Commitments"
    assert "You read here as Dag Moe, reader." in page.inner_text("footer")
    page.get_by_role("button", name="Log out").click()
    assert page.inner_text("h1") == "Log in"
    page.goto(f"{address}/commitments")
    assert page.inner_text("h1") == "Log in"


def test_a_session_that_ended_elsewhere_is_told_when_a_form_is_sent(own: Record, address: str, look: Look) -> None:
    page = look(address).open("/review")
    log_in(page, "Ben Lund")
    own.access.users.set_password("Ben Lund", "another tide altogether", KEEPER)
    with page.expect_navigation():
        page.keyboard.press("c")
    assert page.inner_text("h1") == "Not logged in"
    page.get_by_role("link", name="Log in").click()
    log_in(page, "Ben Lund", "another tide altogether")
    assert page.locator("nav.pages").is_visible()
    assert own.view().decisions() == ()


def test_nothing_keeps_people_out_of_the_log_in_and_the_trail(address: str, look: Look) -> None:
    for setting in ({}, PHONE):
        page = look(address, **setting).open("/audit")
        assert serious(page) == []
        log_in(page, "Ada Holm", "no tide at all today")
        assert serious(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]  # type: ignore[index]
        log_in(page, "Ada Holm")
        assert page.inner_text("h1") == "Audit trail"
        assert serious(page) == []
        assert serious(look(address, storage_state=page.context.storage_state(), **setting).open("/account")) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]  # type: ignore[index]


def test_a_reader_is_offered_no_forms_that_decide(own: Record, address: str, look: Look) -> None:
    sight = look(address)
    log_in(sight.open("/"), "Dag Moe")
    article = own.view().articles()[0].id
    assert sight.open(f"/articles/{article}").locator("form[action$='/add']").count() == 0
    own.access.users.set_role("Dag Moe", Role.REVIEWER, KEEPER)
    assert sight.open(f"/articles/{article}").locator("form[action$='/add']").count() == 1
