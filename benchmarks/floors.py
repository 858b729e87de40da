"""Floors: figures that may not fall. They are kept on file and only ever rise."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

FILE = Path(__file__).with_name("floors.toml")
SLACK = 0.015  # how far below the figure its floor is set: another processor rounds the model a little otherwise
HEAD = """\
# What the reader reached, less a little: `make score` fails where a figure falls below its floor.
# `python -m benchmarks.score --raise` raises them to what is reached now. They are never lowered.
"""

Figures = Mapping[str, Mapping[str, float]]
"""By corpus and figure, a value from 0 to 1."""


def load(file: Path = FILE) -> Figures:
    return tomllib.loads(file.read_text("utf-8")) if file.exists() else {}


def save(floors: Figures, file: Path = FILE) -> None:
    file.write_text(HEAD + "".join(_table(corpus, floors[corpus]) for corpus in floors), "utf-8")


def fallen(floors: Figures, reached: Figures) -> list[str]:
    """A line for each figure that is below its floor, or that a scored corpus no longer has.

    A corpus that was not scored, because it is not there, breaks no floor.
    """
    return [
        f"{corpus} {figure}: {reached[corpus].get(figure, 0.0):.3f} is below its floor of {floor:.3f}"
        for corpus, figures in floors.items()
        if corpus in reached
        for figure, floor in figures.items()
        if reached[corpus].get(figure, 0.0) < floor
    ]


def raised(floors: Figures, reached: Figures) -> dict[str, dict[str, float]]:
    """`floors` with those raised that the reader is above, and those added that were missing."""
    new = {corpus: dict(figures) for corpus, figures in floors.items()}
    for corpus, figures in reached.items():
        known = new.setdefault(corpus, {})
        for figure, value in figures.items():
            known[figure] = max(known.get(figure, 0.0), round(max(value - SLACK, 0.0), 3))
    return new


def _table(corpus: str, figures: Mapping[str, float]) -> str:
    return "".join([f"\n[{corpus}]\n", *(f'"{figure}" = {floor:.3f}\n' for figure, floor in figures.items())])
