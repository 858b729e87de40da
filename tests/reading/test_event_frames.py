"""Each frame of PLOVER stands beside an example, and the example gives the event; its counterexample does not."""

import pytest

from memcon.reading.events import code_events
from memcon.reading.events.frames import Frame, all_frames
from memcon.reading.knowledge import table
from tests.reading.stage import staged


def classes_in(text: str) -> list[str]:
    return [event.event for event in code_events(*staged(text))]


@pytest.mark.parametrize("frame", all_frames(), ids=lambda f: f"{f.event}: {f.example}")
def test_a_frame_gives_its_example(frame: Frame) -> None:
    assert frame.event in classes_in(frame.example)


@pytest.mark.parametrize("frame", [f for f in all_frames() if f.counter], ids=lambda f: f"{f.event}: {f.counter}")
def test_a_frame_leaves_its_counterexample(frame: Frame) -> None:
    assert frame.event not in classes_in(frame.counter or "")


def test_every_body_with_a_home_is_known() -> None:
    known = {row["name"] for row in (*table("bodies")["body"], *table("states")["state"])}
    assert {name for names in table("plover")["homes"].values() for name in names} <= known
