"""The trail: who logged in, decided and changed what, and from where."""

from starlette.responses import Response

from memcon.web.asked import Misasked
from memcon.web.visit import Visit

_MOST = 200


def show_audit(visit: Visit) -> Response:
    """The page, the newest first. Raises Misasked."""
    told = visit.request.query_params
    before = _before(told.get("before", ""))
    trail = visit.access.trail
    events = trail.events(who=told.get("who", "").strip() or None, before=before, most=_MOST + 1)
    return visit.show(
        "audit.html.jinja",
        glimpse=visit.room.look(),
        events=events[:_MOST],
        total=trail.count(),
        of_whom=told.get("who", "").strip(),
        further=events[_MOST - 1].nth if len(events) > _MOST else None,
        before=before,
    )


def _before(value: str) -> int | None:
    if not value:
        return None
    if not (value.isascii() and value.isdigit() and len(value) <= 9):
        raise Misasked(f"before: {value[:40]!r} is no line of the trail")
    return int(value)
