"""The brief: the negotiation on one page, for any day, with what is new since the reader was last here."""

import datetime as dt

from starlette.responses import Response

from memcon.views.brief import write_brief
from memcon.web.visit import Visit

_LAST, _BEFORE = "memcon_last", "memcon_before"  # the newest day seen: at this visit, and at the one before
_YEAR = 366 * 24 * 3600  # seconds


def show_brief(visit: Visit) -> Response:
    """The page, which notes how far the reader has seen. A visit lasts as long as the browser is open."""
    glimpse = visit.glimpse
    before = _day(visit.request.cookies.get(_BEFORE))
    is_new_visit = _BEFORE not in visit.request.cookies
    if is_new_visit:
        before = _day(visit.request.cookies.get(_LAST))
    since = visit.asked.since
    sheet = glimpse.once(("brief", since), lambda: write_brief(glimpse.view, since=since))
    response = visit.show("brief.html.jinja", glimpse=glimpse, sheet=sheet, before=before)
    if is_new_visit:
        response.set_cookie(_BEFORE, before.isoformat() if before else "", httponly=True, samesite="strict")
    newest = visit.room.look().day
    if newest:
        response.set_cookie(_LAST, newest.isoformat(), max_age=_YEAR, httponly=True, samesite="strict")
    return response


def _day(value: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value) if value else None
    except ValueError:
        return None
