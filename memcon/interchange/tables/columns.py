"""The tables that a record is handed on in, and the columns of each.

An entry is one row of the table of its kind; what it has several of (claims, passages, statuses, accounts) stands in
tables of its own, by the id of the entry. A column that is `derived` says what other columns say too, for those who
read the table; who reads the entries back passes over it.
"""

from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from typing import Any

import msgspec
from msgspec import inspect

from memcon.model.findings import CLASS_OF
from memcon.model.kinds import FindingKind


class Kind(StrEnum):
    """What the cells of a column hold."""

    TEXT = "text"
    INTEGER = "whole number"
    NUMBER = "number"
    FLAG = "true or false"
    NAMES = "list of texts"
    JSON = "JSON"


class Column(msgspec.Struct, frozen=True):
    """A column. `optional` where a cell may be unknown; `meaning` is None for a field of a finding, whose meaning
    stands with the finding."""

    name: str
    kind: Kind = Kind.TEXT
    optional: bool = False
    derived: bool = False
    meaning: str | None = None


class Table(msgspec.Struct, frozen=True):
    """A table by its name, with its columns in order."""

    name: str
    columns: tuple[Column, ...]
    what: str


_SPAN = "in Unicode code points of the text, from 0"
_ID = Column("id", meaning="the id of the entry")
_ENTRY = Column("entry", meaning="the id of the entry")
_NTH = Column("nth", Kind.INTEGER, meaning="its place among those of the same, from 0")
_ARTICLE = Column("article", meaning="the id of the article")

_OF_EVERY_ENTRY = (
    Column(
        "first_published", optional=True, derived=True, meaning="when the earliest of its articles was published, EDTF"
    ),
    Column("sources", Kind.INTEGER, derived=True, meaning="how many independent texts it rests on"),
    Column("quote", optional=True, derived=True, meaning="the exact words of its first claim, pieces parted by …"),
    Column("answered_by", Kind.NAMES, meaning="the ids of the moves that answer it"),
    Column("decisions", Kind.NAMES, meaning="the ids of the decisions in force about it"),
    Column("decided", Kind.NAMES, derived=True, meaning="what these decided: confirm, correct, add, merge, note …"),
)

