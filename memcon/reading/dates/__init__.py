"""dates"""

from memcon.model.findings import DateMention
from memcon.reading.page import Found, Page


def find_dates(page: Page, found: Found) -> tuple[DateMention, ...]:
    return ()


def infer_published(page: Page, found: Found) -> str | None:
    return None
