"""`memcon read` may be killed at any moment and run twice at once: what the record comes to hold is the same.

Here with few articles and a reader that needs no language model, so that most moments fall into writing; the program
benchmarks/killed.py does it at full size with the real reader, and so do these tests with MEMCON_KILLS=200.
"""

import os
import random
from pathlib import Path
from typing import Any

import pytest

from benchmarks.invented import invent, put_down
from benchmarks.killed import BY_ARRIVAL, contents, differences, moments, read_at_once, read_killed, read_through
from tests.cases import ROOT
from tests.record.conftest import address, postgres

__all__ = ["address", "postgres"]  # fixtures

pytestmark = pytest.mark.slow

KILLS = int(os.environ.get("MEMCON_KILLS", "5"))
ARTICLES = 300 if KILLS >= 200 else 40
PLAIN = f"""
import sys; sys.path.insert(0, {str(ROOT)!r})
import memcon.reading
from tests.cli.plain_reader import PlainReader
memcon.reading.Reader = PlainReader
from memcon.cli import main; main()
"""


@pytest.fixture(scope="module")
def reports() -> list[dict[str, str]]:
    return invent(ARTICLES)


@pytest.fixture(scope="module")
def undisturbed(
    reports: list[dict[str, str]], tmp_path_factory: pytest.TempPathFactory
) -> tuple[dict[str, Any], float]:
    """What a record holds when nobody is in the way, and the seconds that it took."""
    folder = tmp_path_factory.mktemp("undisturbed")
    took = read_through(str(folder / "whole.db"), [put_down(reports, folder / "all.jsonl")], PLAIN)
    return contents(str(folder / "whole.db")), took


def test_a_record_whose_reading_was_killed_again_and_again_is_that_of_a_run_that_was_not(
    reports: list[dict[str, str]], undisturbed: tuple[dict[str, Any], float], tmp_path: Path
) -> None:
    whole, took = undisturbed
    path = put_down(reports, tmp_path / "reports.jsonl")
    when = moments(random.Random(1), took / 2)  # noqa: S311 - to be the same each time
    kills = records = 0
    while kills < KILLS:
        record = tmp_path / f"killed-{records}.db"
        kills += read_killed(record, [path], when, KILLS - kills, PLAIN).kills
        records += 1
        assert differences(whole, contents(str(record))) == []


def test_two_programs_that_read_at_once_lose_nothing_and_double_nothing(
    reports: list[dict[str, str]], undisturbed: tuple[dict[str, Any], float], address: str, tmp_path: Path
) -> None:
    third = len(reports) // 3
    first = put_down(reports[: 2 * third], tmp_path / "first.jsonl")
    second = put_down(reports[third:], tmp_path / "second.jsonl")
    read_at_once(address, [first, second], apart=0.0, program=PLAIN)
    assert differences(undisturbed[0], contents(address), aside=BY_ARRIVAL) == []


def test_a_record_that_lacks_something_is_seen_to_differ(undisturbed: tuple[dict[str, Any], float]) -> None:
    whole = undisturbed[0]
    assert differences(whole, whole) == []
    for part, things in whole.items():
        assert differences(whole, {**whole, part: things[1:]}) == [
            f"{part}: {len(things)} and {len(things) - 1}, not the same"
        ]
