"""The listings of meetings and of moves."""

import datetime as dt

import pytest
from starlette.testclient import TestClient

from memcon.model.kinds import ActorKind, FindingKind
from memcon.record import Record
from tests.interchange.talks import BOARD, UNION, strike
from tests.record.builders import Report

from .conftest import client_of
from .pages import Page
from .test_deciding import MakeRecord


def ask(client: TestClient, path: str) -> Page:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    return Page(answer.text)


def test_a_meeting_stands_with_its_life(client: TestClient) -> None:
    assert "17 March 2031: postponed to 2 April 2031" in ask(client, "/meetings").text


def test_meetings_are_narrowed_by_what_they_have_come_to(record: Record, client: TestClient) -> None:
    held = [m for m in record.view().entries(FindingKind.MEETING) if m.fields.status == "held"]
    page = ask(client, "/meetings?status=held")
    assert f"{len(held)} meetings, the newest first" in page.text
    assert "None was found for what you asked" in ask(client, "/meetings?status=lapsed").text
    told = client.get("/api/v1/meetings?status=held").json()
    assert {item["id"] for item in told["items"]} == {m.id for m in held}


def test_the_people_who_are_told_of_are_offered_where_a_list_is_narrowed(record_of: MakeRecord) -> None:
    report = Report("Ada Holm and <i>Jon</i> Reed met in Norland.", "2031-03-05")
    report.actor("Ada Holm", ActorKind.PERSON)
    report.actor("<i>Jon</i> Reed", ActorKind.PERSON)
    report.actor("Norland", ActorKind.STATE)
    page = ask(client_of(record_of(report)), "/statements")
    assert [name for name in page.values("value") if name in {"<i>Jon</i> Reed", "Ada Holm", "Norland"}] == [
        "<i>Jon</i> Reed",
        "Ada Holm",
    ]


@pytest.fixture
def moves(record_of: MakeRecord) -> TestClient:
    report = Report("The board offered a raise. The union demanded more. The board refused.", "2031-03-05")
    report.move("The board offered a raise", "offer", BOARD, toward=(UNION,), what="a raise")
    report.move("The union demanded more", "demand", UNION, toward=(BOARD,), what="more than a raise")
    report.move("The board refused", "rejection", BOARD, toward=(UNION,), what="more")
    return client_of(record_of(*strike(), report))


def test_every_meeting_and_move_is_listed_and_led_to(moves: TestClient) -> None:
    for path, letter in (("/meetings", "m"), ("/moves", "v")):
        listed = moves.get(f"/api/v1{path}").json()
        assert listed["total"] == len(listed["items"]) > 1
        shown = {address.split("/")[-1] for address in ask(moves, path).links_to(f"/entries/{letter}-")}
        assert shown == {item["id"] for item in listed["items"]}
        assert path in ask(moves, "/").values("href", "a")


@pytest.mark.parametrize(
    ("question", "number"),
    [("kind=demand", 1), (f"by={UNION}&kind=offer", 0), ("q=raise&order=best", 2), ("q=raise+-more", 1)],
)
def test_moves_are_narrowed_by_kind_by_whose_they_are_and_by_their_words(
    moves: TestClient, question: str, number: int
) -> None:
    page = ask(moves, f"/moves?{question}")
    said = f"{number} move{'' if number == 1 else 's'}, " if number else "None was found for what you asked"
    assert said in page.text


def test_a_long_listing_goes_on_page_by_page_in_either_order(record_of: MakeRecord) -> None:
    sentences = [f"Norland demands lot {n}" for n in range(90)]
    report = Report(". ".join(sentences) + ".", "2031-03-05")
    for n, sentence in enumerate(sentences):
        report.move(sentence, "demand", "Norland", what=f"lot {n}")
    client = client_of(record_of(report))
    for order in ("newest", "oldest"):
        seen: list[str] = []
        path = f"/moves?order={order}"
        while path:
            page = ask(client, path)
            seen += page.links_to("/entries/v")
            path = next((a for a in page.values("href", "a") if "after=" in a), "")
        assert len(seen) == len(set(seen)) == 90


def test_a_record_in_which_nothing_was_found_says_so(record_of: MakeRecord) -> None:
    report = Report("The quay was quiet on Sunday.", "2031-05-04")
    assert "None was found in what was read" in ask(client_of(record_of(report)), "/moves").text


def test_of_a_long_record_as_much_is_drawn_as_can_be_read(record_of: MakeRecord) -> None:
    days = [(dt.date(2031, 1, 1) + dt.timedelta(days=3 * n // 2)).isoformat() for n in range(240)]
    sentences = [f"Norland released {n} of Southmark's boats" for n in range(240)]
    report = Report(". ".join(sentences) + ".", "2031-12-30")
    for n, sentence in enumerate(sentences):
        report.deed(sentence, "Norland", date=days[n])
    client = client_of(record_of(report))
    page = ask(client, "/timeline")
    assert "Only a part is drawn" in page.text
    assert 20 < len(set(page.links_to("/entries/e-"))) < 200
    assert "Only a part is drawn" not in ask(client, "/timeline?since=2031-01-01&until=2031-03-01").text
