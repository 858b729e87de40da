"""How far a long run is, is told: by a bar on a terminal, by a line a minute elsewhere."""

from io import StringIO
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("pyarrow", reason="needs the extra memcon[corpus]")

from memcon.cli import progress
from memcon.corpus.loading import Loaded
from memcon.corpus.outcomes import Tally
from memcon.corpus.run import Progress

if TYPE_CHECKING:
    from collections.abc import Callable

TALLY = Tally(articles=1_200, words=480_000, passed={"in another language": 7}, failed=3)
NOW = Progress(TALLY, done=250, total=1_000, seconds=240.0)
SAID = "25%, 1,200 articles (5.0 a second), 2,000 words a second, 12 min left, 7 passed over, 3 failed"


class Terminal(StringIO):
    """What stands for a terminal."""

    def isatty(self) -> bool:
        """That it is one."""
        return True


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> "Callable[[float], None]":
    """Sets the clock."""

    def put(seconds: float) -> None:
        monkeypatch.setattr("memcon.cli.progress.time.monotonic", lambda: 1_000.0 + seconds)

    put(0)
    return put


def test_a_line_tells_speed_share_time_left_and_failures() -> None:
    assert progress.say(NOW) == SAID


@pytest.mark.parametrize(("done", "share"), [(570, "57%"), (999, "99%"), (1_000, "100%")])
def test_nothing_is_called_done_before_all_of_it_is(done: int, share: str) -> None:
    assert progress.say(Progress(TALLY, done, 1_000, 60.0)).startswith(f"{share}, ")


@pytest.mark.parametrize(("done", "seconds"), [(0, 0.0), (9, 60.0)])
def test_before_a_hundredth_is_done_no_time_left_is_made_up(done: int, seconds: float) -> None:
    said = progress.say(Progress(Tally(), done, 1_000, seconds))
    assert said.endswith("0 articles (0.0 a second), 0 words a second, 0 failed")


def test_elsewhere_than_on_a_terminal_a_line_is_written_a_minute(
    at: "Callable[[float], None]", capsys: pytest.CaptureFixture[str]
) -> None:
    with progress.watching() as watch:
        for second in range(0, 150, 10):
            at(second)
            watch(NOW)
    assert capsys.readouterr().err == f"memcon: {SAID}\n" * 2


def test_a_load_tells_how_far_it_is(at: "Callable[[float], None]", capsys: pytest.CaptureFixture[str]) -> None:
    with progress.counting() as watch:
        at(61)
        watch(Loaded(1_500, 5_000))
    assert capsys.readouterr().err == "memcon: 1,500 of 5,000 articles loaded\n"


def test_on_a_terminal_a_bar_shows_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setattr("sys.stderr", terminal)
    with progress.watching() as watch:
        watch(NOW)
    assert "━" in terminal.getvalue()
    assert SAID in terminal.getvalue()
