"""`memcon add`: what a person must say, what the words say, and how an error leads on."""

import json
from pathlib import Path
from typing import Any

import pytest

from memcon.cli.adding import date_fields, find_words
from memcon.cli.errors import Refusal
from memcon.cli.fields import parse_fields
from memcon.model.findings import DateMention
from memcon.model.kinds import CommitmentStatus, FindingKind, MoveKind
from memcon.model.passages import Span

from .conftest import Run, first_id, view

DATED = """The delegations met on 3 March in Norhaven. “We will pay the crews by 7 March,” Minister Ada Holm said.
The crews will walk out on 8 March or 9 March, the union said, for nobody had been paid since 1 March."""


@pytest.fixture
def dated(run: Run) -> Run:
    """As `run`, with one report of 4 March 2031 that names days."""
    Path("dated.json").write_text(json.dumps({"id": "ferry", "text": DATED, "published": "2031-03-04"}), "utf-8")
    assert run("read", "dated.json").exit_code == 0
    return run


def added(kind: FindingKind) -> Any:
    """The fields of the entry that was added."""
    return next(e.fields for e in view().entries(kind) if any(claim.added_by for claim in e.claims))


def test_an_addition_rests_on_the_exact_words(with_report: Run) -> None:
    words = "asked for the money in March"
    result = with_report("add", "move", "ferry", words, "--field", "kind=demand", "--field", "by=the union")
    assert result.exit_code == 0
    (entry,) = view().entries(FindingKind.MOVE)
    assert (entry.fields.by, entry.claims[0].passages[0].quote) == (("the union",), words)


@pytest.mark.parametrize("words", ["asked for the money in May", " ", "said"])
def test_words_that_are_absent_or_ambiguous_are_refused(with_report: Run, words: str) -> None:
    assert with_report("add", "deed", "ferry", words).exit_code == 1
    assert view().decisions() == ()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("minuets.docx", "minuets.docx: there is no such file"),
        ("papers/minutes", "no such file"),
        ("t-unknown", "nothing in the record has this id"),
        ("harbour of the north", "nothing in the record has this id"),
    ],
)
def test_a_file_that_is_not_there_is_said_to_be_missing(with_report: Run, name: str, said: str) -> None:
    result = with_report("add", "deed", name, "asked for the money")
    assert result.exit_code == 1
    assert said in result.stderr


def test_a_promise_that_is_added_is_pending_unless_a_field_says_otherwise(with_report: Run) -> None:
    words = "asked for the money in March"
    assert with_report("add", "commitment", "ferry", words, "--field", "by=Ardland").exit_code == 0
    assert added(FindingKind.COMMITMENT).status is CommitmentStatus.PENDING
    assert with_report("add", "commitment", "ferry", "asked for the money", "--field", "by=Bergland",
                       "--field", "status=kept").exit_code == 0  # fmt: skip
    assert {e.fields.status for e in view().entries(FindingKind.COMMITMENT)} >= {CommitmentStatus.KEPT}


def test_one_of_several_places_is_chosen_by_its_number() -> None:
    body = "She said so; he said no."
    assert find_words(body, "said", 2).start == body.rindex("said")
    with pytest.raises(Refusal, match="2 places, no more"):
        find_words(body, "said", 3)


def test_a_field_that_is_given_twice_is_a_list() -> None:
    assert parse_fields(("by=A", "by=B, C", "due=2031-03-07")) == {"by": ["A", "B, C"], "due": "2031-03-07"}


@pytest.mark.parametrize("pair", ["by", "=A", "by="])
def test_a_field_without_name_or_value_is_wrong_usage(with_report: Run, pair: str) -> None:
    assert with_report("add", "deed", "ferry", "he left the room", "--field", pair).exit_code == 2


def test_a_field_that_the_kind_does_not_have_is_refused(with_report: Run) -> None:
    result = with_report("add", "deed", "ferry", "he left the room", "--field", "colour=red")
    assert result.exit_code == 1
    assert "colour" in result.stderr


