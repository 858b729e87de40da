"""The copy, written: every page rendered as the room would show it to somebody who may only read, and cut loose."""

import datetime as dt
import posixpath
from collections import deque
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from urllib.parse import urldefrag, urlencode

from starlette.requests import Request

from memcon.interchange.placing import OwnFolder
from memcon.interchange.timeline.page import drawing_style
from memcon.record import Record
from memcon.record.access.roles import Role
from memcon.web.access.visitor import Visitor
from memcon.web.app import PAGES_AT
from memcon.web.asked import read_question
from memcon.web.engine import STATIC
from memcon.web.guards import Tokens
from memcon.web.room import Glimpse, Room
from memcon.web.site.loose import cut_loose
from memcon.web.site.plan import Plan, Stand
from memcon.web.site.search import SCRIPT, show_search, write_index
from memcon.web.visit import Visit

KIND = "site"
_ROOM_SCRIPT = "/static/room.js"  # which asks the room
_PAGES = PAGES_AT | {"/search": show_search}


def write_site(record: Record, root: Path, folder: Path, negotiation: str | None = None) -> int:
    """Writes the room into a folder of its own; how many pages. `folder` is where memcon.toml lies; `negotiation` the
    id of the only one of several that is written. Raises ForeignFolder, OSError, RecordError."""
    room = StillRoom(record, who="", folder=folder, negotiation=negotiation)
    plan = Plan(room.look().view)
    with OwnFolder.opened(root, KIND) as own:
        _write_static(own)
        with own.file("static/index.js") as file:
            file.write(write_index(plan.view))
        return _Writer(room, plan, own).write()


class StillRoom(Room):
    """The room as it stood when it was first looked at, whatever is written to the record meanwhile."""

    def __init__(self, record: Record, who: str, folder: Path, negotiation: str | None = None) -> None:
        super().__init__(record, who, folder)
        self._negotiation = negotiation

    @cached_property
    def _first(self) -> Glimpse:
        return super().look(negotiation=self._negotiation)

    def look(self, on: dt.date | None = None, negotiation: str | None = None) -> Glimpse:
        """The record as it stood. A copy has no other days, and one negotiation or all of them together."""
        return self._first


class _Writer:
    """Goes from page to page; lives for one copy."""

    def __init__(self, room: Room, plan: Plan, own: OwnFolder) -> None:
        self._room, self._plan, self._own = room, plan, own
        self._tokens = Tokens()
        self._known = dict[str, None]()
        self._next = deque[Stand]()

    def write(self) -> int:
        for stand in self._plan.things():
            self._note(stand)
        while self._next:
            stand = self._next.popleft()
            page = cut_loose(_shown(self._room, self._tokens, stand), self._leads_from(stand))
            with self._own.file(stand.file) as file:
                file.write(page.encode())
        return len(self._known)

    def _note(self, stand: Stand) -> None:
        if stand.file not in self._known:
            self._known[stand.file] = None
            self._next.append(stand)

    def _leads_from(self, stand: Stand) -> Callable[[str], str | None]:
        """Where the links of a page lead in the copy, relative to it."""
        here = posixpath.dirname(stand.file)

        def leads(address: str) -> str | None:
            whole, anchor = urldefrag(address)
            if not address.startswith("/"):
                return address
            if whole.startswith("/static/"):
                if whole == _ROOM_SCRIPT:
                    return None
                return posixpath.relpath(whole.removeprefix("/"), here or ".")
            there = self._plan.find(whole)
            if there is None:
                return None
            self._note(there)
            return f"{posixpath.relpath(there.file, here or '.')}{f'#{anchor}' if anchor else ''}"

        return leads


def _shown(room: Room, tokens: Tokens, stand: Stand) -> str:
    """A page as the room shows it to a reader."""
    scope = {
        "type": "http",
        "scheme": "http",
        "server": ("copy.invalid", 80),
        "method": "GET",
        "path": stand.path,
        "path_params": {"id": stand.id},
        "query_string": urlencode(stand.question).encode(),
        "headers": [],
        "state": {"visitor": Visitor(Role.READER)},
    }
    visit = Visit(Request(scope), room, tokens, read_question(dict(stand.question)), is_copy=True)
    return bytes(_PAGES[stand.route](visit).body).decode()


def _write_static(own: OwnFolder) -> None:
    with own.file("static/drawing.css") as file:
        file.write(drawing_style().encode())
    for path in (*sorted(STATIC.rglob("*")), SCRIPT):
        name = f"static/{path.relative_to(STATIC if path != SCRIPT else SCRIPT.parent).as_posix()}"
        if path.is_file() and f"/{name}" != _ROOM_SCRIPT:
            with own.file(name) as file:
                file.write(path.read_bytes())
