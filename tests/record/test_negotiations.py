"""Several negotiations of the same states in one record are kept apart: by words, parties, and what people say."""

import datetime as dt
from collections.abc import Callable, Iterable
from itertools import permutations
from typing import Any

import msgspec
import pytest

from memcon.model.decisions import Decision
from memcon.model.kinds import ActorKind, CommitmentStatus, DecisionKind, FindingKind, MeetingStatus, MoveKind
from memcon.record import Record, RecordView
from memcon.record.kept.present import PresentView
from memcon.record.negotiations.named import FIRST, made_by
from memcon.record.negotiations.narrowed import Narrowed
from memcon.record.shelf import load_material, load_membership
from memcon.views.brief import write_brief
from memcon.views.sheet import say_heading
from tests.record.builders import Report, put

Fields = dict[str, Any]


def both(report: Report) -> Report:
    report.actor("Norland", ActorKind.STATE)
    report.actor("Southmark", ActorKind.STATE)
    return report


def truce() -> Report:
    """About the truce alone; its last paragraph speaks of prisoners, and names a promise that tells nothing itself."""
    report = both(
        Report(
            "Norland and Southmark discussed a truce in Seaville on Monday.\n"
            "Norland proposed thirty days of silence along the river.\n"
            "Of the prisoners nothing was said, but Southmark promised a list by Friday.",
            "2031-03-04",
            title="Truce talks open",
        )
    )
    report.meeting("discussed a truce", "Norland", "Southmark", date="2031-03-03", place="Seaville")
    report.move("proposed thirty days of silence", MoveKind.PROPOSAL, "Norland")
    report.commitment("promised a list by Friday", ["Southmark"], due="2031-03-07", status=CommitmentStatus.PENDING)
    return report


def grain() -> Report:
    report = both(
        Report(
            "Norland and Southmark met again about the grain ships.\n"
            "The next round will be in Oxport on 6 May.\n"
            "Southmark demanded a fifth of the harvest.",
            "2031-04-02",
            title="Round on grain ends",
        )
    )
    report.meeting("met again about the grain ships", "Norland", "Southmark", date="2031-04-01")
    report.meeting(
        "The next round", "Norland", "Southmark", place="Oxport", date="2031-05-06", status=MeetingStatus.SCHEDULED
    )
    report.move("demanded a fifth of the harvest", MoveKind.DEMAND, "Southmark")
    return report


def elsewhere() -> Report:
    """Grain too, but of other states."""
    report = Report("Eastland and Westmark opened their grain talks in Hillford.", "2031-04-03")
    report.actor("Eastland", ActorKind.STATE)
    report.actor("Westmark", ActorKind.STATE)
    report.meeting("opened their grain talks", "Eastland", "Westmark", date="2031-04-03")
    return report


def say(record: Record, kind: DecisionKind = DecisionKind.NAME, target: str | None = None, **fields: Any) -> Decision:
    made = f"2031-05-01T10:{len(record.view().decisions()):02}:00+00:00"
    return record.decide(Decision.make(kind, target=target, who="ada", made=made, fields=fields))


def name_three(record: Record) -> tuple[str, str, str]:
    """The ids of three negotiations of the same two states."""
    sides = ["Norland", "Southmark"]
    say(record, name="Truce talks", sides=sides, about=["truce", "silence of arms"])
    rest = [
        say(record, new=True, name=name, sides=sides, about=about)
        for name, about in (("Grain talks", ["grain"]), ("Prisoner talks", ["prisoner"]))
    ]
    return FIRST, made_by(rest[0]), made_by(rest[1])


def told(view: RecordView) -> set[str]:
    kinds = (FindingKind.MEETING, FindingKind.MOVE, FindingKind.COMMITMENT)
    return {entry.fields.what for kind in kinds for entry in view.entries(kind)}


def in_memory(view: RecordView) -> RecordView:
    assert isinstance(view, PresentView)
    return RecordView(load_material(view._connection), load_membership(view._connection))


APART = (
    {"discussed a truce", "proposed thirty days of silence"},
    {"met again about the grain ships", "The next round", "demanded a fifth of the harvest"},
    {"promised a list by Friday"},
)


def test_three_negotiations_of_the_same_states_are_kept_apart(record: Record) -> None:
    put(record, truce(), grain(), elsewhere())
    ids = name_three(record)
    view = record.view()
    assert tuple(told(view.within(id_)) for id_ in ids) == APART
    assert tuple(told(in_memory(view).within(id_)) for id_ in ids) == APART


@pytest.mark.parametrize("order", list(permutations((truce, grain, elsewhere))))
def test_what_is_filed_where_hangs_on_no_order(
    fresh: Callable[[], Record], order: Iterable[Callable[[], Report]]
) -> None:
    record = fresh()
    for make in order:
        put(record, make())
        record.fold()
    assert tuple(told(record.view().within(id_)) for id_ in name_three(record)) == APART


def test_an_article_that_is_about_two_is_in_both(record: Record) -> None:
    put(record, truce(), grain())
    first, grains, prisoners = name_three(record)
    view = record.view()
    listed = {id_: {filed.title for filed in view.within(id_).articles()} for id_ in (first, grains, prisoners)}
    assert listed == {
        first: {"Truce talks open"},
        grains: {"Round on grain ends"},
        prisoners: {"Truce talks open"},
    }
    assert [view.within(id_).count_published(None, None) for id_ in (first, grains, prisoners)] == [1, 1, 1]
    assert view.within(prisoners).sum_up().first == "2031-03-04"


def test_talks_of_other_states_on_the_same_matter_are_not_filed(record: Record) -> None:
    put(record, grain(), elsewhere())
    name_three(record)
    view = record.view()
    meeting = next(e for e in view.entries(FindingKind.MEETING) if "Eastland" in e.fields.parties)
    assert view.filed_under([meeting.id, elsewhere().id]) == {meeting.id: frozenset(), elsewhere().id: frozenset()}


