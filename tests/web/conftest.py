"""The reading room over a record of talks over a strike, asked as a browser asks, without one."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from memcon.record import Record
from memcon.web.access.limits import Limits
from memcon.web.app import make_app
from tests.interchange.talks import strike
from tests.record.blank import new_record
from tests.record.builders import put

from .pages import Page
from .people import closed_room, with_people

Open = Callable[[str], Page]
MakeRecord = Callable[..., Record]


@pytest.fixture(scope="session")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """One record for all tests that only read it."""
    with new_record(tmp_path_factory.mktemp("strike") / "record.db") as made:
        put(made, *strike())
        yield made


def client_of(record: Record, who: str = "ada") -> TestClient:
    """A browser of its own, before the room over a record."""
    return TestClient(make_app(record, who=who, folder=Path("/nowhere")), base_url="http://127.0.0.1:8765")


@pytest.fixture
def client(record: Record) -> TestClient:
    return client_of(record)


@pytest.fixture
def open_page(client: TestClient) -> Open:
    """The page at an address, which must be there."""

    def read(path: str) -> Page:
        answer = client.get(path)
        assert answer.status_code == 200, answer.text
        return Page(answer.text)

    return read


@pytest.fixture
def own(record_of: MakeRecord) -> Record:
    return with_people(record_of(*strike()))


@pytest.fixture
def app(own: Record) -> Starlette:
    return closed_room(own)


@pytest.fixture
def wait(app: Starlette) -> Callable[[float], None]:
    """Has seconds go by for the limits of the room."""
    passed = [0.0]
    app.state.limits = Limits(clock=lambda: passed[0])

    def later(seconds: float) -> None:
        passed[0] += seconds

    return later
