"""Records of talks over a strike."""

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from memcon.record import Record
from tests.interchange.talks import strike
from tests.record.blank import new_record
from tests.record.builders import Report, put

_NUMBERS = count()


@pytest.fixture
def record_of(tmp_path: Path) -> Iterator[Callable[..., Record]]:
    """Makes a record of the reports that it is given."""
    made: list[Record] = []

    def make(*reports: Report) -> Record:
        made.append(new_record(tmp_path / f"record-{next(_NUMBERS)}.db"))
        put(made[-1], *reports)
        return made[-1]

    yield make
    for record in made:
        record.close()


@pytest.fixture
def record(record_of: Callable[..., Record]) -> Record:
    return record_of(*strike())
