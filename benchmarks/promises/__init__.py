"""Sentences and short reports on invented talks, with the promises and papers that a careful reader takes from them.

How they were made, and what counts as a promise, stands in docs/promises.md. Every third case of a class of language is
kept apart from those that rules were written by: it says how the reader does on what nobody has looked at.
"""

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
READ_AS_OF = "2024-05-14"  # the day of all single sentences
_THIRD = 3

Entry = Mapping[str, Any]


@dataclass(frozen=True)
class Case:
    """A text with what it tells: `kind` is the class of its language or, of a report, what the talks are about."""

    id: str
    kind: str
    text: str
    published: str
    commitments: tuple[Entry, ...]
    papers: tuple[Entry, ...]
    is_apart: bool

    @property
    def as_gold(self) -> dict[str, Any]:
        """In the form that scorers take."""
        return {"id": self.id, "text": self.text, "published": self.published, "commitments": list(self.commitments)}


def cases() -> tuple[Case, ...]:
    """All cases, reports first. Raises ValueError where the words of one do not stand in its text."""
    return (*_reports(), *_sentences())


def _reports() -> Iterator[Case]:
    for nth, row in enumerate(_table("reports")["report"]):
        yield _case(row, row["id"], row["situation"], row["published"], apart=nth % _THIRD == _THIRD - 1)


def _sentences() -> Iterator[Case]:
    told: Counter[str] = Counter()
    for row in _table("sentences")["sentence"]:
        kind = row["kind"]
        told[kind] += 1
        yield _case(row, f"{kind}-{told[kind]}", kind, READ_AS_OF, apart=told[kind] % _THIRD == 0)


def _case(row: Entry, id_: str, kind: str, published: str, *, apart: bool) -> Case:
    text = row["text"].strip()
    owed = tuple({**one, **_passages(text, one)} for one in row.get("owed", ()))
    return Case(id_, kind, text, published, owed, tuple(row.get("papers", ())), apart)


def _passages(text: str, entry: Entry) -> dict[str, list[tuple[int, int]]]:
    words = entry.get("words", text.rstrip("."))
    return {"evidence": [_place(text, words)], "also": [_place(text, other) for other in entry.get("also", ())]}


def _place(text: str, words: str) -> tuple[int, int]:
    start = text.find(words)
    if start < 0:
        raise ValueError(f"{words!r} does not stand in {text[:40]!r}")
    return start, start + len(words)


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / f"{name}.toml").read_text("utf-8"))
