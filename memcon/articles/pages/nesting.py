"""Old pages: paragraphs that were opened within others or within a <font> that is closed after them all, and tables
that arrange the page."""

from itertools import groupby

from memcon.articles.pages.flow import BLOCKS, HEADINGS
from memcon.articles.pages.trees import HtmlElement

_HOLDERS = frozenset({"p", "font", "b", "strong", "i", "em", "u", "small", "big", "tt", "span"})
"""Elements that hold no paragraphs by the rules of HTML."""


def part_paragraphs(root: HtmlElement) -> None:
    """Makes boxes of the paragraphs and fonts that hold other paragraphs, and paragraphs of the words that stand in
    these by themselves. Takes time in proportion to the tree's size."""
    for box in _holders(root):
        box.tag = "div"
        box.attrib.clear()
        _wrap_loose(box)


def unwrap_tables(page: HtmlElement) -> None:
    """Makes boxes of the tables that only arrange a page, as in letters: those that hold paragraphs or other tables."""
    for table in list(page.iter("table")):
        inner = ("table", "p", "div", "ul", "ol", *HEADINGS)
        arranges = table.get("role") == "presentation" or next(table.iterdescendants(*inner), None) is not None
        if not arranges:
            continue
        for part in [table, *table.iter("tbody", "thead", "tfoot", "tr", "td", "th")]:
            part.tag = "div"


def _holders(root: HtmlElement) -> list[HtmlElement]:
    """The elements of a tree that hold paragraphs or other blocks and may not."""
    from lxml.etree import iterwalk

    found: list[HtmlElement] = []
    blocks = [0]  # in each open element
    for event, one in iterwalk(root, events=("start", "end")):
        if event == "start":
            blocks.append(0)
            continue
        within = blocks.pop()
        if within and one.tag in _HOLDERS:
            found.append(one)
        blocks[-1] += within + (one.tag in BLOCKS)
    return found


def _wrap_loose(box: HtmlElement) -> None:
    """Puts each run of words and words' elements in `box` into a paragraph of its own."""
    children = list(box)
    _wrap(box, None, box.text)
    box.text = None
    for is_block, run in groupby(children, key=_is_block):
        if is_block:
            for one in run:
                tail, one.tail = one.tail, None
                _wrap(box, one, tail)
        else:
            _gather(box, list(run))


def _gather(box: HtmlElement, run: list[HtmlElement]) -> None:
    """Moves a run of words' elements into the paragraph before them where it was made just now, else into a new one."""
    before = run[0].getprevious()
    paragraph = before if before is not None and before.get("data-loose") else _new_paragraph(run[0])
    for one in run:
        paragraph.append(one)


def _new_paragraph(before: HtmlElement) -> HtmlElement:
    from lxml.html import Element

    paragraph = Element("p", {"data-loose": "1"})
    before.addprevious(paragraph)
    return paragraph


def _wrap(box: HtmlElement, after: HtmlElement | None, words: str | None) -> None:
    if not words or not words.strip():
        return
    from lxml.html import Element

    paragraph = Element("p", {"data-loose": "1"})
    paragraph.text = words
    if after is None:
        box.insert(0, paragraph)
    else:
        after.addnext(paragraph)


def _is_block(element: HtmlElement) -> bool:
    return element.tag in BLOCKS or element.tag == "div"
