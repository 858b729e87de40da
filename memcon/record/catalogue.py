"""The articles as the record files them: when they were published, and what was made of each."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

from memcon.model.articles import Publication
from memcon.model.edtf import When
from memcon.model.entries import Filed
from memcon.model.findings import kind_of
from memcon.model.passages import Passage, Span
from memcon.record.material import Source, first_day, when
from memcon.record.words import count_words


def was_known(source: Source, on: dt.date | None) -> bool:
    """Whether a text can have been read by the end of a day: published by then, or perhaps so."""
    if on is None:
        return True
    value = when(source.published or source.window)
    first = value.first if value else None
    return first is None or first <= on


def days_of(published: str | None, window: str | None, publications: Sequence[Publication]) -> list[str]:
    """The days on which a text was published, or changed, or may first have been."""
    first = first_day(published or window)
    days = (day for p in publications for day in (p.published, p.modified))
    return [day[:10] for day in (first.isoformat() if first else None, *days) if day]


def place_of(filed: Filed) -> str:
    """Orders articles by their earliest publication, those of an unknown day last."""
    return f"{filed.published or filed.published_window or '9999'} {filed.id}"


def touches(filed: Filed, since: dt.date | None, until: dt.date | None) -> bool:
    """Whether an article may have been published on one of these days, both inside."""
    if since is None and until is None:
        return True
    published = when(filed.published or filed.published_window)
    return published is not None and published.overlaps(When.between(since, until))


def file_sources(
    sources: Sequence[Source],
    appeared: Callable[[Source], tuple[Publication, ...]],
    superseded_by: Callable[[str], str | None],
) -> tuple[Filed, ...]:
    """The articles by their earliest publication, those of an unknown day last. `appeared` gives the publications of
    a text that were known, `superseded_by` the newest version of a text, where that is another."""
    told: dict[str, list[str]] = defaultdict(list)
    for source in sources:
        told[source.story].append(source.text.id)
    filed = [_file(source, appeared(source), told[source.story], superseded_by(source.text.id)) for source in sources]
    return tuple(sorted(filed, key=place_of))


def _file(source: Source, publications: tuple[Publication, ...], story: Sequence[str], newest: str | None) -> Filed:
    reading, text = source.reading, source.text
    return Filed(
        id=text.id,
        title=next((p.title for p in publications if p.title), None),
        publications=publications,
        published=source.published,
        published_window=source.window,
        words=count_words(text.body),
        language=text.language,
        reader=reading.reader if reading else None,
        counts=dict(Counter(str(kind_of(f)) for f in reading.findings)) if reading else {},
        gaps=tuple(Passage.cut(text.id, text.body, Span(*gap)) for gap in reading.gaps) if reading else (),
        copies=tuple(sorted(id_ for id_ in story if id_ != text.id)),
        superseded_by=newest,
    )
