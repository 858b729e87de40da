"""Which pages of the room a copy has, and in which file each of them lies."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import parse_qsl, urlsplit

from memcon.model.ids import identify
from memcon.model.kinds import FindingKind
from memcon.record import RecordView
from memcon.record.access.roles import Role
from memcon.web.visit import OF_A_COPY, PAGES

ENTRIES, ARTICLES, ACTORS = "entries", "articles", "actors"
"""The folders of pages that stand for one thing."""
_LISTS = tuple(path for path, _, role in (*PAGES, *OF_A_COPY) if role is Role.READER)
_ASKING = frozenset({"after", "by", "issue"})  # what a copy has pages for, where a page of it leads there
_ID = re.compile(r"[a-z]-[a-z2-7]{16}")
Question = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Stand:
    """A page of the room: the path of what shows it, what its address asks for, and its file in the copy. `id` is that
    of the thing that it stands for."""

    path: str
    file: str
    id: str | None = None
    question: Question = ()

    @property
    def route(self) -> str:
        """The path with what stands for an id in it."""
        return f"{self.path.rpartition('/')[0]}/{{id}}" if self.id else self.path


@dataclass(frozen=True)
class Plan:
    """What a copy of the room over a record holds. An address of the room that is none of these leads nowhere there."""

    view: RecordView

    def things(self) -> Iterator[Stand]:
        """The first page of each list, and the pages of all things."""
        yield from (_list(path, ()) for path in _LISTS)
        for folder, ids in self._ids.items():
            yield from (_thing(folder, id_) for id_ in ids)

    def find(self, address: str) -> Stand | None:
        """The page at an address of the room, without what stands behind #; None where the copy has none."""
        parts = urlsplit(address)
        question = tuple(sorted(parse_qsl(parts.query)))
        if parts.scheme or parts.netloc or not {name for name, _ in question} <= _ASKING:
            return None
        if parts.path in _LISTS:
            return _list(parts.path, question)
        folder, _, id_ = parts.path.removeprefix("/").partition("/")
        id_ = (self.view.entry_id(id_) or id_) if folder in {ENTRIES, ACTORS} else id_
        return _thing(folder, id_) if id_ in self._ids.get(folder, ()) and not question else None

    @cached_property
    def _ids(self) -> Mapping[str, dict[str, None]]:
        """The ids of all things that have a page, in their order."""
        entries = {kind: [gist.id for gist in self.view.select(kind)] for kind in FindingKind}
        return {
            ARTICLES: _named(filed.id for filed in self.view.articles()),
            ENTRIES: _named(id_ for ids in entries.values() for id_ in ids),
            ACTORS: _named(entries[FindingKind.ACTOR]),
        }


def _list(path: str, question: Question) -> Stand:
    """The file of a list that is asked for something is called by a hash of that: names hold what no file may."""
    name = path.removeprefix("/") or "index"
    file = f"{name}-{identify('q', *question)[2:]}.html" if question else f"{name}.html"
    return Stand(path, file, question=question)


def _thing(folder: str, id_: str) -> Stand:
    return Stand(f"/{folder}/{id_}", f"{folder}/{id_}.html", id_)


def _named(ids: Iterator[str] | list[str]) -> dict[str, None]:
    """Ids of the form that all have, so that each is the name of a file."""
    return dict.fromkeys(id_ for id_ in ids if _ID.fullmatch(id_))
