"""Whether a text is the source of a page or of other markup, and not what a reader sees."""

import re

_ROOT = re.compile(r"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)")
_DECLARED = re.compile(r"<!doctype\s+html\b", re.I)
_PAGE_ROOTS = frozenset({"html", "head", "body"})
_ELEMENT = re.compile(
    r"</?(?:a|article|aside|b|body|br|div|em|figure|footer|h[1-6]|head|header|html|i|img|li|link|main|meta|nav|ol|p|script"
    r"|section|span|strong|style|table|tbody|td|th|title|tr|ul)\b[^<>]{0,2000}>",
    re.I,
)
_FEW = 6  # elements that may have been left over in a text
_CHARACTERS_AN_ELEMENT = 300  # paragraphs longer than that are rare


def is_page(text: str) -> bool:
    """Whether `text` begins like a page, or has about as many elements as a page would."""
    if root_of(text) in _PAGE_ROOTS:
        return True
    elements = sum(1 for _ in _ELEMENT.finditer(text))
    return elements >= _FEW and elements * _CHARACTERS_AN_ELEMENT > len(text)


def has_element(text: str) -> bool:
    """Whether there is any element of HTML in `text`."""
    return _ELEMENT.search(text) is not None


def root_of(text: str) -> str | None:
    """The name of the element that `text` begins with, in lower case and without its prefix; "html" where it is
    declared a page; None where it begins otherwise."""
    at = _skip_blanks(text, 0)
    while text.startswith(("<?", "<!"), at):
        if _DECLARED.match(text, at):
            return "html"
        end = _end_of_declaration(text, at)
        if end is None:
            return None
        at = _skip_blanks(text, end)
    match = _ROOT.match(text, at)
    return match[1].lower() if match else None


def _end_of_declaration(text: str, at: int) -> int | None:
    """Where a comment, an instruction or a document type that begins at `at` is over; None where it never is."""
    for beginning, end in (("<!--", "-->"), ("<?", "?>"), ("<!", ">")):
        if text.startswith(beginning, at):
            if beginning == "<!" and "[" in text[at : max(text.find(">", at), at)]:
                end = "]>"
            found = text.find(end, at + len(beginning))
            return found + len(end) if found >= 0 else None
    return None


def _skip_blanks(text: str, at: int) -> int:
    while at < len(text) and (text[at].isspace() or text[at] == "\ufeff"):
        at += 1
    return at
