"""How values stand in columns."""

import struct
from typing import Any

import msgspec
from sqlalchemy import Row

from memcon.model.articles import Mark, Text
from memcon.model.decisions import Decision
from memcon.model.findings import Reading
from memcon.model.passages import Span, Spans


def pack_spans(spans: Spans) -> str:
    return msgspec.json.encode(spans).decode()


def unpack_spans(packed: str) -> Spans:
    return tuple(Span(*pair) for pair in msgspec.json.decode(packed, type=tuple[tuple[int, int], ...]))


def pack_marks(marks: tuple[Mark, ...]) -> str:
    return msgspec.json.encode(marks).decode()


def unpack_marks(packed: str) -> tuple[Mark, ...]:
    return msgspec.json.decode(packed, type=tuple[Mark, ...])


def pack_sketch(sketch: tuple[int, ...]) -> bytes:
    return struct.pack(f"<{len(sketch)}I", *sketch)


def unpack_sketch(packed: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(packed) // 4}I", packed)


def text_of(row: Row[Any]) -> Text:
    """The text that a row of its columns holds."""
    return Text(row.id, row.body, row.cleaning, unpack_spans(row.boilerplate), unpack_marks(row.marks), row.language)


def pack_reading(reading: Reading) -> str:
    """Without the text, which is kept once."""
    return msgspec.json.encode(msgspec.structs.replace(reading, text="")).decode()


def unpack_reading(packed: str, body: str) -> Reading:
    return msgspec.structs.replace(msgspec.json.decode(packed, type=Reading), text=body)


def pack_decision(decision: Decision) -> str:
    return msgspec.json.encode(decision).decode()


def unpack_decision(packed: str) -> Decision:
    return msgspec.json.decode(packed, type=Decision)
