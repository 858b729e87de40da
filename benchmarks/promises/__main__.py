"""Scores the reader on the promises and papers of invented talks, by class of language.

python -m benchmarks.promises            the figures of the cases that rules were written by, and of those kept apart
python -m benchmarks.promises --missed   and what was missed or wrongly told in the former
"""

import argparse
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from benchmarks.promises import READ_AS_OF, Case, Entry, cases
from benchmarks.scoring import Tally
from benchmarks.scoring.figures import score_document
from benchmarks.scoring.parties import same_name
from benchmarks.scoring.tally import match
from memcon.model.articles import Article, Publication, Text
from memcon.model.ids import text_id


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.promises", description="score the reader on promises")
    parser.add_argument("--missed", action="store_true", help="show what was missed or wrongly told")
    wanted = parser.parse_args(arguments)
    told = [(case, reading) for case, reading in zip(cases(), read(cases()), strict=True)]
    for apart in (False, True):
        print("\nkept apart" if apart else "written by")
        show([(case, reading) for case, reading in told if case.is_apart is apart])
    if wanted.missed:
        for case, reading in told:
            if not case.is_apart:
                print("".join(f"\n{line}" for line in amiss(case, reading)), end="")
        print()


def read(told: Iterable[Case]) -> Iterator[dict[str, Any]]:
    """The readings of cases, as plain data."""
    from memcon.reading import Reader

    for reading in Reader().read_all(_article(case) for case in told):
        plain: dict[str, Any] = msgspec.to_builtins(reading)
        yield plain


def _article(case: Case) -> Article:
    text = Text(id=text_id(case.text), body=case.text, cleaning="as-given")
    return Article(id=case.id, text=text, publication=Publication(published=case.published))


def show(told: list[tuple[Case, dict[str, Any]]]) -> None:
    figures: dict[tuple[str, str], Tally] = {}
    for case, reading in told:
        group = case.kind if case.published == READ_AS_OF else "reports"
        for figure, tally in score_case(case, reading).items():
            for name in (group, "all"):
                figures[name, figure] = figures.get((name, figure), Tally()) + tally
    for (group, figure), tally in figures.items():
        if tally.found or tally.gold:
            share = f"P {tally.precision:.3f} R {tally.recall:.3f} F1 {tally.f1:.3f}"
            print(f"  {group:12} {figure:11} {share}   gold {tally.gold} found {tally.found}")


def score_case(case: Case, reading: dict[str, Any]) -> dict[str, Tally]:
    """Commitments, those of them with the right status, and papers."""
    figures = score_document(case.as_gold, reading)
    chosen = {name: figures[name] for name in ("commitment", "c-status")}
    if case.kind == "paper":
        found = reading.get("documents", [])
        right = len(match(case.papers, found, _same_paper))
        chosen["paper"] = Tally(right, len(found), len(case.papers))
    return chosen


def _same_paper(gold: Entry, found: Entry) -> float:
    noun = gold["what"].split()[-1]
    owners = gold.get("owner"), found.get("owner")
    same_owner = owners[0] == owners[1] or (all(owners) and same_name(*(str(o).lower() for o in owners)))
    return float(noun in found["what"] and gold["status"] == found["status"] and same_owner)


def amiss(case: Case, reading: dict[str, Any]) -> Iterator[str]:
    """In words, what differs: what the gold has (-) and what was found (+), where not everything is right."""
    figures = score_case(case, reading)
    if all(t.right == t.found == t.gold for t in figures.values()):
        return
    yield f"== {case.id}: {case.text if len(case.text) < 200 else ''}"
    for entry in case.commitments:
        optional = " (optional)" if entry.get("optional") else ""
        yield f"   - {entry['status']}{optional} {entry['by']} {_words(case, entry)}"
    for entry in reading.get("commitments", []):
        yield f"   + {entry.get('status')} {entry['by']} {_words(case, entry)} (told by {entry.get('status_by')})"
    for entry in case.papers:
        yield f"   - {dict(entry)}"
    if case.kind == "paper":
        for entry in reading.get("documents", []):
            yield f"   + paper {entry['what']}, {entry.get('owner')}, {entry['status']}"


def _words(case: Case, entry: Entry) -> str:
    return " | ".join(case.text[start:end] for start, end in (*entry["evidence"], *entry.get("also", ())))


if __name__ == "__main__":
    main()
