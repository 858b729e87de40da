"""Elements with attributes beyond all measure, which a parser of HTML takes time for that grows with their square."""

import re
from collections.abc import Iterator

from memcon.articles.limits import Unusable

_MOST = 2_000  # of one element; pages have some dozens
_VALUE = r"""(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+)?+)?+"""
_ONE = rf"[\s/]++[^\s/>=]++{_VALUE}"
_TAG = re.compile(rf"<[a-zA-Z][^\s/>]*+(?:{_ONE}){{0,{_MOST}}}+(?P<more>{_ONE})?+")
"""A tag as far as its attributes go. Each is taken whole, so that the search never comes back to a place."""
_SCRIPT, _SCRIPT_END = re.compile(r"<script\b", re.I), re.compile(r"</script\b", re.I)


def check_attributes(source: str) -> None:
    """Raises Unusable where an element of a page's source has more attributes than any page needs."""
    if any(tag["more"] for piece in _beside_scripts(source) for tag in _TAG.finditer(piece)):
        raise Unusable(f"an element of it has more than {_MOST:,} attributes")


def _beside_scripts(source: str) -> Iterator[str]:
    """The source without what stands inside scripts, where "<" means something else."""
    at = 0
    while script := _SCRIPT.search(source, at):
        begins = source.find(">", script.end())
        end = _SCRIPT_END.search(source, begins) if begins >= 0 else None
        if end is None:
            break
        yield source[at : begins + 1]
        at = end.end()
    yield source[at:]
