"""Why an address gives nothing."""

from memcon.articles.limits import Unusable


class Unreachable(Unusable):
    """Nothing came from an address, and trying later may help. `retry_after` is in how many seconds, where the server
    said so or a pause is being kept to."""

    def __init__(self, cause: str, retry_after: float | None = None) -> None:
        super().__init__(cause)
        self.retry_after = retry_after


class NoConnection(Unreachable):
    """It did not come to a question: no name, no connection, no trust."""


class Gone(Unusable):
    """It was taken down for good."""


class Closed(Unusable):
    """It is no place that anything is fetched from."""


class Barred(Closed):
    """It is no place that anything is fetched from unless addresses within private networks are allowed."""


class Astray(Unusable):
    """Redirects lead nowhere: in circles, or on and on."""


def after_redirect(cause: Unusable, where: str) -> Unusable:
    """The same cause, told of the address that a redirect led to."""
    words = f"it redirects to {where}: {cause}"
    if isinstance(cause, Unreachable):
        return Unreachable(words, cause.retry_after)
    return Gone(words) if isinstance(cause, Gone) else Unusable(words)
