"""A record that grows holds what it would hold if all of it were folded at once, whatever came in when."""

from collections.abc import Callable, Iterator, Mapping
from itertools import islice, permutations
from typing import cast

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from benchmarks.scale.articles import invent
from memcon.model.articles import Article
from memcon.model.decisions import Decision
from memcon.model.findings import Actor, Reading
from memcon.model.kinds import ActorKind, CommitmentStatus, DecisionKind, FindingKind, MeetingStatus, MoveKind
from memcon.record import Record, RecordView, schema
from memcon.record.fold import fold, gather
from memcon.record.growth import folding
from memcon.record.kept.gists import Bearings, bearings_of, terms_told
from memcon.record.kept.present import PresentView
from memcon.record.shelf import load_material, load_membership
from tests.record.builders import Report, prisoners, put
from tests.record.test_fold import reports

_KIND = schema.entry.c.kind
Step = Callable[[Record], object]
Pairs = list[tuple[Article, Reading]]
FILLER = " ".join(f"Item {n} of the agenda was read out and left for later." for n in range(30))


def assert_is_whole(record: Record) -> None:
    """What is kept is what the whole fold of all readings and decisions gives."""
    kept = cast("PresentView", record.view())
    connection = kept._connection
    material = load_material(connection)
    gathered = gather(material)
    membership = fold(material, gathered)
    assert load_membership(connection) == membership
    whole = RecordView(material, membership, gathered=gathered)
    for kind in FindingKind:
        assert kept.entries(kind) == whole.entries(kind)
        assert kept.names(kind) == whole.names(kind)
        assert kept.select(kind) == whole.select(kind)
        if connection.dialect.name == "sqlite":
            rows = connection.execute(select(schema.entry).where(kind.value == _KIND))
            assert {row.id: found_by(row._mapping) for row in rows} == {
                entry.id: msgspec.structs.asdict(bearings_of(entry)) | {"sought": terms_told(entry), "seek": True}
                for entry in whole.entries(kind)
            }
    assert kept.articles() == whole.articles()
    assert kept.bearers() == whole.bearers()
    assert (kept.negotiation(), kept.sum_up(), kept.movers(), kept.channels(), kept.until()) == (
        whole.negotiation(),
        whole.sum_up(),
        whole.movers(),
        whole.channels(),
        whole.until(),
    )


def found_by(row: Mapping[str, object]) -> dict[str, object]:
    """What an entry is found by; its place among all may be another where that of two would be the same."""
    return {name: row[name] for name in Bearings.__struct_fields__} | {"sought": row["sought"], "seek": True}


def invented(number: int, seed: int) -> Pairs:
    return list({article.text.id: (article, reading) for article, reading in invent(number, seed)}.values())


def loaded(pairs: Pairs) -> Step:
    return lambda record: record.load(pairs)


@pytest.mark.slow
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10_000), order=st.randoms(use_true_random=False), size=st.integers(1, 9))
def test_invented_articles_in_any_order_and_portions(
    fresh: Callable[[], Record], seed: int, order: "object", size: int
) -> None:
    pairs, record = invented(22, seed), fresh()
    order.shuffle(pairs)  # type: ignore[attr-defined]
    each = iter(pairs)
    while portion := list(islice(each, size)):
        record.load(portion)
        record.fold()
    assert_is_whole(record)


def named(body: str, day: str | None, outlet: str, tell: Callable[[Report], object]) -> Report:
    report = Report(body, day, outlet)
    tell(report)
    return report


def who_is_who() -> Iterator[Report]:
    """Reports of which each changes who is meant in the others: namesakes, a slip, an acronym, a body's own name."""
    yield named(
        "Halmar said that the pier stays shut for as long as they owe us the toll.",
        "2031-03-01",
        "Upland Post",
        lambda r: (
            r.actor("Halmar", side="Norland"),
            r.statement("the pier stays shut for as long as they owe us the toll", "Halmar", side="Norland"),
        ),
    )
    yield named(
        "Andriy Halmar of Norland asked for the list. “The pier is closed as long as they owe us the toll,” he said.",
        "2031-03-02",
        "City Post",
        lambda r: (
            r.actor("Andriy Halmar", side="Norland", office="envoy"),
            r.move("asked for the list", MoveKind.DEMAND, "Andriy Halmar", toward=("Southmark",)),
            r.statement("The pier is closed as long as they owe us the toll", "Andriy Halmar", side="Norland"),
        ),
    )
    yield named(
        "Petro Halmar, who speaks for Norland, came too.",
        "2031-03-03",
        "City Wire",
        lambda r: r.actor("Petro Halmar", side="Norland"),
    )
    yield named(
        "The Harbour Council of Southmark will free 90 prisoners, HCS said.",
        "2031-03-03",
        "Upland Wire",
        lambda r: (
            r.actor(
                "Harbour Council of Southmark", ActorKind.ORGANISATION, names=("Harbour Council of Southmark", "HCS")
            ),
            r.commitment("will free 90 prisoners", ["HCS"], quantity=prisoners(90), status=CommitmentStatus.PENDING),
        ),
    )
    yield named(
        "HCS freed 90 prisoners. Mira Tolan, its secretary, speaks for Southmark.",
        "2031-03-09",
        "City Post",
        lambda r: (
            r.actor("HCS", ActorKind.ORGANISATION),
            r.actor("Mira Tolan", side="HCS"),
            r.commitment("freed 90 prisoners", ["HCS"], quantity=prisoners(90), status=CommitmentStatus.KEPT),
        ),
    )


