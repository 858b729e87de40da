"""Which words tell which kind of move, and which sentences tell of none."""

import pytest

from memcon.model.findings import Move
from memcon.reading.moves import find_moves
from tests.reading.stage import staged


def moves_in(text: str) -> tuple[Move, ...]:
    return find_moves(*staged(text, ["Midland Bus"] if "Midland Bus" in text else []))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Norway sided with Chile on Monday.", "support"),
        ("Norway voiced support for Chile.", "support"),
        ("Norway voiced support for the plan of Chile.", "acceptance"),
        ("Norway urged restraint.", "appeal"),
        ("Norway asked Chile to show mercy to the crew.", "appeal"),
        ("Norway agreed to forgo the interest.", "concession"),
        ("Norway could not accept any text that leaves the fund out, its envoy said.", "rejection"),
        (
            "“Under no circumstances will the islet be handed over,” Norwegian Foreign Minister Per Lie said.",
            "rejection",
        ),
        ("Norway called the allegation absurd.", "denial"),
        ("Norway said it would fence the canal if Chile went on dredging.", "threat"),
        ("Norway said it was not refusing to talk.", "denial"),
        ("Norway rejected Chile’s version of the raid.", "denial"),
        ("A pact was struck between Norway and Chile on Monday.", "agreement"),
    ],
)
def test_a_cue_tells_the_kind(text: str, kind: str) -> None:
    assert [move.kind for move in moves_in(text)] == [kind]


def test_what_can_be_had_as_soon_as_another_acts_is_offered_and_hangs_on_it() -> None:
    text = "“Inspectors can return as soon as Chile lifts the ban,” Norwegian Foreign Minister Per Lie said."
    assert {move.kind for move in moves_in(text)} == {"offer", "precondition"}


@pytest.mark.parametrize(
    "text",
    [
        "The director of Midland Bus called the outcome a relief for everybody.",
        "According to one rumour, Norway had already offered a ferry.",
        "The cartoon shows Norway demanding a second helping of fish.",
        "A parody account announced that Norway had rejected the plan.",
        "It would be wrong to say that Norway rejected the plan.",
        "Norway did not accept the paper, nor did it refuse it.",
        "Norway took the deal to its parliament.",
        "Nobody claims that Norway threatened Chile.",
        "Imagine Norway accepting the plan!",
        "“We cannot agree with such statements,” Norwegian Foreign Minister Per Lie said.",
        "“We did not accept any money,” Norwegian Foreign Minister Per Lie said.",
    ],
)
def test_what_is_not_so_or_not_meant_is_no_move(text: str) -> None:
    assert moves_in(text) == ()


def test_an_only_if_is_told_once() -> None:
    assert [move.kind for move in moves_in("Norway will accept a text only if Chile signs it first.")] == [
        "precondition"
    ]
