"""Reports in which each mention is marked with the happening, or the person, that it is of.

A file holds the reports on one set of talks, after a few lines on what is hard about them:

    == ID | OUTLET | DAY
    Egypt and Ethiopia ended {m.dam-2|the second round of talks} on the dam.

A mark is the kind (m for a meeting, s a statement, c a commitment, p a person), the name of the happening, and the
words of the mention; marks may lie within one another.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from memcon.model.articles import Article, Publication, Text
from memcon.model.ids import text_id
from memcon.model.kinds import FindingKind
from memcon.model.passages import Span

GOLD = Path(__file__).with_name("gold")
KINDS = {
    "m": FindingKind.MEETING,
    "s": FindingKind.STATEMENT,
    "c": FindingKind.COMMITMENT,
    "p": FindingKind.ACTOR,
}
_APART = 2  # the remainder by which the talks that are not tuned on are told; chosen before anything was scored
_MARK = re.compile(r"\{(?P<kind>[mscp])\.(?P<name>[a-z0-9-]+)\||(?P<end>\})")


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a report about a happening; `name` is the same in all reports on it."""

    report: str
    kind: FindingKind
    name: str
    span: Span


@dataclass(frozen=True)
class Marked:
    """A report with its mentions, in the order in which they end."""

    talks: str
    article: Article
    mentions: tuple[Mention, ...]

    @property
    def is_kept_apart(self) -> bool:
        """Whether it is one of the third of the talks that no rule was tuned on."""
        return is_kept_apart(self.talks)


def is_kept_apart(talks: str) -> bool:
    return int(hashlib.sha256(talks.encode()).hexdigest(), 16) % 3 == _APART


def gold_files(folder: Path = GOLD) -> list[Path]:
    return sorted(folder.glob("*.txt"))


def marked(files: Iterable[Path]) -> Iterator[Marked]:
    """The marked reports of several files."""
    for file in files:
        yield from load(file)


def articles_of_marked(files: Iterable[Path]) -> Iterator[Article]:
    return (report.article for report in marked(files))


def load(file: Path) -> Iterator[Marked]:
    """The marked reports of a file."""
    for part in file.read_text("utf-8").split("\n== ")[1:]:
        head, _, body = part.partition("\n")
        id_, outlet, day = (field.strip() for field in head.split("|"))
        text, mentions = take_marks(id_, body.strip())
        article = Article(id_, Text(text_id(text), text, "as-given"), Publication(outlet=outlet, published=day))
        yield Marked(file.stem, article, mentions)


def take_marks(report: str, marked: str) -> tuple[str, tuple[Mention, ...]]:
    """The text without its marks, and the mentions that these were of. Raises ValueError where a mark has no end."""
    text, last = "", 0
    begun: list[tuple[str, str, int]] = []
    mentions: list[Mention] = []
    for mark in _MARK.finditer(marked):
        text += marked[last : mark.start()]
        last = mark.end()
        if mark["end"] is None:
            begun.append((mark["kind"], mark["name"], len(text)))
        elif begun:
            kind, name, start = begun.pop()
            mentions.append(Mention(report, KINDS[kind], name, Span(start, len(text))))
        else:
            raise ValueError(f"{report}: a mark ends that has not begun")
    if begun:
        raise ValueError(f"{report}: the mark of {begun[-1][1]} has no end")
    return text + marked[last:], tuple(mentions)
