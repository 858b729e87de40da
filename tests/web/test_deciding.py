"""Decisions from forms: under whose name, by whose form, and that nobody's word undoes another's."""

from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from memcon.model.kinds import DecisionKind, FindingKind
from memcon.record import Record
from memcon.views.brief import write_brief
from memcon.views.disagreements import find_disagreements
from tests.interchange.talks import strike

from .conftest import client_of
from .pages import Page

MakeRecord = Callable[..., Record]


@pytest.fixture
def own(record_of: MakeRecord) -> Record:
    """A record that the test may change."""
    return record_of(*strike())


def token(client: TestClient) -> str:
    """The token of a form that this browser was given."""
    page = Page(client.get("/decisions").text)
    return next(attrs["value"] or "" for _, attrs in page.found if attrs.get("name") == "token")


def decide(client: TestClient, kind: str, target: str, **fields: str) -> int:
    form = {"token": token(client), "kind": kind, "target": target, "back": "/review", **fields}
    return int(client.post("/decisions", data=form, follow_redirects=False).status_code)


def name(client: TestClient, who: str) -> None:
    client.post("/who", data={"token": token(client), "who": who, "back": "/review"})


def meeting(record: Record, nth: int = 0) -> str:
    return record.view().entries(FindingKind.MEETING)[nth].id


def test_a_decision_is_kept_under_the_name_of_who_opened_the_room(own: Record) -> None:
    assert decide(client_of(own, who="ada"), "confirm", meeting(own)) == 303
    (decision,) = own.view().decisions()
    assert (decision.who, decision.kind, decision.target) == ("ada", DecisionKind.CONFIRM, meeting(own))


def test_a_browser_may_decide_under_another_name(own: Record) -> None:
    client = client_of(own)
    name(client, "Zoë  Ål\n")
    decide(client, "note", meeting(own), why="told by phone")
    (decision,) = own.view().decisions()
    assert (decision.who, decision.why) == ("Zoë Ål", "told by phone")


@pytest.mark.parametrize("brought", ["", "0" * 64, "é"])
def test_a_form_that_the_room_did_not_hand_out_decides_nothing(own: Record, brought: str) -> None:
    client = client_of(own)
    client.get("/review")
    form = {"token": brought, "kind": "reject", "target": meeting(own), "back": "/"}
    answer = client.post("/decisions", data=form)
    assert answer.status_code == 403
    assert "Not taken" in Page(answer.text).text
    assert own.view().decisions() == ()


def test_the_token_of_another_browser_decides_nothing(own: Record) -> None:
    ada, ben = client_of(own), client_of(own)
    ben.get("/review")
    form = {"token": token(ada), "kind": "reject", "target": meeting(own), "back": "/"}
    assert ben.post("/decisions", data=form).status_code == 403


@pytest.mark.parametrize("headers", [{"sec-fetch-site": "cross-site"}, {"origin": "http://evil.example"}])
def test_a_form_sent_from_another_site_decides_nothing(own: Record, headers: dict[str, str]) -> None:
    client = client_of(own)
    form = {"token": token(client), "kind": "reject", "target": meeting(own), "back": "/"}
    assert client.post("/decisions", data=form, headers=headers).status_code == 403


