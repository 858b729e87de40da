"""Which lines are headings: they repeat in short what the report says, and nothing is read off them."""

from memcon.model.passages import Span
from memcon.reading.page import Page

_ENDS = ".!?…:;\"”’»')}]"


def is_heading(page: Page, span: Span) -> bool:
    """Whether `span` stands in a line above or between others that does not end as a sentence does."""
    line = page.paragraph_at(span.start)
    if line is None or line == page.paragraphs[-1] or line.end - line.start > 160:
        return False
    return page.text[line.end - 1] not in _ENDS