@pytest.mark.slow
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(11)))
def test_reports_that_tell_one_by_one_who_is_meant_in_the_others(fresh: Callable[[], Record], order: list[int]) -> None:
    told, record = [*reports(), *who_is_who()], fresh()
    for at in order:
        put(record, told[at])
        record.fold()
    assert_is_whole(record)


def versions() -> list[Report]:
    """One story in three texts: as it was, as the outlet changed it, and as another printed it."""
    first = Report(f"The parties met in Seaville on Monday. {FILLER}", "2031-03-04", "Norland Times")
    changed = Report(
        f"The parties met in Seaville on Monday. {FILLER} They will meet again.", "2031-03-05", "Norland Times"
    )
    copied = Report(f"The parties met in Seaville on Monday. {FILLER} (Agency)", "2031-03-04", "Southmark Echo")
    for report in (first, changed, copied):
        report.meeting("met in Seaville on Monday", "Norland", "Southmark", date="2031-03-03", place="Seaville",
                       status=MeetingStatus.HELD)  # fmt: skip
    first.statement(f"{FILLER[:60]}", "Norland")
    changed.meeting("They will meet again", "Norland", "Southmark", date="2031-03-20")
    return [first, changed, copied]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_copies_and_later_versions_that_come_in_any_order(record: Record, order: tuple[int, ...]) -> None:
    put(record, *reports())
    record.fold()
    for at in order:
        put(record, versions()[at])
        record.fold()
        assert_is_whole(record)


def decided(kind: DecisionKind, target: str, at: int, **fields: object) -> Decision:
    made = f"2031-04-01T00:{at:02d}:00+00:00"
    return Decision(id=f"k-{kind}{at}", kind=kind, who="Ada", made=made, target=target, fields=fields)  # type: ignore[arg-type]


def test_what_people_decided_holds_for_what_comes_in_after_it(record: Record) -> None:
    told = reports()
    put(record, *told[:2])
    record.fold()
    meeting, promise = told[0].findings[0].id, told[0].findings[1].id
    record.decide(decided(DecisionKind.CORRECT, meeting, 1, place="Sudport"))
    rejected = record.decide(decided(DecisionKind.REJECT, promise, 2))
    for report in told[2:]:
        put(record, report)
        record.fold()
        assert_is_whole(record)
    apart = Report("Again the first round in Seaville was told of by Norland.", "2031-03-06", "City Wire")
    late = apart.meeting("the first round", "Norland", "Southmark", round=1, status=MeetingStatus.HELD)
    put(record, apart)
    record.decide(decided(DecisionKind.SPLIT, late.id, 3))
    put(record, *versions()[:2])
    record.fold()
    assert_is_whole(record)
    record.decide(decided(DecisionKind.MERGE, late.id, 4, other=meeting))
    record.decide(decided(DecisionKind.UNDO, rejected.id, 5))
    put(record, versions()[2])
    record.fold()
    assert_is_whole(record)


def test_what_is_read_again_takes_the_place_of_what_was_read(record: Record) -> None:
    told = reports()
    put(record, *told)
    record.fold()
    again = Report(told[0].body, told[0].published, reader="reader-2")
    again.meeting("the first round in Seaville", "Norland", "Southmark", round=1, date="2031-03-03")
    record.keep(again.reading(), again.article)
    record.fold()
    assert_is_whole(record)
    nothing = Report(told[3].body, told[3].published, told[3].outlet, reader="reader-3")
    record.keep(nothing.reading(), nothing.article)
    record.fold()
    assert_is_whole(record)


def test_what_is_forgotten_leaves_the_rest_whole(record: Record) -> None:
    told = reports()
    put(record, *told)
    record.fold()
    record.forget(told[2].id)
    put(record, versions()[0])
    record.fold()
    assert_is_whole(record)


