"""Times that count from an event which the report names."""

import pytest

from memcon.model.findings import DateMention, Relation
from memcon.model.kinds import Order
from tests.reading.dates.report import dates_of, values_of


def relation_in(text: str) -> DateMention:
    return next(date for date in dates_of(text) if date.relation)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The swap took place on 20 May. The day after the swap, both fired.", "The day after the swap", "2025-05-21"),
        ("They spoke the day before the summit. It rained. The summit was held on Sunday.", None, "2025-05-24"),
        ("Two weeks after the May 3 vote, nothing had changed.", "Two weeks after the May 3 vote", "2025-05-17"),
        (
            "The list is due within ten days of the signing. The signing took place on Monday.",
            None,
            "2025-05-26/2025-06-05",
        ),
        ("On the day of the vote, which was held on 3 May, it rained.", "the day of the vote", "2025-05-03"),
        ("The ballot was held on 3 May. The week after the ballot was calm.", None, "2025-05-04/2025-05-10"),
        ("The ballot was held on 3 May. Two months after the ballot they will meet.", None, "2025-07"),
    ],
)
def test_it_is_resolved_where_the_report_says_when_the_event_was(text: str, words: str | None, value: str) -> None:
    found = relation_in(text)
    assert found.value == value
    assert words in {None, found.text}


@pytest.mark.parametrize(
    "text",
    [
        "The day after the exchange, both sides fired.",
        "They spoke immediately after the exchange.",
        "He announced the exchange on Sunday. The day after the exchange he left.",
        "The exchange did not take place on Sunday. The day after the exchange he left.",
        "One exchange took place on 3 May, a second exchange on 20 May. The day after the exchange he left.",
    ],
)
def test_it_stays_open_where_the_report_does_not_say(text: str) -> None:
    assert relation_in(text).value is None


def test_it_keeps_the_event_and_the_count() -> None:
    text = "Three days before the vote, they met."
    found = relation_in(text)
    assert found.relation == Relation(event=(18, 26), order=Order.BEFORE, count=3, unit="day")
    assert found.how == "counted from the vote, whose day the text does not say"


def test_it_says_which_day_it_counts_from() -> None:
    found = relation_in("The vote was held on 3 May. They met two days after the vote.")
    assert found.how == "counted from the vote, on 2025-05-03"


def test_of_two_events_of_a_kind_the_one_described_counts() -> None:
    text = "The first vote was held on 3 May and the second vote on 20 May. Two days after the first vote, they met."
    assert relation_in(text).value == "2025-05-05"


def test_words_that_count_from_an_event_are_no_date_of_their_own() -> None:
    assert values_of("They must pay within 30 days after the signing.") == [None]


def test_what_is_no_event_is_no_time() -> None:
    assert dates_of("He died the day after the king.") == ()
