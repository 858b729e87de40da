"""Addresses of the web as inputs: told from names of files, fetched one after the other, and their pages seen whole."""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from memcon.articles.arrivals import Arrival, PageSeen, Refused
from memcon.articles.limits import ARTICLE, Unusable
from memcon.articles.sniffing import kind_named

if TYPE_CHECKING:
    from memcon.articles.fetching import Fetched, Fetcher

LIST = ".urls"
"""The ending of a file of addresses, one a line. It is read where the user names it, and never in a folder."""

_WEB = re.compile(r"https?:", re.IGNORECASE)
_OTHER_SCHEME = re.compile(r"(?!https?:)[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_LIKE_A_HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?::\d+)?(?:[/?#].*)?", re.IGNORECASE)
_REMARK = "#"


def is_address(name: str) -> bool:
    """Whether an input is meant as an address and not as the name of a file."""
    return _WEB.match(name) is not None


def is_fetched(name: str) -> bool:
    """Whether an input is fetched from the web: an address, or a file of addresses."""
    return is_address(name) or name.lower().endswith(LIST)


def advice(name: str) -> str | None:
    """What to tell the user of a name that no file has, if it looks like an address."""
    if _OTHER_SCHEME.match(name):
        return "only http and https addresses are fetched"
    if _LIKE_A_HOST.fullmatch(name) and (kind_named(name) is None or "/" in name):
        return f"no such file or directory; if it is an address, write https://{name}"
    return None


def addresses_in(path: Path) -> Iterator[tuple[int, str]]:
    """The lines of a file of addresses that hold one, with their numbers from 1. Raises Unusable."""
    from memcon.articles.decoding import decode

    ARTICLE.check(path.stat().st_size)
    text, _ = decode(path.read_bytes())
    for number, line in enumerate(text.splitlines(), 1):
        bare = line.strip()
        if bare and not bare.startswith(_REMARK):
            yield number, bare


class Visits:
    """The visits of one run to the web: one Fetcher for all of them, made when the first is due."""

    def __init__(self, *, allow_private: bool) -> None:
        self._allow_private = allow_private
        self._closing = ExitStack()
        self._fetcher: Fetcher | None = None

    def __enter__(self) -> "Visits":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._closing.close()

    def fetch(self, address: str) -> "Fetched":
        """What is found at an address. Raises Unusable."""
        if self._fetcher is None:
            from memcon.articles.fetching import Fetcher

            self._fetcher = self._closing.enter_context(Fetcher(allow_private=self._allow_private))
        try:
            return self._fetcher.fetch(address)
        except (Unusable, ImportError):
            raise
        except Exception as error:  # servers send what no library expects, and the other inputs are to be read
            raise Unusable(f"it cannot be fetched ({type(error).__name__})") from error


def seen_whole(address: str, found: list[Arrival | Refused], fetched: str | None) -> PageSeen | None:
    """The page at an address as it was seen; None where what was found there does not show all of it.

    A page of several items shows them all. Any other shows its one text, if it stands under its own address: where
    it names another, such as its print view does, other texts may name that one too.
    """
    arrived = [one for one in found if isinstance(one, Arrival)]
    if fetched is None or not arrived:
        return None
    texts = frozenset(one.article.text.id for one in arrived)
    pages = {one.article.publication.page for one in arrived}
    page = pages.pop() if len(pages) == 1 else None
    if page:
        return PageSeen(page, texts, fetched)
    only = len(found) == 1 and arrived[0].article.publication.url == address
    return PageSeen(address, texts, fetched) if only else None