_REST = (
    Table(
        "claims",
        (
            _ENTRY,
            Column("kind", meaning="the kind of the entry"),
            _NTH,
            Column("finding", meaning="the id of the finding"),
            _ARTICLE,
            Column("published", optional=True, meaning="the day of publication, EDTF"),
            Column(
                "published_from", optional=True, meaning="the first day possible, where only a window of days is known"
            ),
            Column("story", meaning="the same for copies of one text, which count as one source"),
            Column("added_by", optional=True, meaning="the decision that added it, where no reader found it"),
            Column("confidence", Kind.NUMBER, optional=True, derived=True, meaning="how sure the reader is, 0 to 1"),
            Column("fields", Kind.JSON, meaning="the finding as `memcon extract` writes it"),
        ),
        "what each article says of an entry, the earliest first",
    ),
    Table(
        "passages",
        (
            _ENTRY,
            Column("finding", meaning="the id of the finding"),
            _NTH,
            _ARTICLE,
            Column("start", Kind.INTEGER, meaning=f"its first character, {_SPAN}"),
            Column("end", Kind.INTEGER, meaning="the character after its last"),
            Column("quote", meaning="the exact words: text[start:end]"),
        ),
        "the words that each claim rests on",
    ),
    Table(
        "history",
        (
            _ENTRY,
            _NTH,
            Column("status", meaning="what it has come to"),
            Column("on", optional=True, meaning="when, EDTF"),
            Column("planned", optional=True, meaning="the days that a meeting was then to be held on, EDTF"),
            Column("said_by", optional=True, meaning="who says so; unknown where the report itself does"),
            Column("finding", meaning="the finding that tells of it"),
            Column("published", optional=True, meaning="when that was published, EDTF"),
            Column("quantity", Kind.JSON, optional=True, meaning="how much was done, of what"),
        ),
        "the statuses that an entry went through",
    ),
    Table(
        "accounts",
        (
            _ENTRY,
            Column("rivalry", Kind.INTEGER, meaning="which of its disagreements, from 0"),
            Column("field", meaning="what the accounts differ on"),
            Column("dispute", Kind.FLAG, meaning="whether they cannot both hold"),
            Column("outcome", Kind.JSON, optional=True, meaning="what later reporting shows, by which finding"),
            _NTH,
            Column("value", meaning="this version"),
            Column("said_by", Kind.NAMES, meaning="who stands behind it"),
            Column("findings", Kind.NAMES, meaning="the findings that it rests on"),
        ),
        "rival accounts of one entry",
    ),
    Table(
        "articles",
        (
            Column("id", meaning="the id of the article, which is that of its text"),
            Column("title", optional=True, meaning="its headline"),
            Column("published", optional=True, meaning="the day that its reading counts from"),
            Column("published_window", optional=True, meaning="where no day is known, those that the text leaves"),
            Column("words", Kind.INTEGER, meaning="how many words it has"),
            Column("language", optional=True, meaning="the ISO 639-1 code of its language"),
            Column("reader", optional=True, meaning="the version of the reader"),
            Column("counts", Kind.JSON, optional=True, meaning="the number of findings by kind"),
            Column("copies", Kind.NAMES, meaning="the ids of copies and near-copies"),
            Column("superseded_by", optional=True, meaning="the id of its newest version, where that is another"),
            Column("text", meaning="the cleaned text, in which all passages count"),
        ),
        "the articles with their texts",
    ),
    Table(
        "publications",
        (
            _ARTICLE,
            _NTH,
            Column("outlet", optional=True, meaning="who published it"),
            Column("author", optional=True, meaning="who wrote it"),
            Column("title", optional=True, meaning="its headline there"),
            Column("url", optional=True, meaning="its address"),
            Column("published", optional=True, meaning="the ISO 8601 day or time, as given"),
            Column("fetched", optional=True, meaning="when Memcon fetched it"),
            Column("page", optional=True, meaning="the address of the page that it is one item of"),
            Column("gone", optional=True, meaning="when it was first missed there"),
            Column("modified", optional=True, meaning="when its source says that it was last changed"),
        ),
        "where and when each article appeared, the earliest first",
    ),
    Table(
        "gaps",
        (
            _ARTICLE,
            _NTH,
            Column("start", Kind.INTEGER, meaning=f"its first character, {_SPAN}"),
            Column("end", Kind.INTEGER, meaning="the character after its last"),
            Column("quote", meaning="the exact words"),
        ),
        "sentences that sound like a statement and of which nothing was made",
    ),
    Table(
        "decisions",
        (
            Column("id", meaning="the id of the decision"),
            Column("kind", meaning="what was decided: confirm, correct, reject, add, merge, split, note, undo …"),
            Column("target", optional=True, meaning="the id of the finding, text or decision that it is about"),
            Column("finding_kind", optional=True, meaning="the kind of that finding"),
            Column("who", meaning="who decided"),
            Column("made", meaning="when, ISO 8601"),
            Column("why", optional=True, meaning="why"),
            Column("fields", Kind.JSON, optional=True, meaning="what it says, by field"),
            Column("passage", Kind.JSON, optional=True, meaning="the words that it rests on, with article and offsets"),
            Column("in_force", Kind.FLAG, meaning="false where it was taken back, and for a taking back itself"),
        ),
        "what people decided, taken back or not",
    ),
)
_SCALARS: dict[type[inspect.Type], Kind] = {
    inspect.StrType: Kind.TEXT,
    inspect.EnumType: Kind.TEXT,
    inspect.IntType: Kind.INTEGER,
    inspect.FloatType: Kind.NUMBER,
    inspect.BoolType: Kind.FLAG,
}


def table_name(kind: FindingKind) -> str:
    """The name of the table of the entries of a kind."""
    return f"{kind.value}s"


@cache
def tables() -> dict[str, Table]:
    """All tables by name: those of entries first."""
    every = [*(_entries_table(kind) for kind in FindingKind), *_REST]
    return {table.name: table for table in every}


def _entries_table(kind: FindingKind) -> Table:
    told = inspect.type_info(CLASS_OF[kind])
    assert isinstance(told, inspect.StructType)  # noqa: S101 - for the type checker
    fields = (_column(field.name, field.type) for field in told.fields if field.name != "id")
    return Table(
        table_name(kind), (_ID, *fields, *_OF_EVERY_ENTRY), f"the {kind.value}s, by the time of the thing itself"
    )


def _column(name: str, told: inspect.Type) -> Column:
    """The column for a field of a finding."""
    options: Iterable[inspect.Type] = told.types if isinstance(told, inspect.UnionType) else (told,)
    known = [_bare(one) for one in options if not isinstance(one, inspect.NoneType)]
    return Column(name, _kind_of(known[0]), optional=isinstance(told, inspect.UnionType))


def _kind_of(told: inspect.Type) -> Kind:
    if isinstance(told, inspect.VarTupleType) and isinstance(_bare(told.item_type), inspect.StrType):
        return Kind.NAMES
    return _SCALARS.get(type(told), Kind.JSON)


def _bare(told: Any) -> inspect.Type:
    """A type without what is said of it besides."""
    bare: inspect.Type = told.type if isinstance(told, inspect.Metadata) else told
    return bare
