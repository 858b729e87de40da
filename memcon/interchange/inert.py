"""Text from outside on its way into a file of another format."""

from memcon.views.wording import one_line

_WEB = ("http://", "https://")
_FORMULA = frozenset(
    "=+-@\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}\N{FULLWIDTH HYPHEN-MINUS}\N{FULLWIDTH COMMERCIAL AT}"
)
_BREAKING = frozenset("\t\r\n")  # what a spreadsheet may pass over on its way to a formula
_GUARD = "'"


def inert(words: str) -> str:
    """`words` on one line, without control characters and those that turn or hide what stands beside them."""
    return one_line("".join(c if c.isprintable() or c.isspace() else " " for c in words))


def web_address(address: str | None) -> str | None:
    """An address that a reader may be led to: of the web, and nothing else."""
    if address is None or not address.lower().startswith(_WEB) or inert(address) != address:
        return None
    return address


def would_run(cell: str) -> bool:
    """Whether a spreadsheet would take a cell for a formula, blanks before it or not."""
    return cell[:1] in _BREAKING or cell.lstrip()[:1] in _FORMULA


def guarded(cell: str) -> str:
    """A cell that no spreadsheet runs: with an apostrophe before it where one would, or where one stands there."""
    return f"{_GUARD}{cell}" if would_run(cell) or cell.startswith(_GUARD) else cell


def unguarded(cell: str) -> str:
    """What was guarded."""
    return cell.removeprefix(_GUARD)
