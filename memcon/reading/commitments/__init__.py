"""commitments"""

from memcon.model.findings import Commitment
from memcon.reading.page import Found, Page


def find_commitments(page: Page, found: Found) -> tuple[Commitment, ...]:
    return ()
