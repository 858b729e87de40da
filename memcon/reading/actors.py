"""actors"""

from memcon.model.findings import Actor
from memcon.reading.page import Found, Page


def find_actors(page: Page, found: Found) -> tuple[Actor, ...]:
    return ()
