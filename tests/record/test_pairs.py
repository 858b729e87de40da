"""Pairs and stories come out the same whichever way the texts came: one by one, at once, in any order."""

from collections.abc import Callable, Iterable
from itertools import combinations
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.wire import BACKGROUND, COPIES, seeded, write_another, write_report
from memcon.articles.sketch import sketch
from memcon.record import Record, nearness, open_record, schema, telling
from memcon.record.crowds import find_pairs
from memcon.record.nearness import pairs_with
from memcon.record.pairs import Comparing, Pair, PairKind, Sketched
from memcon.record.stories import tell_stories
from tests.record.builders import Report, put

Told = tuple[set[Pair], dict[str, str]]


def write_reports(seed: int, words: int = 180) -> list[str]:
    """Two wire reports with what newspapers make of them, two others that share a paragraph, and words alone."""
    chance = seeded(seed)
    wires = [write_report(chance, words) for _ in range(2)]
    copies = [change(chance, wire).body for wire in wires for change in COPIES.values()]
    others = [write_another(chance, BACKGROUND, words).body for _ in range(2)]
    return [*(wire.body for wire in wires), *copies, *others, "Talks begin.", "Talks begin!", "…", "Talks went on."]


BODIES = list(dict.fromkeys(write_reports(3)))
SKETCHED = {body: Sketched(Report(body).id, body, sketch(body)) for body in BODIES}


def afresh(bodies: Iterable[str]) -> Told:
    """What comes of comparing each with each."""
    texts, comparing = [SKETCHED[body] for body in bodies], Comparing()
    pairs = {pair for a, b in combinations(texts, 2) if (pair := comparing.compare(a, b))}
    return pairs, tell_stories({text.id: len(text.body) for text in texts}, pairs)


def kept(record: Record) -> Told:
    """What a record keeps, once it is folded."""
    record.fold()
    with record._store.reading() as connection:
        rows = connection.execute(sa.select(schema.pair))
        return {Pair(r[0], r[1], PairKind(r[2]), r[3], r[4]) for r in rows}, telling.load_stories(connection)


def test_there_is_something_to_tell() -> None:
    pairs, stories = afresh(BODIES)
    assert {pair.kind for pair in pairs} == set(PairKind)
    assert len(BODIES) > len(set(stories.values())) > 4


@pytest.mark.parametrize("seed", range(3))
def test_a_crowd_has_the_pairs_that_comparing_each_with_each_finds(seed: int) -> None:
    texts = [Sketched(Report(body).id, body, sketch(body)) for body in dict.fromkeys(write_reports(seed))]
    comparing = Comparing()
    each = {pair for a, b in combinations(texts, 2) if (pair := comparing.compare(a, b))}
    assert set(find_pairs(texts)) == each
    some = frozenset(text.id for text in texts[:5])
    assert set(find_pairs(texts, some)) == {pair for pair in each if {pair.first, pair.other} & some}


def test_a_crowd_of_none_has_no_pairs() -> None:
    assert list(find_pairs([])) == []


@pytest.mark.parametrize("seed", range(3))
def test_many_texts_have_the_pairs_that_comparing_each_with_each_finds(record: Record, seed: int) -> None:
    bodies = list(dict.fromkeys(write_reports(seed)))
    texts = [Sketched(Report(body).id, body, sketch(body)) for body in bodies]
    comparing = Comparing()
    each = {pair for a, b in combinations(texts, 2) if (pair := comparing.compare(a, b))}
    put(record, *map(Report, bodies))
    with record._store.reading() as connection:
        assert set(pairs_with(connection, texts)) == each
        some = texts[:5]
        theirs = {text.id for text in some}
        assert set(pairs_with(connection, some)) == {pair for pair in each if {pair.first, pair.other} & theirs}


def test_no_text_has_no_pairs(record: Record) -> None:
    with record._store.reading() as connection:
        assert list(pairs_with(connection, [])) == []


def test_only_few_of_many_texts_are_held_at_a_time(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nearness, "_TOGETHER", 3)
    monkeypatch.setattr(nearness, "_OTHERS", 2)
    put(record, *map(Report, BODIES))
    with record._store.reading() as connection:
        assert set(pairs_with(connection, list(SKETCHED.values()))) == afresh(BODIES)[0]


@pytest.mark.slow
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(len(BODIES))), folds=st.sets(st.integers(0, 20)), lost=st.sets(st.integers(0, 17)))
def test_stories_are_the_same_in_whatever_order_texts_came_and_went(
    fresh: Callable[[], Record], order: list[int], folds: set[int], lost: set[int]
) -> None:
    record = fresh()
    for nth, at in enumerate(order):
        put(record, Report(BODIES[at]))
        if nth in folds:
            record.fold()
    assert kept(record) == afresh(BODIES)
    gone = {BODIES[at % len(BODIES)] for at in lost}
    for body in gone:
        record.forget(Report(body).id)
    assert kept(record) == afresh(body for body in BODIES if body not in gone)


@pytest.mark.parametrize(("few", "crowd"), [(0, 100), (0, 0), (100, 0)])
def test_pairs_that_are_missing_are_found_again(
    record: Record, monkeypatch: pytest.MonkeyPatch, few: int, crowd: int
) -> None:
    monkeypatch.setattr(telling, "_FEW", few)
    monkeypatch.setattr(telling, "_CROWD", crowd)
    put(record, *map(Report, BODIES))
    with record._store.writing() as connection:
        some = connection.scalars(sa.select(schema.text.c.id).order_by(schema.text.c.id)).all()[::2]
        connection.execute(sa.delete(schema.pair).where(schema.pair.c.text_id.in_(some)))
        connection.execute(sa.delete(schema.pair).where(schema.pair.c.other_id.in_(some)))
        connection.execute(sa.update(schema.text).where(schema.text.c.id.in_(some)).values(compared=None))
    assert kept(record) == afresh(BODIES)


def test_a_text_that_was_cleaned_better_is_in_no_story(record: Record) -> None:
    old, new = Report(BODIES[0], cleaning="plain-1"), Report(BODIES[2], cleaning="plain-2")
    for report in (old, new):
        record.add(report.article, b"bytes of the page")
    _, stories = kept(record)
    assert stories == {new.id: new.id}
    assert record.near_copies(new.article) == ()


def test_two_programs_that_add_to_one_record_miss_no_pair(tmp_path: Path) -> None:
    with open_record(tmp_path / "record.db") as one, open_record(tmp_path / "record.db") as other:
        for nth, body in enumerate(BODIES):
            put((one, other)[nth % 2], Report(body))
        assert kept(one) == afresh(BODIES)


def test_one_more_text_is_compared_with_none_but_those_that_it_may_be_a_copy_of(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, *rest = BODIES
    put(record, *map(Report, rest))
    record.fold()
    met: list[str] = []
    compare = Comparing.compare

    def noted(self: Comparing, a: Sketched, b: Sketched) -> Pair | None:
        met.append(b.id)
        return compare(self, a, b)

    monkeypatch.setattr(Comparing, "compare", noted)
    put(record, Report(first))
    assert Report("Talks begin.").id not in met
    asked = len(met)
    record.fold()
    assert len(met) == asked
