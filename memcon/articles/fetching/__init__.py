"""From an address to the bytes that it gives: politely, within limits, and never from inside a private network.

`Fetcher.fetch` gives a `Fetched`, or raises `Unusable` with the cause in words: `Unreachable` where trying later may
help, `Gone` where it was taken down for good, `Barred` where only our own rules refuse it. `post` sends something to an
address. `shown` is how one may stand in a message.
"""

from memcon.articles.fetching.addresses import shown
from memcon.articles.fetching.causes import Barred, Gone, Unreachable
from memcon.articles.fetching.fetcher import Fetcher
from memcon.articles.fetching.limits import Limits
from memcon.articles.fetching.outside import Outside
from memcon.articles.fetching.posting import post
from memcon.articles.fetching.replies import Fetched

__all__ = ["Barred", "Fetched", "Fetcher", "Gone", "Limits", "Outside", "Unreachable", "post", "shown"]
