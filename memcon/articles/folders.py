"""What is taken of a folder: the files that may be articles by their names, in the order of those."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from memcon.articles.knowledge import table
from memcon.articles.sniffing import cause_named, ending_of, kind_named

_MOST_ENDINGS = 6  # that are told


@dataclass(slots=True)
class Walk:
    """What was found on the way through a folder besides the files to open: how many files are no articles by their
    names and no parts of a saved page, their endings, and the errors of places that could not be looked into."""

    passed: int = 0
    endings: dict[str, None] = field(default_factory=dict)
    errors: list[OSError] = field(default_factory=list)

    def files(self, folder: Path) -> Iterator[Path]:
        """The files to open. Links to folders are not followed, for they may lead in a circle."""
        for place, folders, names in os.walk(folder, onerror=self.errors.append):
            folders[:] = sorted(name for name in folders if not name.startswith(".") and not _is_beside(name, names))
            for name in sorted(names):
                if _is_wanted(name):
                    yield Path(place, name)
                elif not _is_silent(name):
                    self._pass_over(name)

    def _pass_over(self, name: str) -> None:
        self.passed += 1
        if len(self.endings) < _MOST_ENDINGS:
            self.endings[ending_of(name)] = None


def _is_wanted(name: str) -> bool:
    """Whether a file is opened: it is of a kind that is read, or of one of which the user is told what to do."""
    return not _is_set_aside(name) and (kind_named(name) is not None or cause_named(name) is not None)


def _is_set_aside(name: str) -> bool:
    return name.upper().startswith((".", "README")) or name.lower().endswith(".gold.json")


def _is_silent(name: str) -> bool:
    return _is_set_aside(name) or ending_of(name) in table("sniffing")["beside"]["endings"]


def _is_beside(folder: str, names: list[str]) -> bool:
    """Whether a folder holds the parts of a saved page that stands beside it."""
    for ending in table("sniffing")["beside"]["folders"]:
        page = folder.removesuffix(ending)
        if page != folder and any(f"{page}{html}" in names for html in (".html", ".htm", ".xhtml")):
            return True
    return False
