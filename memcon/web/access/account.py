"""One's own account: the password changed, and with that all other sessions ended."""

from starlette.datastructures import FormData
from starlette.responses import RedirectResponse, Response

from memcon.record import RecordError
from memcon.record.access.passwords import mark
from memcon.record.access.trail import By
from memcon.web.access.cookies import keep_session
from memcon.web.access.limits import minutes
from memcon.web.access.logging_in import let_in
from memcon.web.forms import said
from memcon.web.guards import Forbidden
from memcon.web.visit import Visit


def show_account(visit: Visit) -> Response:
    """The form; where nobody logs in, there is nothing to show."""
    if visit.visitor.session is None:
        return RedirectResponse("/", 303)
    return _form(visit, done="done" in visit.request.query_params)


def take_password(visit: Visit, form: FormData) -> Response:
    """Changes the password, and logs this browser in with the new one. Raises Forbidden, HTTPException."""
    session = visit.visitor.session
    if session is None:
        raise Forbidden("Nobody logs in here: this room is open to the machine it runs on, and to no other.")
    keys = [("browser", session.id)]
    if wait := visit.limits.take(keys):
        return _form(visit, 429, f"Too many tries. Wait {minutes(wait)}, and try again.")
    if let_in(visit, session.user, said(form, "old")) is None:
        return _form(visit, 400, "The present password is wrong.")
    visit.limits.give_back(keys)
    if said(form, "new") != said(form, "again"):
        return _form(visit, 400, "The new password is not the same both times.")
    return _change(visit, session.user, said(form, "new"))


def _change(visit: Visit, name: str, password: str) -> Response:
    try:
        user = visit.access.users.set_password(name, password, By(name, visit.whence))
    except RecordError as error:
        return _form(visit, 400, f"{str(error)[:1].upper()}{str(error)[1:]}.")
    response = RedirectResponse("/account?done=", 303)
    if token := visit.access.sessions.begin(user, visit.whence):
        keep_session(visit.request, response, token, mark(user.sealed))
    return response


def _form(visit: Visit, status: int = 200, cause: str = "", *, done: bool = False) -> Response:
    return visit.show("account.html.jinja", status=status, glimpse=visit.room.look(), cause=cause, done=done)
