"""Words that are told without a cue: the turns of a transcript, and names that stand under a quotation."""

import pytest

from memcon.reading.turns import find_turns
from tests.reading.stage import reading_of

BRIEFING = """Spokesperson Jo Tadesse

MS. TADESSE: Good morning. The talks on the ferries will go on tomorrow. He told me that they would not.

QUESTION: Is that a promise?

MS. TADESSE: It is what I said.

MR. HOLM: Will the minister come?

(Laughter.)

MS. TADESSE: I have nothing on that."""

INTERVIEW = """Mary Flynn has led Brazil’s delegation in the fisheries talks since 2023. She spoke in Lima.

Q: Is there still time?

A: There is time if both delegations want it.

We are not in a hurry.

Q: And then?

A: And then we sign."""


def told(text: str) -> list[tuple[str | None, str]]:
    return [(s.speaker, " / ".join(span.of(text) for span in s.content)) for s in reading_of(text).statements]


def test_each_turn_is_a_statement_of_the_one_whose_name_stands_before_it() -> None:
    assert told(BRIEFING) == [
        ("Jo Tadesse", "Good morning. The talks on the ferries will go on tomorrow. He told me that they would not."),
        ("Jo Tadesse", "It is what I said."),
        ("Holm", "Will the minister come?"),
        ("Jo Tadesse", "I have nothing on that."),
    ]


def test_a_turn_has_the_name_before_it_as_its_source() -> None:
    first = reading_of(BRIEFING).statements[0]
    assert [span.of(BRIEFING) for span in first.source] == ["MS. TADESSE"]


def test_a_turn_is_told_directly() -> None:
    assert {s.kind for s in reading_of(BRIEFING).statements} == {"direct"}


def test_answers_are_those_of_the_only_person_who_is_introduced() -> None:
    assert told(INTERVIEW) == [
        ("Mary Flynn", "There is time if both delegations want it. / We are not in a hurry."),
        ("Mary Flynn", "And then we sign."),
    ]


def test_answers_are_nobodys_where_two_are_introduced() -> None:
    text = INTERVIEW.replace("She spoke", "Jane Porter leads Peru’s. They spoke")
    assert told(text) == []


def test_names_in_small_letters_take_turns() -> None:
    turns = ("Costa: We will stay until they pay.", "Rojas: You will wait long.", "Costa: We can.", "Rojas: So can we.")
    text = "\n\n".join(turns)
    assert [speaker for speaker, _ in told(text)] == ["Costa", "Rojas", "Costa", "Rojas"]


@pytest.mark.parametrize(
    "text",
    [
        "Background: The dockers walked out in May.\n\nThe offer: Two per cent.\n\nWhat is next: Talks on Friday.",
        "UPDATE: The talks are over.\n\nUPDATE: They are not.\n\nNOTE: Times are local.",
        "NAIROBI: The union met the owners on Monday.\n\nThey talked for an hour.",
        "Q: Why?",
    ],
)
def test_a_word_and_a_colon_make_no_transcript(text: str) -> None:
    assert find_turns(text) == ()


def test_the_last_turn_ends_with_its_line() -> None:
    text = f"{INTERVIEW}\n\nThe interview took place on Monday."
    assert told(text)[-1] == ("Mary Flynn", "And then we sign.")


@pytest.mark.parametrize("dash", ["— ", "― ", "– ", "-- ", "—"])
def test_a_name_under_a_quotation_is_its_speaker(dash: str) -> None:
    quoted = "The union’s answer came late.\n\n“We will stay until the crews are paid.”"
    text = f"{quoted}\n{dash}Mary Flynn, Port Workers Union\n"
    (statement,) = reading_of(text).statements
    assert (statement.speaker, statement.side) == ("Mary Flynn", "Port Workers Union")


def test_what_follows_a_signature_is_no_part_of_it() -> None:
    text = "“We will stay until the crews are paid.” — Mary Flynn, Port Workers Union, on X\n\nThe owners said no."
    first = reading_of(text).statements[0]
    assert [span.of(text) for span in first.source] == ["Mary Flynn, Port Workers Union"]
