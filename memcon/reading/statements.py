"""statements"""

from memcon.model.findings import Statement
from memcon.reading.page import Found, Page


def find_statements(page: Page, found: Found) -> tuple[Statement, ...]:
    return ()
