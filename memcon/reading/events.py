"""events"""

from memcon.model.findings import Event
from memcon.reading.page import Found, Page


def code_events(page: Page, found: Found) -> tuple[Event, ...]:
    return ()
