"""Records of talks over a strike."""

from collections.abc import Callable

import pytest

from memcon.record import Record
from tests.interchange.talks import strike


@pytest.fixture
def record(record_of: Callable[..., Record]) -> Record:
    return record_of(*strike())
