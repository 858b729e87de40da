"""The record as JSON Lines: a line an entry with all that it rests on, then an article, then a decision."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from memcon.interchange.chosen import Chosen
from memcon.interchange.tables.back import HandedOn
from memcon.model.decisions import Decision
from memcon.model.entries import Entry, Filed
from memcon.model.findings import CLASS_OF
from memcon.model.kinds import FindingKind

ARTICLE, DECISION = "article", "decision"


class _Line(msgspec.Struct):
    """What a line is: the kind of an entry, an article or a decision."""

    kind: str


class _ArticleLine(Filed, frozen=True, kw_only=True, tag_field="kind", tag=ARTICLE):
    """An article with its text."""

    text: str


class _DecisionLine(msgspec.Struct, frozen=True, tag_field="kind", tag=DECISION):
    """A decision, and whether it is in force."""

    decision: Decision
    in_force: bool


def write_jsonl(chosen: Chosen) -> Iterator[bytes]:
    """The lines."""
    for one in _things(chosen):
        yield msgspec.json.encode(one) + b"\n"


def read_jsonl(lines: Iterable[bytes]) -> HandedOn:
    """What lines hold. Raises msgspec.DecodeError where they are not such lines."""
    entries: dict[FindingKind, list[Entry[Any]]] = {kind: [] for kind in FindingKind}
    articles, decisions = list[_ArticleLine](), list[_DecisionLine]()
    for line in lines:
        match msgspec.json.decode(line, type=_Line).kind:
            case "article":
                articles.append(msgspec.json.decode(line, type=_ArticleLine))
            case "decision":
                decisions.append(msgspec.json.decode(line, type=_DecisionLine))
            case kind:
                entries[FindingKind(kind)].append(msgspec.json.decode(line, type=_shape_of(FindingKind(kind))))
    return HandedOn(
        entries={kind: tuple(some) for kind, some in entries.items()},
        articles=tuple(map(_filed, articles)),
        texts={article.id: article.text for article in articles},
        decisions=tuple(one.decision for one in decisions),
        standing=frozenset(one.decision.id for one in decisions if one.in_force),
    )


def _shape_of(kind: FindingKind) -> Any:
    """The class of the entries of a kind, which is known only when it runs."""
    generic: Any = Entry
    return generic[CLASS_OF[kind]]


def _things(chosen: Chosen) -> Iterator[object]:
    yield from chosen.all_entries()
    for filed in chosen.articles:
        yield _ArticleLine(**_fields(filed), text=chosen.view.text(filed.id))
    for decision in chosen.decisions:
        yield _DecisionLine(decision, decision.id in chosen.standing)


def _filed(line: _ArticleLine) -> Filed:
    return Filed(**{name: getattr(line, name) for name in Filed.__struct_fields__})


def _fields(filed: Filed) -> dict[str, Any]:
    return {name: getattr(filed, name) for name in Filed.__struct_fields__}
