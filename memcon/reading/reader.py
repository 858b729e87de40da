"""The reader: its parts in their order, from an Article to a Reading.

A reading is a pure function of the text and its context. Any part can be left out or replaced:
`Reader(parts=PARTS | {"moves": my_moves})`.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from memcon import __version__
from memcon.articles.tongue import is_read
from memcon.model.articles import Article
from memcon.model.findings import Reading
from memcon.reading.actors import find_actors
from memcon.reading.commitments import find_commitments
from memcon.reading.commitments.done import find_steps
from memcon.reading.dates import find_dates, infer_published
from memcon.reading.deeds import find_deeds
from memcon.reading.documents import find_documents
from memcon.reading.events import code_events
from memcon.reading.gaps import find_gaps
from memcon.reading.language import LanguageModelError, model_name
from memcon.reading.meetings import find_meetings
from memcon.reading.moves import find_moves
from memcon.reading.page import Found, Page, annotate_together
from memcon.reading.statements import find_statements
from memcon.reading.together import AT_ONCE, together, uncollected

Part = Callable[[Page, Found], Any]
T = TypeVar("T")


@cache
def rules() -> str:
    """Eight digits for the code and tables of this folder: with any change to a rule, texts are read again."""
    folder = Path(__file__).parent
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.suffix in {".py", ".toml"}):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:8]


PARTS: Mapping[str, Part] = {
    "actors": find_actors,
    "published_inferred": infer_published,
    "dates": find_dates,
    "statements": find_statements,
    "meetings": find_meetings,
    "documents": find_documents,
    "commitments": find_commitments,
    "moves": find_moves,
    "deeds": find_deeds,
    "steps": find_steps,
    "events": code_events,
}
"""Each part by the field of `Found` that it fills, in the order in which they build on one another."""


@dataclass(frozen=True)
class Reader:
    """Reads articles. Holds no state: the language model is loaded once a process, on first use."""

    parts: Mapping[str, Part] = field(default_factory=lambda: PARTS)

    @property
    def version(self) -> str:
        """Names everything that can change a reading: Memcon's version, the rules as they stand, the language model."""
        return f"memcon-{__version__}+{rules()}+{model_name()}"

    def read(self, article: Article) -> Reading:
        """The reading of one article; nothing is found in one whose language is known and is not English.

        Raises LanguageModelError when the language model cannot be loaded.
        """
        with uncollected() if len(article.text.body) <= AT_ONCE else nullcontext():
            return self._read(Page(article))

    def _read(self, page: Page) -> Reading:
        article = page.article
        known = is_read(article.text.language)
        found = self._find(page) if known else Found()
        return Reading(
            id=article.id,
            text=page.text,
            published=page.context.published,
            published_inferred=found.published_inferred,
            outlet=article.publication.outlet,
            title=article.publication.title,
            language=article.text.language,
            reader=self.version,
            statements=found.statements,
            meetings=found.meetings,
            documents=found.documents,
            commitments=found.commitments,
            moves=found.moves,
            deeds=found.deeds,
            steps=found.steps,
            events=found.events,
            dates=found.dates,
            actors=found.actors,
            gaps=find_gaps(page, found) if known else (),
        )

    def _find(self, page: Page) -> Found:
        found = Found()
        for name, part in self.parts.items():
            found = replace(found, **{name: part(page, found)})
        return found

    def read_all(self, articles: Iterable[Article]) -> Iterator[Reading]:
        """The readings of `articles`, in their order: what `read` gives for each, in less time. A few articles are
        taken ahead, half a dozen of usual length."""
        for _, reading in self.read_each(articles, lambda article: article):
            if isinstance(reading, Exception):
                raise reading
            if reading is not None:
                yield reading

    def read_each(
        self, things: Iterable[T], article_of: Callable[[T], Article | None]
    ) -> Iterator[tuple[T, Reading | Exception | None]]:
        """As `read_all`, of things that may have an article: each with its reading, with why that failed, or with None
        where it has no article. Raises LanguageModelError."""
        for group in together(things, lambda thing: _length(article_of(thing))):
            pages = [Page(article) if (article := article_of(thing)) else None for thing in group]
            _annotate([page for page in pages if page and is_read(page.article.text.language)])
            for nth, thing in enumerate(group):
                page, pages[nth] = pages[nth], None  # what was worked out of it is held no longer than it is read
                yield thing, self._attempt(page) if page else None

    def _attempt(self, page: Page) -> Reading | Exception:
        try:
            with uncollected() if len(page.text) <= AT_ONCE else nullcontext():
                return self._read(page)
        except LanguageModelError:
            raise
        except Exception as error:
            return error


def _length(article: Article | None) -> int:
    return len(article.text.body) if article else 0


def _annotate(pages: list[Page]) -> None:
    """Annotates pages together; where that fails, each is left to be annotated, and to fail, by itself."""
    if not pages:
        return
    try:
        with uncollected():
            annotate_together(pages)
    except LanguageModelError:
        raise
    except Exception:  # noqa: S110 - it is raised again where it belongs
        pass
