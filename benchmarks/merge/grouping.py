"""From readings of the marked reports to how the record groups their mentions."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.merge.figures import Group, b_cubed, conll
from benchmarks.merge.gold import Marked, Mention
from memcon.model.findings import Actor, Finding, Reading, kind_of
from memcon.model.kinds import ActorKind, FindingKind
from memcon.model.passages import Span
from memcon.record.claims import spans_of
from memcon.record.fold import fold
from memcon.record.material import Material, Source

NAMES = {
    FindingKind.MEETING: "meetings",
    FindingKind.STATEMENT: "statements",
    FindingKind.COMMITMENT: "commitments",
    FindingKind.ACTOR: "persons",
}
_KEPT_UP = ("B3", "CoNLL", "all CoNLL")


@dataclass(frozen=True)
class Grouped:
    """The entry that each mention came to, by mention; None where the reading found nothing there."""

    entries: Mapping[Mention, str | None]

    def of(self, kind: FindingKind, reports: frozenset[str]) -> dict[Mention, str | None]:
        """Those of one kind in some of the reports, by the ids of these."""
        return {m: entry for m, entry in self.entries.items() if m.kind is kind and m.report in reports}


def figures_of(reports: Sequence[Marked], readings: Iterable[Reading]) -> dict[str, float]:
    """The figures by kind, of the talks that were tuned on and ("apart") of those that were not."""
    grouped = group(reports, readings)
    found: dict[str, float] = {}
    for title, apart in (("", False), ("apart ", True)):
        chosen = frozenset(r.article.id for r in reports if r.is_kept_apart is apart)
        for kind, name in NAMES.items():
            of_kind = figures(grouped.of(kind, chosen))
            found |= {f"{title}{name} {figure}": of_kind[figure] for figure in _KEPT_UP}
    return found


def group(reports: Sequence[Marked], readings: Iterable[Reading]) -> Grouped:
    """Puts all readings into one record, and looks up the mentions in it."""
    read = {reading.id: reading for reading in readings}
    entry_of = fold(Material(tuple(_source(report, read[report.article.id]) for report in reports)))
    found: dict[Mention, str | None] = {}
    for report in reports:
        for mention in report.mentions:
            finding = finding_at(mention, read[report.article.id].findings)
            found[mention] = entry_of.get(finding.id) if finding else None
    return Grouped(found)


def _source(report: Marked, reading: Reading) -> Source:
    article = report.article
    return Source(article.text, (article.publication,), article.context.published, article.text.id, reading)


def finding_at(mention: Mention, findings: Iterable[Finding]) -> Finding | None:
    """The finding of the mention's kind on most of its words, and of several the one on the fewest others."""
    fitting = [(_fit(mention.span, finding), finding.id, finding) for finding in findings if _may_be(mention, finding)]
    best = max((f for f in fitting if f[0][0] > 0), key=lambda f: f[:2], default=None)
    return best[2] if best else None


def _may_be(mention: Mention, finding: Finding) -> bool:
    """Of actors any with a name: a person whom the reading takes for a body may still come to the right entry."""
    named = not isinstance(finding, Actor) or finding.kind not in {ActorKind.STATE, ActorKind.UNNAMED}
    return named and kind_of(finding) is mention.kind


def _fit(span: Span, finding: Finding) -> tuple[int, int]:
    """Characters in common, and less those beside them."""
    common = [(min(span.end, s.end) - max(span.start, s.start), s.start - s.end) for s in spans_of(finding)]
    return max(common, default=(0, 0))


def figures(mentions: Mapping[Mention, str | None]) -> dict[str, float]:
    """B-cubed and CoNLL F1 of the grouping of those mentions that the reading found; of all, where what it missed
    counts as missed; and the share that it found."""
    found = {mention: entry for mention, entry in mentions.items() if entry}
    made = groups_of(found)
    gold, whole = (groups_of({m: m.name for m in some}) for some in (found, mentions))
    return {
        "B3": b_cubed(gold, made).f1,
        "CoNLL": conll(gold, made),
        "all B3": b_cubed(whole, made).f1,
        "all CoNLL": conll(whole, made),
        "found": len(found) / len(mentions) if mentions else 1.0,
    }


def groups_of(mentions: Mapping[Mention, str | None]) -> list[Group]:
    groups: dict[str | None, set[Mention]] = defaultdict(set)
    for mention, name in mentions.items():
        groups[name].add(mention)
    return list(groups.values())
