"""Handing on what people decided, as labelled examples in the form of the gold."""

import json
from pathlib import Path
from typing import Any

from benchmarks.scoring import score
from memcon.model.kinds import FindingKind
from memcon.record import open_record

from .conftest import OTHER, Run, first_id


def labels(run: Run) -> list[dict[str, Any]]:
    assert run("export", "--corrections", "labels.jsonl").exit_code == 0
    return [json.loads(line) for line in Path("labels.jsonl").read_text("utf-8").splitlines()]


def test_a_correction_and_an_addition_are_labels_on_their_words(with_report: Run) -> None:
    owed = first_id(FindingKind.COMMITMENT)
    with_report("correct", owed, "--field", "by=Norhaven", "--field", "due=2031-03-07")
    words = "asked for the money in March"
    with_report("add", "move", "ferry", words, "--field", "kind=demand", "--field", "by=the union")
    (article,) = labels(with_report)
    assert (article["published"], article["partial"]) == ("2031-03-04", True)
    (commitment,), (move,) = article["commitments"], article["moves"]
    assert (commitment["by"], commitment["when"]) == (["Norhaven"], "2031-03-07")
    ((start, end),) = move["evidence"]
    assert (article["text"][start:end], move["kind"], move["by"]) == (words, "demand", ["the union"])


def test_labels_can_be_scored_against(with_report: Run) -> None:
    with_report("correct", first_id(FindingKind.COMMITMENT), "--field", "by=Norhaven")
    with_report("confirm", first_id(FindingKind.STATEMENT))
    told = {article["id"]: article for article in labels(with_report)}
    figures = score(told, told)
    assert figures["commitment"].right == figures["statement"].right == 1


def test_what_was_rejected_is_labelled_as_not_there(with_report: Run) -> None:
    with_report("reject", first_id(FindingKind.COMMITMENT))
    (article,) = labels(with_report)
    assert "commitments" not in article
    ((rejected),) = article["rejected"]
    ((start, end),) = rejected["evidence"]
    assert rejected["kind"] == "commitment"
    assert "pay the crews" in article["text"][start:end]


def test_what_was_taken_back_is_no_label(with_report: Run) -> None:
    with_report("confirm", first_id(FindingKind.STATEMENT))
    with_report("undo")
    refused = with_report("export", "--corrections", "labels.jsonl")
    assert (refused.exit_code, "memcon decisions" in refused.output) == (1, True)
    assert not Path("labels.jsonl").exists()


def test_one_thing_is_written_at_a_time(with_report: Run) -> None:
    assert with_report("export").exit_code == 2
    assert with_report("export", "--calendar", "a.ics", "--corrections", "b.jsonl").exit_code == 2


def test_an_addition_on_a_document_of_ones_own_is_a_label_that_a_new_record_can_be_taught(with_report: Run) -> None:
    Path("minutes.txt").write_text("The parties met at the mill for two hours, and parted in good faith.", "utf-8")
    with_report("add", "meeting", "minutes.txt", "met at the mill", "--published", "2031-03-11")
    (article,) = labels(with_report)
    ((start, end),) = article["meetings"][0]["evidence"]
    assert (article["text"][start:end], article["published"]) == ("met at the mill", "2031-03-11")
    Path("again.json").write_text(json.dumps(article), "utf-8")
    assert with_report("--record", "other.db", "read", "again.json").exit_code == 0
    words = article["text"][start:end]
    assert with_report("--record", "other.db", "add", "meeting", article["id"], words).exit_code == 0
    with_report("--record", "other.db", "export", "--corrections", "again.jsonl")
    told = json.loads(Path("again.jsonl").read_text("utf-8"))
    assert (told["text"], told["meetings"]) == (article["text"], article["meetings"])


def test_what_an_entry_was_corrected_to_is_a_label_only_where_the_text_can_tell_it(with_report: Run) -> None:
    Path("grain.json").write_text(json.dumps({"id": "grain", "text": OTHER, "published": "2031-03-05"}), "utf-8")
    with_report("read", "grain.json")
    with_report("add", "meeting", "ferry", "ferry talks went on")
    with_report("add", "meeting", "grain", "grain round opened")
    with open_record("memcon.db") as record:
        one, other = (entry.id for entry in record.view().entries(FindingKind.MEETING))
    assert with_report("merge", one, other).exit_code == 0
    met = first_id(FindingKind.MEETING)
    assert with_report("correct", met, "--field", "place=Norhaven", "--field", "status=held").exit_code == 0
    ferry, grain = (article["meetings"][0] for article in labels(with_report))
    assert ("place" in ferry and ferry["place"], "place" in grain) == ("Norhaven", False)
    assert "status" not in ferry.keys() | grain.keys()