def test_a_rebuild_in_portions_gives_the_same(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    record.load(invented(18, 5))
    put(record, *reports(), *versions(), *who_is_who())
    record.decide(decided(DecisionKind.CORRECT, reports()[0].findings[0].id, 1, place="Sudport"))
    before = [record.view().entries(kind) for kind in FindingKind]
    monkeypatch.setattr(folding, "_PORTION", 40)
    record.rebuild()
    assert [record.view().entries(kind) for kind in FindingKind] == before
    assert_is_whole(record)


def test_only_what_a_new_article_touches_is_written_anew(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    record.load(invented(18, 5))
    record.fold()
    grown: list[int] = []
    monkeypatch.setattr("memcon.record.writer.fold_all", lambda connection: pytest.fail("all was folded"))
    from memcon.record.growth import settling

    keep = settling.keep_entries
    monkeypatch.setattr(
        settling, "keep_entries", lambda c, k, i, some, t: (grown.append(len(some)), keep(c, k, i, some, t))
    )
    put(record, reports()[0])
    record.fold()
    assert 0 < sum(grown) <= 5
    assert msgspec.structs.asdict(record.view().sum_up())["articles"] == len(invented(18, 5)) + 1


def test_what_people_said_is_one_stays_one_when_either_is_told_of_again(record: Record) -> None:
    told = reports()
    put(record, *told)
    record.fold()
    second, demand = told[3].findings[0].id, told[0].findings[0].id
    merge = record.decide(decided(DecisionKind.MERGE, second, 1, other=demand))
    record.fold()
    assert_is_whole(record)
    again = Report("A second round in Seaville on 22 March was confirmed.", "2031-03-12", "City Post")
    again.meeting("A second round", "Norland", "Southmark", round=2, date="2031-03-22", place="Seaville")
    put(record, again)
    record.fold()
    assert_is_whole(record)
    record.decide(decided(DecisionKind.UNDO, merge.id, 2))
    record.fold()
    assert_is_whole(record)


def test_a_decision_is_taken_in_without_folding_all(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    put(record, *reports(), *versions())
    record.fold()
    monkeypatch.setattr("memcon.record.writer.fold_all", lambda connection: pytest.fail("all was folded"))
    meeting, promise = (finding.id for finding in reports()[0].findings[:2])
    made = [
        decided(DecisionKind.REJECT, meeting, 1),
        decided(DecisionKind.CORRECT, promise, 2, what="free the prisoners"),
        decided(DecisionKind.NOTE, promise, 3, text="seen"),
        decided(DecisionKind.CONFIRM, promise, 4),
        decided(DecisionKind.UNDO, "k-reject1", 5),
        decided(DecisionKind.SPLIT, reports()[1].findings[0].id, 6),
        decided(DecisionKind.SET, reports()[4].id, 7, published="2031-03-11"),
    ]
    for decision in made:
        record.decide(decision)
        record.fold()
        assert_is_whole(record)


def test_a_text_that_another_outlet_prints_too_is_taken_in_without_folding_all(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    pairs = invented(12, 5)
    record.load(pairs)
    record.fold()
    monkeypatch.setattr("memcon.record.writer.fold_all", lambda connection: pytest.fail("all was folded"))
    article, reading = pairs[3]
    printed = msgspec.structs.replace(article.publication, outlet="Southmark Echo")
    record.load([(msgspec.structs.replace(article, id="printed-too", publication=printed), reading)])
    assert_is_whole(record)
    assert "Southmark Echo" in {p.outlet for p in record.view().article("printed-too").publications}


def test_a_side_that_a_person_corrects_again_reaches_all_that_is_told_of_the_actor(record: Record) -> None:
    told = [*who_is_who(), *reports()]
    put(record, *told[:2], *told[5:])
    speaker = next(finding for finding in told[0].findings if isinstance(finding, Actor))
    record.decide(decided(DecisionKind.CORRECT, speaker.id, 1, side="Southmark"))
    record.fold()
    assert_is_whole(record)
    again = record.decide(decided(DecisionKind.CORRECT, speaker.id, 2, side="Westland"))
    record.fold()
    assert_is_whole(record)
    assert [s.fields.side for s in record.view().entries(FindingKind.STATEMENT)][:1] == ["Westland"]
    record.decide(decided(DecisionKind.UNDO, again.id, 3))
    put(record, told[2])
    record.fold()
    assert_is_whole(record)


def test_an_actor_that_is_rejected_and_comes_back_has_all_its_claims_again(record: Record) -> None:
    told = reports()
    put(record, *told[:3])
    actor = next(finding for finding in told[0].findings if isinstance(finding, Actor))
    rejected = record.decide(decided(DecisionKind.REJECT, actor.id, 1, entry=True))
    record.fold()
    assert_is_whole(record)
    put(record, told[3])
    record.fold()
    assert_is_whole(record)
    record.decide(decided(DecisionKind.UNDO, rejected.id, 2))
    put(record, *told[4:])
    record.fold()
    assert_is_whole(record)
