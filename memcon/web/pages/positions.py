"""The positions: issue by side, the newest words in each cell, earlier ones behind it."""

from starlette.responses import Response

from memcon.views.courses import trace_positions
from memcon.views.positions import Cell, file_claims, find_positions
from memcon.web.visit import Visit


def show_positions(visit: Visit) -> Response:
    """The page; with a day since, what has moved from then on is marked."""
    glimpse, since = visit.glimpse, visit.asked.since
    view, issues = glimpse.view, glimpse.issues
    filed = glimpse.once(("filed",), lambda: tuple(file_claims(view, issues)))
    found = glimpse.once(("positions", since), lambda: find_positions(view, issues, since, filed))
    rows: dict[str, list[Cell]] = {}
    for cell in found.cells:
        if visit.asked.issue in (None, cell.issue):
            rows.setdefault(cell.issue, []).append(cell)
    told = {issue: cells for issue, cells in rows.items() if any(cell.now for cell in cells)}
    return visit.show(
        "positions.html.jinja",
        glimpse=glimpse,
        sides=found.sides,
        rows=told,
        silent=[issue for issue in rows if issue not in told],
        courses=glimpse.once(("courses",), lambda: trace_positions(view, filed)),
        issues=issues,
    )
