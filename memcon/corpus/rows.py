"""The columns of a dataset, and the rows that articles and their readings come to."""

from typing import TYPE_CHECKING, Any

import msgspec

from memcon.articles.counting import count_words
from memcon.articles.published import is_day_or_time
from memcon.model.articles import Article, Mark, Publication, Text
from memcon.model.findings import Reading
from memcon.model.passages import Span

if TYPE_CHECKING:
    import pyarrow

UNKNOWN = "unknown"
"""The month of an article whose day of publication is not known."""
MONTH = "month"
FINDINGS = ("statements", "meetings", "documents", "commitments", "moves", "deeds", "events", "dates", "actors")
COLUMNS: dict[str, tuple[str, str]] = {
    "article": ("string", "the id of this appearance of this text; no two rows have the same"),
    "id": ("string", "the source's own name for the article, or the id of its text"),
    "text_id": ("string", "the id of the text, a hash of it"),
    "outlet": ("string", "who published it"),
    "author": ("string", "who wrote it, as its source says"),
    "title": ("string", "its headline"),
    "url": ("string", "its address"),
    "page": ("string", "the address of the page that it is one item of"),
    "published": ("string", "the ISO 8601 day or time of publication, as given"),
    "modified": ("string", "when its source says that it was last changed"),
    "fetched": ("string", "when it was fetched, as a web archive says"),
    "language": ("string", "the ISO 639-1 code of its language; null where too little was there to tell"),
    "words": ("int32", "how many words the text has"),
    "text": ("string", "the cleaned text, into which all spans of the reading count"),
    "cleaning": ("string", "the version of the cleaning that made the text"),
    "boilerplate": ("string", "spans of the text that are passed over, as JSON"),
    "marks": ("string", "what is known of the layout of the text, as JSON"),
    "input": ("string", "where the article was found: the file, and the line, row or byte in it"),
    "reader": ("string", "the version of the reader"),
    **{name: ("int32", f"how many {name} the reading has") for name in FINDINGS},
    "reading": ("string", "the reading, as `memcon extract` writes it, but without the text: JSON"),
    MONTH: ("string", f"the month of publication (2025-05), or {UNKNOWN!r}; the partition"),
}
"""Each column with its type and what it holds, in order. Strings are UTF-8; what is not known is null."""


def schema() -> "pyarrow.Schema":
    """The columns as Arrow's."""
    import pyarrow

    types = {"string": pyarrow.large_string(), "int32": pyarrow.int32()}
    return pyarrow.schema([(name, types[kind]) for name, (kind, _) in COLUMNS.items()])


def row_of(article: Article, reading: Reading, place: str) -> dict[str, Any]:
    """The row of an article and what was read in it."""
    text, publication = article.text, article.publication
    return {
        "article": publication.id_for(text.id),
        "id": article.id,
        "text_id": text.id,
        **{name: getattr(publication, name) for name in Publication.__struct_fields__ if name in COLUMNS},
        "language": text.language,
        "words": count_words(text.body),
        "text": text.body,
        "cleaning": text.cleaning,
        "boilerplate": _json(text.boilerplate),
        "marks": _json(text.marks),
        "input": place,
        "reader": reading.reader,
        **{name: len(getattr(reading, name)) for name in FINDINGS},
        "reading": _json(msgspec.structs.replace(reading, text="")),
        MONTH: month_of(publication.published),
    }


def article_of(row: dict[str, Any]) -> Article:
    """The article that a row was made of."""
    publication = Publication(**{name: row.get(name) for name in Publication.__struct_fields__})
    boilerplate = msgspec.json.decode(row["boilerplate"], type=tuple[tuple[int, int], ...])
    text = Text(
        id=row["text_id"],
        body=row["text"],
        cleaning=row["cleaning"],
        boilerplate=tuple(Span(*pair) for pair in boilerplate),
        marks=msgspec.json.decode(row["marks"], type=tuple[Mark, ...]),
        language=row["language"],
    )
    return Article(id=row["id"], text=text, publication=publication)


def reading_of(row: dict[str, Any]) -> Reading:
    """The reading that a row holds, with its text."""
    return msgspec.structs.replace(msgspec.json.decode(row["reading"], type=Reading), text=row["text"])


def month_of(published: str | None) -> str:
    return published[:7] if published and is_day_or_time(published) else UNKNOWN


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()
