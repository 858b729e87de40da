"""New records that are quick to have: making the tables takes longer than many a test."""

import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from memcon.record import Record, open_record
from tests.record.builders import Report, put


def new_record(path: Path, reports: Callable[[], tuple[Report, ...]] = tuple) -> Record:
    """A record of these reports, in a file that is not there yet; it is made once and copied."""
    path.write_bytes(_made(reports))
    return open_record(path, create=False)


@cache
def _made(reports: Callable[[], tuple[Report, ...]]) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.db"
        with open_record(path) as record:
            put(record, *reports())
        return path.read_bytes()
