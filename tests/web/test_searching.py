"""Searching from the room and over its interface: what is found is marked, and what is written is only words."""

import pytest
from starlette.testclient import TestClient

from memcon.model.kinds import FindingKind
from memcon.record import Record
from tests.record.builders import Report

from .conftest import client_of
from .pages import Page
from .test_deciding import MakeRecord
from .test_guards import HOSTILE, hostile


@pytest.fixture
def ferry(record_of: MakeRecord) -> Record:
    first = Report("“The ferry must sail”, Ada Holm said.", "2031-03-01")
    first.statement("The ferry must sail", "Ada Holm", channel="radio")
    second = Report(
        "“The ferry, the ferry, the old ferry”, Jon Vik said. The price is too high, he said.", "2031-03-02"
    )
    second.statement("The ferry, the ferry, the old ferry", "Jon Vik")
    second.statement("The price is too high", "Jon Vik")
    return record_of(first, second)


def marked(page: Page) -> list[str]:
    return [words for tag, words in page.told if tag == "mark"]


def test_what_is_searched_for_is_found_and_marked(ferry: Record) -> None:
    page = Page(client_of(ferry).get("/statements?q=FÉRRY").text)
    assert "2 statements, the newest first" in page.text
    assert marked(page) == ["ferry"] * 4
    assert page.text.index("the old ferry") < page.text.index("The ferry must sail")


def test_the_order_can_be_chosen(ferry: Record) -> None:
    client = client_of(ferry)
    oldest = Page(client.get("/statements?q=ferry&order=oldest").text).text
    assert oldest.index("The ferry must sail") < oldest.index("the old ferry")
    best = Page(client.get("/statements?q=ferry&order=best").text).text
    assert "those that fit best first" in best
    assert best.index("the old ferry") < best.index("The ferry must sail")


def test_a_search_that_finds_nothing_says_how_to_search(ferry: Record) -> None:
    page = Page(client_of(ferry).get("/statements?q=ferry+-sail+-price+-old").text).text
    assert "No statement was found for what you asked. Each word must stand in it" in page


@pytest.mark.parametrize(("search", "words"), [('"ferry', "not closed"), ("-ferry", "leave out"), ("?!", "no word")])
def test_a_search_that_cannot_be_made_is_an_error_of_the_asker(ferry: Record, search: str, words: str) -> None:
    client = client_of(ferry)
    page, told = client.get("/statements", params={"q": search}), client.get("/api/v1/statements", params={"q": search})
    assert (page.status_code, told.status_code) == (400, 400)
    assert words in Page(page.text).text
    assert words in told.json()["error"]


def test_over_the_interface_each_thing_found_has_its_snippet(ferry: Record) -> None:
    told = client_of(ferry).get("/api/v1/statements?q=ferry+price*+-sail").json()
    assert told["total"] == 0
    told = client_of(ferry).get("/api/v1/statements?q=ferry&order=newest&limit=1").json()
    assert (told["total"], len(told["items"])) == (2, 1)
    (snippet,) = told["snippets"]
    assert snippet["id"] == told["items"][0]["id"] == told["after"]
    assert [piece["words"] for piece in snippet["pieces"] if piece["hit"]] == ["ferry"] * 3
    assert client_of(ferry).get("/api/v1/statements?order=fast").status_code == 400


@pytest.mark.parametrize("words", HOSTILE[:-1], ids=lambda words: words[:20])
def test_hostile_words_are_found_and_marked_as_words(record_of: MakeRecord, words: str) -> None:
    client: TestClient = client_of(record_of(hostile(words)))
    page = Page(client.get("/statements", params={"q": words.replace('"', " ")}).text)
    assert "1 statement" in page.text
    assert page.values("src") == ["/static/room.js"]
    assert page.tags.isdisjoint({"img", "style", "b"})
    assert [name for _, attrs in page.found for name in attrs if name.startswith("on")] == []


def test_how_the_words_of_one_person_on_one_issue_changed_is_led_to_from_the_actor(record_of: MakeRecord) -> None:
    reports = []
    for day, words in ((1, "There will be no cease-fire"), (9, "A cease-fire may be talked of"), (20, "It rained")):
        report = Report(f"{words}, Ada Holm said on day {day}.", f"2031-03-{day:02}")
        report.actor("Ada Holm")
        report.statement(words, "Ada Holm")
        reports.append(report)
    record = record_of(*reports)
    client, (actor,) = client_of(record), record.view().entries(FindingKind.ACTOR)
    (path,) = [a for a in Page(client.get(f"/actors/{actor.id}").text).links_to("/statements") if "issue=" in a]
    page = Page(client.get(path).text)
    assert "2 statements, the oldest first" in page.text
    assert page.text.index("There will be no") < page.text.index("may be talked of")
