"""What a page says of itself, gathered before its tree is changed: meta elements, JSON-LD, links, language."""

from collections.abc import Mapping
from dataclasses import dataclass

from memcon.articles.knowledge import table
from memcon.articles.pages.canonical import Addresses, settle_address
from memcon.articles.pages.linked import Linked, Node, bare, read_linked
from memcon.articles.pages.trees import HtmlElement


@dataclass(frozen=True, slots=True)
class Head:
    """The page's word on itself. `metas` are by the meta element's name, in lower case; `about` is the JSON-LD object
    on the page's report, `address` the page's own address."""

    metas: Mapping[str, tuple[str, ...]]
    linked: Linked
    about: Node | None
    address: str | None
    fetched_from: str | None

    def metas_for(self, what: str) -> tuple[str, ...]:
        """What the meta elements say of a thing (table `names` in metadata.toml), the most telling first."""
        return tuple(value for name in table("pages/metadata")["names"][what] for value in self.metas.get(name, ()))


def read_head(root: HtmlElement, address: str | None) -> Head:
    """What the page at `address` (None where that is not known) says of itself."""
    metas, linked = _metas(root), read_linked(root)
    canonical = [link.get("href") for link in root.iter("link") if "canonical" in _relations(link)]
    alternates = tuple(
        (link.get("href"), link.get("hreflang"))
        for link in root.iter("link")
        if "alternate" in _relations(link) and link.get("href") and link.get("hreflang")
    )
    told = (one for one in linked.own_addresses() if address is None or _path(one) == _path(address))
    named = (*canonical, *metas.get("og:url", ()), *told)
    own = settle_address(Addresses(address, tuple(filter(None, named)), alternates, root.get("lang")))
    known = frozenset(bare(one) for one in (own, address) if one)
    return Head(metas, linked, linked.about(known), own, address)


def _metas(root: HtmlElement) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for meta in root.iter("meta"):
        content = (meta.get("content") or "").strip()
        names = {(meta.get(key) or "").strip().lower() for key in ("property", "name", "itemprop")} - {""}
        for name in names if content else ():
            found[name] = (*found.get(name, ()), content)
    return found


def _path(address: str) -> str:
    return bare(address).partition("?")[0].rstrip("/")


def _relations(link: HtmlElement) -> list[str]:
    return (link.get("rel") or "").lower().split()
