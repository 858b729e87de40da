"""Small readings, made by hand from invented reports: what a reader would have found, without reading."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from memcon.model.articles import Article, Publication, Text
from memcon.model.findings import (
    Actor,
    Commitment,
    Deed,
    Document,
    Finding,
    Meeting,
    Move,
    Quantity,
    Reading,
    Statement,
    Step,
)
from memcon.model.ids import finding_id, text_id
from memcon.model.kinds import ActorKind, Attitude, CommitmentStatus, FindingKind, StatementKind
from memcon.model.passages import Passage, Span
from memcon.record.fold import fold
from memcon.record.material import Material, Source

READER = "reader-1"


@dataclass
class Report:
    """An invented report and what is found in it. Each finding is on words that stand in the body."""

    body: str
    published: str | None = None
    outlet: str | None = "Seaville Post"
    name: str | None = None
    title: str | None = None
    fetched: str | None = None
    cleaning: str = "plain-1"
    window: str | None = None
    reader: str = READER
    findings: list[Finding] = field(default_factory=list)

    @property
    def id(self) -> str:
        return text_id(self.body)

    @property
    def article(self) -> Article:
        publication = Publication(outlet=self.outlet, title=self.title, published=self.published, fetched=self.fetched)
        return Article(self.name or self.id, Text(self.id, self.body, self.cleaning), publication)

    def reading(self, article: Article | None = None) -> Reading:
        article = article or self.article
        kinds: dict[type, str] = {
            Statement: "statements",
            Meeting: "meetings",
            Document: "documents",
            Commitment: "commitments",
            Move: "moves",
            Deed: "deeds",
            Step: "steps",
            Actor: "actors",
        }
        found: dict[str, list[Finding]] = {name: [] for name in kinds.values()}
        for finding in self.findings:
            found[kinds[type(finding)]].append(finding)
        return Reading(
            id=article.id,
            text=self.body,
            published=article.context.published,
            published_inferred=self.window,
            outlet=self.outlet,
            reader=self.reader,
            **{name: tuple(some) for name, some in found.items()},  # type: ignore[arg-type]
        )

    def span(self, words: str) -> Span:
        at = self.body.index(words)
        return Span(at, at + len(words))

    def passage(self, words: str) -> Passage:
        return Passage.cut(self.id, self.body, self.span(words))

    def _id(self, kind: FindingKind, words: str, aspect: str = "") -> str:
        return finding_id(kind, self.id, [self.span(words)], aspect)

    def statement(self, words: str, speaker: str | None, **fields: Any) -> Statement:
        return self._add(
            Statement(
                id=self._id(FindingKind.STATEMENT, words),
                speaker=speaker,
                kind=fields.pop("kind", StatementKind.DIRECT),
                attitude=fields.pop("attitude", Attitude.SAID),
                content=(self.span(words),),
                **fields,
            )
        )

    def meeting(self, words: str, *parties: str, **fields: Any) -> Meeting:
        what = fields.pop("what", words)
        id_ = self._id(FindingKind.MEETING, words)
        return self._add(Meeting(id=id_, what=what, parties=parties, evidence=(self.span(words),), **fields))

    def document(self, words: str, owner: str | None, what: str, **fields: Any) -> Document:
        id_ = self._id(FindingKind.DOCUMENT, words)
        return self._add(Document(id=id_, what=what, owner=owner, evidence=(self.span(words),), **fields))

    def commitment(self, words: str, by: Iterable[str], **fields: Any) -> Commitment:
        what = fields.pop("what", words)
        id_ = self._id(FindingKind.COMMITMENT, words)
        return self._add(Commitment(id=id_, by=tuple(by), what=what, evidence=(self.span(words),), **fields))

    def step(self, words: str, *by: str, **fields: Any) -> Step:
        what = fields.pop("what", words)
        id_ = self._id(FindingKind.COMMITMENT, words, "step")
        status = fields.pop("status", CommitmentStatus.KEPT)
        return self._add(Step(id=id_, by=by, what=what, status=status, evidence=(self.span(words),), **fields))

    def move(self, words: str, kind: Any, *by: str, **fields: Any) -> Move:
        what = fields.pop("what", words)
        id_ = self._id(FindingKind.MOVE, words, str(kind))
        return self._add(Move(id=id_, kind=kind, by=by, what=what, evidence=(self.span(words),), **fields))

    def deed(self, words: str, *by: str, **fields: Any) -> Deed:
        what = fields.pop("what", words)
        id_ = self._id(FindingKind.DEED, words)
        return self._add(Deed(id=id_, by=by, what=what, evidence=(self.span(words),), **fields))

    def actor(self, name: str, kind: ActorKind = ActorKind.PERSON, **fields: Any) -> Actor:
        words = fields.pop("words", name)
        fields.setdefault("names", (name,))
        id_ = finding_id(FindingKind.ACTOR, self.id, [self.span(words)], name)
        return self._add(Actor(id=id_, name=name, kind=kind, mentions=(self.span(words),), **fields))

    def _add(self, finding: Any) -> Any:
        self.findings.append(finding)
        return finding


def prisoners(amount: float, each: bool = True) -> Quantity:
    return Quantity(amount=amount, of="prisoners", each=each)


def are_one(*reports: Report, at: tuple[int, int] = (0, 0)) -> bool:
    """Whether the chosen findings of the first and the last report are one entry."""
    sources = []
    for report in reports:
        article = report.article
        published = article.context.published
        sources.append(Source(article.text, (article.publication,), published, report.id, report.reading()))
    membership = fold(Material(tuple(sources)))
    first, last = reports[0].findings[at[0]].id, reports[-1].findings[at[1]].id
    return membership[first] == membership[last]


def put(record: Any, *reports: Report) -> None:
    """Adds reports to a record and keeps their readings."""
    for report in reports:
        record.add(report.article)
        record.keep(report.reading(), report.article)
