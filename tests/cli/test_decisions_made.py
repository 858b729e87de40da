"""Decisions from the command line: set, forget, name, confirm, correct, reject, merge, split, note; rebuild."""

from pathlib import Path
from typing import Any

from memcon.model.kinds import DecisionKind, FindingKind

from .conftest import REPORT, Run, first_id, view


def commitments() -> list[Any]:
    return [entry.fields.what for entry in view().entries(FindingKind.COMMITMENT)]


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
    assert "1 publication, 3 entries that rested on it alone and 0 decisions" in result.stdout
    assert (view().articles(), commitments()) == ((), [])


def test_forgetting_asks_first_and_says_what_goes_for_good(with_report: Run) -> None:
    with_report("note", first_id(FindingKind.STATEMENT), "Ask the union.")
    result = with_report("forget", "ferry", input="n\n")
    assert result.exit_code == 1
    assert "1 publication, 3 entries that rest on it alone and 1 decision? This cannot be taken back." in result.stderr
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


def test_a_rejected_entry_is_gone_until_that_is_undone(with_report: Run) -> None:
    before = commitments()
    result = with_report("reject", first_id(FindingKind.COMMITMENT)[:10], "--why", "a wish")
    assert result.exit_code == 0
    assert commitments() == []
    assert view().decisions()[0].why == "a wish"
    with_report("undo")
    assert commitments() == before


def test_what_was_rejected_is_shown_with_its_words_and_who_did_it(with_report: Run) -> None:
    id_ = first_id(FindingKind.COMMITMENT)
    with_report("reject", id_)
    assert "pay the crews by Friday" in with_report("show", id_).stderr


def test_what_was_rejected_is_not_rejected_again(with_report: Run) -> None:
    id_ = first_id(FindingKind.COMMITMENT)
    with_report("reject", id_)
    made = view().decisions()
    again = with_report("reject", id_[:10])
    assert (again.exit_code, view().decisions()) == (1, made)
    assert again.stderr == f"memcon: {id_[:10]}: already rejected by ada (memcon undo {made[0].id[:10]})\n"


def test_a_confirmation_is_kept_with_who_made_it(with_report: Run) -> None:
    id_ = first_id(FindingKind.COMMITMENT)
    assert with_report("confirm", id_[:10], "--who", "Bo").exit_code == 0
    (decision,) = view().entry(id_).decisions
    assert (decision.kind, decision.who) == (DecisionKind.CONFIRM, "Bo")


def test_a_correction_shows_its_values_and_what_is_not_known_after_all(with_report: Run) -> None:
    id_ = first_id(FindingKind.COMMITMENT)
    said = ("--field", "due=2031-03-07", "--field", "to=Crews", "--field", "to=Union", "--unknown", "by")
    refused = with_report("correct", id_, *said)
    assert (refused.exit_code, refused.stderr) == (1, "memcon: by cannot be left unknown\n")
    result = with_report("correct", id_, *said[:-2], "--unknown", "quantity", "--why", "the paper says so")
    assert "due 2031-03-07, to Crews, Union, quantity unknown" in result.stdout
    fields = view().entry(id_).fields
    assert (fields.due, fields.to, fields.quantity) == ("2031-03-07", ("Crews", "Union"), None)


def test_a_correction_of_nothing_is_wrong_usage(with_report: Run) -> None:
    assert with_report("correct", first_id(FindingKind.COMMITMENT)).exit_code == 2


def test_the_help_of_a_correction_lists_the_fields(with_report: Run) -> None:
    assert "HANDED-OVER" in with_report("correct", "--help").stdout.upper()


def test_entries_are_merged_and_split_again(with_report: Run) -> None:
    first, second = (entry.id for entry in view().entries(FindingKind.STATEMENT))
    assert with_report("merge", first, second[:10]).exit_code == 0
    (entry,) = view().entries(FindingKind.STATEMENT)
    assert len(entry.claims) == 2
    other = second if entry.id == first else first
    asked = with_report("split", entry.id)
    assert (asked.exit_code, f"split off one of {other[:10]}" in asked.stderr) == (1, True)
    assert f"{other[:10]}  “" in asked.stderr
    assert with_report("split", other).exit_code == 0
    assert len(view().entries(FindingKind.STATEMENT)) == 2


def test_an_entry_on_one_finding_cannot_be_split(with_report: Run) -> None:
    assert "nothing to split off" in with_report("split", first_id(FindingKind.COMMITMENT)).stderr


def test_entries_of_two_kinds_are_not_merged(with_report: Run) -> None:
    ids = first_id(FindingKind.COMMITMENT), first_id(FindingKind.STATEMENT)
    result = with_report("merge", *ids)
    assert (result.exit_code, "cannot be one entry" in result.stderr) == (1, True)
    assert view().decisions() == ()


def test_an_entry_is_not_merged_with_itself(with_report: Run) -> None:
    id_ = first_id(FindingKind.COMMITMENT)
    assert "one entry already" in with_report("merge", id_, id_).stderr


def test_a_note_keeps_its_words_and_who_made_it(with_report: Run) -> None:
    with_report("note", first_id(FindingKind.STATEMENT), "Ask the union.", "--who", "Bo")
    (decision,) = view().decisions()
    assert (decision.kind, decision.who, decision.why) == (DecisionKind.NOTE, "Bo", "Ask the union.")


def test_an_article_can_be_noted_on(with_report: Run) -> None:
    assert with_report("note", "ferry", "From the archive.").exit_code == 0


def test_who_decides_is_the_setting_by_default(with_report: Run) -> None:
    with_report("note", "ferry", "From the archive.")
    assert view().decisions()[0].who == "ada"


def test_a_rebuilt_record_is_the_same(with_report: Run) -> None:
    before = [view().entries(kind) for kind in FindingKind]
    assert with_report("rebuild").stdout == "Rebuilt from 1 article: 2 statements, 1 commitment.\n"
    assert [view().entries(kind) for kind in FindingKind] == before


def test_a_split_says_which_correction_goes_with_it(with_report: Run) -> None:
    first, second = (entry.id for entry in view().entries(FindingKind.STATEMENT))
    with_report("merge", first, second)
    (entry,) = view().entries(FindingKind.STATEMENT)
    other = second if entry.id == first else first
    with_report("correct", other, "--field", "speaker=Jon Vik")
    told = with_report("split", other).stdout
    assert "With it goes what was said of this finding: correct by ada" in told
    with_report("undo")
    assert "With it goes" not in with_report("split", entry.id, "--only").stdout