def test_a_statement_needs_to_be_said_or_held(with_report: Run) -> None:
    result = with_report("add", "statement", "ferry", "Nobody has been paid")
    assert (result.exit_code, result.stderr) == (1, "memcon: a statement needs the field attitude (said | held)\n")


def test_a_date_that_is_none_is_said_with_how_to_write_it(with_report: Run) -> None:
    result = with_report("add", "commitment", "ferry", "pay the crews", "--field", "by=A", "--field", "due=6 June")
    written = "write it as 2025-06-06, 2025-06, or 2025-06-20/2025-06-30"
    assert result.stderr == f"memcon: due cannot be '6 June'; {written}\n"


def test_a_value_that_a_field_cannot_have_is_said_with_those_it_can(with_report: Run) -> None:
    result = with_report("add", "move", "ferry", "he left the room", "--field", "kind=walkout")
    assert result.stderr.startswith("memcon: kind cannot be 'walkout'; it is one of proposal, demand, ")
    assert result.stderr.count("\n") == 1


def test_the_help_lists_the_fields_and_values_of_every_kind(with_report: Run) -> None:
    words = " ".join(with_report("add", "--help").stdout.split())
    assert "attitude* (said | held)" in words
    assert all(kind.value in words for kinds in (FindingKind, MoveKind, CommitmentStatus) for kind in kinds)


def test_the_one_day_in_the_words_is_when_a_promise_falls_due(dated: Run) -> None:
    result = dated("add", "commitment", "ferry", "pay the crews by 7 March", "--field", "by=Norhaven")
    assert "due 2031-03-07, from “7 March”" in result.stdout
    assert (added(FindingKind.COMMITMENT).due, added(FindingKind.COMMITMENT).due_text) == ("2031-03-07", "7 March")


def test_the_end_of_a_month_is_its_last_day() -> None:
    dated = DateMention(span=Span(0, 19), text="by the end of April", value="2031-04", how="year")
    assert date_fields(FindingKind.COMMITMENT, dated) == {"due": "2031-04-30", "due_text": "by the end of April"}
    assert date_fields(FindingKind.MEETING, dated)["date"] == "2031-04"


def test_the_one_day_in_the_words_is_when_a_meeting_was(dated: Run) -> None:
    dated("add", "meeting", "ferry", "The delegations met on 3 March in Norhaven")
    assert (added(FindingKind.MEETING).date, added(FindingKind.MEETING).date_text) == ("2031-03-03", "3 March")


def test_what_a_person_says_goes_before_the_words(dated: Run) -> None:
    result = dated("add", "meeting", "ferry", "The delegations met on 3 March", "--field", "date=2031-03")
    assert "from “" not in result.stdout
    assert added(FindingKind.MEETING).date == "2031-03"


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("deed", "walk out on 8 March or 9 March"),
        ("deed", "The crews will walk out on 8 March"),
        ("deed", "the union said"),
        ("commitment", "nobody had been paid since 1 March"),
        ("statement", "nobody had been paid since 1 March"),
    ],
    ids=["two days", "a deed to come", "no day", "a promise of the past", "a statement"],
)
def test_where_the_words_do_not_settle_a_day_there_is_none(dated: Run, kind: str, words: str) -> None:
    needed = {"commitment": "by=Norhaven", "statement": "attitude=said"}.get(kind, "what=it")
    assert dated("add", kind, "ferry", words, "--field", needed).exit_code == 0
    fields = added(FindingKind(kind))
    assert [getattr(fields, name, None) for name in ("date", "due", "said_on")] == [None, None, None]


def test_a_paper_that_is_promised_is_not_dated_by_the_day_it_is_due(dated: Run) -> None:
    dated("add", "document", "ferry", "by 7 March", "--field", "status=promised")
    assert added(FindingKind.DOCUMENT).date is None


def test_a_field_that_names_another_entry_takes_the_beginning_of_its_id(with_report: Run) -> None:
    id_ = first_id(FindingKind.STATEMENT)
    said = ("--field", "kind=demand", "--field", f"statement={id_[:10]}")
    with_report("add", "move", "ferry", "Nobody has been paid", *said)
    assert added(FindingKind.MOVE).statement == id_


