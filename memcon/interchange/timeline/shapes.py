"""The shapes by which sides are told apart, as SVG paths. A circle is the table; others have a plus."""

from collections.abc import Callable
from math import cos, pi, sin

_Path = Callable[[float, float, float], str]


def _polygon(corners: int, turn: float, stretch: float = 1.0) -> _Path:
    def path(x: float, y: float, r: float) -> str:
        angles = (turn + 2 * pi * n / corners for n in range(corners))
        points = (f"{x + stretch * r * sin(a):.1f},{y - stretch * r * cos(a):.1f}" for a in angles)
        return f"M{' L'.join(points)}Z"

    return path


def _circle(x: float, y: float, r: float) -> str:
    return f"M{x - r:.1f},{y:.1f}a{r},{r} 0 1,0 {2 * r},0a{r},{r} 0 1,0 {-2 * r},0Z"


def _plus(x: float, y: float, r: float) -> str:
    arm = r * 0.42
    return (
        f"M{x - arm:.1f},{y - r:.1f}h{2 * arm:.1f}v{r - arm:.1f}h{r - arm:.1f}v{2 * arm:.1f}h{arm - r:.1f}"
        f"v{r - arm:.1f}h{-2 * arm:.1f}v{arm - r:.1f}h{arm - r:.1f}v{-2 * arm:.1f}h{r - arm:.1f}Z"
    )


_SIDES: tuple[_Path, ...] = (
    _polygon(4, pi / 4, 1.2),
    _polygon(3, 0, 1.3),
    _polygon(4, 0, 1.25),
    _polygon(3, pi, 1.3),
    _polygon(5, 0, 1.15),
    _polygon(6, pi / 6, 1.1),
)
SIDES = len(_SIDES)
RADIUS = 6.5
"""How many sides have a shape of their own; of more sides some share one, and are told by their rows and names."""


def shape(side: int | None, x: float, y: float, r: float = RADIUS, *, is_table: bool = False) -> str:
    """The path of a mark of a side, or of the table, or of others, with its middle at (x, y)."""
    if side is not None:
        return _SIDES[side % SIDES](x, y, r)
    return _circle(x, y, r) if is_table else _plus(x, y, r)
