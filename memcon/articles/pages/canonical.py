"""The address that a page goes by: the one that it names as its own, where that can be, else where it was fetched."""

from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from memcon.articles.links import absolute, is_clean

_CACHES = (".cdn.ampproject.org", ".bing-amp.com", ".translate.goog")  # hosts that hold pages of others


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where a page was fetched from (None for a file), what it names as its own, its versions (address and
    language of each), and its language."""

    fetched_from: str | None
    named: tuple[str, ...]
    alternates: tuple[tuple[str, str], ...]
    language: str | None


def settle_address(known: Addresses) -> str | None:
    """The page's address, without an anchor; None where nothing usable is said."""
    own = known.fetched_from and _plain(known.fetched_from, None)
    for name in known.named:
        found = _plain(name, own)
        if found and _can_be(found, own) and not _is_of_another_language(found, known):
            return found
    return own or _in_its_language(known)


def find_own(name: str | None, page: str | None) -> str | None:
    """An address within a page's site, absolute and with its anchor; None where it is elsewhere or no address."""
    if not name:
        return None
    anchor = name.strip().partition("#")[2]
    found = _plain(name, page)
    if not found or not _can_be(found, page):
        return None
    return f"{found}#{anchor}" if anchor and is_clean(anchor) else found


def _plain(name: str, base: str | None) -> str | None:
    """`name` as an absolute address without its anchor; the page's <base> is not heeded, for it may name any host."""
    return absolute(name.partition("#")[0].strip() or base, base)


def _can_be(found: str, own: str | None) -> bool:
    """Whether the page fetched from `own` may go by `found`: an address of the same site, and not its front page."""
    if own is None:
        return not _is_front(urlsplit(found))
    here, there = urlsplit(own), urlsplit(found)
    if _is_front(there) and not _is_front(here):
        return False
    return _site(here.hostname) == _site(there.hostname) or (here.hostname or "").endswith(_CACHES)


def _is_front(parts: SplitResult) -> bool:
    return parts.path in {"", "/"} and not parts.query


def _site(host: str | None) -> str:
    """The registrable domain of a host ("courier.example" of "m.courier.example"), or the host where it has none."""
    from tld import get_fld

    return get_fld(f"https://{host}/", fail_silently=True) or (host or "").removeprefix("www.")


def _is_of_another_language(found: str, known: Addresses) -> bool:
    """Whether `found` is the page in another language: translations often name the original as canonical."""
    languages = {code for link, code in known.alternates if _plain(link, known.fetched_from) == found}
    stated = {_base(code) for code in languages if code.lower() != "x-default"}
    return bool(known.language and stated and _base(known.language) not in stated)


def _in_its_language(known: Addresses) -> str | None:
    """For a file: the address of the version that is in the page's language."""
    fitting = [link for link, code in known.alternates if known.language and _base(code) == _base(known.language)]
    return _plain(fitting[0], None) if len(fitting) == 1 else None


def _base(code: str) -> str:
    return code.lower().replace("_", "-").partition("-")[0]