def test_what_no_words_tell_stays_with_the_negotiation_that_has_none(record: Record) -> None:
    put(record, truce(), grain())
    grains = made_by(say(record, new=True, name="Grain talks", about=["grain"]))
    view = record.view()
    assert (told(view.within(FIRST)), told(view.within(grains))) == (APART[0] | APART[2], APART[1])


def test_what_stands_beside_words_of_another_negotiation_is_not_of_that_one(record: Record) -> None:
    report = both(
        Report(
            "Norland and Southmark will free all prisoners. Each side is also to write down its terms for a truce.",
            "2031-03-04",
        )
    )
    report.commitment("write down its terms for a truce", ["Norland", "Southmark"])
    put(record, report)
    prisoners = made_by(say(record, new=True, name="Prisoner talks", about=["prisoner"]))
    view = record.view()
    assert (told(view.within(FIRST)), told(view.within(prisoners))) == ({"write down its terms for a truce"}, set())
    assert len(view.within(prisoners).articles()) == 1


def test_the_brief_of_one_tells_of_no_other(record: Record) -> None:
    put(record, truce(), grain())
    _, grains, _ = name_three(record)
    page = write_brief(record.view().within(grains))
    assert say_heading(page) == "Grain talks"
    words = msgspec.json.encode(page.sections).decode()
    assert "Oxport" in words
    assert "truce" not in words


def test_as_of_an_earlier_day_they_are_apart_too(record: Record) -> None:
    put(record, truce(), grain())
    first, grains, _ = name_three(record)
    then = record.view(dt.date(2031, 3, 20))
    assert (told(then.within(first)), told(then.within(grains))) == (APART[0], set())
    assert told(record.view().within(grains).as_of(dt.date(2031, 3, 20))) == set()


def test_a_negotiation_becomes_part_of_another_until_that_is_undone(record: Record) -> None:
    put(record, truce(), grain())
    first, grains, prisoners = name_three(record)
    merge = say(record, target=prisoners, merged=[grains])
    view = record.view()
    assert [one.name for one in view.negotiations()] == ["Truce talks", "Prisoner talks"]
    assert told(view.within(prisoners)) == APART[1] | APART[2]
    say(record, DecisionKind.UNDO, merge.id)
    assert tuple(told(record.view().within(id_)) for id_ in (first, grains, prisoners)) == APART


def test_what_is_split_off_is_in_the_old_one_no_more(record: Record) -> None:
    put(record, truce(), grain())
    say(record, name="All talks", about=["truce", "grain", "prisoner"])
    split = say(record, new=True, split=FIRST, name="Grain talks", about=["grain"])
    view = record.view()
    assert (told(view.within(FIRST)), told(view.within(made_by(split)))) == (APART[0] | APART[2], APART[1])
    say(record, DecisionKind.UNDO, split.id)
    assert told(record.view()) == told(record.view().within(FIRST)) == APART[0] | APART[1] | APART[2]


@pytest.mark.parametrize("reread", [False, True])
def test_an_entry_is_filed_by_hand(record: Record, reread: bool) -> None:
    report = truce()
    put(record, report, grain())
    first, _, prisoners = name_three(record)
    move = next(e for e in record.view().entries(FindingKind.MOVE) if e.fields.by == ("Norland",))
    said = say(record, DecisionKind.FILE, move.id, into=prisoners, out_of=first)
    if reread:  # by a newer reader, which finds a little less in the same place
        newer = truce()
        newer.reader, newer.findings = "reader-2", [f for f in newer.findings if f.id != move.id]
        newer.move("proposed thirty days", MoveKind.PROPOSAL, "Norland")
        record.keep(newer.reading(), newer.article)
    view = record.view()
    assert view.filed_under([view.entry(move.id).id]) == {view.entry(move.id).id: frozenset({prisoners})}
    say(record, DecisionKind.UNDO, said.id)
    view = record.view()
    assert view.filed_under([view.entry(move.id).id]) == {view.entry(move.id).id: frozenset({first})}


def test_an_article_is_filed_by_hand_with_what_stands_in_it(record: Record) -> None:
    put(record, truce(), grain(), elsewhere())
    first, grains, _ = name_three(record)
    say(record, DecisionKind.FILE, elsewhere().id, into=grains)
    say(record, DecisionKind.FILE, grain().id, out_of=grains, into=first)
    view = record.view()
    assert told(view.within(grains)) == {"opened their grain talks"}
    assert told(view.within(first)) == APART[0] | APART[1]


def test_what_is_said_of_a_negotiation_that_was_never_made_changes_nothing(record: Record) -> None:
    put(record, truce())
    made = say(record, new=True, name="Grain talks", about=["grain"])
    say(record, target=made_by(made), name="Corn talks")
    say(record, DecisionKind.FILE, truce().id, into=made_by(made))
    say(record, DecisionKind.UNDO, made.id)
    assert [one.id for one in record.view().negotiations()] == [FIRST]
    assert told(record.view().within(FIRST)) == APART[0] | APART[2]


def test_forgetting_an_article_leaves_no_trace_of_where_it_was_filed(record: Record) -> None:
    put(record, truce(), grain())
    _, grains, _ = name_three(record)
    record.fold()
    record.forget(grain().id)
    assert told(record.view().within(grains)) == set()
    assert record.view().within(grains).articles() == ()


def test_whatever_is_asked_of_a_record_can_be_asked_of_one_negotiation() -> None:
    own = {"part"}  # which Narrowed itself is
    asked = {name for name, value in vars(RecordView).items() if callable(value) and not name.startswith("_")}
    assert asked - set(vars(Narrowed)) - own == set()
