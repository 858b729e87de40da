"""The record: what all readings and decisions come to. `open_record` is the door; SQL stays behind it."""

from typing import TYPE_CHECKING

from memcon.record.errors import AmbiguousId, NewerRecord, NotARecord, RecordError, UnfitReading, UnknownId
from memcon.record.outcomes import Added, Forgotten

if TYPE_CHECKING:
    from memcon.record.view import RecordView
    from memcon.record.writer import Record, open_record

__all__ = [
    "Added",
    "AmbiguousId",
    "Forgotten",
    "NewerRecord",
    "NotARecord",
    "Record",
    "RecordError",
    "RecordView",
    "UnfitReading",
    "UnknownId",
    "open_record",
]


def __getattr__(name: str) -> object:
    # The database library is loaded with the first record, not with the first import.
    if name in {"Record", "open_record"}:
        from memcon.record import writer

        return getattr(writer, name)
    if name == "RecordView":
        from memcon.record.view import RecordView

        return RecordView
    raise AttributeError(name)
