"""A server on loopback for each test."""

from collections.abc import Iterator

import pytest

from tests.articles.fetching.servers import Site, serve


@pytest.fixture
def site() -> Iterator[Site]:
    with serve() as running:
        yield running
