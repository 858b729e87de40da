"""Scores what became of promises over several reports, as the record tells it on the day of the last of them.

python -m benchmarks.promises.sequences            the figures of what rules were written by, and of what was kept apart
python -m benchmarks.promises.sequences --missed   and what was missed or wrongly told in the former
"""

import argparse
import datetime as dt
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.promises import HERE, Entry
from benchmarks.scoring.parties import plain, same_name
from memcon.model.articles import Article, Publication, Text
from memcon.model.entries import Claim
from memcon.model.entries import Entry as Told
from memcon.model.findings import Commitment, Reading, Step
from memcon.model.ids import text_id
from memcon.model.kinds import CommitmentStatus, FindingKind
from memcon.record import open_record
from memcon.views.wording import is_overdue

_THIRD = 3


@dataclass(frozen=True)
class Sequence:
    """Reports on one set of talks in their order, with the promises that a careful reader takes from them."""

    id: str
    situation: str
    articles: tuple[Article, ...]
    promises: tuple[Entry, ...]
    is_apart: bool

    @property
    def last_day(self) -> dt.date:
        return dt.date.fromisoformat(str(self.articles[-1].publication.published))


def sequences() -> tuple[Sequence, ...]:
    """All of them; every third is kept apart. Raises ValueError where the words of a promise stand in no report."""
    rows = tomllib.loads((HERE / "sequences.toml").read_text("utf-8"))["sequence"]
    return tuple(_sequence(row, apart=nth % _THIRD == _THIRD - 1) for nth, row in enumerate(rows))


def _sequence(row: Entry, *, apart: bool) -> Sequence:
    articles = tuple(_article(row["id"], nth, report) for nth, report in enumerate(row["reports"], 1))
    for promise in row["promises"]:
        if not any(promise["words"] in article.text.body for article in articles):
            raise ValueError(f"{promise['words']!r} stands in no report of {row['id']}")
    return Sequence(row["id"], row["situation"], articles, tuple(row["promises"]), apart)


def _article(id_: str, nth: int, report: Entry) -> Article:
    body = report["text"].strip()
    publication = Publication(outlet=f"{id_} {nth}", published=report["published"])
    return Article(
        id=f"{id_}-{nth}", text=Text(id=text_id(body), body=body, cleaning="as-given"), publication=publication
    )


def read(told: Iterable[Sequence]) -> dict[str, Reading]:
    """The readings of all reports, by the id of the article."""
    from memcon.reading import Reader

    return {reading.id: reading for reading in Reader().read_all(a for one in told for a in one.articles)}


def entries_of(sequence: Sequence, readings: dict[str, Reading]) -> tuple[Told[Commitment], ...]:
    """The commitments of the record that its reports come to."""
    with tempfile.TemporaryDirectory() as folder, open_record(Path(folder) / "run.db") as record:
        for article in sequence.articles:
            record.add(article)
            record.keep(readings[article.id], article)
        record.fold()
        entries: tuple[Told[Commitment], ...] = record.view().entries(FindingKind.COMMITMENT)
        return entries


def entry_for(promise: Entry, sequence: Sequence, entries: Iterable[Told[Commitment]]) -> Told[Commitment] | None:
    """The entry of the same debtors on most of the words of the promise."""
    fitting = [(_common(promise["words"], entry), entry) for entry in entries if _same_debtors(promise, entry)]
    best = max(fitting, key=lambda pair: (pair[0], pair[1].id), default=(0, None))
    return best[1] if best[0] > 0 else None


def _same_debtors(promise: Entry, entry: Told[Commitment]) -> bool:
    ours, theirs = [plain(name) for name in promise["by"]], [plain(name) for name in entry.fields.by]
    return all(any(same_name(one, other) for other in theirs) for one in ours)


def _common(words: str, entry: Told[Commitment]) -> int:
    """The most characters that a passage shares with the words, of those in which the promise is told."""
    claims = (claim for claim in entry.claims if not isinstance(claim.finding, Step))
    return max(
        (len(quote) for claim in claims for quote in _quotes(claim) if quote in words or words in quote), default=0
    )


