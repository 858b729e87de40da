"""What changed between two days: each change once, in words of a report, and the same for every side."""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from memcon.model.entries import Negotiation
from memcon.model.kinds import ActorKind, CommitmentStatus, DocumentStatus, FindingKind, MeetingStatus, MoveKind
from memcon.record import Record
from memcon.views.changes import Change, ChangeKind, Changes, Said, find_changes
from memcon.views.changes_page import count_new, lay_out, tabulate
from memcon.views.excerpts import Excerpt
from memcon.views.sheet import Line
from tests.record.blank import new_record
from tests.record.builders import Report, put
from tests.views.conftest import PILOTS, PORT

NAMES = (PORT, PILOTS)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def proposal(names: tuple[str, str] = NAMES, published: str = "2025-05-20") -> Report:
    """One side proposes a round and promises rosters for it."""
    one, other = names
    report = Report(f"{one} proposed a round for 2 June. {one} will bring rosters to it. {other} wants pay.", published)
    for name in names:
        report.actor(name, ActorKind.ORGANISATION)
    report.meeting(
        f"{one} proposed a round for 2 June",
        *names,
        what="second round",
        round=2,
        date="2025-06-02",
        status=MeetingStatus.PROPOSED,
        proposer=one,
    )
    promise = f"{one} will bring rosters to it"
    paper = report.document(promise, one, "rosters", status=DocumentStatus.PROMISED)
    report.commitment(
        promise,
        [one],
        to=(other,),
        what="bring rosters",
        document=paper.id,
        due="2025-06-02",
        status=CommitmentStatus.PENDING,
    )
    report.move(f"{other} wants pay", MoveKind.DEMAND, other, toward=(one,))
    return report


def outcome(
    names: tuple[str, str] = NAMES, published: str = "2025-06-03", kept: CommitmentStatus | None = CommitmentStatus.KEPT
) -> Report:
    """The round was held, and the rosters were brought, or whatever `kept` says became of the promise."""
    one, other = names
    report = Report(f"{one} and {other} held their round on 2 June. {one} brought rosters, both said.", published)
    for name in names:
        report.actor(name, ActorKind.ORGANISATION)
    report.meeting(
        f"{one} and {other} held their round on 2 June",
        *names,
        what="second round",
        round=2,
        date="2025-06-02",
        place="Seaville",
        status=MeetingStatus.HELD,
    )
    if kept:
        words = f"{one} brought rosters"
        paper = report.document(words, one, "rosters", status=DocumentStatus.HANDED_OVER)
        report.commitment(words, [one], to=(other,), what="bring rosters", document=paper.id, status=kept)
    said = f"{one} brought rosters, both said"
    report.statement(said, one, side=one, cue_text="said")
    return report


Open = Callable[..., Record]


@pytest.fixture
def holding(tmp_path: Any) -> Iterator[Open]:
    """Makes records that hold given reports."""
    made: list[Record] = []

    def _holding(*reports: Report) -> Record:
        made.append(new_record(tmp_path / f"{len(made)}.db"))
        put(made[-1], *reports)
        return made[-1]

    yield _holding
    for record in made:
        record.close()


def changes_of(record: Record, before: str, after: str, **more: Any) -> Changes:
    view = record.view(day(after))
    return find_changes(view.as_of(day(before)), view, **more)


def words_of(lines: tuple[Line, ...]) -> list[str]:
    return [text for line in lines for text in (line.text, *words_of(line.under))]


def of_kind(changes: tuple[Change, ...], kind: FindingKind) -> Change:
    (found,) = (change for change in changes if change.kind is kind)
    return found


def test_a_proposed_round_that_was_held_is_settled_by_the_report_that_says_so(holding: Open) -> None:
    held = of_kind(changes_of(holding(proposal(), outcome()), "2025-05-28", "2025-06-03").settled, FindingKind.MEETING)
    status = next(field for field in held.fields if field.field == "status")
    assert (status.before, status.after) == ("proposed", "held")
    assert status.excerpt is not None
    assert "held their round" in status.excerpt.quote
    assert status.excerpt.where == "Seaville Post, 3 June 2025"


