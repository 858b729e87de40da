"""The record as JSON: what the pages show, page by page, and nothing that its description does not say."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance
from starlette.testclient import TestClient

from memcon.model.kinds import FindingKind
from memcon.record import Record
from memcon.web.api.answers import ADDRESSES
from memcon.web.api.description import describe_api
from memcon.web.app import make_app
from tests.interchange.talks import BOARD, UNION, strike
from tests.record.builders import Report

from .conftest import client_of
from .test_deciding import MakeRecord, decide

LISTED = [address.path for address in ADDRESSES if "limit" in address.asks]


def ask(client: TestClient, path: str) -> Any:
    answer = client.get(f"/api/v1{path}")
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/json"
    return answer.json()


def test_the_entries_are_those_of_the_record(record: Record, client: TestClient) -> None:
    ids = [item["id"] for item in ask(client, "/meetings")["items"]]
    assert ids == [entry.id for entry in record.view().entries(FindingKind.MEETING)]


def test_an_entry_has_its_passages_with_their_places(record: Record, client: TestClient) -> None:
    entry = record.view().entries(FindingKind.DOCUMENT)[0]
    told = ask(client, f"/entries/{entry.id[:10]}")
    assert told["entry"]["id"] == entry.id
    passage = told["entry"]["claims"][0]["passages"][0]
    text = ask(client, f"/articles/{passage['text_id']}")["text"]
    assert text[passage["start"] : passage["end"]] == passage["quote"]


def test_an_article_has_what_was_found_in_it(record: Record, client: TestClient) -> None:
    filed = record.view().articles()[0]
    told = ask(client, f"/articles/{filed.id}")
    documents = record.view().entries(FindingKind.DOCUMENT)
    own = {claim.finding.id for entry in documents for claim in entry.claims if claim.text_id == filed.id}
    assert own <= {one["finding"] for one in told["found"]}


def test_a_listing_is_gone_through_page_by_page(record: Record, client: TestClient) -> None:
    seen, after = [], None
    while True:
        page = ask(client, f"/meetings?limit=2{f'&after={after}' if after else ''}")
        seen += [item["id"] for item in page["items"]]
        after = page["after"]
        if after is None:
            break
        assert len(page["items"]) == 2
    assert seen == [entry.id for entry in record.view().entries(FindingKind.MEETING)]
    assert page["total"] == len(seen)


@pytest.mark.parametrize("path", LISTED)
def test_the_next_page_is_linked_to(client: TestClient, path: str) -> None:
    answer = client.get(f"/api/v1{path}?limit=1")
    after = answer.json()["after"]
    assert ("link" in answer.headers) == (after is not None)
    if after:
        (link,) = re.findall(r"<(.+)>; rel=\"next\"", answer.headers["link"])
        assert client.get(link).status_code == 200


def test_a_day_shows_what_was_known_then(client: TestClient) -> None:
    assert ask(client, "/meetings?on=2031-03-03")["total"] == 1
    assert ask(client, "/brief?on=2031-03-03")["articles"] == 1


def test_the_positions_stand_by_side_in_the_order_of_the_alphabet(client: TestClient) -> None:
    assert ask(client, "/positions")["sides"] == [UNION, BOARD]


def test_what_has_not_changed_is_not_sent_again(record_of: MakeRecord) -> None:
    record = record_of(*strike())
    client = client_of(record)
    tag = client.get("/api/v1/meetings").headers["etag"]
    assert client.get("/api/v1/meetings", headers={"if-none-match": tag}).status_code == 304
    assert client.get("/api/v1/meetings?limit=3", headers={"if-none-match": tag}).status_code == 200
    decide(client, "confirm", record.view().entries(FindingKind.MEETING)[0].id)
    assert client.get("/api/v1/meetings", headers={"if-none-match": tag}).status_code == 200
    assert ask(client, "/decisions")["total"] == 1


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/entries/m-none", 404, "nothing in the record has this id"),
        ("/meetings?limit=0", 400, "limit: '0' is no number from 1 to 500"),
        ("/meetings?on=soon", 400, "on: 'soon' is no day"),
        ("/meetings?after=m-none", 404, "not in this listing"),
        ("/nothing", 404, "nothing at this address"),
        ("/meetings?sied=Norland", 400, "'sied' is not asked here; what is: on, negotiation, since"),
        ("/brief?limit=3", 400, "'limit' is not asked here; what is: on, negotiation, since"),
        ("/?on=2031-03-03", 400, "'on' is not asked here; what is: nothing"),
        ("/meetings?by=Norland&by=Sudland", 400, "by is asked twice"),
        ("/meetings?status=hled", 400, "status: 'hled' is none of proposed, scheduled, held"),
        ("/statements?kind=demand", 400, "kind: 'demand' is none of said, held"),
        ("/moves?status=held", 400, "'status' is not asked here"),
    ],
)
def test_what_cannot_be_told_is_said_in_one_line(client: TestClient, path: str, status: int, words: str) -> None:
    answer = client.get(f"/api/v1{path}")
    assert answer.status_code == status
    assert words in answer.json()["error"]


@pytest.mark.parametrize("path", ["", "/"])
def test_the_api_says_what_there_is(client: TestClient, path: str) -> None:
    told = ask(client, path)
    assert client.get(told["description"]).json() == json.loads(json.dumps(describe_api()))
    whole = [place["address"] for place in told["addresses"] if "{id}" not in place["address"]]
    assert "/api/v1/meetings" in whole
    assert {client.get(address).status_code for address in whole} == {200}


def test_what_is_told_to_be_asked_may_be_asked(client: TestClient) -> None:
    paths = describe_api()["paths"]
    for address in ADDRESSES:
        parameters = paths[f"/api/v1{address.path}"]["get"]["parameters"]
        told = [one["name"] for one in parameters if one["in"] == "query"]
        assert tuple(told) == address.asks
        if "{id}" not in address.path:
            assert client.get(f"/api/v1{address.path}", params=dict.fromkeys(told, "")).status_code == 200


def test_nothing_is_changed_over_the_api(client: TestClient) -> None:
    assert {client.post(f"/api/v1{path}").status_code for path in LISTED} == {405}


def test_every_name_in_the_description_is_told_there() -> None:
    described = describe_api()
    wanted = set(re.findall(r"'#/components/schemas/([^']+)'", str(described)))
    assert wanted <= set(described["components"]["schemas"])
    assert all(re.fullmatch(r"[\w.-]+", name) for name in described["components"]["schemas"])


@pytest.mark.slow
def test_whatever_is_asked_is_answered_as_described(record_of: MakeRecord) -> None:
    hostile = Report("They said {{7*7}} \u202e<script>.", "2031-05-01", outlet="\x00\u202e")
    hostile.statement("{{7*7}} \u202e<script>", "<b>", channel="\x07")
    app = make_app(record_of(*strike(), hostile), who="ada", folder=Path("/nowhere"), hosts=("*",))
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)
    for operation in schema.get_all_operations():
        any_case = operation.ok().as_strategy()

        @settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck), database=None)
        @given(case=any_case)
        def is_answered(case: schemathesis.Case) -> None:
            case.call_and_validate(excluded_checks=[positive_data_acceptance])  # days may stand in the wrong order

        is_answered()
