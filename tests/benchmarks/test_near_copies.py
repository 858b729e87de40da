"""Near-copies among invented wire reports: what is found, what is kept apart, and that it does not become quadratic."""

import time

import pytest

from benchmarks.near_copies import score, tell, tell_at_once, write_texts
from benchmarks.wire import COPIES, seeded, write_report
from memcon.articles.sketch import sketch
from memcon.record.pairs import Sketched


@pytest.fixture(scope="module")
def figures() -> tuple[float, float, dict[str, float]]:
    texts = write_texts(wires=20, others=80, seed=7)
    return score(texts, tell(texts)[0])


@pytest.mark.parametrize("how", sorted(COPIES))
def test_what_newspapers_make_of_a_wire_report_is_found(
    figures: tuple[float, float, dict[str, float]], how: str
) -> None:
    assert figures[2][how] >= 0.95


def test_reports_that_share_background_and_footer_are_kept_apart(
    figures: tuple[float, float, dict[str, float]],
) -> None:
    assert figures[0] >= 0.99


def test_forty_reprints_of_one_report_are_one_story() -> None:
    chance = seeded(11)
    report = write_report(chance, 700)
    bodies = {"t-00": report.body}
    for n in range(1, 41):
        bodies[f"t-{n:02}"] = chance.choice(list(COPIES.values()))(chance, report).body
    stories = tell_at_once([Sketched(id_, body, sketch(body)) for id_, body in bodies.items()])
    assert set(stories.values()) == {"t-00"}


def test_two_reports_that_quote_a_third_are_not_one() -> None:
    chance = seeded(13)
    quoted, one, other = (write_report(chance, words).body for words in (120, 400, 420))
    bodies = {"t-1": quoted, "t-2": f"{one}\n\n{quoted}", "t-3": f"{other}\n\n{quoted}"}
    stories = tell_at_once([Sketched(id_, body, sketch(body)) for id_, body in bodies.items()])
    assert stories["t-2"] != stories["t-3"]


@pytest.mark.slow
def test_twice_the_texts_take_no_more_than_three_times_as_long() -> None:
    def seconds(number: int) -> float:
        texts = write_texts(number // 16, number // 2, seed=1)
        began = time.process_time()
        tell(texts)
        return time.process_time() - began

    assert seconds(800) < 3 * seconds(400)
