"""The newest that each side has put forward on an issue, without looking at all that was said before."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import pytest

from benchmarks.scale.articles import invent
from memcon.model.entries import Entry
from memcon.model.issues import Issue
from memcon.model.kinds import FindingKind
from memcon.record import Record, RecordView
from memcon.views import stands
from memcon.views.sides import is_among, owners, shown_sides
from memcon.views.stands import Stand, file_entries, newest_stands
from tests.record.blank import new_record

MOST = 2


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    with new_record(tmp_path_factory.mktemp("invented") / "record.db") as opened:
        opened.load(list(invent(60, 3)))
        opened.fold()
        yield opened


def entries(view: RecordView) -> list[Entry[Any]]:
    return [entry for kind in (FindingKind.MOVE, FindingKind.STATEMENT) for entry in view.entries(kind)]


def quoted(entry: Entry[Any]) -> str:
    return " ".join(passage.quote for claim in entry.claims for passage in claim.passages)


def issues_of(view: RecordView) -> tuple[Issue, ...]:
    """What is spoken of often, what seldom, whose words always stand for something else, and what never."""
    words = (word for entry in entries(view) for word in quoted(entry).split() if word.isalpha() and len(word) > 3)
    ranked = [word for word, _ in Counter(words).most_common()]
    often, seldom = ranked[0], ranked[len(ranked) // 8 :: len(ranked) // 8]
    return (
        Issue(name="often", words=(often,)),
        Issue(name="sometimes", words=tuple(seldom)),
        Issue(name="something else", words=(often,), but=(often,)),
        Issue(name="never", words=("velocipede",)),
    )


def looked_through(view: RecordView, issues: tuple[Issue, ...]) -> dict[tuple[str, str], list[str]]:
    """The newest, by looking at everything."""
    best: dict[tuple[str, str], dict[str, Stand]] = {}
    for stand in sorted(file_entries(view, entries(view), issues), key=lambda stand: stand.order):
        for side in (one for one in shown_sides(view) if is_among(one, stand.parties)):
            for issue in stand.issues:
                best.setdefault((issue, side), {})[stand.entry.id] = stand
    newest = {key: sorted(some.values(), key=lambda one: one.order, reverse=True) for key, some in best.items()}
    return {key: [one.claim.finding.id for one in some[:MOST]] for key, some in newest.items()}


def impatient(monkeypatch: pytest.MonkeyPatch, few: int, portion: int, patience: int) -> None:
    for name, value in {"_FEW": few, "_PORTION": portion, "_PATIENCE": patience}.items():
        monkeypatch.setattr(stands, name, value)


@pytest.mark.parametrize(("few", "portion", "patience"), [(150, 60, 5), (0, 1, 1), (0, 3, 2), (4, 2, 3)])
def test_the_newest_are_those_that_looking_at_everything_finds(
    record: Record, monkeypatch: pytest.MonkeyPatch, few: int, portion: int, patience: int
) -> None:
    impatient(monkeypatch, few, portion, patience)
    view = record.view()
    issues = issues_of(view)
    found = newest_stands(view, issues, shown_sides(view), MOST)
    told = {key: [one.claim.finding.id for one in newest.stands] for key, newest in found.items()}
    assert told == looked_through(view, issues)
    assert {issue for issue, _ in told} == {"often", "sometimes"}


def test_where_words_stand_for_something_else_hardly_more_is_looked_at_than_what_has_them(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    impatient(monkeypatch, 0, 1, 1)
    view, looked = record.view(), list[Entry[Any]]()

    def watch(view: RecordView, some: Iterable[Entry[Any]], issues: tuple[Issue, ...]) -> Iterator[Stand]:
        looked.extend(some := list(some))
        return file_entries(view, some, issues)

    monkeypatch.setattr(stands, "file_entries", watch)
    issue, side = issues_of(view)[2], shown_sides(view)[0]
    assert not newest_stands(view, (issue,), (side,), MOST)
    mine = [entry for entry in entries(view) if is_among(side, owners(entry))]
    with_words = [entry for entry in mine if issue.told_by[0] in quoted(entry)]
    assert len(with_words) < len(looked) <= 2 * len(with_words) + 4
