"""Whether of the statements marked 0.9 nine in ten are right.

python -m benchmarks.calibration            the reports that the weights are fitted to, each half by the weights of the
                                            other half
python -m benchmarks.calibration CORPUS     other reports with gold, in the form of PolNeAR: what is told of them, with
                                            the confidence that ships

Right is a statement whose content shares at least half of its characters with a gold one, told of the same source.
What lies within another statement is not judged: the corpus does not nest.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.cases import SHARED, articles, objects

DEV = SHARED / "corpora/polnear/dev.jsonl.gz"
BINS = 10


def reliability(judged: Sequence[tuple[float, bool]]) -> str:
    """A table of (confidence, whether it was right) in ten bins, with the mean gap between the two weighted by the
    size of the bins (expected calibration error) and the mean square error (Brier score)."""
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for sure, right in judged:
        bins[min(int(sure * BINS + 1e-9), BINS - 1)].append((sure, right))
    rows = [f"{'confidence':>12}{'statements':>12}{'mean':>8}{'right':>8}"]
    gap = 0.0
    for nth, inside in enumerate(bins):
        if inside:
            mean, share = (sum(one[at] for one in inside) / len(inside) for at in (0, 1))
            gap += abs(mean - share) * len(inside)
            rows.append(
                f"{f'{nth / BINS:.1f} to {(nth + 1) / BINS:.1f}':>12}{len(inside):>12}{mean:>8.3f}{share:>8.3f}"
            )
    count = max(len(judged), 1)
    brier = sum((sure - right) ** 2 for sure, right in judged) / count
    return "\n".join([*rows, f"expected calibration error {gap / count:.3f}, Brier score {brier:.3f}"])


def as_shipped(corpus: Path) -> list[tuple[float, bool]]:
    """The confidences of the statements that are told of a corpus, and whether each is right."""
    from memcon.reading import Reader
    from training.confidence.judging import right_ones

    told: list[tuple[float, bool]] = []
    for reading, gold in zip(Reader().read_all(articles([corpus])), objects([corpus]), strict=True):
        outer = [s for s in reading.statements if s.within is None]
        right = right_ones(reading.text, [(s.content, s.source) for s in outer], gold["attributions"])
        told.extend((s.confidence or 0.0, r) for s, r in zip(outer, right, strict=True))
    return told


def across_halves(corpus: Path) -> list[tuple[float, bool]]:
    """The same for all that could be told of a corpus, each half of it by weights that are fitted to the other."""
    from training.confidence.fitting import cross_fitted
    from training.confidence.judging import judged

    return cross_fitted(list(judged(corpus)))


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, nargs="?", help="reports that the weights were not fitted to")
    asked = parser.parse_args(arguments)
    if not asked.corpus and not DEV.exists():
        print("the reports that the weights are fitted to are not here", file=sys.stderr)
        return 1
    print(reliability(as_shipped(asked.corpus) if asked.corpus else across_halves(DEV)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
