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
def quick_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """Passwords are sealed as always, but at next to no cost."""
    from argon2 import PasswordHasher

    from memcon.record.access import passwords

    cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(passwords, "hasher", lambda: cheap)
    monkeypatch.setattr(passwords, "decoy", lambda: cheap.hash("nobody"))


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
