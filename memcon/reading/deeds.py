"""deeds"""

from memcon.model.findings import Deed
from memcon.reading.page import Found, Page


def find_deeds(page: Page, found: Found) -> tuple[Deed, ...]:
    return ()
