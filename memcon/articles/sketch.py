"""Sketches of texts, by which those that may be copies of one text are found without comparing every pair, and the
comparison that tells whether they are.

A sketch is a MinHash signature (Broder 1997) of the text's shingles, made by the library rensa; its bands are the keys
of locality-sensitive hashing (Indyk and Motwani 1998): two texts of which a share s of all shingles is common have a
band in common with a chance of 1 - (1 - s ** WIDTH) ** BANDS. A sketch only brings candidates together; whether a text
is a copy is decided by its words, so that a change of library changes no verdict.
"""

import hashlib
import re
import struct
from dataclasses import dataclass
from operator import eq
from typing import Any

SHINGLE = 5  # words that follow one another
WIDTH, BANDS = 2, 96
SIZE = WIDTH * BANDS  # numbers in a sketch
SCHEME = f"{SHINGLE}-{SIZE}"

NEAR = 0.7  # the part of the words of each of two near-copies that stands in the other
CUT = 0.8  # the part of the words of a cut version that stands in the whole one
RUNS = 0.5  # the part of the runs of words of the shorter text that must be in the other; one word in ten may be edited
LEAST = 50  # words of a cut version; what is shorter is a line that both quote
_SURE = 3  # standard errors that the estimate from two sketches may be wrong by

_SEED = 1
_WORD = re.compile(r"\w+")

Sketch = tuple[int, ...]


def sketching() -> str:
    """The version of the sketches that this build makes. Sketches of different versions cannot be compared."""
    from rensa import RMinHash

    return f"rensa-{RMinHash.ALGORITHM_VERSION}-{SCHEME}"


def sketch(body: str) -> Sketch:
    """SIZE numbers of 32 bits; none for a text without words."""
    from rensa import RMinHash

    hashes = [_number(shingle) for shingle in Shingled.of(body).shingles]
    if not hashes:
        return ()
    return tuple(RMinHash.digest_matrix_from_token_hash_sets([hashes], SIZE, _SEED).to_rows()[0])


def bands(made: Sketch) -> tuple[int, ...]:
    """The keys of a sketch, 63 bits each: texts that may be copies have at least one in common."""
    return tuple(_band(at, made[at : at + WIDTH]) for at in range(0, len(made), WIDTH))


def may_be_copies(a: Sketch, b: Sketch, lengths: tuple[int, int]) -> bool:
    """Whether two texts of these lengths are worth comparing: whether their sketches have a band in common, and by what
    else they have in common the shorter may have enough runs of words of the longer."""
    alike = sum(map(eq, a, b)) / SIZE
    scale = sum(lengths) / max(min(lengths), 1)
    return bool(likely_runs(alike, scale) >= RUNS) and _share_band(a, b)


def likely_runs(alike: Any, scale: Any) -> Any:
    """The most runs of words, as a part of those of the shorter text, that two texts are likely to have in common, of
    whose sketches the part `alike` is; together they are `scale` times as long as the shorter. Numbers, or rows of
    them."""
    estimate = scale * alike / (1 + alike)
    error = scale * (alike * (1 - alike) / SIZE) ** 0.5 / (1 + alike) ** 2
    return estimate + _SURE * error


@dataclass(frozen=True, slots=True)
class Shingled:
    """A text as its runs of SHINGLE words, one for each word that begins one; a shorter text is one run."""

    words: int
    runs: tuple[str, ...]
    shingles: frozenset[str]

    @classmethod
    def of(cls, body: str) -> "Shingled":
        words = _WORD.findall(body.casefold())
        last = max(len(words) - SHINGLE, 0)
        runs = tuple(" ".join(words[at : at + SHINGLE]) for at in range(last + 1)) if words else ()
        return cls(len(words), runs, frozenset(runs))

    def part_in(self, other: "Shingled") -> float:
        """The part of the words of this text that stand in a run of words which the other has too, 0 to 1."""
        covered, upto = 0, 0
        for at, run in enumerate(self.runs):
            if run in other.shingles:
                end = min(at + SHINGLE, self.words)
                covered += end - max(at, upto)
                upto = end
        return covered / self.words if self.words else 0.0

    def shares_runs(self, other: "Shingled") -> bool:
        """Whether enough of the runs of the one with fewer are among those of the other."""
        fewer = min(len(self.shingles), len(other.shingles))
        return len(self.shingles & other.shingles) >= RUNS * fewer


def are_near(a: Shingled, b: Shingled) -> bool:
    """Whether two texts are one text, corrected or with another opening."""
    return a.shares_runs(b) and min(a.part_in(b), b.part_in(a)) >= NEAR


def is_cut(shorter: Shingled, longer: Shingled) -> bool:
    """Whether one text is another with parts left out; its own opening may stand before it."""
    return LEAST <= shorter.words <= longer.words and shorter.shares_runs(longer) and shorter.part_in(longer) >= CUT


def _share_band(a: Sketch, b: Sketch) -> bool:
    return any(a[at : at + WIDTH] == b[at : at + WIDTH] for at in range(0, min(len(a), len(b)), WIDTH))


def _number(shingle: str) -> int:
    digest = hashlib.blake2b(shingle.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big")


def _band(at: int, numbers: Sketch) -> int:
    digest = hashlib.blake2b(struct.pack(f"<{len(numbers) + 1}I", at, *numbers), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1  # fits the signed integers of databases
