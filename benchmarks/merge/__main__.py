"""Prints how well the marked reports are merged, those that were not tuned on by themselves."""

import argparse
from collections import defaultdict
from collections.abc import Mapping, Sequence

from benchmarks.merge.gold import Marked, Mention, gold_files, marked
from benchmarks.merge.grouping import NAMES, Grouped, figures, group
from memcon.reading import Reader


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.merge", description=__doc__)
    parser.add_argument("--faults", action="store_true", help="what is wrong in the reports that were tuned on")
    wanted = parser.parse_args()
    reports = list(marked(gold_files()))
    grouped = group(reports, Reader().read_all(report.article for report in reports))
    for title, apart in (("tuned on", False), ("not tuned on", True)):
        chosen = frozenset(r.article.id for r in reports if r.is_kept_apart is apart)
        show(f"{title}: {len(chosen)} reports", grouped, chosen)
    if wanted.faults:
        show_faults(reports, grouped)


def show(title: str, grouped: Grouped, chosen: frozenset[str]) -> None:
    print(f"\n{title}\n  {'':12}{'B3':>8}{'CoNLL':>8}{'all B3':>10}{'all CoNLL':>11}{'found':>8}")
    for kind, name in NAMES.items():
        f = figures(grouped.of(kind, chosen))
        print(f"  {name:12}{f['B3']:8.3f}{f['CoNLL']:8.3f}{f['all B3']:10.3f}{f['all CoNLL']:11.3f}{f['found']:8.3f}")


def show_faults(reports: Sequence[Marked], grouped: Grouped) -> None:
    texts = {r.article.id: r.article.text.body for r in reports if not r.is_kept_apart}
    mentions = {m: entry for m, entry in grouped.entries.items() if m.report in texts}
    for word, keys in (("came apart", by_name(mentions)), ("wrongly joined", by_entry(mentions))):
        for key, found in keys.items():
            if len({other for _, other in found}) > 1:
                print(f"\n{word}: {key}")
                for mention, other in sorted(found, key=lambda pair: (pair[1], pair[0].report)):
                    print(f"  {other:20.20} {mention.report:13} {mention.span.of(texts[mention.report])}")


def by_name(mentions: Mapping[Mention, str | None]) -> Mapping[str, list[tuple[Mention, str]]]:
    found: dict[str, list[tuple[Mention, str]]] = defaultdict(list)
    for mention, entry in mentions.items():
        found[f"{mention.kind} {mention.name}"].append((mention, entry or "missed"))
    return found


def by_entry(mentions: Mapping[Mention, str | None]) -> Mapping[str, list[tuple[Mention, str]]]:
    found: dict[str, list[tuple[Mention, str]]] = defaultdict(list)
    for mention, entry in mentions.items():
        if entry:
            found[entry].append((mention, mention.name))
    return found


if __name__ == "__main__":
    main()
