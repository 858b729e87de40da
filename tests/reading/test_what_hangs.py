"""What is told as that on which something else hangs, what is only asked, and what there was not: none of it was."""

import pytest

from tests.reading.stage import reading_of


@pytest.mark.parametrize(
    "text",
    [
        "Chad said that inspectors could see the mine provided that Niger and Peru pledged not to close the road.",
        "Chad would free the miners on condition that Niger agreed to pull back its troops.",
        "Chad is ready to reopen the road so long as Niger commits to pay for the bridge.",
        "Chad said it would open the road once Niger had agreed to pay for the bridge.",
        "Chad will keep the road shut until Niger undertakes to pay for the bridge.",
    ],
)
def test_what_is_made_a_condition_is_neither_promised_nor_agreed(text: str) -> None:
    reading = reading_of(text)
    assert not any("Niger" in commitment.by for commitment in reading.commitments)
    assert not any("Niger" in move.by for move in reading.moves)
    assert not any("NER" in event.source for event in reading.events)


@pytest.mark.parametrize(
    "text",
    [
        "Chad reopened the road after Niger agreed to pay for the bridge.",
        "Chad reopened the road once Niger had agreed to pay for the bridge.",
        "Chad said that Niger had provided trucks. Niger agreed to pay for the bridge.",
    ],
)
def test_what_had_come_about_before_something_else_was_agreed(text: str) -> None:
    assert [move.kind for move in reading_of(text).moves if "Niger" in move.by] == ["acceptance"]


@pytest.mark.parametrize(
    "text",
    [
        "Asked whether Kenya would lift the fishing ban, its minister replied: “Ask me after the vote.”",
        "Reporters asked whether Kenya would release the sailors, but the spokesman gave no answer.",
        "It is unclear whether Kenya will withdraw its ships from the lake.",
    ],
)
def test_what_is_only_asked_is_no_event(text: str) -> None:
    assert reading_of(text).events == ()


@pytest.mark.parametrize(
    "text",
    [
        "Kenya says that it received no such letter from Peru.",
        "Kenya said it had handed over no list.",
        "No draft has been sent to Kenya.",
        "There was no signed memorandum when Kenya left.",
    ],
)
def test_no_paper_is_none_that_was_handed_over(text: str) -> None:
    assert reading_of(text).documents == ()


@pytest.mark.parametrize(
    "text",
    [
        "“They promised us a phone call in January. They promised us a phone call in February,” the widow said.",
        "The minister pledged talks with the union in January.",
        "The union had hoped for talks with the company in January.",
        "We wanted a meeting with the minister in January, the pilots said.",
    ],
)
def test_a_meeting_that_was_only_promised_or_wished_for_was_not_held(text: str) -> None:
    assert not any(meeting.status == "held" for meeting in reading_of(text).meetings)


def test_a_meeting_that_is_promised_for_a_day_to_come_is_proposed_for_it() -> None:
    meeting = reading_of("Kenya has promised talks with Chad for April.").meetings[0]
    assert (meeting.status, meeting.date, meeting.proposer) == ("proposed", "2024-04", "Kenya")
