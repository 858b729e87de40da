"""A fold looks seldom for what has been dropped, and leaves the collector as it found it."""

import gc
from collections.abc import Iterator

import pytest

from memcon.record.sweeping import seldom_sweeping


@pytest.fixture(autouse=True)
def _collector_as_it_was() -> Iterator[None]:
    yield
    gc.unfreeze()
    gc.enable()


def test_what_was_there_before_is_passed_over_while_it_lasts() -> None:
    before = gc.get_threshold()
    with seldom_sweeping():
        assert gc.get_freeze_count() > 0
        assert gc.get_threshold()[0] > before[0]
    assert gc.get_freeze_count() == 0
    assert gc.get_threshold() == before


def test_the_collector_is_as_it_was_after_a_fold_that_failed() -> None:
    before = gc.get_threshold()
    with pytest.raises(KeyError), seldom_sweeping():
        raise KeyError
    assert (gc.get_freeze_count(), gc.get_threshold()) == (0, before)


def test_a_fold_within_a_fold_does_not_end_it() -> None:
    with seldom_sweeping():
        with seldom_sweeping():
            pass
        assert gc.get_freeze_count() > 0


def test_whoever_set_things_apart_has_them_apart_afterwards() -> None:
    gc.freeze()
    with seldom_sweeping():
        pass
    assert gc.get_freeze_count() > 0


def test_a_collector_that_is_off_stays_off() -> None:
    gc.disable()
    with seldom_sweeping():
        assert not gc.isenabled()
    assert not gc.isenabled()
