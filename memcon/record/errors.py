"""What can go wrong with a record. The text of each error is one line that a person can act on."""


class RecordError(Exception):
    """The record cannot be read or written as asked; nothing that it held is lost."""


class NotARecord(RecordError):  # noqa: N818 - names what was found, and reads so where it is caught
    """What stands at the address is something else."""


class NewerRecord(RecordError):  # noqa: N818
    """The record was written by a newer Memcon."""


class UnfitReading(RecordError):  # noqa: N818
    """A reading is not of the text that it is kept for; other readings are none the worse for it."""


class UnknownId(RecordError):  # noqa: N818
    """No thing of the record has this id, nor an id that begins so."""


class AmbiguousId(RecordError):  # noqa: N818
    """More than one thing of the record has an id that begins so."""
