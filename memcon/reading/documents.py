"""documents"""

from memcon.model.findings import Document
from memcon.reading.page import Found, Page


def find_documents(page: Page, found: Found) -> tuple[Document, ...]:
    return ()
