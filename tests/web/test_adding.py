"""Reports and entries that are added in the room."""

import time
from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from memcon.model.kinds import FindingKind
from memcon.record import Record
from memcon.web.adding.missed import find_words
from memcon.web.asked import Misasked
from tests.cli.plain_reader import PlainReader
from tests.interchange.talks import strike

from .conftest import client_of
from .pages import Page
from .test_deciding import token

MakeRecord = Callable[..., Record]
TEXT = "“We will pay the crews by Friday,” Minister Ada Holm said on the quay in Norhaven after the ferry talks. " * 2


@pytest.fixture
def empty(record_of: MakeRecord, monkeypatch: pytest.MonkeyPatch) -> Record:
    monkeypatch.setattr("memcon.reading.Reader", PlainReader)
    return record_of()


def bring(client: TestClient, files: list[tuple[str, tuple[str, bytes]]] | None = None, **fields: str) -> Page:
    """What is said of a batch when all of it is done."""
    answer = client.post("/add", data={"token": token(client), **fields}, files=files or None)
    for _ in range(200):
        page = Page(answer.text)
        if "data-busy" not in answer.text:
            return page
        time.sleep(0.05)
        answer = client.get(answer.url.path)
    raise AssertionError(page.text)


def test_a_pasted_text_is_read_with_what_is_said_of_it(empty: Record) -> None:
    page = bring(client_of(empty), text=TEXT, published="2031-05-02", outlet="Norhaven Courier")
    (filed,) = empty.view().articles()
    assert (filed.published, filed.publications[0].outlet) == ("2031-05-02", "Norhaven Courier")
    assert filed.reader
    assert page.links_to(f"/articles/{filed.id}")


def test_files_are_read_by_what_they_hold_and_none_of_them_is_fetched(empty: Record) -> None:
    files = [
        ("files", ("../../etc/one.txt", TEXT.encode())),
        ("files", ("list.urls", b"https://gazette.example/talks\n")),
    ]
    page = bring(client_of(empty), files)
    assert "one.txt : is new" in page.text
    assert "/etc" not in page.text
    assert len(empty.view().articles()) == 2


def test_an_address_within_a_private_network_is_not_fetched(empty: Record) -> None:
    page = bring(client_of(empty), addresses="http://127.0.0.1:8765/")
    assert "refused" in page.text
    assert empty.view().articles() == ()


@pytest.mark.parametrize("fields", [{}, {"text": "x", "published": "soon"}, {"addresses": "file:///etc/passwd"},
                                    {"text": "x", "url": "nowhere"}])  # fmt: skip
def test_what_cannot_be_taken_is_refused_in_one_line(empty: Record, fields: dict[str, str]) -> None:
    client = client_of(empty)
    assert client.post("/add", data={"token": token(client), **fields}).status_code == 400


def test_an_entry_is_made_on_words_of_an_article(record_of: MakeRecord) -> None:
    record = record_of(*strike())
    client, filed = client_of(record), record.view().articles()[0]
    page = Page(client.get(f"/articles/{filed.id}/add?kind=move&words=gave notice of a strike").text)
    told = {a["name"]: a.get("value") or "" for _, a in page.found if a.get("name") in {"start", "end", "article"}}
    form = {"token": token(client), "finding": "move", "f-kind": "threat", "f-by": "Drivers' Union", **told}
    answer = client.post("/additions", data=form, follow_redirects=False)
    (move,) = record.view().entries(FindingKind.MOVE)
    assert answer.headers["location"] == f"/entries/{move.id}"
    assert (move.fields.by, move.claims[0].passages[0].quote) == (("Drivers' Union",), "gave notice of a strike")


def test_what_was_written_into_a_form_is_shown_again_where_it_is_not_taken(record_of: MakeRecord) -> None:
    record = record_of(*strike())
    client, filed = client_of(record), record.view().articles()[0]
    wrote = {"f-date": "27 October", "f-what": "<b>talks</b> on the dam", "why": "told twice"}
    form = {"token": token(client), "finding": "meeting", "article": filed.id, "start": "0", "end": "5", **wrote}
    answer = client.post("/additions", data=form)
    page = Page(answer.text)
    assert answer.status_code == 409
    assert "That was not taken" in page.text
    assert all(value in page.text for value in wrote.values())
    assert form["token"] not in answer.text
    assert f"/articles/{filed.id}" in page.links_to("/articles/")


def test_a_password_is_never_shown_again(record_of: MakeRecord) -> None:
    client = client_of(record_of())
    answer = client.post("/account", data={"token": token(client), "old": "secret-one", "new": "x", "again": "y"})
    assert answer.status_code >= 400
    assert "secret-one" not in answer.text


def test_words_are_found_at_the_one_place_or_where_they_were_selected() -> None:
    body = "one two one two three"
    assert find_words(body, " two three ", "", "") == (12, 21)
    assert find_words(body, "whatever the browser made of it", "8", "12") == (8, 11)
    for words, start, end in (("two", "", ""), ("four", "", ""), ("", "", ""), ("", "5", "4"), ("", "0", "99")):
        with pytest.raises(Misasked):
            find_words(body, words, start, end)
