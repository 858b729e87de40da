"""What a worker does: it loads the reader once, and reads portion after portion."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import Any

import msgspec

from memcon.articles.arrivals import Desk, Draft
from memcon.articles.contents import drafts_in, drafts_of_object
from memcon.articles.limits import Unusable
from memcon.articles.moments import iso_moment
from memcon.articles.sources import Named, Source
from memcon.corpus.glance import decide
from memcon.corpus.matching import Match
from memcon.corpus.notes import ALL, TRIES, Notes, Pad
from memcon.corpus.outcomes import Failed, Tally, add_up
from memcon.corpus.patience import within
from memcon.corpus.portions import Portion
from memcon.corpus.raw import Form, Passed, Raw
from memcon.corpus.rows import row_of
from memcon.model.articles import Article, Publication
from memcon.model.findings import Reading
from memcon.reading import Reader

PATIENCE = 300.0
"""Seconds that the reader has for any article, and another for so many bytes of it: ten times what it takes."""
_BYTES_A_SECOND = 1_000

Settled = tuple[str, Article]
"""An article, and where it was found."""


class ReadPortion(msgspec.Struct, frozen=True):
    """What came of a portion: the rows of its articles, what was done, and what failed; `reader` is the version of what
    read it."""

    source: str
    number: int
    tally: Tally
    rows: tuple[dict[str, Any], ...] = ()
    failed: tuple[Failed, ...] = ()
    bytes: int = 0
    last: bool = False
    again: bool = False
    reader: str = ""


class _Came(msgspec.Struct, frozen=True):
    """What came of one thing of a portion."""

    tally: Tally
    rows: tuple[dict[str, Any], ...] = ()
    failed: tuple[Failed, ...] = ()


class Worker:
    """Reads portions. The language model is loaded when the worker is made, and then kept."""

    def __init__(
        self, match: Match, reader: Reader | None = None, notes: Notes | None = None, patience: float = PATIENCE
    ) -> None:
        self._match, self._reader, self._notes = match, reader or Reader(), notes or Pad()
        self._patience = patience
        self._version = self._reader.version
        for _ in self._reader.read_all([_warm_up()]):
            pass

    def read(self, portion: Portion) -> ReadPortion:
        """What comes of a portion. Never raises for what an article is, and goes on where another worker died."""
        key = f"{portion.source}/{portion.number}"
        if self._notes.begin(key, ALL) == 0:
            came = [self._read_all(portion.raws)]
        else:
            came = [self._go_on(key, nth, raw) for nth, raw in enumerate(portion.raws)]
        self._notes.end(key)
        return ReadPortion(
            source=portion.source,
            number=portion.number,
            tally=add_up([portion.tally, *(one.tally for one in came)]),
            rows=tuple(row for one in came for row in one.rows),
            failed=(*portion.failed, *(failed for one in came for failed in one.failed)),
            bytes=portion.bytes,
            last=portion.last,
            again=portion.again,
            reader=self._version,
        )

    def _read_all(self, raws: Sequence[Raw]) -> "_Came":
        """What comes of a portion that nobody has died over, read all at once. What this worker dies of, the next ones
        find out one by one."""
        with within(self._seconds(raws), lambda: None):
            return self._read(raws)

    def _go_on(self, key: str, nth: int, raw: Raw) -> "_Came":
        """What comes of one thing of a portion, unless that is known, or too many died of it."""
        noted = self._notes.begin(key, nth)
        if isinstance(noted, bytes):
            return msgspec.msgpack.decode(noted, type=_Came)
        if noted + 1 >= TRIES:  # with the one that read all at once
            came = _failing(
                raw, f"{TRIES} workers died while they read it (the reader crashed, or took too much memory)"
            )
        else:
            seconds = self._seconds([raw])
            hangs = _failing(raw, f"the reader was not done with it after {seconds:.0f} seconds")
            with within(seconds, lambda: self._keep(key, nth, hangs)):
                came = self._read([raw])
        self._keep(key, nth, came)
        return came

    def _seconds(self, raws: Sequence[Raw]) -> float:
        return self._patience + sum(len(raw.data) for raw in raws) / _BYTES_A_SECOND

    def _keep(self, key: str, nth: int, came: "_Came") -> None:
        self._notes.keep(key, nth, msgspec.msgpack.encode(came))

    def _read(self, raws: Iterable[Raw]) -> "_Came":
        found = [one for raw in raws for one in _articles_in(raw)]
        failed = [one for one in found if isinstance(one, Failed)]
        settled, passed = self._decide(one for one in found if not isinstance(one, Failed))
        rows = []
        for (place, article), reading in self._readings(settled):
            if isinstance(reading, Reading):
                rows.append(row_of(article, reading, place))
            else:
                failed.append(Failed(place, f"the reader failed on it ({type(reading).__name__}: {reading})"))
        return _Came(_tally(rows, passed, len(failed)), tuple(rows), tuple(failed))

    def _readings(self, settled: list[Settled]) -> Iterable[tuple[Settled, Reading | Exception | None]]:
        """All at once, which is faster; one by one where that fails."""
        try:
            return list(self._reader.read_each(settled, lambda one: one[1]))
        except Exception:
            return [(one, self._reading(one[1])) for one in settled]

    def _reading(self, article: Article) -> Reading | Exception:
        try:
            return self._reader.read(article)
        except Exception as error:
            return error

    def _decide(self, articles: Iterable[Settled]) -> tuple[list[Settled], list[Passed]]:
        settled, passed = [], []
        for place, article in articles:
            reason = decide(article.text.body, article.publication.title, article.text.language, self._match)
            if reason:
                passed.append(reason)
            else:
                settled.append((place, article))
        return settled, passed


def _failing(raw: Raw, cause: str) -> _Came:
    return _Came(Tally(failed=1), failed=(Failed(raw.place, cause),))


def _articles_in(raw: Raw) -> Iterator[Settled | Failed]:
    desk = Desk(as_given=False, defaults=Publication(), fetched=iso_moment(raw.fetched))
    for place, draft in _drafts_in(raw):
        try:
            if isinstance(draft, Unusable):
                raise draft
            yield place, desk.settle(draft)
        except Unusable as cause:
            yield Failed(place, str(cause))


def _drafts_in(raw: Raw) -> Iterator[Named]:
    """The drafts of an article; where it fails, those before that and then the cause."""
    try:
        if raw.form is Form.OBJECT:
            yield from drafts_of_object(raw.data, raw.place)
        else:
            file = "" if raw.address else raw.place.rsplit("/", 1)[-1]
            source = Source(raw.place, file, raw.address, raw.media_type, raw.charset)
            yield from drafts_in(BytesIO(raw.data), source)
    except (Unusable, OSError, ValueError) as error:
        yield raw.place, Unusable(str(error))


def _tally(rows: list[dict[str, Any]], passed: list[Passed], failed: int) -> Tally:
    return Tally(
        articles=len(rows),
        undated=sum(row["published"] is None for row in rows),
        words=sum(row["words"] for row in rows),
        passed=dict(Counter(str(one.reason) for one in passed)),
        languages=dict(Counter(one.language for one in passed if one.language)),
        failed=failed,
    )


def _warm_up() -> Article:
    desk = Desk(as_given=False, defaults=Publication(), fetched=None)
    return desk.settle(Draft("The ministers met on Monday. “We will go on,” one of them said.", b""))
