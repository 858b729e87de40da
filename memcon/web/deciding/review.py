"""The review: one entry after the other, its passages on the left, the entry on the right, a key for each decision."""

from typing import Any

from starlette.responses import Response

from memcon.model.entries import Entry
from memcon.record import UnknownId
from memcon.views.detail import show_entry
from memcon.views.disagreements import find_disagreements
from memcon.views.queue import find_alike, queue_up, turn
from memcon.web.asked import LONGEST
from memcon.web.deciding.fields import blanks_for
from memcon.web.deciding.last import decision_shown, last_of
from memcon.web.room import Glimpse
from memcon.web.visit import Visit

_MOST = 4  # claims whose passages are shown


def show_review(visit: Visit) -> Response:
    """The next entry, or the one whose id is in the address. Raises UnknownId, AmbiguousId."""
    glimpse, told = visit.room.look(), visit.request.query_params
    browser = visit.tokens.key_of(visit.request)
    behind = (told.get("after") or "")[:LONGEST]
    queue = queue_up(glimpse.view, behind=behind)
    if behind and not queue.waiting:
        queue = queue_up(glimpse.view)
    held = visit.room.desks.held_from(browser)
    entry = _asked_for(glimpse, told.get("id")) or queue.next(held)
    if entry:
        visit.room.desks.take(browser, entry.id)
    return visit.show(
        "review.html.jinja",
        glimpse=glimpse,
        entry=entry,
        waiting=queue.total,
        looked_at=queue.looked_at,
        did=decision_shown(glimpse.view, told.get("did")),
        last=last_of(glimpse.view, visit.who),
        disagreements=find_disagreements(glimpse.view),
        **(_case(glimpse, entry) if entry else {}),
    )


def _asked_for(glimpse: Glimpse, id_: str | None) -> Entry[Any] | None:
    try:
        return glimpse.view.entry(id_) if id_ else None
    except UnknownId:  # it was rejected meanwhile
        return None


def _case(glimpse: Glimpse, entry: Entry[Any]) -> dict[str, Any]:
    return {
        "turn": turn(entry),
        "detail": show_entry(glimpse.view, entry.id, _MOST),
        "blanks": blanks_for(entry.kind, entry),
        "alike": find_alike(glimpse.view, entry),
        "seen": " ".join(decision.id for decision in entry.decisions),
    }
