"""Steps that a text tells as taken, without saying that they were promised."""

import pytest

from memcon.model.findings import Quantity, Step
from memcon.model.kinds import CommitmentStatus
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
        ("The list was handed over on Friday.", "handed over The list", ()),
        ("Peru's list was handed over on Friday.", "handed over Peru's list", ("Peru",)),
        ("Traffic over the Zvecan bridge resumed on Tuesday.", "resumed Traffic over the Zvecan bridge", ()),
        ("The readings reached Lima on Friday.", "reached The readings", ()),
        ("The lower duty took effect on Monday.", "took effect The lower duty", ()),
        ("Inspectors were admitted to the Tarvan workshop.", "admitted Inspectors to the Tarvan workshop", ()),
        ("Eight of the cameras were switched on again.", "switched on the cameras", ()),
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
    ],
)
def test_what_is_not_told_as_taken_or_could_be_anything_is_no_step(text: str) -> None:
    assert steps_in(text) == ()


def test_what_is_called_off_may_be_a_step_taken_or_one_that_will_not_be() -> None:
    steps = steps_in("The walkout was called off by midnight.")
    assert [(step.what, step.status) for step in steps] == [
        ("called off The walkout", CommitmentStatus.KEPT),
        ("called off The walkout", CommitmentStatus.WITHDRAWN),
    ]


@pytest.mark.parametrize(
    ("text", "what", "status"),
    [
        (
            "The release of the sailors has been put off.",
            "put off The release of the sailors",
            CommitmentStatus.PUT_OFF,
        ),
        ("The vote was postponed by the Greens.", "postponed The vote", CommitmentStatus.PUT_OFF),
        ("The order for the ships was cancelled.", "cancelled The order for the ships", CommitmentStatus.WITHDRAWN),
        ("The maps were not handed over on Friday.", "handed over The maps", CommitmentStatus.BROKEN),
        ("No binding offer was made by the company.", "made No binding offer", CommitmentStatus.BROKEN),
        ("The convoy did not reach the town.", "reach The convoy", CommitmentStatus.BROKEN),
        ("Peru denied that it had ever promised to free the crews.", "free the crews", CommitmentStatus.DISPUTED),
    ],
)
def test_what_was_put_off_or_not_done_or_is_denied_is_told_too(text: str, what: str, status: CommitmentStatus) -> None:
    told = [(step.what, step.status) for step in steps_in(text)]
    assert (what, status) in told


@pytest.mark.parametrize(
    "text",
    [
        "The talks were put off.",
        "The maps have not been handed over.",
        "The maps were not immediately handed over.",
        "The maps may not have been handed over.",
        "A decision was put off.",
        "Peru denied the report.",
    ],
)
def test_what_is_a_meeting_or_is_not_over_yet_says_nothing_of_a_promise(text: str) -> None:
    assert steps_in(text) == ()


def test_what_a_bare_number_counts_was_counted_before() -> None:
    steps = steps_in("Some 6,000 bodies lay at the border. The first 1,212 were handed over on Friday.")
    assert [(step.what, step.quantity) for step in steps] == [
        ("handed over The first 1,212 bodies", Quantity(amount=1212, of="bodies"))
    ]


def test_only_now_is_no_part_and_only_so_many_is() -> None:
    assert [s.status for s in steps_in("Chile received the list only now.")] == [CommitmentStatus.KEPT]
    assert [s.status for s in steps_in("Chile received only 40 trucks.")] == [CommitmentStatus.PART_KEPT]


def test_a_share_of_votes_is_no_step() -> None:
    assert steps_in("Members voted 94 per cent in favour.") == ()
