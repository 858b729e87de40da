"""What two findings must share to have anything to do with one another."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.scale.articles import invent
from memcon.model.findings import kind_of
from memcon.model.kinds import CommitmentStatus, FindingKind, MeetingStatus, StatementKind
from memcon.record.fold import gather
from memcon.record.material import AnyClaim, Material, Source
from memcon.record.merge import AFTER_ACTORS, Joining, know
from memcon.record.merge.renderings import share_order
from memcon.record.merge.scene import Scene
from memcon.record.merge.ties import Dated, meet, numbers
from memcon.record.words import words_of
from tests.record.builders import Report, prisoners
from tests.record.test_fold import reports


def sources() -> list[Source]:
    invented = [
        Source(a.text, (a.publication,), a.publication.published, a.text.id, reading) for a, reading in invent(60)
    ]
    by_hand = [
        Source(r.article.text, (r.article.publication,), r.article.context.published, r.id, r.reading())
        for r in (*reports(), *loosely_told())
    ]
    return list({source.text.id: source for source in (*invented, *by_hand)}.values())


def loosely_told() -> list[Report]:
    """Reports that leave open when, by whom or of what, so that others must tell it."""
    first = Report(
        "Norland proposed talks in Seaville on 20 March. “We will wait for the paper that they owe us all,” was said. "
        "They freed 50 prisoners. The list was handed over.",
        "2031-03-09",
        "Upland Post",
    )
    first.meeting("talks in Seaville on 20 March", "Norland", "Southmark", date="2031-03-20", place="Seaville",
                  status=MeetingStatus.PROPOSED, proposer="Norland")  # fmt: skip
    first.statement("We will wait for the paper that they owe us all", None)
    first.commitment("They freed 50 prisoners", ["Norland"], quantity=prisoners(50), status=CommitmentStatus.PART_KEPT)
    first.document("The list was handed over", None, "memorandum")
    second = Report("Talks were put off to 2 April. A document of Southmark came. Round 2 was held.", None)
    second.meeting("Talks were put off to 2 April", "Norland", "Southmark", date="2031-04-02",
                   status=MeetingStatus.POSTPONED)  # fmt: skip
    second.document("A document of Southmark", "Southmark", "document")
    second.meeting("Round 2 was held", round=2, status=MeetingStatus.HELD)
    third = Report("Southmark will reopen the Lower Bridge. It will also free the pilots by 12 March.", "2031-03-08")
    third.commitment("reopen the Lower Bridge", ["Southmark"], status=CommitmentStatus.PENDING)
    third.commitment("free the pilots by 12 March", ["Southmark"], status=CommitmentStatus.PENDING, due="2031-03-12")
    fourth = Report(
        "Traffic over the Lower Bridge resumed at dawn. The release was put off. Southmark kept its word.", "2031-03-11"
    )
    fourth.step("Traffic over the Lower Bridge resumed", what="resumed Traffic over the Lower Bridge")
    fourth.step("The release was put off", what="put off The release", status=CommitmentStatus.PUT_OFF)
    fourth.commitment("kept its word", ["Southmark"], what="its word", status=CommitmentStatus.KEPT)
    fifth = Report(
        "“They owe us the whole of the paper, and we shall wait for it,” Bell said. Anna Bell was there.", "2031-03-10"
    )
    fifth.statement("They owe us the whole of the paper, and we shall wait for it", "Anna Bell")
    sixth = Report(
        "They owed them the entire paper and they would await it, Bell said, and so a minister said.", "2031-03-10"
    )
    sixth.statement("They owed them the entire paper and they would await it", "Bell", kind=StatementKind.INDIRECT)
    seventh = Report("“They owe us the entire paper, and we shall wait for it”, it was heard.", "2031-03-11")
    seventh.statement("They owe us the entire paper, and we shall wait for it", None)
    return [first, second, third, fourth, fifth, sixth, seventh]


def scene_of(claims: Sequence[AnyClaim]) -> Scene:
    gathered = gather(Material(tuple(sources())))
    actors = [[c] for c in claims if kind_of(c.finding) is FindingKind.ACTOR]
    return Scene().among(know(actors, gathered.rulings))


@pytest.mark.parametrize("joining", AFTER_ACTORS, ids=lambda joining: str(joining.kind))
def test_findings_that_have_to_do_with_one_another_find_one_another(joining: Joining) -> None:
    gathered = gather(Material(tuple(sources())))
    scene = scene_of(gathered.standing)
    claims = {c.finding.id: c for c in gathered.standing if kind_of(c.finding) is joining.kind}
    groups = joining.group(claims.values(), scene, gathered.rulings)
    ties = {id_: joining.ties(claim, scene) for id_, claim in claims.items()}
    assert groups.linked
    for a, b in groups.linked:
        assert ties[a].offers & ties[b].seeks
        assert ties[b].offers & ties[a].seeks


def test_keys_are_told_apart_by_what_they_hold_and_not_by_its_order() -> None:
    assert numbers([("a", frozenset({"b", "c"}))]) == numbers([("a", frozenset({"c", "b"}))])
    assert len(numbers([("a", "b"), ("ab",), (("a",), "b"), ("a", None), (1,), ("1",)])) == 6


def test_keys_of_one_time_are_neighbours_among_the_numbers() -> None:
    days = range(240_000, 240_050)
    dated = {day: numbers(Dated(day, word) for word in ("pier", "toll", "ferry")) for day in days}
    assert [min(dated[day]) for day in days] == sorted(min(dated[day]) for day in days)
    assert all(max(dated[day]) < min(dated[day + 1]) for day in days[:-1])
    assert max(numbers(["pier", "toll", "ferry"])) < min(dated[days[0]]) <= max(dated[days[-1]]) < 1 << 63


@given(st.integers(0, 1 << 40), st.integers(0, 1 << 40), st.text(), st.text())
def test_dated_keys_are_one_where_time_and_thing_are(time: int, other: int, thing: str, another: str) -> None:
    same = numbers([Dated(time, thing)]) == numbers([Dated(other, another)])
    assert same == (time == other and thing == another)
    assert meet([Dated(time, thing)], []).offers == meet([], [Dated(time, thing)]).seeks


def test_words_in_one_order_are_counted_with_those_left_out() -> None:
    said = words_of("we shall not open the pier before they pay what they owe")
    assert share_order(said, words_of("we shall not open that old pier before they pay what they owe"))
    assert not share_order(said, said[::-1])
