"""A page as a test reads it."""

from html.parser import HTMLParser

_OPEN = {"meta", "link", "br", "hr", "img", "input"}


class Page(HTMLParser):
    """The elements of a page with their attributes, and its words with the element that each stands in; sees that all
    elements are closed."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.source = source
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.told: list[tuple[str, str]] = []
        self._open: list[str] = []
        self._words: list[str] = []
        self.feed(source)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in _OPEN:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag, (tag, self.getpos())

    def handle_data(self, data: str) -> None:
        self._words.append(data)
        if self._open:
            self.told.append((self._open[-1], data))

    @property
    def text(self) -> str:
        return " ".join(" ".join(self._words).split())

    @property
    def tags(self) -> set[str]:
        return {tag for tag, _ in self.found}

    def values(self, name: str, of: str | None = None) -> list[str]:
        """The values of an attribute, of all elements or of those of one name."""
        return [attrs[name] or "" for tag, attrs in self.found if name in attrs and of in (None, tag)]

    @property
    def ids(self) -> list[str]:
        return self.values("id")

    def links_to(self, beginning: str) -> list[str]:
        """The addresses of links that begin so."""
        return [address for address in self.values("href", "a") if address.startswith(beginning)]
