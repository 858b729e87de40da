"""What changed in a record of many invented reports."""

import datetime as dt
from collections.abc import Iterator

import pytest

from benchmarks.scale.articles import invent
from memcon.record import Record, RecordView, open_record
from memcon.record.kept.present import PresentView
from memcon.record.shelf import load_material, load_membership
from memcon.views.changes import find_changes


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """Articles of five days, some of which print what others wrote."""
    with open_record(tmp_path_factory.mktemp("invented") / "record.db") as record:
        record.load(list(invent(200)))
        yield record


@pytest.mark.parametrize("days", [1, 2, 4])
def test_what_changed_is_the_same_whether_all_of_the_record_is_looked_at_or_only_what_is_later(
    invented: Record, days: int
) -> None:
    view = invented.view()
    assert isinstance(view, PresentView)
    whole = RecordView(load_material(view._connection), load_membership(view._connection))
    last = dt.date.fromisoformat(view.until() or "")
    on = last - dt.timedelta(days=days)
    told = find_changes(view.as_of(on), view)
    assert told == find_changes(whole.as_of(on), whole)
    assert told.new


def test_what_changed_is_told_without_all_of_the_record(invented: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    view = invented.view()
    monkeypatch.setattr(PresentView, "entries", None)
    monkeypatch.setattr(PresentView, "_whole", None)
    assert find_changes(view.as_of(dt.date.fromisoformat(view.until() or "") - dt.timedelta(days=1)), view).new