def test_words_of_a_promise_that_is_known_are_said_to_join_it(with_report: Run) -> None:
    known = first_id(FindingKind.COMMITMENT)
    (entry,) = view().entries(FindingKind.COMMITMENT)
    words = "pay the crews by Friday"
    fields = [f"by={name}" for name in entry.fields.by]
    told = with_report("add", "commitment", "ferry", words, *(part for f in fields for part in ("--field", f))).output
    assert len(view().entries(FindingKind.COMMITMENT)) == 1
    assert "one with what was known already" in told
    assert view().entry(known).id[:10] in told


MINUTES = """Minutes of the meeting at the mill, 10 March 2031. Present: Ada Holm for Norhaven, Jon Vik for the crews.
The parties met at the mill for two hours. Norhaven undertook to open the harbour at dawn."""


@pytest.fixture
def with_minutes(with_report: Run) -> Run:
    """As `run`, with a report in the record and a document of one's own beside it."""
    Path("minutes.txt").write_text(MINUTES, "utf-8")
    return with_report


def test_a_document_of_ones_own_is_the_source_of_an_addition(with_minutes: Run) -> None:
    words = "undertook to open the harbour at dawn"
    said = ("--field", "by=Norhaven", "--published", "2031-03-11", "--outlet", "Secretariat")
    result = with_minutes("add", "commitment", "minutes.txt", words, *said)
    assert (result.exit_code, result.stdout.splitlines()[0].startswith("Read minutes.txt into the record")) == (0, True)
    entry = next(e for e in view().entries(FindingKind.COMMITMENT) if e.claims[0].added_by)
    (claim,) = entry.claims
    assert (claim.passages[0].quote, claim.published, claim.publications[0].outlet) == (
        words,
        "2031-03-11",
        "Secretariat",
    )


def test_a_second_addition_on_the_same_document_reads_it_no_second_time(with_minutes: Run) -> None:
    with_minutes("add", "meeting", "minutes.txt", "met at the mill")
    again = with_minutes("add", "commitment", "minutes.txt", "undertook to open the harbour", "--field", "by=Norhaven")
    assert (again.exit_code, "Read minutes.txt" in again.stdout) == (0, False)
    assert len(view().articles()) == 2


def test_words_that_a_document_does_not_have_leave_the_record_as_it_was(with_minutes: Run) -> None:
    result = with_minutes("add", "meeting", "minutes.txt", "met at the lake")
    assert (result.exit_code, "do not stand in the article" in result.stderr) == (1, True)
    assert (len(view().articles()), view().decisions()) == (1, ())


def test_a_document_of_several_articles_is_refused(with_report: Run) -> None:
    lines = "\n".join(json.dumps({"id": name, "text": f"{name}: they met at the mill."}) for name in "ab")
    Path("both.jsonl").write_text(lines, "utf-8")
    result = with_report("add", "meeting", "both.jsonl", "met at the mill")
    assert (result.exit_code, "it holds 2 articles" in result.stderr) == (1, True)


def test_what_is_no_article_and_no_file_is_refused(with_report: Run) -> None:
    assert with_report("add", "meeting", "absent.txt", "met at the mill").exit_code == 1


def test_of_an_article_of_the_record_nothing_is_said_in_passing(with_report: Run) -> None:
    result = with_report("add", "deed", "ferry", "he left the room", "--outlet", "Echo")
    assert (result.exit_code, "memcon set" in result.stderr) == (1, True)


def test_an_addition_on_a_document_is_taken_back_and_the_document_forgotten(with_minutes: Run) -> None:
    with_minutes("add", "meeting", "minutes.txt", "met at the mill")
    assert with_minutes("undo").exit_code == 0
    assert view().entries(FindingKind.MEETING) == ()
    filed = next(filed for filed in view().articles() if filed.words < 40)
    assert with_minutes("forget", filed.id, "--yes").exit_code == 0
    assert len(view().articles()) == 1