def test_a_promise_that_was_kept_and_its_paper_are_settled(holding: Open) -> None:
    settled = changes_of(holding(proposal(), outcome()), "2025-05-28", "2025-06-03").settled
    assert [c.kind for c in settled] == [FindingKind.MEETING, FindingKind.COMMITMENT, FindingKind.DOCUMENT]


def test_a_place_that_came_to_be_known_is_told_with_what_was_known_before(holding: Open) -> None:
    held = of_kind(changes_of(holding(proposal(), outcome()), "2025-05-28", "2025-06-03").settled, FindingKind.MEETING)
    assert ("place", None, "Seaville") in [(f.field, f.before, f.after) for f in held.fields]


def test_what_is_first_told_in_between_is_new(holding: Open) -> None:
    changes = changes_of(holding(proposal(), outcome()), "2025-05-19", "2025-05-28")
    assert {c.kind for c in changes.new} == {
        FindingKind.MEETING,
        FindingKind.COMMITMENT,
        FindingKind.DOCUMENT,
        FindingKind.MOVE,
    }
    assert count_new(changes) == "1 meeting, 1 commitment, 1 document and 1 move"


def test_what_tells_of_an_earlier_time_is_new_on_the_day_it_was_published(holding: Open) -> None:
    record = holding(outcome(published="2025-06-20"))
    assert not changes_of(record, "2025-05-28", "2025-06-05")
    assert changes_of(record, "2025-06-05", "2025-06-20").new


def test_a_promise_is_overdue_once_its_day_went_by_between_the_days(holding: Open) -> None:
    record = holding(proposal())
    overdue = changes_of(record, "2025-06-02", "2025-06-03").overdue
    assert [c.kind for c in overdue] == [FindingKind.MEETING, FindingKind.COMMITMENT]
    assert all(c.overdue and c.excerpts for c in overdue)


def test_what_was_overdue_before_is_not_overdue_anew(holding: Open) -> None:
    assert not changes_of(holding(proposal()), "2025-06-04", "2025-06-06").overdue


def test_a_promise_that_was_kept_in_time_is_not_overdue(holding: Open) -> None:
    assert not changes_of(holding(proposal(), outcome()), "2025-06-02", "2025-06-03").overdue


def test_a_demand_of_which_nothing_more_is_heard_has_gone_quiet(holding: Open) -> None:
    quiet = of_kind(changes_of(holding(proposal()), "2025-06-02", "2025-06-04").quiet, FindingKind.MOVE)
    assert quiet.told == "2025-05-20"
    assert quiet.excerpts[0].quote == f"{PILOTS} wants pay"


@pytest.mark.parametrize(("until", "found"), [("2025-06-02", False), ("2025-06-03", True), ("2025-06-20", True)])
def test_a_matter_goes_quiet_after_the_days_that_were_asked_for(holding: Open, until: str, found: bool) -> None:
    assert bool(changes_of(holding(proposal()), "2025-05-25", until, quiet_after=14).quiet) is found


def test_a_matter_that_was_quiet_before_has_not_gone_quiet_again(holding: Open) -> None:
    assert not changes_of(holding(proposal()), "2025-06-10", "2025-06-20").quiet


def test_a_demand_that_was_answered_is_not_quiet(holding: Open) -> None:
    first = proposal()
    answer = Report(f"{PORT} will pay, it said.", "2025-05-21")
    answer.actor(PORT, ActorKind.ORGANISATION)
    answer.move(f"{PORT} will pay", MoveKind.ACCEPTANCE, PORT, toward=(PILOTS,), answers=first.findings[-1].id)
    quiet = changes_of(holding(first, answer), "2025-06-02", "2025-06-30").quiet
    assert FindingKind.MOVE not in [c.kind for c in quiet]


@pytest.mark.parametrize(
    ("by", "published", "dropped"),
    [(PILOTS, "2025-05-21", True), (PORT, "2025-05-21", False), (PILOTS, "2025-05-19", False)],
)
def test_a_demand_is_not_quiet_once_those_who_made_it_have_dropped_it(
    holding: Open, by: str, published: str, dropped: bool
) -> None:
    asked = Report(f"{PILOTS} demands that the night shift end by April.", "2025-05-20")
    asked.move(f"{PILOTS} demands", MoveKind.DEMAND, PILOTS, what="that the night shift end by April")
    given = Report(f"{by} dropped its demand that the night shift end by April.", published)
    given.move(f"{by} dropped", MoveKind.CONCESSION, by, what="its demand that the night shift end by April")
    for report in (asked, given):
        report.actor(by if report is given else PILOTS, ActorKind.ORGANISATION)
    quiet = changes_of(holding(asked, given), "2025-05-25", "2025-06-30").quiet
    assert (FindingKind.MOVE in [c.kind for c in quiet]) is not dropped


