"""Scores the reader on single sentences of our own with the moves, or the deeds, that each tells of, by their kind.

python -m benchmarks.labelled                  the figures by kind, of the part that is seen and of the part that is not
python -m benchmarks.labelled --lot situations of one lot of the sentences on moves alone
python -m benchmarks.labelled --deeds          those of deeds
python -m benchmarks.labelled --missed         and what comes out otherwise, of the part that is seen

How the sentences in benchmarks/sentences were made, and what they are good for, is told in docs/moves.md.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from benchmarks.scoring import Tally
from benchmarks.scoring.parties import same_parties
from memcon.model.articles import Article, Publication, Text
from memcon.model.findings import Deed, Move, Reading
from memcon.model.ids import text_id

FOLDER = Path(__file__).parent / "sentences"
MOVES, SITUATIONS, DEEDS = FOLDER / "moves", FOLDER / "situations", FOLDER / "deeds"
LOTS = {folder.name: folder for folder in (MOVES, SITUATIONS)}  # those written first, and those on further situations
PARTS = ("seen", "unseen")
_READ_AS_OF = "2024-05-14"
_NOTHING = "-"


@dataclass(frozen=True)
class Told:
    """A move or deed that a sentence tells of: any of `kinds` is right, the first is the one that it is counted under.
    A deed can be told without its doer, or be one of people who stand for no party: then only its kind counts."""

    kinds: tuple[str, ...]
    by: tuple[str, ...]
    toward: tuple[str, ...]

    def is_same(self, found: Move | Deed) -> bool:
        return str(found.kind) in self.kinds and (not self.by or same_parties(self.by, found.by))


@dataclass(frozen=True)
class Sentence:
    text: str
    told: tuple[Told, ...]

    @property
    def part(self) -> str:
        """Every third by a hash of its words, wherever it stands, is unseen: of those nobody who writes rules looks at
        more than the figures."""
        return PARTS[int(sha256(self.text.encode()).hexdigest(), 16) % 3 == 0]

    @property
    def article(self) -> Article:
        body = Text(id=text_id(self.text), body=self.text, cleaning="as-given")
        return Article(id=body.id, text=body, publication=Publication(published=_READ_AS_OF))


Figures = dict[tuple[str, str], Tally]
"""By part and kind, "all" among the kinds."""


def files(*folders: Path) -> tuple[Path, ...]:
    """Those in the folders; those of both lots on moves where none is named."""
    return tuple(path for folder in folders or LOTS.values() for path in sorted(folder.glob("*.txt")))


def sentences(paths: Iterable[Path] | None = None) -> list[Sentence]:
    """Those of the files, in their order."""
    return [_sentence(line) for path in paths or files() for line in _lines(path)]


def articles(paths: Iterable[Path]) -> Iterator[Article]:
    return (sentence.article for sentence in sentences(paths))


def _lines(path: Path) -> Iterator[str]:
    return (line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#"))


def _sentence(line: str) -> Sentence:
    moves, text = line.split(" | ", 1)
    return Sentence(text, tuple(_told(move) for move in moves.split("; ")) if moves != _NOTHING else ())


def _told(words: str) -> Told:
    kinds, _, parties = words.partition(": ")
    by, _, toward = parties.partition(" > ")
    return Told(tuple(kinds.split("/")), names_in(by), names_in(toward))


def names_in(words: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in words.split(",") if name.strip())


def score(told: Iterable[tuple[Sentence, Iterable[Move | Deed]]]) -> Figures:
    """Moves or deeds of the right kind by the right parties, each found one counted once."""
    figures: Figures = {}
    for sentence, moves in told:
        for kind, tally in _of_one(sentence, list(moves)):
            for name in (kind, "all"):
                figures[sentence.part, name] = figures.get((sentence.part, name), Tally()) + tally
    return figures


def _of_one(sentence: Sentence, found: list[Move | Deed]) -> Iterator[tuple[str, Tally]]:
    for told in sentence.told:
        move = next((m for m in found if told.is_same(m)), None)
        if move is not None:
            found.remove(move)
        yield told.kinds[0], Tally(right=int(move is not None), found=int(move is not None), gold=1)
    for move in found:
        yield str(move.kind), Tally(right=0, found=1, gold=0)


def amiss(sentence: Sentence, told_of: Iterable[Move | Deed]) -> str | None:
    """In words, what was missed (-) and what was found without being told (+)."""
    found, lines = list(told_of), []
    for told in sentence.told:
        move = next((m for m in found if told.is_same(m)), None)
        if move is None:
            lines.append(f"    - {'/'.join(told.kinds)} {told.by}")
        else:
            found.remove(move)
    lines += [f"    + {move.kind} {move.by}: {move.what}" for move in found]
    return "\n".join((sentence.text, *lines)) if lines else None


def read(chosen: Iterable[Sentence]) -> list[Reading]:
    from memcon.reading import Reader

    return list(Reader().read_all(sentence.article for sentence in chosen))


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.labelled", description="score moves by their kind")
    parser.add_argument("--deeds", action="store_true", help="score deeds and not moves")
    parser.add_argument("--lot", choices=LOTS, action="append", default=[], help="score this lot alone")
    parser.add_argument("--missed", action="store_true", help="show what comes out otherwise, of the seen part")
    wanted = parser.parse_args(arguments)
    chosen = sentences(files(DEEDS) if wanted.deeds else files(*map(LOTS.__getitem__, wanted.lot)))
    read_ones = zip(chosen, read(chosen), strict=True)
    told: list[tuple[Sentence, tuple[Move, ...] | tuple[Deed, ...]]]
    told = [(s, r.deeds if wanted.deeds else r.moves) for s, r in read_ones]
    for (part, kind), tally in sorted(score(told).items()):
        share = f"P {tally.precision:.3f}  R {tally.recall:.3f}  F1 {tally.f1:.3f}"
        print(f"{part:7} {kind:13} {share}   told {tally.gold:3}  found {tally.found:3}")
    if wanted.missed:
        print(*filter(None, (amiss(s, found) for s, found in told if s.part == "seen")), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
