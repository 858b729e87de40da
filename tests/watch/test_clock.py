"""Waiting for the next round."""

import pytest

from memcon.watch.clock import WallClock


def test_who_was_told_to_stop_and_did_not_hear_it_does_not_wait() -> None:
    with pytest.raises(KeyboardInterrupt):
        WallClock(is_stopped=lambda: True).sleep(60)


def test_who_was_not_told_to_stop_waits() -> None:
    WallClock(is_stopped=lambda: False).sleep(0)
