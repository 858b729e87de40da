"""meetings"""

from memcon.model.findings import Meeting
from memcon.reading.page import Found, Page


def find_meetings(page: Page, found: Found) -> tuple[Meeting, ...]:
    return ()
