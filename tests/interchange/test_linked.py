"""JSON-LD: read by a library that shares no code with it, and nothing is fetched to read it."""

import json
from typing import Any

import pytest
from rdflib import RDF, Graph, Literal, Namespace, URIRef

from memcon.interchange.chosen import choose
from memcon.interchange.linked.graph import write_jsonld
from memcon.model.kinds import FindingKind
from memcon.record import Record

SCHEMA, OA = Namespace("https://schema.org/"), Namespace("http://www.w3.org/ns/oa#")
OURS = Namespace("urn:x-memcon:vocabulary:")


@pytest.fixture(scope="module")
def written(worked: Record) -> bytes:
    return b"".join(write_jsonld(choose(worked.view())))


@pytest.fixture(scope="module")
def graph(written: bytes) -> Graph:
    """All that the document says, as triples."""
    return Graph().parse(data=written, format="json-ld")


def only(graph: Graph, subject: Any, predicate: URIRef) -> Any:
    (value,) = graph.objects(subject, predicate)
    return value


def node(id_: str) -> URIRef:
    return URIRef(f"urn:x-memcon:{id_}")


def test_every_word_of_it_is_a_term_of_a_vocabulary(written: bytes) -> None:
    """What is no term would be dropped by whoever reads it."""
    document = json.loads(written)
    used = {name for one in document["@graph"] for name in names_in(one)}
    assert used - set(document["@context"]) == set()
    assert isinstance(document["@context"], dict)


def names_in(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value) | {name for one in value.values() for name in names_in(one)}
    return {name for one in value for name in names_in(one)} if isinstance(value, list) else set()


def test_each_entry_and_article_is_there_with_a_type(graph: Graph, worked: Record) -> None:
    view = worked.view()
    ids = [entry.id for kind in FindingKind for entry in view.entries(kind)] + [filed.id for filed in view.articles()]
    assert [id_ for id_ in ids if only(graph, node(id_), RDF.type) is None] == []


def test_every_annotation_slices_its_words_out_of_its_article(graph: Graph, worked: Record) -> None:
    found = list(graph.subjects(RDF.type, OA.Annotation))
    view = worked.view()
    claims = [claim for kind in FindingKind for entry in view.entries(kind) for claim in entry.claims]
    assert len(found) == sum(len(claim.passages) for claim in claims)
    for annotation in found:
        target = only(graph, annotation, OA.hasTarget)
        text = str(only(graph, only(graph, target, OA.hasSource), SCHEMA.articleBody))
        place, quote = sorted(graph.objects(target, OA.hasSelector), key=lambda s: str(only(graph, s, RDF.type)))
        start, end = int(only(graph, place, OA.start)), int(only(graph, place, OA.end))
        exact, prefix, suffix = (str(only(graph, quote, part)) for part in (OA.exact, OA.prefix, OA.suffix))
        assert text[start:end] == exact
        assert f"{prefix}{exact}{suffix}" in text
        assert (only(graph, annotation, OA.hasBody), RDF.type, None) in graph


def test_a_meeting_is_an_event_of_the_actors_of_the_record(graph: Graph, worked: Record) -> None:
    view = worked.view()
    held = next(m for m in view.entries(FindingKind.MEETING) if m.fields.date == "2031-04-02")
    names = {str(only(graph, actor, SCHEMA.name)) for actor in graph.objects(node(held.id), SCHEMA.attendee)}
    assert (node(held.id), RDF.type, SCHEMA.Event) in graph
    assert names == set(held.fields.parties)
    assert only(graph, node(held.id), SCHEMA.eventStatus) == SCHEMA.EventScheduled
    assert str(only(graph, node(held.id), SCHEMA.startDate).datatype).endswith("/EDTF")


def test_what_a_party_calls_off_is_not_called_off_by_schema_org(graph: Graph, worked: Record) -> None:
    called_off = next(m for m in worked.view().entries(FindingKind.MEETING) if m.fields.status_by)
    assert list(graph.objects(node(called_off.id), SCHEMA.eventStatus)) == []
    assert only(graph, node(called_off.id), OURS.status) == Literal(called_off.fields.status)
    assert len(list(graph.objects(node(called_off.id), OURS.statusBy))) == 1


def test_quoted_words_are_a_quotation(graph: Graph, worked: Record) -> None:
    (said,) = worked.view().entries(FindingKind.STATEMENT)
    assert only(graph, node(said.id), RDF.type) == SCHEMA.Quotation
    assert str(only(graph, node(said.id), SCHEMA.text)) == said.claims[0].passages[0].quote.strip()


def test_it_can_stand_inside_a_page(written: bytes) -> None:
    assert b"<" not in written
    assert b"script" in written


def test_the_same_record_gives_the_same_document(written: bytes, worked: Record) -> None:
    assert b"".join(write_jsonld(choose(worked.view()))) == written


def test_nothing_is_read_from_elsewhere(written: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("urllib.request.urlopen", lambda *_, **__: pytest.fail("something was fetched"))
    assert len(Graph().parse(data=written, format="json-ld")) > 100


def test_an_address_that_is_none_of_the_web_is_not_handed_on(written: bytes, worked: Record) -> None:
    addresses = {publication.url for filed in worked.view().articles() for publication in filed.publications}
    assert "javascript:alert(1)" in addresses
    assert b"javascript:" not in written
