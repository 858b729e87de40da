"""Decisions from the command line: set, forget, name, add, reject, note, undo, rebuild."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from memcon.cli.adding import find_words, parse_fields
from memcon.cli.errors import Refusal
from memcon.model.kinds import DecisionKind, FindingKind
from memcon.record import RecordView, open_record

from .conftest import OTHER, REPORT, Run


def view() -> RecordView:
    with open_record("memcon.db", create=False) as record:
        return record.view()


def commitments() -> list[Any]:
    return [entry.fields.what for entry in view().entries(FindingKind.COMMITMENT)]


def first_id(kind: FindingKind) -> str:
    return view().entries(kind)[0].id


def test_setting_the_date_reads_the_article_again(run: Run) -> None:
    Path("a.txt").write_text(REPORT, "utf-8")
    run("read", "a.txt")
    (filed,) = view().articles()
    result = run("set", filed.id[:8], "--published", "2031-03-04")
    assert "It was read again." in result.stdout
    assert view().articles()[0].published == "2031-03-04"


def test_an_article_is_called_by_its_sources_name_too(with_report: Run) -> None:
    assert with_report("set", "ferry", "--outlet", "Ferry Post").exit_code == 0
    assert "Ferry Post" in {p.outlet for p in view().articles()[0].publications}


def test_setting_nothing_is_wrong_usage(with_report: Run) -> None:
    assert with_report("set", "ferry").exit_code == 2


def test_setting_a_date_that_has_not_come_yet_is_said(with_report: Run) -> None:
    assert "has not come yet" in with_report("set", "ferry", "--published", "2031-07-01").stderr


def test_an_unknown_article_is_said_in_one_line(with_report: Run) -> None:
    result = with_report("set", "t-nothing", "--published", "2031-03-04")
    assert result.exit_code == 1
    assert result.stderr.startswith("memcon: t-nothing: ")


def test_without_a_record_there_is_nothing_to_decide(run: Run) -> None:
    result = run("forget", "ferry", "--yes")
    assert (result.exit_code, result.stderr) == (1, "memcon: memcon.db: there is no record here\n")
    assert not Path("memcon.db").exists()


def test_forgetting_takes_out_what_rests_on_the_article_alone(with_report: Run) -> None:
    result = with_report("forget", "ferry", "--yes")
    assert "1 publication and 3 entries that rested on it alone" in result.stdout
    assert (view().articles(), commitments()) == ((), [])


def test_forgetting_asks_first(with_report: Run) -> None:
    assert with_report("forget", "ferry", input="n\n").exit_code == 1
    assert len(view().articles()) == 1


def test_the_negotiation_is_named_with_its_parties(with_report: Run) -> None:
    sides = ("--side", "Norhaven", "--side", "Sudport")
    result = with_report("name", "Ferry talks", *sides, "--mediator", "Midisle")
    lines = ["Negotiation: Ferry talks", "Sides: Norhaven; Sudport", "Mediators: Midisle"]
    assert result.stdout.splitlines()[:3] == lines
    assert with_report("name").stdout == result.stdout


def test_without_arguments_name_shows_what_was_found(with_report: Run) -> None:
    assert "(found, not named)" in with_report("name").stdout
    assert view().decisions() == ()


def test_a_single_side_is_wrong_usage(with_report: Run) -> None:
    assert with_report("name", "--side", "Norhaven").exit_code == 2


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


def test_a_rejected_entry_is_gone_until_that_is_undone(with_report: Run) -> None:
    before = commitments()
    result = with_report("reject", first_id(FindingKind.COMMITMENT)[:10], "--why", "a wish")
    assert result.exit_code == 0
    assert commitments() == []
    assert view().decisions()[0].why == "a wish"
    with_report("undo")
    assert commitments() == before


def test_a_note_keeps_its_words_and_who_made_it(with_report: Run) -> None:
    with_report("note", first_id(FindingKind.STATEMENT), "Ask the union.", "--who", "Bo")
    (decision,) = view().decisions()
    assert (decision.kind, decision.who, decision.why) == (DecisionKind.NOTE, "Bo", "Ask the union.")


def test_an_article_can_be_noted_on(with_report: Run) -> None:
    assert with_report("note", "ferry", "From the archive.").exit_code == 0


def test_who_decides_is_the_setting_by_default(with_report: Run) -> None:
    with_report("note", "ferry", "From the archive.")
    assert view().decisions()[0].who == "ada"


def test_undo_takes_back_the_last_decision_that_stands(with_report: Run) -> None:
    with_report("name", "First name")
    with_report("name", "Second name")
    with_report("undo")
    assert view().negotiation().name == "First name"
    with_report("undo")
    assert view().negotiation().name is None
    assert with_report("undo").stderr == "memcon: there is no decision to take back\n"


def test_a_taking_back_is_itself_taken_back_by_its_id(with_report: Run) -> None:
    with_report("name", "Ferry talks")
    undone = re.search(r"memcon undo (k-\w+)", with_report("undo").stdout)
    assert undone
    with_report("undo", undone[1])
    assert view().negotiation().name == "Ferry talks"


def test_a_decision_is_not_taken_back_twice(with_report: Run) -> None:
    with_report("name", "Ferry talks")
    made = view().decisions()[0].id
    with_report("undo", made)
    assert "taken back already" in with_report("undo", made).stderr


def test_undoing_a_date_reads_the_article_again(run: Run) -> None:
    Path("a.json").write_text(json.dumps({"id": "grain", "text": OTHER}), "utf-8")
    run("read", "a.json")
    run("set", "grain", "--published", "2031-03-04")
    run("undo")
    assert view().articles()[0].published is None


def test_a_rebuilt_record_is_the_same(with_report: Run) -> None:
    before = [view().entries(kind) for kind in FindingKind]
    assert with_report("rebuild").stdout == "Rebuilt from 1 article: 2 statements, 1 commitment.\n"
    assert [view().entries(kind) for kind in FindingKind] == before