def test_an_account_that_contradicts_an_earlier_one_is_rival(record: Record) -> None:
    (rival,) = changes_of(record, "2025-05-21", "2025-05-28").rival
    assert rival.kind is FindingKind.COMMITMENT
    assert {account.value for r in rival.rivalries for account in r.accounts} >= {"right after the May holiday"}
    assert {e.where for e in rival.excerpts} == {"Harbour Gazette, 20 May 2025", "Mariners' Weekly, 28 May 2025"}


def test_a_new_office_is_a_change_and_a_new_face_is_none(holding: Open) -> None:
    first = Report("Chair Ada Brook spoke for the port of Seaville before the rain came down.", "2025-05-20")
    first.actor("Ada Brook", office="Chair")
    second = Report("The guests had left. Minister Ada Brook spoke to the press about next week.", "2025-06-01")
    second.actor("Ada Brook", office="Minister")
    record = holding(first, second)
    assert not changes_of(record, "2025-05-01", "2025-05-21")
    (changed,) = changes_of(record, "2025-05-21", "2025-06-02").changed
    assert [(f.field, f.before, f.after) for f in changed.fields] == [("office", "Chair", "Minister")]
    assert changed.fields[0].excerpt is not None
    assert changed.fields[0].excerpt.quote == "Minister Ada Brook spoke to the press about next week."


def test_statements_are_counted_by_side(holding: Open) -> None:
    (said,) = changes_of(holding(proposal(), outcome()), "2025-05-28", "2025-06-03").said
    assert (said.side, said.number) == (PORT, 1)


def test_an_entry_that_came_to_stand_under_another_id_is_not_new(holding: Open) -> None:
    record = holding(outcome())
    before = record.view()
    put(record, proposal())
    changes = find_changes(before, record.view())
    assert FindingKind.MEETING not in {c.kind for c in changes.new}
    assert not changes.gone


def test_what_nothing_speaks_for_any_more_is_gone(holding: Open) -> None:
    record = holding(proposal())
    before = record.view()
    record.forget(proposal().id)
    assert {c.kind for c in find_changes(before, record.view()).gone} >= {FindingKind.MEETING, FindingKind.MOVE}


def test_what_a_later_version_of_a_report_leaves_out_is_gone(holding: Open) -> None:
    told = "The port of Seaville was quiet on Monday, said the harbour master, and the pilots stayed at home all day. "
    first = Report(f"{told}Port of Ardland demands dues.", "2025-05-20", title="Quiet port")
    second = Report(f"{told}Nobody was at the gates.", "2025-05-22", title="Quiet port")
    first.move("Port of Ardland demands dues", MoveKind.DEMAND, PORT)
    (gone,) = changes_of(holding(first, second), "2025-05-21", "2025-05-22").gone
    assert gone.excerpts[0].quote == "Port of Ardland demands dues"


def test_every_change_stands_with_words_and_where_they_are(record: Record) -> None:
    for change in changes_of(record, "2025-05-01", "2025-06-30"):
        assert change.excerpts
        assert all(e.quote and e.where for e in change.excerpts)


# What holds for any record and any days

DAYS = st.dates(dt.date(2025, 5, 15), dt.date(2025, 6, 30))
UNHURRIED = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def story(holding: Open) -> Record:
    return holding(proposal(), outcome(kept=None, published="2025-06-03"), outcome(published="2025-06-12"))


@UNHURRIED
@given(DAYS)
def test_between_a_day_and_itself_nothing_changed(story: Record, on: dt.date) -> None:
    view = story.view(on)
    assert not find_changes(view.as_of(on), view)


