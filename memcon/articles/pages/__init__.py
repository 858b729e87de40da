"""From the source of a page to its texts: a report, or the entries of a live page, with what the page says of itself.

Nothing that a page names is fetched, and nothing in it is run.
"""

from memcon.articles.pages.fragments import blocks_of, read_fragment
from memcon.articles.pages.reading import read_mhtml, read_page

__all__ = ["blocks_of", "read_fragment", "read_mhtml", "read_page"]
