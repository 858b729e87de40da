"""A page of the room cut loose from it: links lead from file to file, and what asks a room is not there.

Everything else is copied as it stands, so that what was escaped stays escaped. Of a link that leads nowhere in the copy
the words stay.
"""

from collections.abc import Callable
from html import escape
from html.parser import HTMLParser

_LEADING = {"a": "href", "link": "href", "script": "src"}
_WORDS_ONLY = "span"


class Loose(HTMLParser):
    """Goes through a page once. `leads` gives the address in the copy for one of the room, the same for one that is not
    of the room, and None for one that the copy has nothing for."""

    def __init__(self, leads: Callable[[str], str | None]) -> None:
        super().__init__(convert_charrefs=False)
        self._leads = leads
        self._written: list[str] = []
        self._within: list[str] = []  # the forms and scripts that are open
        self._links: list[str] = []  # what closes each link that is open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Writes a tag, with the address of a link changed."""
        attributes = dict(attrs)
        if tag == "form" or (tag == "script" and self._leads(attributes.get("src") or "") is None):
            self._within.append(tag)
        elif not self._within:
            self._write_tag(tag, attributes)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not self._within:
            self._written.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        """Closes what is open."""
        if self._within:
            if tag == self._within[-1]:
                self._within.pop()
        elif tag == "a" and self._links:
            self._written.append(f"</{self._links.pop()}>")
        else:
            self._written.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self._write(data)

    def handle_entityref(self, name: str) -> None:
        self._write(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._write(f"&#{name};")

    def handle_decl(self, decl: str) -> None:
        self._write(f"<!{decl}>")

    def _write(self, piece: str) -> None:
        if not self._within:
            self._written.append(piece)

    def _write_tag(self, tag: str, attributes: dict[str, str | None]) -> None:
        raw = self.get_starttag_text() or ""
        address = attributes.get(_LEADING.get(tag, ""))
        if address is None:
            self._written.append(raw)
            if tag == "a":
                self._links.append(tag)
            return
        there = self._leads(address)
        if tag == "a":
            self._links.append(tag if there is not None else _WORDS_ONLY)
        if there is not None:
            self._written.append(_tag(tag, attributes | {_LEADING[tag]: there}))
        elif tag == "a":
            self._written.append(_tag(_WORDS_ONLY, {"class": "nowhere"}))

    @property
    def page(self) -> str:
        """What was written."""
        return "".join(self._written)


def cut_loose(page: str, leads: Callable[[str], str | None]) -> str:
    """The page without its forms and the scripts that lead nowhere, and with its links led elsewhere."""
    loose = Loose(leads)
    loose.feed(page)
    loose.close()
    return loose.page


def _tag(name: str, attributes: dict[str, str | None]) -> str:
    told = "".join(f" {key}" if value is None else f' {key}="{escape(value)}"' for key, value in attributes.items())
    return f"<{name}{told}>"
