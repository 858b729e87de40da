"""Steps that a text tells as taken, without saying that they were promised."""

import pytest

from memcon.model.findings import Step
from memcon.reading.commitments import find_commitments
from memcon.reading.commitments.done import find_steps
from memcon.reading.page import Found
from tests.reading.stage import staged


def steps_in(text: str) -> tuple[Step, ...]:
    page, found = staged(text)
    owed = Found(
        actors=found.actors,
        dates=found.dates,
        statements=found.statements,
        commitments=find_commitments(page, found),
    )
    return find_steps(page, owed)


@pytest.mark.parametrize(
    ("text", "what", "by"),
    [
        ("Peru handed over the list of names on Friday.", "handed over the list of names", ("Peru",)),
        ("The 300 prisoners were released by Sudan on Friday.", "released The 300 prisoners", ("Sudan",)),
        ("The 300 prisoners were released on Friday.", "released The 300 prisoners", ()),
        ("Armenian troops left the two villages on Monday.", "left the two villages", ("Armenia",)),
        ("Chile received the maps from Peru on Friday.", "received the maps", ("Peru",)),
    ],
)
def test_a_step_is_told_by_its_verb_and_its_thing(text: str, what: str, by: tuple[str, ...]) -> None:
    (step,) = steps_in(text)
    assert (step.what, step.by) == (what, by)


@pytest.mark.parametrize(
    "text",
    [
        "Peru has not handed over the list.",
        "Peru may have handed over the list.",
        "Peru will hand over the list.",
        "If Peru handed over the list, the talks would go on.",
        "Peru denied that it had handed over the list.",
        "Peru handed over a list on Friday.",
        "Peru handed over the list on Friday, as it had promised.",
        "The list was handed over on Friday.",
    ],
)
def test_what_is_not_told_as_taken_or_could_be_anything_is_no_step(text: str) -> None:
    assert steps_in(text) == ()
