"""What a page says of itself in JSON-LD, in the words of schema.org."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from memcon.articles.knowledge import table
from memcon.articles.pages.trees import HtmlElement

Node = Mapping[str, Any]

_WRAPPING = re.compile(r"\A\s*(?://)?\s*(?:<!--|<!\[CDATA\[)|(?:(?://)?\s*(?:-->|\]\]>))?[\s;]*\Z")
_DEEPEST = 6
_LONGEST = 5_000_000  # characters of one script; more is no description of a page
_ABOUT = ("@graph", "mainEntity", "mainEntityOfPage")


class Linked:
    """The objects of a page's JSON-LD that may be about the page itself, in order, with what they refer to."""

    def __init__(self, objects: tuple[Node, ...]) -> None:
        self._objects = tuple(node for one in objects for node in _unfolded(one))
        self._named = {
            node["@id"]: node for node in self._objects if isinstance(node.get("@id"), str) and len(node) > 1
        }

    def about(self, addresses: frozenset[str]) -> Node | None:
        """The object that is about the page's report: one of an own address of the page before the first, reports
        before pages as such; None where there is none."""
        for kind in ("report", "page"):
            found = [node for node in self._objects if is_of(node, kind)]
            own = (node for node in found if addresses & frozenset(map(bare, _addresses(node))))
            if node := next(own, found[0] if found else None):
                return node
        return None

    def own_addresses(self) -> tuple[str, ...]:
        """The addresses of the page by the one report that its JSON-LD is about; none where there are several."""
        reports = [node for node in self._objects if is_of(node, "report")]
        return tuple(_addresses(reports[0])) if len(reports) == 1 else ()

    def live(self) -> tuple[Node, ...]:
        """The entries of the page's live report."""
        updates = (node.get("liveBlogUpdate") for node in self._objects)
        return tuple(self.follow(entry) for one in updates for entry in _listed(one) if isinstance(entry, dict))

    def follow(self, node: Node) -> Node:
        """The object itself where `node` only refers to it."""
        return self._named.get(str(node.get("@id")), node) if len(node) <= 2 else node

    def names(self, value: object) -> tuple[str, ...]:
        """The names of the persons or bodies that a property gives, as strings or as objects."""
        found = []
        for one in _listed(value):
            name = self.follow(one).get("name") if isinstance(one, dict) else one
            found += [part for part in _listed(name) if isinstance(part, str)]
        return tuple(found)


def read_linked(root: HtmlElement) -> Linked:
    """The JSON-LD of a page; what is no JSON is passed over."""
    scripts = (script for script in root.iter("script") if "ld+json" in (script.get("type") or "").lower())
    return Linked(tuple(node for script in scripts for node in _objects_in(script.text or "")))


def text_of(node: Node | None, *names: str) -> str | None:
    """The first of these properties that is a text, without white space around it."""
    for name in names:
        for value in _listed(node.get(name)) if node else ():
            if isinstance(value, str) and value.strip():
                return value.strip()
    return None


def is_of(node: Node, kind: str) -> bool:
    """Whether an object is of one of the types of this kind."""
    known = table("pages/metadata")["types"][kind]
    return any(isinstance(one, str) and one.rpartition("/")[2] in known for one in _listed(node.get("@type")))


def bare(address: str) -> str:
    """An address as far as it tells pages apart: without scheme, anchor, and a slash at its end."""
    return address.partition("#")[0].rpartition("://")[2].rstrip("/")


def _objects_in(script: str) -> Iterator[Node]:
    if len(script) > _LONGEST:
        return
    try:
        value = json.loads(_WRAPPING.sub("", script), strict=False)
    except (ValueError, RecursionError):
        return
    yield from (one for one in _listed(value) if isinstance(one, dict))


def _unfolded(node: Node, depth: int = 0) -> Iterator[Node]:
    """An object and those within it that are about the same page; not the items of lists, for they are other pages."""
    yield node
    if depth < _DEEPEST:
        for name in _ABOUT:
            for inner in _listed(node.get(name)):
                if isinstance(inner, dict):
                    yield from _unfolded(inner, depth + 1)


def _addresses(node: Node) -> Iterator[str]:
    page = node.get("mainEntityOfPage")
    for value in (node.get("url"), node.get("@id"), page.get("@id") if isinstance(page, dict) else page):
        if isinstance(value, str):
            yield value


def _listed(value: object) -> list[Any]:
    if isinstance(value, list):
        return [inner for one in value for inner in (one if isinstance(one, list) else [one])]
    return [] if value is None else [value]
