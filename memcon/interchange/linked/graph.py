"""The file: one JSON-LD document, whose lines are the nodes of its graph."""

from collections.abc import Iterator
from typing import Any

import msgspec

from memcon.interchange.cast import cast_of
from memcon.interchange.chosen import Chosen
from memcon.interchange.linked.context import CONTEXT
from memcon.interchange.linked.nodes import Node, article_node, node_of, urn
from memcon.model.entries import Entry
from memcon.model.passages import Passage

_BESIDE = 32  # characters before and after the exact words, which find them again in another copy


def write_jsonld(chosen: Chosen) -> Iterator[bytes]:
    """The document. It can stand inside a page: no `<` in it begins a tag."""
    yield b'{"@context":' + _encode(CONTEXT) + b',\n"@graph":['
    separator = b"\n"
    for node in _nodes(chosen):
        yield separator + _encode(node)
        separator = b",\n"
    yield b"\n]}\n"


def _encode(value: Any) -> bytes:
    return msgspec.json.encode(value).replace(b"<", b"\\u003c")


def _nodes(chosen: Chosen) -> Iterator[Node]:
    cast = cast_of(chosen)
    for entry in chosen.all_entries():
        yield node_of(entry, cast)
        yield from _annotations(chosen, entry)
    for filed in chosen.articles:
        yield article_node(filed, chosen.view.text(filed.id))


def _annotations(chosen: Chosen, entry: Entry[Any]) -> Iterator[Node]:
    for claim in entry.claims:
        text = chosen.view.text(claim.text_id)
        for nth, passage in enumerate(claim.passages):
            yield {
                "id": f"{urn(claim.finding.id)}#{nth}",
                "type": "oa:Annotation",
                "motivatedBy": "oa:describing",
                "hasBody": urn(entry.id),
                "hasTarget": {
                    "type": "oa:SpecificResource",
                    "hasSource": urn(passage.text_id),
                    "hasSelector": _selectors(passage, text),
                },
            }


def _selectors(passage: Passage, text: str) -> list[Node]:
    """Where the words stand, in code points, and which they are."""
    return [
        {"type": "oa:TextPositionSelector", "start": passage.start, "end": passage.end},
        {
            "type": "oa:TextQuoteSelector",
            "exact": passage.quote,
            "prefix": text[max(0, passage.start - _BESIDE) : passage.start],
            "suffix": text[passage.end : passage.end + _BESIDE],
        },
    ]
