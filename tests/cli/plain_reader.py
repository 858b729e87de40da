"""A reader that needs no language model, for tests of what is done with readings."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from memcon.model.articles import Article
from memcon.model.findings import Commitment, DateMention, Reading, Statement
from memcon.model.ids import finding_id
from memcon.model.kinds import Attitude, FindingKind, StatementKind
from memcon.model.passages import Span

T = TypeVar("T")
_QUOTED = re.compile("“([^”]+)”")
_DATE = re.compile(r"\b(\d{1,2}) March\b")
_PROMISE = re.compile("We will [^,]+")


@dataclass(frozen=True)
class PlainReader:
    """Finds quotations, promises and days of March by their marks alone; a word that begins with "@" is a gap, "CRASH"
    a failure."""

    version: str = "plain-1"

    def read(self, article: Article) -> Reading:
        text = article.text.body
        if "CRASH" in text:
            raise ZeroDivisionError("no words")
        return Reading(
            id=article.id,
            text=text,
            reader=self.version,
            published=article.context.published,
            statements=tuple(_statement(article.text.id, Span(*m.span(1))) for m in _QUOTED.finditer(text)),
            commitments=tuple(_promise(article.text.id, Span(*m.span()), m.group()) for m in _PROMISE.finditer(text)),
            dates=tuple(_date(m) for m in _DATE.finditer(text)),
            gaps=tuple(Span(*m.span()) for m in re.finditer(r"@\w+", text)),
        )

    def read_each(
        self, things: Iterable[T], article_of: Callable[[T], Article | None]
    ) -> Iterator[tuple[T, Reading | Exception | None]]:
        for thing in things:
            article = article_of(thing)
            try:
                yield thing, self.read(article) if article else None
            except ZeroDivisionError as error:
                yield thing, error


def _statement(text: str, span: Span) -> Statement:
    id_ = finding_id(FindingKind.STATEMENT, text, [span])
    return Statement(id=id_, kind=StatementKind.DIRECT, attitude=Attitude.SAID, content=(span,))


def _date(match: re.Match[str]) -> DateMention:
    return DateMention(span=match.span(), text=match.group(), value=f"2031-03-{int(match[1]):02d}")


def _promise(text: str, span: Span, words: str) -> Commitment:
    id_ = finding_id(FindingKind.COMMITMENT, text, [span])
    return Commitment(id=id_, by=("Norhaven",), what=words, evidence=(span,))
