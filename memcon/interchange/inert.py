"""Text from outside on its way into a file of another format."""

from memcon.views.wording import one_line

_WEB = ("http://", "https://")


def inert(words: str) -> str:
    """`words` on one line, without control characters and those that turn or hide what stands beside them."""
    return one_line("".join(c if c.isprintable() or c.isspace() else " " for c in words))


def web_address(address: str | None) -> str | None:
    """An address that a reader may be led to: of the web, and nothing else."""
    if address is None or not address.lower().startswith(_WEB) or inert(address) != address:
        return None
    return address
