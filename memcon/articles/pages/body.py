"""The text of a report: told from menus, teasers and comments by trafilatura, in blocks."""

from copy import deepcopy
from typing import Any

from memcon.articles.blocks import Block
from memcon.articles.knowledge import pattern
from memcon.articles.pages.beside import drop_apart, drop_furniture, drop_times
from memcon.articles.pages.flow import blocks_in
from memcon.articles.pages.nesting import part_paragraphs, unwrap_tables
from memcon.articles.pages.trees import HtmlElement, count, drop, weigh
from memcon.model.kinds import MarkKind

_MOST, _HEAVIEST = 30_000, 600_000  # elements, and weight, of a tree for trafilatura: some seconds; pages have a tenth
_FEW = 60  # words; where careful extraction finds fewer, the whole of the article's element is looked at too
_NOTHING = 25  # words; where there are fewer, the captions are the text
_TOO_LARGE = "it is so large that its text may hold menus and teasers"
_HTML_NAMES = {"head": "h2", "quote": "blockquote", "list": "ul", "row": "tr", "cell": "td", "lb": "br", "code": "pre"}


def find_body(root: HtmlElement) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """The blocks of the report on a pruned page, and what is to be said of them. The tree stays as it is."""
    page = deepcopy(root)
    drop_times(page)
    drop(_caption_elements(page))
    drop_furniture(page)
    part_paragraphs(page)
    unwrap_tables(page)
    if count(page) > _MOST or weigh(page) > _HEAVIEST:
        return _of_container(page), (_TOO_LARGE,)
    blocks = _extract(page)
    if _count(blocks) < _FEW or not _are_words_of(blocks, page):
        whole = _of_container(page)
        blocks = whole if _count(whole) > _count(blocks) else blocks
    if _count(blocks) < _NOTHING:
        captions = tuple(block for one in _caption_elements(root) for block in blocks_in(one))
        blocks = (*blocks, *captions) if _count(captions) else blocks
    return blocks, ()


def _extract(page: HtmlElement) -> tuple[Block, ...]:
    """The blocks that trafilatura finds; none where it finds none."""
    from trafilatura import bare_extraction
    from trafilatura.settings import Extractor

    _leave_words_alone(page)
    options = Extractor(comments=False, tables=True, formatting=False, links=False, images=False, dedup=False)
    options.min_extracted_size = 0  # below it the text of the whole page would be taken, menus and all
    found = bare_extraction(page, options=options)
    body = getattr(found, "body", None)
    return () if body is None else blocks_in(_as_html(body))


def _are_words_of(blocks: tuple[Block, ...], page: HtmlElement) -> bool:
    """Whether each word of the blocks is one of the page: two that stood in boxes of their own may have been joined."""
    known = {word for block in blocks_in(page) for word in block.words.split()}
    return all(word in known for block in blocks for word in block.words.split() if word != "|")


def _leave_words_alone(page: HtmlElement) -> None:
    """Takes from words within a sentence the classes by which they could be taken for a button or a menu."""
    for paragraph in page.iter("p"):
        for inner in paragraph.iter("span", "a", "b", "i", "em", "strong", "abbr", "small", "u", "font", "mark"):
            inner.attrib.clear()


def _as_html(body: Any) -> Any:
    for element in body.iter("*"):
        term = (element.get("rend") or "")[:2]
        if element.tag == "item":
            element.tag = term if term in {"dt", "dd"} else "li"
        else:
            element.tag = _HTML_NAMES.get(element.tag, element.tag)
    body.tag = "body"
    return body


def _of_container(page: HtmlElement) -> tuple[Block, ...]:
    """All of the blocks of the element that holds the report, but what stands beside the report in it."""
    container = deepcopy(_container(page))
    drop_apart(container)
    return blocks_in(container)


def _container(page: HtmlElement) -> HtmlElement:
    named = pattern("pages/layout", "report")
    for elements in (
        page.xpath("//*[@itemprop='articleBody']"),
        page.xpath("//article"),
        page.xpath("//main|//*[@role='main']"),
    ):
        if len(elements) == 1:
            return elements[0]
    marked = [one for one in page.iter("div", "section", "td") if named.search(one.get("class") or one.get("id") or "")]
    body = page.find("body")
    return marked[0] if len(marked) == 1 else page if body is None else body


def _caption_elements(root: HtmlElement) -> list[HtmlElement]:
    marked = pattern("pages/layout", "caption")
    found = [
        one
        for one in root.iter("figcaption", "p", "div", "span", "dd")
        if one.tag == "figcaption" or marked.search(one.get("class") or "")
    ]
    chosen = set(found)
    return [one for one in found if not any(above in chosen for above in one.iterancestors())]


def _count(blocks: tuple[Block, ...]) -> int:
    return sum(len(block.words.split()) for block in blocks if block.kind is not MarkKind.HEADING)