@pytest.mark.parametrize("back", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_a_form_leads_to_no_other_site(own: Record, back: str) -> None:
    client = client_of(own)
    form = {"token": token(client), "kind": "confirm", "target": meeting(own), "back": back}
    assert client.post("/decisions", data=form, follow_redirects=False).status_code == 400


def test_only_what_was_changed_is_corrected(own: Record) -> None:
    fields = {
        "f-place": "Sudport",
        "was-place": "Norhaven",
        "f-host": "",
        "was-host": "",
        "f-round": "",
        "was-round": "2",
    }
    decide(client_of(own), "correct", meeting(own), **fields)
    assert own.view().decisions()[0].fields == {"place": "Sudport", "round": None}
    assert own.view().entries(FindingKind.MEETING)[0].fields.place == "Sudport"


def test_a_correction_that_changes_nothing_or_cannot_be_is_refused(own: Record) -> None:
    client = client_of(own)
    assert decide(client, "correct", meeting(own), **{"f-place": "x", "was-place": "x"}) == 400
    assert decide(client, "correct", meeting(own), **{"f-status": "dreamt", "was-status": ""}) == 409
    assert own.view().decisions() == ()


def test_who_confirms_what_another_has_rejected_meanwhile_keeps_their_word(own: Record) -> None:
    ada, ben, target = client_of(own), client_of(own, who="ben"), meeting(own)
    assert decide(ada, "reject", target) == 303
    assert decide(ben, "confirm", target) == 303
    (one,) = find_disagreements(own.view())
    assert [("reject" in words, "ada" in words) for _, words in one.decisions] == [(True, True), (False, False)]
    for path in ("/review", "/decisions", f"/entries/{target}"):
        text = Page(ben.get(path).text).text
        assert "reject by ada" in text
        assert "confirm by ben" in text


def test_the_same_person_is_told_that_it_is_rejected_already(own: Record) -> None:
    client, target = client_of(own), meeting(own)
    decide(client, "reject", target)
    assert decide(client, "reject", target) == 409


def test_a_rejected_entry_keeps_its_address_and_can_be_had_back(own: Record) -> None:
    client, target = client_of(own), meeting(own)
    decide(client, "reject", target)
    page = Page(client.get(f"/entries/{target}").text)
    assert "Rejected" in page.text
    assert decide(client, "undo", own.view().decisions()[0].id) == 303
    assert "Rejected" not in Page(client.get(f"/entries/{target}").text).text


def test_undo_in_the_review_is_offered_for_ones_own_decision_alone(own: Record) -> None:
    ada, ben = client_of(own), client_of(own, who="ben")
    decide(ada, "confirm", meeting(own))
    assert "Undo" in Page(ada.get("/review").text).text
    assert "Undo" not in Page(ben.get("/review").text).text


def test_two_entries_are_merged(own: Record) -> None:
    first, other = meeting(own), meeting(own, 1)
    assert decide(client_of(own), "merge", first, other=other) == 303
    assert own.view().entry(first).id == own.view().entry(other).id


def test_a_finding_is_split_off_in_the_room_and_that_can_be_taken_back(own: Record) -> None:
    client = client_of(own)
    entry = next(one for one in own.view().entries(FindingKind.MEETING) if len(one.claims) > 1)
    page = Page(client.get(f"/entries/{entry.id}").text)
    parts = [one["value"] for tag, one in page.found if tag == "input" and one.get("type") == "radio"]
    assert set(parts) >= {claim.finding.id for claim in entry.claims}
    part = entry.claims[-1].finding.id
    form = {"token": token(client), "kind": "split", "target": part, "back": "/review"}
    there = client.post("/decisions", data=form, follow_redirects=False).headers["location"]
    assert own.view().entry(part).id != own.view().entry(entry.claims[0].finding.id).id
    assert "Take back" in Page(client.get(there).text).text
    assert decide(client, "undo", own.view().decisions()[0].id) == 303
    assert own.view().entry(part).id == entry.id


def test_of_an_entry_of_one_finding_nothing_is_split_off(own: Record) -> None:
    client = client_of(own)
    entry = next(one for one in own.view().entries(FindingKind.COMMITMENT) if len(one.claims) == 1)
    assert "Split" not in Page(client.get(f"/entries/{entry.id}").text).text
    assert decide(client, "split", entry.id) == 409
    assert own.view().decisions() == ()


def test_what_a_person_calls_disputed_stands_under_the_accounts_that_differ(own: Record) -> None:
    client = client_of(own)
    promise = own.view().entries(FindingKind.COMMITMENT)[0]
    decide(client, "correct", promise.id, **{"f-status": "disputed", "was-status": "pending", "why": "two letters"})
    told = next(one for one in write_brief(own.view()).sections if one.title == "Accusations and rival accounts")
    (line,) = [one for one in told.lines if one.id == promise.id]
    assert line.marks[0] == "disputed"
    assert "correct by ada" in line.under[0].text
    page = Page(client.get("/commitments").text)
    assert "Disputed" in page.text
    assert "two letters" in page.text


def test_what_is_sent_without_its_length_or_is_no_decision_is_refused(own: Record) -> None:
    client = client_of(own)
    assert decide(client, "forget", meeting(own)) == 400
    assert client.post("/decisions", content=iter([b"kind=confirm"])).status_code == 411


def test_all_decisions_are_listed_and_what_was_taken_back_too(own: Record) -> None:
    client = client_of(own)
    decide(client, "confirm", meeting(own))
    decide(client, "undo", own.view().decisions()[0].id)
    text = Page(client.get("/decisions").text).text
    assert "confirm by ada" in text
    assert "taken back" in text
