"""Identifiers: hashes of what a thing is, never of when it came or in which order.

An id is a letter for its kind, a hyphen, and sixteen letters and digits (80 bits of BLAKE2b in base 32). People
may type any beginning that is unique in their record.
"""

import base64
import hashlib
from collections.abc import Iterable

from memcon.model.kinds import FindingKind
from memcon.model.passages import Span

TEXT, PUBLICATION, DECISION, NEGOTIATION = "t", "p", "k", "n"
FINDING_LETTERS = {
    FindingKind.STATEMENT: "s",
    FindingKind.MEETING: "m",
    FindingKind.DOCUMENT: "d",
    FindingKind.COMMITMENT: "c",
    FindingKind.MOVE: "v",
    FindingKind.DEED: "e",
    FindingKind.ACTOR: "a",
}
SHORT = 8  # characters of an id that listings show


def identify(letter: str, *parts: object) -> str:
    """The id of the thing that `parts` make up. Parts are compared by their text, in order."""
    digest = hashlib.blake2b(digest_size=10)
    for part in parts:
        written = str(part).encode("utf-8", "surrogatepass")
        digest.update(len(written).to_bytes(8, "big"))
        digest.update(written)
    return f"{letter}-{base64.b32encode(digest.digest()).decode('ascii').lower()}"


def text_id(body: str) -> str:
    return identify(TEXT, body)


def finding_id(kind: FindingKind, text: str, passages: Iterable[Span], aspect: str = "", nth: int = 0) -> str:
    """The id of a finding of `kind` on `passages` of the text with id `text`.

    `aspect` tells findings on the same words apart where their nature does (an offer and a precondition in one
    sentence); `nth` counts those that are still alike, in their order in the reading.
    """
    where = ",".join(f"{s.start}:{s.end}" for s in sorted(passages))
    return identify(FINDING_LETTERS[kind], text, where, aspect, nth)


def short(id_: str) -> str:
    """How listings show an id."""
    return id_[: SHORT + 2]
