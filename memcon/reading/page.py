"""A page: an article as the reader's parts see it, with its language annotations."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from memcon.model.articles import Article, Context
from memcon.model.findings import Actor, Commitment, DateMention, Deed, Document, Event, Meeting, Move, Statement, Step
from memcon.model.kinds import MarkKind
from memcon.model.passages import Span, Spans
from memcon.reading.dateline import find_dateline
from memcon.reading.gazetteer import KnownName, find_known_names
from memcon.reading.language import Plain, annotate_all
from memcon.reading.opening import find_bylines, find_heading
from memcon.reading.places import Places
from memcon.reading.quotations import Quotation, find_quotations, paragraphs
from memcon.reading.turns import Turn, find_turns, quotations_of

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as Sentence


@dataclass(frozen=True)
class Page:
    """One article, annotated. Everything is computed once, on first use; `doc[i].idx` are characters into `text`."""

    article: Article

    @property
    def text(self) -> str:
        return self.article.text.body

    @property
    def text_id(self) -> str:
        return self.article.text.id

    @property
    def context(self) -> Context:
        return self.article.context

    @cached_property
    def boilerplate(self) -> Spans:
        """What is passed over: lines that are no part of the report, and paragraphs in another language."""
        text = self.article.text
        foreign = (mark.span for mark in text.marks if mark.kind is MarkKind.FOREIGN)
        return (*text.boilerplate, *foreign, *find_bylines(self.text))

    @cached_property
    def heading(self) -> Spans:
        """The lines above the report: its headline, which tells in short what the report tells in full."""
        return tuple(line for line in find_heading(self.text) if not self.is_boilerplate(line))

    @cached_property
    def names(self) -> tuple[KnownName, ...]:
        return find_known_names(self.text)

    @cached_property
    def dateline(self) -> Span | None:
        return find_dateline(self.text)

    @cached_property
    def doc(self) -> "Doc":
        return annotate_all([self.plain])[0]

    @property
    def plain(self) -> Plain:
        """What is annotated."""
        return Plain(self.text, self.names, frozenset({self.dateline.end}) if self.dateline else frozenset())

    @cached_property
    def paragraphs(self) -> Spans:
        """The paragraphs of the report itself, boilerplate left out."""
        return tuple(p for p in paragraphs(self.text) if not self.is_boilerplate(p))

    @cached_property
    def turns(self) -> tuple[Turn, ...]:
        """The turns of the speakers, where it is a transcript."""
        return tuple(turn for turn in find_turns(self.text) if not any(map(self.is_boilerplate, turn.words)))

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """What is quoted, in order; of a transcript's turns each paragraph, and no quotation within it."""
        marked = [q for q in find_quotations(self.text) if not self.is_boilerplate(q.outer)]
        if not self.turns:
            return tuple(marked)
        said = Places((words, None) for turn in self.turns for words in turn.words)
        apart = (q for q in marked if not said.touch(q.outer))
        return tuple(sorted((*apart, *quotations_of(self.turns)), key=lambda q: q.outer))

    @cached_property
    def sentences(self) -> "tuple[Sentence, ...]":
        """The sentences of the report itself; boilerplate, blank ones and the dateline are left out."""
        return tuple(s for s in self.doc.sents if s.text.strip() and self._is_told(self.span_of(s)))

    def _is_told(self, span: Span) -> bool:
        in_dateline = self.dateline is not None and self.dateline.covers(span)
        return not in_dateline and not self.is_boilerplate(span)

    def is_boilerplate(self, span: Span) -> bool:
        return self._passed_over.touch(span)

    @cached_property
    def _passed_over(self) -> Places[None]:
        return Places((line, None) for line in self.boilerplate)

    def span_of(self, words: "Sentence") -> Span:
        """The characters of some words, white space trimmed."""
        return Span(words.start_char, words.end_char).trimmed(self.text)

    def sentence_at(self, position: int) -> "Sentence | None":
        """The sentence that the character at `position` stands in."""
        at = bisect_right(self._sentence_starts, position) - 1
        return self.sentences[at] if at >= 0 and position < self.sentences[at].end_char else None

    def paragraph_at(self, position: int) -> Span | None:
        """The paragraph that the character at `position` stands in."""
        at = bisect_right(self.paragraphs, position, key=lambda paragraph: paragraph.start) - 1
        return self.paragraphs[at] if at >= 0 and position < self.paragraphs[at].end else None

    def quotation_at(self, position: int) -> Quotation | None:
        """The quotation that the character at `position` stands in."""
        at = bisect_right(self._quotation_starts, position) - 1
        return self.quotations[at] if at >= 0 and position < self.quotations[at].outer.end else None

    @cached_property
    def kept(self) -> dict[Any, Any]:
        """What one part has worked out of the page and others ask for again, by the function that works it out."""
        return {}

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start_char for sentence in self.sentences]

    @cached_property
    def _quotation_starts(self) -> list[int]:
        return [quotation.outer.start for quotation in self.quotations]


def annotate_together(pages: Sequence[Page]) -> None:
    """Works out `doc` of several pages, which is the same as page by page, and quicker."""
    for page, doc in zip(pages, annotate_all([page.plain for page in pages]), strict=True):
        vars(page)["doc"] = doc  # where `cached_property` keeps it


@dataclass(frozen=True, kw_only=True)
class Found:
    """What the parts that ran before have found on a page. A part that was switched off has found nothing."""

    actors: tuple[Actor, ...] = ()
    dates: tuple[DateMention, ...] = ()
    statements: tuple[Statement, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    documents: tuple[Document, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    moves: tuple[Move, ...] = ()
    deeds: tuple[Deed, ...] = ()
    steps: tuple[Step, ...] = ()
    events: tuple[Event, ...] = ()
    published_inferred: str | None = None
