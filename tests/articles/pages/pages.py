"""The pages that the tests read, and a way to make small ones."""

from pathlib import Path

from memcon.articles.blocks import Item
from memcon.articles.pages import read_page

LAYOUTS = Path(__file__).parent / "layouts"

PARAGRAPHS = (
    "The delegations of Norland and the Sound Isles met on Tuesday in Port Halden, officials of both sides said.",
    "“We have not agreed on the fish, but we have agreed on a date,” said Marta Iversen, Norland’s chief envoy.",
    "The second round is to begin on June 2, and the islands have promised to answer Norland’s paper before it.",
)


def layout(name: str, address: str | None = None) -> tuple[Item, ...]:
    """The texts of a page in the folder of layouts."""
    return read_page((LAYOUTS / f"{name}.html").read_bytes(), address=address)


def page_of(body: str = "", head: str = "") -> bytes:
    """A page with a report of three paragraphs and `body` before it."""
    paragraphs = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
    start = f'<!doctype html><html lang="en"><head><meta charset="utf-8">{head}</head>'
    return f"{start}<body>{body}{paragraphs}</body></html>".encode()


def only(items: tuple[Item, ...]) -> Item:
    """The one text of a page that has one."""
    assert len(items) == 1
    return items[0]


def words(item: Item) -> list[str]:
    """The words of each block of a text."""
    return [block.words for block in item.blocks]
