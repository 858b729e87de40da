"""What all tests share."""

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from memcon.record import Record

_NUMBERS = count()
settings.register_profile("memcon", deadline=None)  # how busy the machine is, is no matter of a test
settings.load_profile("memcon")


@pytest.fixture
def record_of(tmp_path: Path) -> "Iterator[Callable[..., Record]]":
    """Makes a record of the reports that it is given."""
    from tests.record.blank import new_record
    from tests.record.builders import put

    made: list[Record] = []

    def make(*reports: object) -> "Record":
        made.append(new_record(tmp_path / f"record-{next(_NUMBERS)}.db"))
        put(made[-1], *reports)  # type: ignore[arg-type]
        return made[-1]

    yield make
    for record in made:
        record.close()
