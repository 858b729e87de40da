"""What the programs of the shared corpora print is understood, and our own scorer agrees with theirs."""

import json
import random
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from benchmarks.cases import SHARED, example_gold_files, objects
from benchmarks.score import Row, rows_with_f1, rows_with_shares
from benchmarks.scoring import score

PROGRAM = SHARED / "score" / "score_reading.py"
STATES = ["Russia", "Ukraine", "Turkey", "the US", "Britain", None]


def example_gold() -> dict[str, dict[str, Any]]:
    return {told["id"]: told for told in objects(example_gold_files())}


def test_a_row_with_precision_recall_and_f1_is_understood() -> None:
    printed = "11 documents\nwho-said   P 0.500 R 0.250 F1 0.333   gold 8 predicted 4\n"
    assert rows_with_f1(printed) == [Row("who-said", 0.333, 0.5, 0.25)]


def test_the_name_of_a_row_may_have_two_words() -> None:
    printed = "direct who      P 0.500 R 0.250 F1 0.333   gold 8 predicted 4\n"
    assert rows_with_f1(printed) == [Row("direct who", 0.333, 0.5, 0.25)]


def test_several_shares_on_one_line_are_understood() -> None:
    printed = "all 1/4 0.250   plain dates 1/2 0.500\n"
    assert rows_with_shares(printed) == [Row("all", 0.25), Row("plain dates", 0.5)]


def test_shares_and_an_f1_on_one_line_are_told_apart() -> None:
    printed = "event 1/4 0.250   at table 1/2 0.500   actors P 0.100 R 0.200 F1 0.133\n"
    assert rows_with_shares(printed) == [Row("event", 0.25), Row("at table", 0.5)]
    assert rows_with_f1(printed) == [Row("actors", 0.133, 0.1, 0.2)]


def test_the_gold_of_the_examples_scored_against_itself_is_right_throughout() -> None:
    gold = example_gold()
    wrong = [figure for figure, tally in score(gold, gold).items() if tally.right < tally.gold]
    assert wrong == []


def test_a_document_without_a_reading_has_found_nothing() -> None:
    tally = score(example_gold(), {})["statement"]
    assert tally.right == tally.found == 0
    assert tally.gold > 0


@pytest.mark.skipif(not PROGRAM.exists(), reason="the shared scorers are not there")
@pytest.mark.parametrize("seed", range(4))
def test_our_scorer_agrees_with_the_shared_one_on_readings_with_mistakes(seed: int, tmp_path: Path) -> None:
    gold = {**example_gold(), **{told["id"]: told for told in objects([SHARED / "seed" / "gold"])}}
    readings = {id_: with_mistakes(told, random.Random(f"{seed} {id_}")) for id_, told in gold.items()}  # noqa: S311 (mistakes need no secrecy)
    ours = {figure: f"{tally.f1:.3f}" for figure, tally in score(gold, readings).items()}
    assert ours == {row.figure: f"{row.value:.3f}" for row in rows_with_f1(theirs(gold, readings, tmp_path))}


def theirs(gold: Mapping[str, Any], readings: Mapping[str, Any], folder: Path) -> str:
    files = [folder / "gold.json", folder / "readings.json"]
    for file, told in zip(files, (gold, readings), strict=True):
        file.write_text(json.dumps(list(told.values())), "utf-8")
    command = [sys.executable, str(PROGRAM), *map(str, files)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def with_mistakes(told: Mapping[str, Any], chance: random.Random) -> dict[str, Any]:
    """A copy of a gold reading in which some entries are missing, moved, doubled, or say another thing."""
    reading = dict(told)
    for kind in ("statements", "meetings", "commitments", "moves", "dates"):
        kept = [entry for entry in told.get(kind) or [] if chance.random() > 0.15]
        doubled = kept + chance.sample(kept, len(kept) // 5)
        reading[kind] = [mistaken(json.loads(json.dumps(entry)), len(told["text"]), chance) for entry in doubled]
    return reading


def mistaken(entry: dict[str, Any], length: int, chance: random.Random) -> dict[str, Any]:
    for field in ("content", "evidence", "span"):
        if entry.get(field) and chance.random() < 0.5:
            single = isinstance(entry[field][0], int)
            spans = [moved(span, length, chance) for span in ([entry[field]] if single else entry[field])]
            entry[field] = spans[0] if single else spans
    others = {
        "speaker": "Ana Soto", "side": chance.choice(STATES), "kind": None, "date": "2025-06", "value": "2025-05/..",
        "status": "held", "place": "The Hague", "parties": chance.sample(STATES[:5], 2), "by": chance.choice(STATES),
    }  # fmt: skip
    for field, other in others.items():
        if field in entry and chance.random() < 0.2:
            entry[field] = other
    return entry


def moved(span: list[int], length: int, chance: random.Random) -> list[int]:
    start, end = (max(0, min(length, place + chance.randint(-30, 30))) for place in span)
    return [min(start, end), max(start, end)]
