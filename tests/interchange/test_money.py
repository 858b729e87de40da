"""Entities of FollowTheMoney: as its own library takes them, each with what proves it."""

import json
from typing import Any

import pytest

from memcon.interchange.chosen import choose
from memcon.interchange.money import plain, write_entities
from memcon.model.kinds import FindingKind
from memcon.record import Record
from tests.interchange.optional import needed

needed("followthemoney")
from followthemoney import model  # noqa: E402 - where it is installed
from followthemoney.proxy import EntityProxy  # noqa: E402

Told = dict[str, Any]


@pytest.fixture(scope="module")
def entities(worked: Record) -> dict[str, Told]:
    lines = b"".join(write_entities(choose(worked.view()))).splitlines()
    told = [json.loads(line) for line in lines]
    assert len({one["id"] for one in told}) == len(told)
    return {one["id"]: one for one in told}


def test_the_library_takes_every_entity_as_it_is(entities: dict[str, Told]) -> None:
    """It would drop a value that it does not know, or write it otherwise."""
    for told in entities.values():
        proxy = EntityProxy.from_dict(told, cleaned=False)
        proxy.schema.validate(told)
        assert {name: sorted(proxy.get(name)) for name in told["properties"]} == {
            name: sorted(values) for name, values in told["properties"].items()
        }


def test_what_an_entity_refers_to_is_there_and_may_be_referred_to(entities: dict[str, Told]) -> None:
    for told in entities.values():
        schema = model.get(told["schema"])
        assert schema is not None
        for name, values in told["properties"].items():
            wanted = schema.properties[name].range
            found = [model.get(entities[value]["schema"]) for value in values] if wanted else []
            assert [one for one in found if one is None or not one.is_a(wanted)] == []


def test_every_proof_has_the_exact_words(entities: dict[str, Told], worked: Record) -> None:
    proofs = [told["properties"] for told in entities.values() if told["schema"] == "Documentation"]
    view = worked.view()
    assert proofs
    for proof in proofs:
        (article,) = proof["document"]
        for told in proof["description"]:
            place, words = told.removeprefix("characters ").split(": ", 1)
            start, end = map(int, place.split("–"))
            assert plain(view.text(article)[start:end]) == words
            assert words in proof["summary"]


def test_everything_but_articles_is_proven(entities: dict[str, Told]) -> None:
    for told in entities.values():
        if told["schema"] in {"Person", "Organization", "PublicBody", "Event", "Note", "UnknownLink"}:
            assert {entities[proof]["schema"] for proof in told["properties"]["proof"]} == {"Article"}


def test_a_round_is_an_event_of_those_who_met(entities: dict[str, Told], worked: Record) -> None:
    held = next(m for m in worked.view().entries(FindingKind.MEETING) if m.fields.date == "2031-04-02")
    told = entities[held.id]["properties"]
    names = {entities[id_]["properties"]["name"][0] for id_ in told["involved"]}
    assert (entities[held.id]["schema"], told["date"], names) == ("Event", ["2031-04-02"], set(held.fields.parties))


def test_a_window_of_days_is_from_when_until_when(worked: Record) -> None:
    import datetime as dt

    lines = b"".join(write_entities(choose(worked.view(dt.date(2031, 4, 10))))).splitlines()
    windows = [one for one in map(json.loads, lines) if "startDate" in one["properties"]]
    assert [(w["properties"]["startDate"], w["properties"]["endDate"]) for w in windows] == [
        (["2031-04-20"], ["2031-04-30"])
    ]


def test_an_address_that_is_none_of_the_web_is_not_handed_on(entities: dict[str, Told]) -> None:
    assert "javascript:" not in json.dumps(entities)
