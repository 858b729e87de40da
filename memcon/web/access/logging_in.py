"""The page to log in, and what comes of it."""

from collections.abc import Sequence
from threading import BoundedSemaphore

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, RedirectResponse, Response

from memcon.record.access.passwords import mark
from memcon.record.access.trail import By, Deed
from memcon.record.access.users import LONGEST_NAME, User, fold_name
from memcon.web.access.cookies import drop_session, keep_session, known_sign, session_token
from memcon.web.access.limits import minutes, neighbourhood
from memcon.web.asked import Misasked
from memcon.web.engine import engine
from memcon.web.forms import go_back, said
from memcon.web.guards import Forbidden
from memcon.web.visit import Visit

_WRONG = "The name or the password is wrong."
_AT_ONCE = BoundedSemaphore(4)  # passwords that are tried side by side; each takes 64 MiB
_PATIENCE = 15  # seconds that one waits for its turn
_Keys = Sequence[tuple[str, str]]


def show_log_in(visit: Visit) -> Response:
    """The form; who is logged in already, or need not, is led on."""
    if visit.visitor.role is not None:
        return RedirectResponse("/", 303)
    return _form(visit, visit.request.query_params.get("next", "/"))


def take_log_in(visit: Visit, form: FormData) -> Response:
    """Logs somebody in, and leads to the page that they wanted. A wrong password and an unknown name have the same
    answer after the same time. Raises Misasked, Forbidden, HTTPException."""
    if visit.visitor.is_alone:
        raise Forbidden("Nobody logs in here: this room is open to the machine it runs on, and to no other.")
    name, password = said(form, "name")[: 2 * LONGEST_NAME], said(form, "password")
    keys = _keys(visit, name)
    wait = visit.limits.take(keys)
    if wait:
        return _put_off(visit, form, wait)
    user = let_in(visit, name, password)
    token = user and visit.access.sessions.begin(user, visit.whence, instead_of=session_token(visit.request))
    if user is None or not token:
        visit.access.trail.note(By(_known(visit, name), visit.whence), Deed.REFUSED)
        return _form(visit, said(form, "next"), status=401, cause=_WRONG, name=name)
    visit.limits.give_back(keys)
    response = _onward(said(form, "next"))
    keep_session(visit.request, response, token, mark(user.sealed))
    return response


def take_log_out(visit: Visit, _: FormData) -> Response:
    """Ends the session."""
    if visit.visitor.session:
        visit.access.sessions.end(visit.visitor.session.id, By(visit.who, visit.whence))
    response = RedirectResponse("/log-in", 303)
    drop_session(visit.request, response)
    return response


def let_in(visit: Visit, name: str, password: str) -> User | None:
    """The user whose password this is, else None. Raises HTTPException where too many are tried at once."""
    if not _AT_ONCE.acquire(timeout=_PATIENCE):
        raise HTTPException(503, "Too many people log in at once; try again in a minute.")
    try:
        return visit.access.users.let_in(name, password)
    finally:
        _AT_ONCE.release()


def _keys(visit: Visit, name: str) -> _Keys:
    """Under what a try is counted. A browser from which this user has logged in before is counted by itself: so nobody
    can keep users out of their own room by trying their names."""
    sign = known_sign(visit.request)
    if sign and visit.access.users.is_marked(name, sign):
        return [("browser", sign)]
    return [("account", fold_name(name)), ("address", neighbourhood(visit.whence))]


def _put_off(visit: Visit, form: FormData, wait: float) -> Response:
    if visit.limits.take([("told", neighbourhood(visit.whence))]) == 0:
        visit.access.trail.note(By(_known(visit, said(form, "name")), visit.whence), Deed.PUT_OFF)
    cause = f"Too many tries. Wait {minutes(wait)}, and try again."
    response = _form(visit, said(form, "next"), status=429, cause=cause, name=said(form, "name")[:LONGEST_NAME])
    response.headers["retry-after"] = str(int(wait) + 1)
    return response


def _known(visit: Visit, name: str) -> str | None:
    """The name for the trail, where it is somebody's: it may be a password in the wrong field."""
    user = visit.access.users.find(name)
    return user.name if user else None


def _form(visit: Visit, after: str, *, status: int = 200, cause: str = "", name: str = "") -> Response:
    key = visit.tokens.key_of(visit.request)
    told = {"token": visit.tokens.token(key), "after": after, "cause": cause, "name": name}
    page = engine().get_template("log-in.html.jinja").render(told)
    response = HTMLResponse(page, status, {"cache-control": "no-store"})
    visit.tokens.hand_out(visit.request, response, key)
    return response


def _onward(after: str) -> Response:
    try:
        return go_back(after or "/")
    except Misasked:
        return RedirectResponse("/", 303)
