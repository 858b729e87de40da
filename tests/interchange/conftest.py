"""Records of talks over a strike."""

from collections.abc import Callable, Iterator

import pytest

from memcon.record import Record
from tests.interchange.talks import strike
from tests.interchange.worked import work_in
from tests.record.blank import new_record


@pytest.fixture
def record(record_of: Callable[..., Record]) -> Record:
    return record_of(*strike())


@pytest.fixture(scope="session")
def worked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """One record that was worked in, for all tests that only read it."""
    with new_record(tmp_path_factory.mktemp("worked") / "record.db") as made:
        work_in(made)
        yield made