def _quotes(claim: Claim[Any]) -> Iterator[str]:
    return (passage.quote for passage in claim.passages)


def score(sequence: Sequence, entries: tuple[Told[Commitment], ...]) -> Counter[str]:
    """Counts of promises, of those found, of fates and times that are right, and of wrong ones by their kind."""
    counts: Counter[str] = Counter()
    known: set[str] = set()
    for promise in sequence.promises:
        entry = entry_for(promise, sequence, entries)
        if entry is not None:
            known.add(entry.id)
        if entry is None or promise.get("optional"):
            counts["promises"] += not promise.get("optional")
            continue
        counts += Counter({name: int(value) for name, value in _judged(promise, entry, sequence).items()})
    counts["others"] = sum(entry.id not in known for entry in entries)
    return counts


def _judged(promise: Entry, entry: Told[Commitment], sequence: Sequence) -> dict[str, bool]:
    status, right = entry.fields.status, _fates(promise)
    late = is_overdue(entry.fields, sequence.last_day)
    due = promise.get("due")
    return {
        "promises": True,
        "found": True,
        "fates": status in right and late == promise.get("overdue", False),
        "wrongly kept": status is CommitmentStatus.KEPT and CommitmentStatus.KEPT not in right,
        "wrongly overdue": late and not promise.get("overdue", False),
        "times": due is not None and entry.fields.due == due,
        "dated": due is not None,
        "new days": "put_off_to" in promise and getattr(entry.fields, "put_off_to", None) == promise["put_off_to"],
        "moved": "put_off_to" in promise,
    }


def _fates(promise: Entry) -> list[str]:
    fate = promise["fate"]
    return [fate] if isinstance(fate, str) else list(fate)


def amiss(sequence: Sequence, entries: tuple[Told[Commitment], ...]) -> Iterator[str]:
    """In words, what differs."""
    known = set()
    for promise in sequence.promises:
        entry = entry_for(promise, sequence, entries)
        if entry is not None:
            known.add(entry.id)
        if entry is None or not _judged(promise, entry, sequence)["fates"]:
            told = "not found" if entry is None else _in_short(entry, sequence)
            yield f"   - {promise['by']} {promise['words']}: {promise['fate']}\n     + {told}"
    for entry in entries:
        if entry.id not in known:
            yield f"   + beside: {entry.fields.by} {entry.fields.what} {_in_short(entry, sequence)}"


def _in_short(entry: Told[Commitment], sequence: Sequence) -> str:
    overdue = ", overdue" if is_overdue(entry.fields, sequence.last_day) else ""
    quotes = [quote for claim in entry.claims for quote in _quotes(claim)]
    return f"{entry.fields.status}{overdue}, due {entry.fields.due}, told by {quotes}"


def show(counts: Counter[str]) -> None:
    for name, of in (("found", "promises"), ("fates", "promises"), ("times", "dated"), ("new days", "moved")):
        print(f"  {name:16} {counts[name]:3} of {counts[of]}")
    for name in ("wrongly kept", "wrongly overdue", "others"):
        print(f"  {name:16} {counts[name]:3}")


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.promises.sequences", description="score fates of promises"
    )
    parser.add_argument("--missed", action="store_true", help="show what was missed or wrongly told")
    wanted = parser.parse_args(arguments)
    readings = read(sequences())
    told = [(one, entries_of(one, readings)) for one in sequences()]
    for apart in (False, True):
        print("\nkept apart" if apart else "written by")
        counts: Counter[str] = sum((score(*one) for one in told if one[0].is_apart is apart), Counter())
        show(counts)
    for sequence, entries in told if wanted.missed else ():
        if not sequence.is_apart and (lines := list(amiss(sequence, entries))):
            print("\n".join((f"== {sequence.id}", *lines)))


if __name__ == "__main__":
    main()
