"""The room shows one of several negotiations where it is asked for, and keeps to it from page to page."""

from pathlib import Path

import pytest

from memcon.model.decisions import Decision
from memcon.model.kinds import DecisionKind
from memcon.record import Record
from memcon.record.negotiations.named import FIRST, made_by
from memcon.web.site.writing import write_site
from tests.record.builders import Report

from .conftest import client_of
from .pages import Page
from .test_deciding import MakeRecord


@pytest.fixture
def two(record_of: MakeRecord) -> tuple[Record, str]:
    """A record of two negotiations, and the id of the second."""
    ferry = Report("“The ferry must sail”, Ada Holm said.", "2031-03-01")
    ferry.statement("The ferry must sail", "Ada Holm")
    grain = Report("“The grain must keep its price”, Mia Lund said.", "2031-03-02")
    grain.statement("The grain must keep its price", "Mia Lund")
    record = record_of(ferry, grain)
    made = [
        Decision.make(DecisionKind.NAME, who="ada", made=f"2031-03-03T10:0{n}:00Z", fields=fields)
        for n, fields in enumerate(
            ({"name": "Ferry <i>talks</i>"}, {"new": True, "name": "Grain talks", "about": ["grain"]})
        )
    ]
    for decision in made:
        record.decide(decision)
    return record, made_by(made[1])


def test_a_page_shows_the_one_that_is_asked_for(two: tuple[Record, str]) -> None:
    record, grain = two
    client = client_of(record)
    both, one = (client.get("/statements", params={"negotiation": id_}).text for id_ in ("", grain))
    assert ("The ferry must sail" in both, "The grain must keep" in both) == (True, True)
    assert ("The ferry must sail" in one, "The grain must keep" in one) == (False, True)
    assert "Grain talks" in Page(client.get("/", params={"negotiation": grain}).text).text


def test_the_choice_goes_along_to_other_pages_and_its_names_are_only_words(two: tuple[Record, str]) -> None:
    record, grain = two
    text = client_of(record).get("/statements", params={"negotiation": grain}).text
    assert f"/positions?negotiation={grain}" in text
    assert "<i>talks</i>" not in text


def test_the_interface_is_asked_in_the_same_way(two: tuple[Record, str]) -> None:
    record, grain = two
    client = client_of(record)
    told = {
        id_: client.get("/api/v1/statements", params={"negotiation": id_}).json()["total"] for id_ in (FIRST, grain)
    }
    assert told == {FIRST: 1, grain: 1}
    assert client.get("/api/v1/brief", params={"negotiation": grain}).json()["negotiation"]["name"] == "Grain talks"


def test_a_negotiation_that_there_is_not_is_an_error_of_the_asker(two: tuple[Record, str]) -> None:
    client = client_of(two[0])
    for address in ("/", "/api/v1/brief"):
        assert client.get(address, params={"negotiation": "n-none"}).status_code == 400


def test_of_one_negotiation_there_is_nothing_to_choose(record_of: MakeRecord) -> None:
    report = Report("“The ferry must sail”, Ada Holm said.", "2031-03-01")
    report.statement("The ferry must sail", "Ada Holm")
    assert 'name="negotiation"' not in client_of(record_of(report)).get("/statements").text


def test_a_copy_of_one_negotiation_has_nothing_of_the_other(two: tuple[Record, str], tmp_path: Path) -> None:
    record, grain = two
    write_site(record, tmp_path / "both", Path("/nowhere"))
    write_site(record, tmp_path / "grain", Path("/nowhere"), grain)
    said = {name: (tmp_path / name / "statements.html").read_text("utf-8") for name in ("both", "grain")}
    assert "The ferry must sail" in said["both"]
    assert "The grain must keep" in said["grain"]
    every = "".join(path.read_text("utf-8") for path in (tmp_path / "grain").rglob("*.*") if path.suffix != ".woff2")
    assert "ferry must sail" not in every
    assert "Ada Holm" not in every
