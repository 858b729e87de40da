"""A semicolon between two sentences parts them; one between the things of a list does not."""

import pytest

from memcon.reading.language import annotate
from tests.reading.stage import reading_of


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Chad demands a cap of 3 percent; Mali offered 5 percent.", 2),
        ("The paper gives 39, according to two people in the room; a Chadian official spoke of 40.", 2),
        ("They agreed on an end to the blockade; the release of sailors who were held; and talks in May.", 1),
        ("Three were in the room: the minister; her deputy; the envoy.", 1),
        ("“We want a road; they want a wall,” she said.", 1),
    ],
)
def test_sentences_are_parted_and_lists_are_not(text: str, parts: int) -> None:
    assert len(list(annotate(text).sents)) == parts


def test_what_one_side_demands_is_not_what_the_other_offers() -> None:
    moves = reading_of("Chad demands a cap of 3 percent a year; Mali offered 5 percent.").moves
    assert not [move for move in moves if move.by == ("Mali",) and "cap" in move.what]


def test_who_rejects_a_claim_rejects_it_in_words_of_their_own() -> None:
    body = "Chad said on Tuesday that Mali had offered four ships; Mali rejected the claim as a lie."
    words = {s.speaker: "".join(body[start:end] for start, end in s.content) for s in reading_of(body).statements}
    assert words["Chad"] == "that Mali had offered four ships"
