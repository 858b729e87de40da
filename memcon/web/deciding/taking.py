"""Takes a decision from a form, under the name of whoever sends it."""

from typing import Any

from starlette.datastructures import FormData
from starlette.responses import Response

from memcon.model.decisions import Decision
from memcon.model.ids import short
from memcon.model.kinds import DecisionKind
from memcon.record import RecordError
from memcon.record.shapes import ON_ENTRIES
from memcon.web.asked import Misasked
from memcon.web.deciding.fields import Fields, changed_fields
from memcon.web.forms import go_back, said
from memcon.web.guards import Forbidden
from memcon.web.visit import Visit, name_given, remember_name

_TAKEN = (
    DecisionKind.CONFIRM,
    DecisionKind.CORRECT,
    DecisionKind.REJECT,
    DecisionKind.MERGE,
    DecisionKind.SPLIT,
    DecisionKind.NOTE,
    DecisionKind.UNDO,
)


def take_decision(visit: Visit, form: FormData) -> Response:
    """Keeps the decision and goes back to where it was made. Raises Misasked, Forbidden, RecordError."""
    kind = next((one for one in _TAKEN if one == said(form, "kind")), None)
    target = said(form, "target").strip()
    if kind is None or not target:
        raise Misasked("a decision needs to say what it is, and on what")
    why = said(form, "why").strip() or None
    if kind is DecisionKind.NOTE and why is None:
        raise Misasked("the note is empty")
    if kind is DecisionKind.UNDO and not visit.may_take_back(target):
        raise Forbidden("You take back your own decisions. Decide otherwise, and both words stand, with both names.")
    fields = _fields(visit, kind, target, form)
    made = visit.room.decide(kind, who=visit.who, target=target, why=why, fields=fields, whence=visit.whence)
    return go_back(_back(visit, kind, made, form), did=made.id)


def take_name(visit: Visit, form: FormData) -> Response:
    """Has the browser remember who decides from it."""
    name = name_given(said(form, "who"))
    if not name:
        raise Misasked("say a name under which to decide")
    response = go_back(said(form, "back") or "/review")
    remember_name(response, name)
    return response


def _fields(visit: Visit, kind: DecisionKind, target: str, form: FormData) -> dict[str, Any] | None:
    if kind is DecisionKind.MERGE:
        other = said(form, "other-id").strip() or said(form, "other")
        if not other:
            raise Misasked("say with which entry it is one")
        view = visit.room.look().view
        if view.entry(other).id == view.entry(target).id:
            raise RecordError(f"{other}: it is one entry already")
        return {"other": view.entry(other).id}
    if kind is DecisionKind.CORRECT:
        return _correction(visit, target, form)
    if kind is DecisionKind.SPLIT:
        _check_splittable(visit, target)
    return None


def _check_splittable(visit: Visit, target: str) -> None:
    """Raises RecordError where there is nothing that a finding could be split off from."""
    if len(visit.room.look().view.entry(target).claims) == 1:
        raise RecordError(f"{short(target)}: it rests on one finding, and there is nothing to split off")


def _correction(visit: Visit, target: str, form: FormData) -> Fields:
    view = visit.room.look().view
    fields = changed_fields(view.entry(target).kind, form)
    if not fields:
        raise Misasked("nothing was changed; to say that it is right, confirm it")
    return {k: view.entry(v).id if k in ON_ENTRIES and isinstance(v, str) else v for k, v in fields.items()}


def _back(visit: Visit, kind: DecisionKind, made: Decision, form: FormData) -> str:
    """Where the form says; after splitting to what was split off, which the decision stands with; after taking back in
    the review to the entry that it was on."""
    back = said(form, "back") or "/review"
    if kind is DecisionKind.SPLIT:
        return f"/entries/{made.target}"
    if kind is not DecisionKind.UNDO or not back.startswith("/review"):
        return back
    undone = next((d for d in visit.room.look().view.decisions() if d.id == made.target), None)
    return f"/review?id={undone.target}" if undone and undone.target else "/review"
