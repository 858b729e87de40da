"""The positions: issue by side, the newest words in each cell, earlier ones behind it."""

import msgspec
from starlette.responses import Response

from memcon.views.courses import trace_positions
from memcon.views.positions import Cell, find_positions
from memcon.views.sides import shown_sides
from memcon.views.stands import newest_stands
from memcon.web.visit import Visit

_SOME, _FURTHER = 5, 30  # positions of a side on one of many issues, and where it is the only one on the page


def show_positions(visit: Visit) -> Response:
    """The page; with a day since, what has moved from then on is marked."""
    glimpse, since, asked = visit.glimpse, visit.asked.since, visit.asked.issue
    view, issues = glimpse.view, glimpse.issues
    chosen = [issue for issue in issues.issues if asked in (None, issue.name)]
    most = _FURTHER if asked or visit.is_copy else _SOME
    newest = glimpse.once(("stands", asked, most), lambda: newest_stands(view, chosen, shown_sides(view), most))
    listed = msgspec.structs.replace(issues, issues=tuple(chosen))
    found = glimpse.once(("positions", since, asked), lambda: find_positions(view, listed, since, newest))
    rows: dict[str, list[Cell]] = {}
    for cell in found.cells:
        rows.setdefault(cell.issue, []).append(cell)
    told = {issue: cells for issue, cells in rows.items() if any(cell.now for cell in cells)}
    return visit.show(
        "positions.html.jinja",
        glimpse=glimpse,
        sides=found.sides,
        rows=told,
        silent=[issue for issue in rows if issue not in told],
        courses=glimpse.once(("courses", asked, most), lambda: trace_positions(view, newest)),
        issues=issues,
    )
