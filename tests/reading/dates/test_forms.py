"""How dates are written: every form and lead of the table, by its example."""

from typing import Any

import pytest

from memcon.reading.knowledge import table
from tests.reading.dates.report import dates_of, values_of

RULES = [*table("dates")["form"], *table("dates")["lead"], *table("dates")["trail"]]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule["example"]))
def test_a_form_gives_its_example(rule: dict[str, Any]) -> None:
    start, end = rule["example"].index("["), rule["example"].index("]") - 1
    found = dates_of(rule["example"].replace("[", "").replace("]", ""))
    assert (rule.get("value"), True) in [(d.value, d.span[0] < end and start < d.span[1]) for d in found]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The envoys will sit down on June 2.", ["2025-06-02"]),
        ("The envoys will sit down on 2 June.", ["2025-06-02"]),
        ("The accord was signed on 2 June 2024.", ["2024-06-02"]),
        ("The round runs from 20 to 30 June.", ["2025-06-20/2025-06-30"]),
        ("The round runs between 20 and 30 June.", ["2025-06-20/2025-06-30"]),
        ("The strike lasted from March to May.", ["2025-03/2025-05"]),
        ("Talks resume from June 30 to July 2.", ["2025-06-30/2025-07-02"]),
        ("The panel sat from November to February.", ["2024-11/2025-02"]),
        ("They sat on Dec. 5 and 9.", ["2024-12-05", "2024-12-09"]),
        ("They sat on May 3 and June 9, 2023.", ["2023-05-03", "2023-06-09"]),
        ("Prices rose in early March.", ["2025-03"]),
        ("The parties met on May twenty-ninth, 2024.", ["2024-05-29"]),
        ("A truce is due on Tuesday of next week.", ["2025-06-03"]),
        ("The two met for five hours on May 13, 2025.", ["2025-05-13"]),
        ("They were to pay between now and June 2.", ["2025-05-28/2025-06-02"]),
    ],
)
def test_a_date_is_as_precise_as_the_text(text: str, values: list[str]) -> None:
    assert values_of(text) == values


@pytest.mark.parametrize(
    "text",
    [
        "She may ask for more.",
        "Protesters march through the city.",
        "Minister Anna May and April Stone disagreed.",
        "About 2000 people were moved at 1930 UTC.",
        "The fine was $2015.",
        "The court cited Resolution 1701.",
        "A hundred and four years ago is no count of four.",
        "The 13th Meeting of the council sat for ten days.",
        "The ratio was 3/4, and it stayed open 24/7.",
        "He spoke to USA Today.",
        "The truce began at noon and ended at 5 p.m.",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert dates_of(text) == ()


def test_a_meeting_that_is_moved_has_two_days_and_no_stretch_between_them() -> None:
    assert values_of("The round was postponed from May 16 to June 2.") == ["2025-05-16", "2025-06-02"]
    assert values_of("The round was put off on Monday until June 12.") == ["2025-05-26", "2025-06-12"]


def test_what_happened_after_a_days_vote_did_not_happen_ever_since() -> None:
    assert values_of("Calm returned after Monday's vote.") == ["2025-05-26"]


def test_digits_that_could_be_either_way_round_have_no_value() -> None:
    mention = dates_of("The note is dated 01/02/2025.")[0]
    assert (mention.value, mention.how) == (None, "day and month could stand either way round")


def test_digits_follow_the_order_in_which_the_text_writes_its_other_dates() -> None:
    assert values_of("The note of 01/02/2025 answers the one of 28/01/2025.") == ["2025-02-01", "2025-01-28"]
    assert values_of("On January 28, 2025 it answered the note dated 02/01/2025.")[-1] == "2025-02-01"


def test_digits_follow_the_weekday_that_is_named_beside_them() -> None:
    assert values_of("It was signed on Wednesday 02/01/2023.") == ["2023-02-01"]
    assert values_of("The note of 04/05/2023 followed on Thursday, 02/03/2023.") == ["2023-05-04", "2023-03-02"]
    assert dates_of("It was signed on Friday, 02/01/2023.")[-1].value is None


def test_a_weekday_and_a_day_in_digits_that_clash_are_both_kept_and_neither_is_believed() -> None:
    mention = dates_of("They met on Monday, 22/04/2025.")[0]
    assert (mention.text, mention.value) == ("Monday, 22/04/2025", None)
    assert mention.how == "the text says Monday, but 2025-04-22 is a Tuesday"
