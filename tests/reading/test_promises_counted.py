"""By when something is owed that is to be done within so long, and what will be published without saying by whom."""

import pytest

from memcon.model.findings import Commitment
from tests.reading.stage import reading_of


def owed(text: str) -> Commitment:
    (commitment,) = [c for c in reading_of(text).commitments if c.what != "an accord"]
    return commitment


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Peru will free the pilots within four weeks.", "2024-03-04/2024-04-01"),
        ("Peru promised to free the pilots within four weeks.", "2024-03-04/2024-04-01"),
        ("Peru promised on 2 February to free the pilots within four weeks.", "2024-02-02/2024-03-01"),
        ("Peru promised on 31 January to free the pilots within a month.", "2024-01-31/2024-02-29"),
        ("Peru said on 20 February that it would hand over the maps within a week.", "2024-02-20/2024-02-27"),
        (
            "Under the accord signed on 3 February, Peru will free the pilots within four weeks.",
            "2024-02-03/2024-03-02",
        ),
        (
            "Peru and Chile signed an accord on 3 February. Under the accord, Peru will free the pilots within a week.",
            "2024-02-03/2024-02-10",
        ),
    ],
)
def test_a_time_that_is_counted_runs_from_when_it_was_undertaken(text: str, due: str) -> None:
    assert owed(text).due == due


@pytest.mark.parametrize(
    "text",
    [
        "Under the accord, Peru will free the pilots within a week.",
        "Peru had promised to free the pilots within a week.",
    ],
)
def test_of_what_was_undertaken_at_an_unknown_time_the_words_alone_are_kept(text: str) -> None:
    assert (owed(text).due, owed(text).due_text) == (None, "within a week")


@pytest.mark.parametrize(
    "text",
    [
        "The list would be made public on 27 March, Peru's foreign ministry said.",
        "Peru said it would be made public on 27 March.",
    ],
)
def test_what_will_be_made_known_is_owed_by_those_who_say_so(text: str) -> None:
    promise = owed(text)
    assert (promise.by, promise.due) == (("Peru",), "2024-03-27")
    assert "would be made public" in promise.what


@pytest.mark.parametrize(
    "text",
    [
        "Chile's list will be made public on 27 March, Peru's foreign ministry said.",
        "The text will be published on 27 March.",
        "The text will be published soon, Peru said.",
        "The text will be published by the mediator on 27 March, Peru said.",
        "The text might be published on 27 March, Peru said.",
        "The list is expected to be published on 27 March, Peru said.",
        "The prisoners will be released on 27 March, Peru said.",
    ],
)
def test_what_others_are_to_make_known_or_what_is_only_expected_is_not_owed(text: str) -> None:
    assert reading_of(text).commitments == ()
