"""moves"""

from memcon.model.findings import Move
from memcon.reading.page import Found, Page


def find_moves(page: Page, found: Found) -> tuple[Move, ...]:
    return ()
