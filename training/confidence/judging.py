"""From a corpus with gold to examples: what the reader attributes in it, by what signs, and whether that is right."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from benchmarks.cases import articles, objects
from benchmarks.scoring.tally import match
from benchmarks.scoring.words import Characters, characters, overlap
from memcon.model.articles import Article
from memcon.model.passages import Spans
from memcon.reading.actors.scene import Scene
from memcon.reading.page import Found, Page
from memcon.reading.reader import PARTS
from memcon.reading.statements import by_rules, by_tagger
from memcon.reading.statements.attributions import Attribution, in_order
from memcon.reading.statements.confidence import Signs, signs_of
from memcon.reading.statements.nesting import nest
from memcon.reading.statements.tagged import reconcile

SAME = 0.5  # of the characters of two contents that they share, where they are one

Told = tuple[Characters, Characters]
"""The characters of a content and those of its source."""


@dataclass(frozen=True, slots=True)
class Judged:
    """An attribution in the report that is number `report` of its corpus: its signs, and whether it is right.
    `tagged` is True where the tagger found it; `ships` where the reader would tell it if it left nothing out."""

    report: int
    tagged: bool
    ships: bool
    signs: Signs
    right: bool


def judged(corpus: Path) -> Iterator[Judged]:
    """All that the reader attributes in a corpus, likely or not; and what the rules alone would, to judge them by."""
    for number, (article, gold) in enumerate(zip(articles([corpus]), objects([corpus]), strict=True)):
        scene, found = _scene(article)
        rules = by_rules(scene, found)
        both = _outermost(reconcile(scene, rules, by_tagger(scene)))
        yield from _judged(scene, number, both, gold, ships=True)
        yield from _judged(scene, number, _outermost(rules), gold, ships=False)


def _judged(
    scene: Scene, number: int, attributions: Sequence[Attribution], gold: Mapping[str, Any], *, ships: bool
) -> Iterator[Judged]:
    verdicts = right_ones(scene.page.text, [(a.content, a.source) for a in attributions], gold["attributions"])
    for attribution, right in zip(attributions, verdicts, strict=True):
        tagged = attribution.signs is not None
        yield Judged(number, tagged, ships, signs_of(scene, attribution), right)


def right_ones(text: str, told: Sequence[tuple[Spans, Spans]], gold: Iterable[Mapping[str, Any]]) -> list[bool]:
    """Which of some (content, source) are right: matched with a gold attribution one to one, with a source that
    overlaps its source, or with none where it has none."""
    ours = [(nth, (characters(text, content), characters(text, source))) for nth, (content, source) in enumerate(told)]
    theirs = [(characters(text, one["content"]), characters(text, one.get("source") or ())) for one in gold]
    pairs = match([one for one in theirs if one[0]], ours, lambda g, o: _likeness(g, o[1]))
    right = {nth for gold_one, (nth, one) in pairs if _is_same_source(gold_one, one)}
    return [nth in right for nth in range(len(told))]


def _likeness(some: Told, others: Told) -> float:
    share = overlap(some[0], others[0])
    return share if share >= SAME else 0.0


def _is_same_source(gold: Told, one: Told) -> bool:
    return bool(gold[1] & one[1]) if gold[1] else not one[1]


def _scene(article: Article) -> tuple[Scene, Found]:
    page, found = Page(article), Found()
    for part in ("actors", "published_inferred", "dates"):
        found = replace(found, **{part: PARTS[part](page, found)})
    return Scene(page), found


def _outermost(attributions: Iterable[Attribution]) -> list[Attribution]:
    """Those that lie within no other: the corpus does not nest."""
    return [told.attribution for told in nest(in_order(attributions)) if told.within is None]
