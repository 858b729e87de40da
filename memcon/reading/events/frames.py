"""Frames: the clauses of which PLOVER makes an event, by their words and construction, whoever it is that acts."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from memcon.model.kinds import EventClass
from memcon.reading.grammar.clauses import Clause
from memcon.reading.grammar.complements import meant
from memcon.reading.grammar.lemmas import by_lemma
from memcon.reading.knowledge import table

if TYPE_CHECKING:
    from spacy.tokens import Token


class Frame(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One row of `[[frame]]` in `knowledge/plover.toml`, which explains the fields."""

    event: EventClass
    words: tuple[str, ...]
    example: str
    mode: str | None = None
    of: tuple[str, ...] = ()
    but: tuple[str, ...] = ()
    doers: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    by: tuple[str, ...] = ("subject",)
    toward: tuple[str, ...] = ()
    polarity: Literal["affirmed", "negated"] = "affirmed"
    mood: Literal["done", "done-only", "any"] = "done"
    counter: str | None = None


@cache
def all_frames() -> tuple[Frame, ...]:
    return tuple(msgspec.convert(_spelled_out(row), Frame) for row in table("plover")["frame"])


@cache
def _by_lemma() -> Mapping[str, tuple[Frame, ...]]:
    return by_lemma(all_frames())


def has_frames(clause: Clause) -> bool:
    """Whether any frame begins with its predicate: a look-up, before anything is worked out."""
    return clause.lemma in _by_lemma()


def matching(clause: Clause) -> Iterator[Frame]:
    """The frames whose words and construction the clause has, in the order of the table."""
    polarity = "negated" if clause.negated else "affirmed"
    frames = _by_lemma().get(clause.lemma, ())
    return (frame for frame in frames if frame.polarity == polarity and _fits(frame, clause))


def _fits(frame: Frame, clause: Clause) -> bool:
    if not clause.says(*frame.words):
        return False
    if frame.of and not any(_has(clause, name) for name in frame.of):
        return False
    if frame.doers and not any(_has(clause, name) for name in frame.doers):
        return False
    if frame.near and not _stands_near(frame.near, clause):
        return False
    return not any(_has(clause, name) for name in frame.but)


def _has(clause: Clause, name: str) -> bool:
    """Whether it has the complement; a restriction looks through "part of" and "thousands of"."""
    slot, _, lemmas = name.partition("=")
    token = clause.slot(slot)
    if token is None or not lemmas:
        return token is not None
    allowed = lemmas.split("|")
    return any(word in allowed for head in (token, *token.conjuncts) for word in _lemmas(head))


def _lemmas(noun: "Token") -> Iterator[str]:
    """What a noun can be listed as: its lemma, that of the whole it is a part of, PERSON for a person's name."""
    for token in (noun, meant(noun)):
        yield token.lemma_.lower()
        yield token.ent_type_
        yield token.lower_.rpartition(" ")[2]


def _stands_near(phrases: tuple[str, ...], clause: Clause) -> bool:
    words = f" {clause.span.of(clause.page.text).lower()} "
    return any(phrase in words for phrase in phrases)


def _spelled_out(row: Mapping[str, Any]) -> dict[str, Any]:
    nouns = table("plover")["nouns"]

    def spell(name: str) -> str:
        slot, at, listed = name.partition("=@")
        return f"{slot}={'|'.join(nouns[listed])}" if at else name

    return {key: [spell(v) for v in value] if key in {"of", "but", "doers"} else value for key, value in row.items()}