@UNHURRIED
@given(st.lists(DAYS, min_size=3, max_size=3).map(sorted))
def test_what_is_new_over_two_spans_is_what_is_new_over_both(story: Record, days: list[dt.date]) -> None:
    first, middle, last = (story.view(on) for on in days)

    def new(before: Any, after: Any) -> set[str]:
        return {c.id for c in find_changes(before, after) if c.change is ChangeKind.NEW}

    assert new(first, middle) | new(middle, last) == new(first, last)
    assert not new(first, middle) & new(middle, last)


@UNHURRIED
@given(st.lists(DAYS, min_size=2, max_size=2).map(sorted))
def test_no_entry_is_told_twice(story: Record, days: list[dt.date]) -> None:
    told = [c.id for c in find_changes(*(story.view(on) for on in days))]
    assert len(told) == len(set(told))


def test_exchanging_the_sides_exchanges_the_changes(holding: Open) -> None:
    def told(names: tuple[str, str]) -> list[str]:
        record = holding(proposal(names), outcome(names), proposal((names[1], names[0]), "2025-06-10"))
        changes = changes_of(record, "2025-05-28", "2025-06-30")
        return [text for section in lay_out(changes) for text in words_of(section.lines)]

    exchanged = [text.replace(PORT, "@").replace(PILOTS, PORT).replace("@", PILOTS) for text in told((PILOTS, PORT))]
    assert told((PORT, PILOTS))
    assert {frozenset(text.split()) for text in told((PORT, PILOTS))} == {frozenset(t.split()) for t in exchanged}


# The page and the table


def test_the_page_has_only_sections_that_hold_something(holding: Open) -> None:
    sections = lay_out(changes_of(holding(proposal()), "2025-06-02", "2025-06-03"))
    assert [s.title for s in sections] == ["Now overdue", "Gone quiet: nothing for 14 days"]


def test_sides_stand_in_the_order_of_the_alphabet(record: Record) -> None:
    (new,) = (s for s in lay_out(changes_of(record, "2025-05-01", "2025-05-28")) if s.title == "New")
    moves = [line.text for line in new.lines if line.text.startswith("moves of")]
    assert moves == sorted(moves)


def test_a_line_tells_what_was_and_what_is(holding: Open) -> None:
    sections = lay_out(changes_of(holding(proposal(), outcome()), "2025-05-28", "2025-06-03"))
    settled = words_of(sections[0].lines)
    assert "status: proposed → held; place: not known → Seaville" in settled
    assert "status: pending → kept" in settled


def test_words_that_stand_above_are_counted_and_not_given_again(holding: Open) -> None:
    first = proposal()
    first.move(f"{PORT} proposed a round for 2 June", MoveKind.PROPOSAL, PORT)
    changes = changes_of(holding(first), "2025-05-19", "2025-05-20")
    assert "moves of Port of Ardland (1, in the words quoted above)" in words_of(lay_out(changes)[0].lines)
    assert "(1, in the words quoted above)" not in " ".join(words_of(lay_out(changes, whole=True)[0].lines))


def test_a_row_stands_for_each_field_that_changed(holding: Open) -> None:
    table = tabulate(changes_of(holding(proposal(), outcome()), "2025-05-28", "2025-06-03"))
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    meeting = [(r["field"], r["before"], r["after"]) for r in rows if r["kind"] == "meeting"]
    assert meeting == [("status", "proposed", "held"), ("place", "", "Seaville")]
    assert all(r["words"] and r["where"] for r in rows)


def test_words_that_only_stand_further_down_are_given_with_what_is_new() -> None:
    words = Excerpt(
        finding="s", article="t", before="", quote="We wait.", after="", where="Post", url=None, copies=1, citation=""
    )
    quiet, new = (
        Change(change=change, id=change, kind=FindingKind.STATEMENT, text="Port: We wait.", excerpts=(words,))
        for change in (ChangeKind.QUIET, ChangeKind.NEW)
    )
    said = (Said(side=PORT, number=1, statements=(new,)),)
    changes = Changes(
        negotiation=Negotiation(id="n"),
        before=None,
        after=None,
        quiet_after=14,
        articles=1,
        outlets=1,
        said=said,
        quiet=(quiet,),
    )
    assert [section.title for section in lay_out(changes)] == ["Said", "Gone quiet: nothing for 14 days"]
    assert "above" not in " ".join(words_of(lay_out(changes)[0].lines))
