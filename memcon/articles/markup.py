"""Whether a text is the source of a page and not what a reader of the page sees."""

import re

PAGE = "it is HTML; saved pages are not read yet"
PAGE_ENDINGS = (".html", ".htm", ".xhtml", ".mhtml")

_BEGINNING = re.compile(r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_ELEMENT = re.compile(
    r"</?(?:a|article|aside|b|body|br|div|em|figure|footer|h[1-6]|head|header|html|i|img|li|link|main|meta|nav|ol|p|script"
    r"|section|span|strong|style|table|tbody|td|th|title|tr|ul)\b[^<>]{0,2000}>",
    re.I,
)
_FEW = 6  # elements that may have been left over in a text
_CHARACTERS_AN_ELEMENT = 300  # paragraphs longer than that are rare


def is_page(text: str) -> bool:
    """Whether `text` begins like a page, or has about as many elements as a page would."""
    if _BEGINNING.match(text):
        return True
    elements = sum(1 for _ in _ELEMENT.finditer(text))
    return elements >= _FEW and elements * _CHARACTERS_AN_ELEMENT > len(text)
